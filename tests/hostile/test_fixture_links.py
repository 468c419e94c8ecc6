"""Links of fixtures that lead nowhere, round in a circle or into another topic are refused by `load_topic`."""

import pytest
from django.core.management import call_command

from quizapp.facts.models import Event, Topic
from quizapp.facts.rows import FIXTURE_FILES
from tests import factories
from tests.hostile.planted import add, edit, entries, fixtures, ref, refused, save

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def folder(tmp_path):
    return fixtures(tmp_path)


def agreements(folder, **links):
    """An agreement for each key, cited, with its links."""
    for key, (name, targets) in links.items():
        add(folder, "agreement", key=key, title=f"The paper {key}", **{name: [ref(other) for other in targets]})
        add(folder, "citation", key=f"cited-{key}", event=None, agreement=ref(key), person=None)


DANGLING = {
    "person": ("participation", {"person": ref("nobody")}, "field person: there is no person nobody"),
    "office": ("participation", {"office": ref("no-office")}, "field office: there is no office no-office"),
    "parent": ("place", {"parent": ref("atlantis")}, "field parent: there is no place atlantis"),
    "paragraph": ("citation", {"paragraph": ref("annals", "p99")}, "field paragraph: there is no paragraph annals/p99"),
    "announcement": ("event", {"announced_by": ref("prophecy")}, "field announced_by: there is no event prophecy"),
    "thread": ("event", {"threads": [ref("border"), ref("oil")]}, "field threads: there is no thread oil"),
    "too short": ("participation", {"person": ["two_lands"]}, "field person: there is no person"),
    "too long": ("participation", {"person": ref("li-wei", "x", "y")}, "field person: there is no person li-wei/x/y"),
    "numbers": ("participation", {"person": [1, 2]}, "field person: found the topic 1"),
    "a text": ("participation", {"person": "li-wei"}, 'field person: found "li-wei"; expected a natural key'),
    "an object": ("participation", {"person": {"pk": 1}}, "expected a natural key"),
}


@pytest.mark.parametrize(("model", "fields", "said"), DANGLING.values(), ids=DANGLING)
def test_a_link_to_nothing_is_refused_with_its_place(folder, model, fields, said):
    edit(folder, model, **fields)
    assert said in refused("load_topic", folder)


def test_a_link_to_a_row_of_another_topic_is_refused_although_the_row_is_there(folder):
    factories.person(key="stranger", topic=factories.topic("elsewhere"))
    edit(folder, "participation", person=["elsewhere", "stranger"])
    assert "field person: found the topic 'elsewhere'; expected 'two_lands'" in refused("load_topic", folder)


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ({"a": ("supersedes", ["a"])}, "agreement:a: supersedes goes round in a circle: a -> a"),
        (
            {"a": ("supersedes", ["b"]), "b": ("supersedes", ["c"]), "c": ("supersedes", ["a"])},
            "error: agreement:a: supersedes goes round in a circle: a -> b -> c -> a",
        ),
        ({"a": ("implements", ["b"]), "b": ("implements", ["a"])}, "implements goes round in a circle: a -> b -> a"),
    ],
)
def test_documents_that_rest_on_each_other_are_refused(folder, links, said):
    agreements(folder, **links)
    assert said in refused("load_topic", folder)


def test_a_circle_of_places_is_refused(folder):
    edit(folder, "place", 1, parent=ref("astana"))
    assert "place:astana: parent goes round in a circle: astana -> kazakhstan -> astana" in refused(
        "load_topic", folder
    )


def test_a_place_inside_itself_is_refused_by_the_database(folder):
    edit(folder, "place", 0, parent=ref("astana"))
    assert "place_not_inside_itself" in refused("load_topic", folder)


def test_an_event_that_announces_itself_is_refused_by_the_database(folder):
    edit(folder, "event", announced_by=ref("first-visit"))
    assert "event_not_announced_by_itself" in refused("load_topic", folder)


def test_a_person_perhaps_the_same_as_themselves_is_refused(folder):
    edit(folder, "person", possibly_same=[ref("asanov")])
    assert "person:asanov: is possibly the same as themselves" in refused("load_topic", folder)


@pytest.mark.parametrize(
    ("former", "said"),
    [
        ({0: ["li-wei"]}, "person:asanov: the former key li-wei belongs to person:li-wei"),
        ({0: ["asanov"]}, "person:asanov: the former key asanov belongs to person:asanov"),
        ({0: ["x"], 1: ["x"]}, "person:li-wei: the former key x belongs to person:asanov"),
    ],
)
def test_a_former_key_that_is_somebody_elses_is_refused(folder, former, said):
    for number, keys in former.items():
        edit(folder, "person", number, former_keys=keys)
    assert said in refused("load_topic", folder)


@pytest.mark.parametrize("model", ["event", "person", "participation", "citation", "conflictvalue", "paragraph"])
def test_a_row_given_twice_is_refused(folder, model):
    found = entries(folder, model)
    save(folder, model, [*found, found[0]])
    assert f"the same key as entry 1 of {FIXTURE_FILES[model]}" in refused("load_topic", folder)


def test_two_topics_in_one_folder_are_refused(folder):
    add(folder, "topic", slug="three_lands")
    assert "found 2 topics; expected exactly one" in refused("load_topic", folder)


def test_a_circle_leaves_a_topic_that_is_there_as_it_was(folder):
    call_command("load_topic", folder)
    before = Event.objects.get().pk
    edit(folder, "event", title="Another title")
    edit(folder, "place", 1, parent=ref("astana"))
    refused("load_topic", folder)
    assert (Event.objects.get().pk, Event.objects.get().title) == (before, "the first visit of Li Wei")
    assert Topic.objects.get().is_stale is False
