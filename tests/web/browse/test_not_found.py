"""What is not there, or not to be shown, is a 404."""

import pytest

KINDS = ("chapters", "events", "people", "agreements", "sources", "places", "figures")
LISTS = (
    "", "events/", "people/", "agreements/", "figures/", "sources/", "glossary/", "timeline/", "places/", "search/",
    "silences/",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_key_is_not_found(client, history, kind):
    assert client.get(f"/t/history/{kind}/no-such-key/").status_code == 404


@pytest.mark.parametrize("address", LISTS)
def test_an_unknown_topic_is_not_found(client, db, address):
    assert client.get(f"/t/no-such-topic/{address}").status_code == 404


@pytest.mark.parametrize("address", LISTS)
def test_a_retired_topic_has_no_pages(client, history, address):
    assert client.get(f"/t/history/{address}").status_code == 200
    history.topic.is_retired = True
    history.topic.save()
    assert client.get(f"/t/history/{address}").status_code == 404


@pytest.mark.parametrize("kind", ["event", "person", "agreement", "source", "chapter", "place"])
def test_facts_of_a_retired_topic_are_not_found(client, history, kind):
    fact = getattr(history, kind)
    path = f"/t/history/{'people' if kind == 'person' else kind + 's'}/{fact.key}/"
    assert client.get(path).status_code == 200
    history.topic.is_retired = True
    history.topic.save()
    assert client.get(path).status_code == 404


def test_a_fact_of_another_topic_is_not_found(client, history):
    from tests import facts_factories

    facts_factories.history(1, slug="other")
    assert client.get(f"/t/history/events/{history.rows[2].event.key}/").status_code == 200
    assert client.get(f"/t/other/events/{history.rows[2].event.key}/").status_code == 404


def test_an_unknown_thread_is_not_found(client, history):
    assert client.get("/t/history/events/?thread=thread-1").status_code == 200
    assert client.get("/t/history/events/?thread=nonsense").status_code == 404


@pytest.mark.parametrize("number", ["nonsense", "-1", "0", "99", "9" * 30, "²"])
def test_an_impossible_page_number_shows_a_page(client, history, number):
    assert client.get("/t/history/events/", {"page": number}).status_code == 200


def test_pages_are_only_read(client, history):
    assert client.post("/t/history/events/").status_code == 405
