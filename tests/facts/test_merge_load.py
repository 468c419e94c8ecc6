"""A merge survives every load: it is laid over what comes, and what it touched is no edit of the site."""

import pytest

from quizapp.facts.check import check
from quizapp.facts.merging import merge_persons
from quizapp.facts.models import Event, Participation, Person
from tests.facts.merge_world import GONE, KEPT, World, merge_of, person, rows

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

KIND = ("annals", "kind: visit", "kind: state_visit")
SAID = f"person {GONE}: merged into {KEPT} on this site (kept)"


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    made.load()
    return made


def edited():
    return [finding.fact for finding in check(rows()) if finding.rule == "edited"]


@pytest.mark.parametrize(("kept", "gone"), [(KEPT, GONE), (GONE, KEPT), ("li-wei", GONE), (GONE, "li-wei")])
def test_a_merge_and_two_loads_change_nothing(world, kept, gone):
    merge_persons(kept=person(kept), gone=person(gone))
    after = rows()
    assert edited() == []
    for _ in range(2):
        report = world.load()
        assert not report.has_changes
        assert report.kept == [f"person {gone}: merged into {kept} on this site (kept)"]
        assert rows() == after


def test_plain_loaddata_brings_the_person_back_until_the_next_load(world):
    from django.core.management import call_command

    merge_persons(kept=person(KEPT), gone=person(GONE))
    after = rows()
    files = [str(path) for path in sorted((world.folder / "fixtures").glob("*.json"))]
    call_command("loaddata", *files, verbosity=0)
    assert Person.objects.filter(key=GONE).exists()
    world.load()
    assert rows() == after


def test_other_changes_of_what_mentions_the_person_still_arrive(world):
    merge_persons(kept=person(KEPT), gone=person(GONE))
    report = world.load(
        KIND,
        ("gazette", "the host Asanov", "the second host Asanov"),
        ("people", "name: Asanov,", "name: Asanof,"),
        ("people", "name: Nurlan Asanov", "name: Nurlan Asanow"),
    )
    assert report.kept == [SAID]
    assert Event.objects.get().kind == "state_visit"
    assert (
        Participation.objects.get(person__key=KEPT, role="host").as_written == "Nurlan Asanov; the second host Asanov"
    )
    kept = person(KEPT)
    assert (kept.name, "Asanof" in kept.aliases.values_list("text", flat=True)) == ("Nurlan Asanow", True)
    assert not world.load(
        KIND,
        ("gazette", "the host Asanov", "the second host Asanov"),
        ("people", "name: Asanov,", "name: Asanof,"),
        ("people", "name: Nurlan Asanov", "name: Nurlan Asanow"),
    ).has_changes


def test_an_edit_before_the_merge_stays_an_edit(world):
    Event.objects.update(kind="our_kind")
    person(GONE).aliases.create(text="Mr A")
    merge_persons(kept=person(KEPT), gone=person(GONE))
    assert edited() == ["event:first-visit", f"person:{KEPT}"]
    report = world.load(KIND)
    assert set(report.kept) == {SAID, "event first-visit: kept site edit", f"person {KEPT}: kept site edit"}
    assert Event.objects.get().kind == "our_kind"
    assert person(KEPT).aliases.filter(text="Mr A").exists()


def test_a_person_made_here_and_merged_into_a_loaded_one_is_no_edit(world):
    ours = Person.objects.create(topic=person(KEPT).topic, key="ours", name="N. A. Asanov", country="KZ")
    merge_persons(kept=person(KEPT), gone=ours)
    assert edited() == []
    assert not world.load().has_changes
    assert person(KEPT).aliases.filter(text="N. A. Asanov").exists()


def test_a_loaded_person_merged_into_one_made_here_stays_gone(world):
    ours = Person.objects.create(topic=person(KEPT).topic, key="ours", name="N. A. Asanov", country="KZ")
    merge_persons(kept=ours, gone=person(GONE))
    after = rows()
    assert not world.load().has_changes
    assert rows() == after


def test_merges_one_after_another(world):
    merge_persons(kept=person(KEPT), gone=person(GONE))
    merge_persons(kept=person("li-wei"), gone=person(KEPT))
    after = rows()
    assert edited() == []
    assert set(merge_of(GONE).kept.former_keys) == {GONE, KEPT}
    assert not world.load().has_changes
    assert rows() == after
