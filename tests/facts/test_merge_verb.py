"""Merging two persons: everything said of one is said of the other, and no word is lost."""

import pytest

from quizapp.facts.merging import MergeError, merge_persons, plan_merge
from quizapp.facts.models import Citation, Conflict, Merge, Office, Person, Signatory, Topic
from quizapp.facts.rows import links, model_of
from quizapp.facts.uniting import REFERENCES
from tests import factories
from tests.facts.merge_world import GONE, KEPT, World, person

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    made.load()
    return made


@pytest.fixture
def merged(world):
    Topic.objects.update(is_stale=False)
    return merge_persons(kept=person(KEPT), gone=person(GONE))


def test_every_reference_to_a_person_is_thought_of():
    found = {}
    for model in (model_of(name) for name in REFERENCES):
        for field in (*model._meta.fields, *links(model._meta.model_name)):
            if field.related_model is Person:
                found[model._meta.model_name] = field.name
    relations = [rel for rel in Person._meta.related_objects if rel.related_model is not Merge]
    assert found == REFERENCES
    assert {rel.related_model._meta.model_name for rel in relations} <= set(REFERENCES)


def test_names_and_keys_go_over_and_the_other_is_gone(merged):
    kept = person(KEPT)
    assert not Person.objects.filter(key=GONE).exists()
    assert kept.former_keys == [GONE]
    assert set(kept.aliases.values_list("text", "script")) == {("Нурлан Асанов", "Cyrl"), ("Asanov", "Latn")}
    assert {thread.key for thread in kept.threads.all()} == {"border", "oil"}
    assert not kept.possibly_same.exists()
    assert Topic.objects.get().is_stale


def test_what_was_said_of_both_in_one_place_is_one_row_with_the_words_of_both(merged):
    kept = person(KEPT)
    parts = {part.role: part.as_written for part in kept.participations.all()}
    assert parts == {"host": "Nurlan Asanov; the host Asanov", "met": ""}
    assert Signatory.objects.filter(person=kept).count() == 1
    assert kept.in_chapters.count() == 1


def test_citations_and_conflicts_go_over(merged):
    kept = person(KEPT)
    assert "An Asanov wrote." in set(kept.citations.values_list("passage", flat=True))
    assert list(Conflict.objects.get(key="total-doubted").persons.all()) == [kept]
    assert not Citation.objects.filter(person__key=GONE).exists()


def test_two_offices_in_one_place_are_a_warning_and_the_second_stays_as_words(world):
    host = person(GONE).participations.get(role="host")
    host.office, host.as_written = Office.objects.get(key="envoy-cn"), ""
    host.save()
    person(KEPT).participations.update(office=Office.objects.get(key="premier-cn"))
    plan = plan_merge(person(KEPT), person(GONE))
    assert "event first-visit: is Premier there, and Envoy; the second stays as words only" in plan.warnings
    merge_persons(kept=person(KEPT), gone=person(GONE))
    part = person(KEPT).participations.get(role="host")
    assert (part.office.title, part.as_written) == ("Premier", "Nurlan Asanov; Envoy")


def test_what_moves_is_counted_before_anything_is_done(world):
    plan = plan_merge(person(KEPT), person(GONE))
    assert plan.moves["participation"] == 2
    assert (plan.moves["signatory"], plan.moves["chapterfact"], plan.moves["conflict"]) == (1, 1, 1)
    assert plan.obstacles == []
    assert "event first-visit: takes part as host and as met" in plan.warnings
    assert Person.objects.filter(key=GONE).exists()


def test_an_unnamed_person_leaves_no_name_to_a_named_one(world):
    Person.objects.filter(key=GONE).update(unnamed=True)
    merge_persons(kept=person(KEPT), gone=person(GONE))
    assert "Asanov" not in set(person(KEPT).aliases.values_list("text", flat=True))


@pytest.mark.parametrize("case", ["itself", "other topic", "unnamed", "too long"])
def test_what_cannot_be_merged_is_refused_and_nothing_changes(world, case):
    kept, gone = person(KEPT), person(GONE)
    match case:
        case "itself":
            kept = gone
        case "other topic":
            kept = factories.person(topic=factories.topic("other"))
        case "unnamed":
            Person.objects.filter(pk=kept.pk).update(unnamed=True)
        case _:
            kept.participations.update(as_written="x" * 200)
            gone.participations.update(as_written="y" * 200)
    with pytest.raises(MergeError):
        merge_persons(kept=kept, gone=gone)
    assert Person.objects.filter(key=GONE).exists()
    assert not Merge.objects.exists()


def test_a_contradiction_that_comes_along_is_no_obstacle(world):
    Person.objects.filter(key=GONE).update(former_keys=["old"])
    Person.objects.filter(key="li-wei").update(former_keys=["old"])
    assert plan_merge(person(KEPT), person(GONE)).obstacles == []


def test_a_merge_that_brings_a_contradiction_is_refused(world):
    """Two persons without a name may be called alike; one with a name may not be called like another."""
    Person.objects.filter(key=GONE).update(unnamed=True)
    person(GONE).aliases.create(text="the envoy")
    factories.person(topic=Topic.objects.get(), key="third", name="The Envoy", unnamed=True)
    with pytest.raises(MergeError, match="is called 'the envoy', and so is third"):
        merge_persons(kept=person(KEPT), gone=person(GONE))
    assert person(GONE).aliases.exists()


def test_a_row_of_another_topic_keeps_a_person_from_going(world):
    other = factories.event(topic=factories.topic("other"))
    other.participations.create(person=person(GONE), role="met")
    with pytest.raises(MergeError, match="still used by participation"):
        merge_persons(kept=person(KEPT), gone=person(GONE))
    assert person(GONE).participations.count() == 3
