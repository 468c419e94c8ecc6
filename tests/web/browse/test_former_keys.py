"""The address of a fact that has another key now leads to it."""

import pytest

from quizapp.facts.merging import merge_persons

PATHS = {"event": "events", "person": "people", "agreement": "agreements"}


@pytest.mark.parametrize("kind", PATHS)
@pytest.mark.parametrize("former", ["old-key", "прежний", 'a"b', "a/b"])
def test_a_former_key_leads_to_the_fact(client, history, kind, former):
    fact = getattr(history, kind)
    fact.former_keys = ["first", former]
    fact.save()
    response = client.get(f"/t/history/{PATHS[kind]}/{former}/")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/t/history/{PATHS[kind]}/{fact.key}/"
    assert client.get(response.headers["Location"]).status_code == 200


@pytest.mark.parametrize("kind", PATHS)
def test_part_of_a_former_key_or_that_of_another_topic_is_not_found(client, history, kind):
    from tests import facts_factories

    other = getattr(facts_factories.history(1, slug="other"), kind)
    other.former_keys = ["long-old-key"]
    other.save()
    for key in ("old", "long-old-key"):
        assert client.get(f"/t/history/{PATHS[kind]}/{key}/").status_code == 404


def test_a_key_that_a_fact_has_is_its_own(client, history):
    history.event.former_keys = [history.rows[1].event.key]
    history.event.save()
    assert client.get(f"/t/history/events/{history.rows[1].event.key}/").status_code == 200


def test_the_page_of_a_merged_person_leads_to_the_one_kept(client, history):
    gone = history.rows[1].person
    merge_persons(kept=history.person, gone=gone)
    response = client.get(f"/t/history/people/{gone.key}/")
    assert (response.status_code, response.headers["Location"]) == (301, f"/t/history/people/{history.person.key}/")
    assert "Person 1" in client.get(response.headers["Location"]).content.decode()
