"""Merging two persons in the admin: exactly two, one page that shows what moves, a log, and a way back."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.urls import reverse

from quizapp.facts.merging import merge_persons
from quizapp.facts.models import Merge, Person, Topic
from tests import factories

LIST = reverse("admin:facts_person_changelist")


@pytest.fixture
def two(db):
    """The same man twice, and one more."""
    source = factories.source()
    persons = [factories.person(key=key, name=name) for key, name in (("ann", "Ann Field"), ("field", "A. Field"))]
    for person in persons:
        factories.citation(source, person=person)
    event = factories.event()
    factories.citation(source, event=event)
    event.participations.create(person=persons[1], role="met")
    factories.proved(factories.topic())
    return persons


def post(client, persons, **data):
    chosen = [person.pk for person in persons]
    return client.post(LIST, {"action": "merge", ACTION_CHECKBOX_NAME: chosen, **data}, follow=True)


def test_the_page_says_what_moves_and_asks_who_stays(as_operator, two):
    response = post(as_operator, two, index="0")
    text = " ".join(response.content.decode().split())
    assert "Ann Field</bdi> (ann) stays" in text
    assert "A. Field</bdi> (field) stays" in text
    assert "From <bdi>A. Field</bdi> (field) go over: parts in events: 1; citations: 1." in text
    assert text.count('type="radio"') == 2
    assert Person.objects.count() == 2


@pytest.mark.parametrize("stays", [0, 1])
def test_confirming_merges_logs_and_makes_the_topic_stale(as_operator, two, stays):
    kept, gone = two[stays], two[1 - stays]
    response = post(as_operator, two, confirm="yes", kept=kept.pk)
    assert "was merged into" in response.content.decode()
    assert Person.objects.get() == kept
    assert kept.participations.count() == 1
    assert Topic.objects.get().is_stale
    logged = dict(LogEntry.objects.values_list("object_id", "change_message"))
    assert logged == {
        str(kept.pk): f"Merged with {gone} ({gone.key}), who is gone.",
        str(gone.pk): f"Merged into {kept} ({kept.key}).",
    }


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_exactly_two(as_operator, two, number):
    chosen = [*two, factories.person()][:number]
    response = post(as_operator, chosen, confirm="yes", kept=two[0].pk)
    assert "Choose exactly two persons" in response.content.decode()
    assert not Merge.objects.exists()


def test_nobody_is_chosen_or_somebody_else(as_operator, two):
    for kept in ("", factories.person(key="third").pk, "x"):
        response = post(as_operator, two, confirm="yes", kept=kept)
        assert response.context["form"].errors["kept"]
    assert Person.objects.count() == 3


def test_persons_of_two_topics_are_refused_with_the_reason(as_operator, two):
    stranger = factories.person(topic=factories.topic("other"))
    shown = post(as_operator, [two[0], stranger], index="0").content.decode()
    assert "persons of different topics" in shown
    assert 'value="Merge"' not in shown
    response = post(as_operator, [two[0], stranger], confirm="yes", kept=two[0].pk)
    assert "Not merged: " in response.content.decode()
    assert not LogEntry.objects.exists()


def test_it_takes_the_right_to_delete_persons(clients, two):
    assert 'value="merge"' not in clients["teacher"].get(LIST).content.decode()
    post(clients["teacher"], two, confirm="yes", kept=two[0].pk)
    assert Person.objects.count() == 2
    colleague = factories.teacher("colleague")
    colleague.user_permissions.add(Permission.objects.get(codename="delete_person"))
    clients["anonymous"].force_login(colleague)
    post(clients["anonymous"], two, confirm="yes", kept=two[0].pk)
    assert Person.objects.count() == 1


def test_the_list_of_merges_is_only_read_and_teachers_take_nothing_back(clients, two):
    merge = merge_persons(kept=two[0], gone=two[1])
    page = reverse("admin:facts_merge_change", args=[merge.pk])
    away = reverse("admin:facts_merge_delete", args=[merge.pk])
    for role in ("teacher", "operator"):
        assert "A. Field" in clients[role].get(reverse("admin:facts_merge_changelist")).content.decode()
        assert "load the topic again" in clients[role].get(page).content.decode()
        assert clients[role].post(page, {"gone_key": "x"}).status_code == 403
    assert clients["teacher"].post(away, {"post": "yes"}).status_code == 403
    assert Merge.objects.get().gone_key == "field"


@pytest.mark.parametrize("way", ["page", "list"])
def test_an_operator_takes_a_merge_back(as_operator, two, way):
    merge = merge_persons(kept=two[0], gone=two[1])
    if way == "page":
        url, data = reverse("admin:facts_merge_delete", args=[merge.pk]), {"post": "yes"}
        assert "Deleting a merge brings nobody back by itself" in as_operator.get(url).content.decode()
    else:
        url = reverse("admin:facts_merge_changelist")
        data = {"action": "delete_selected", ACTION_CHECKBOX_NAME: [merge.pk], "post": "yes"}
    response = as_operator.post(url, data, follow=True)
    assert "Load the topic again to bring them back" in response.content.decode()
    assert not Merge.objects.exists()
    two[0].refresh_from_db()
    assert (two[0].former_keys, two[0].aliases.count()) == ([], 0)
