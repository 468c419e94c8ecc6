"""Taking a merge back: the next load brings the person back. And what a load does when the kept one is not in it."""

import pytest

from quizapp.facts.checking import errors_of
from quizapp.facts.loading import LoadError
from quizapp.facts.merging import merge_persons, unmerge
from quizapp.facts.models import Event, Merge, Participation, Person, Topic
from tests.facts.merge_world import GONE, KEPT, World, merge_of, person, rows

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

# The fixtures no longer hold the one who was kept.
WITHOUT_KEPT = (
    ("people", "key: nurlan-asanov", "key: somebody"),
    (
        "people",
        "    aliases: [{text: Нурлан Асанов, script: Cyrl, attested_in: annals}]\n    possibly_same: [asanov]",
        "",
    ),
    ("people", "name: Nurlan Asanov", "name: Some Body"),
    ("annals", "{person: nurlan-asanov, role", "{person: somebody, role"),
    ("annals", "{person: nurlan-asanov, party", "{person: somebody, party"),
    ("topic", '"person:nurlan-asanov"', '"person:somebody"'),
)


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path)
    made.load()
    return made


@pytest.fixture
def before(world):
    return rows()


def test_taking_it_back_and_loading_restores_everything(world, before):
    merge = merge_persons(kept=person(KEPT), gone=person(GONE))
    assert unmerge(merge=merge) == [GONE]
    report = world.load()
    assert report.kept == []
    assert rows() == before


def test_deleting_the_record_alone_does_it_too(world, before):
    merge_persons(kept=person(KEPT), gone=person(GONE)).delete()
    world.load()
    assert rows() == before


def test_edits_of_this_site_stay_and_do_not_clash_with_who_comes_back(world):
    merge = merge_persons(kept=person(KEPT), gone=person(GONE))
    person(KEPT).aliases.create(text="Mr Nurlan")
    unmerge(merge=merge)
    report = world.load()
    assert report.kept == [f"person {KEPT}: kept site edit"]
    assert set(person(KEPT).aliases.values_list("text", flat=True)) == {"Нурлан Асанов", "Mr Nurlan"}
    assert person(GONE).participations.count() == 2
    assert errors_of(Topic.objects.get()) == []


def test_taking_back_the_second_of_two_takes_the_first_back(world, before):
    merge_persons(kept=person(KEPT), gone=person(GONE))
    second = merge_persons(kept=person("li-wei"), gone=person(KEPT))
    assert unmerge(merge=second) == [KEPT, GONE]
    world.load()
    assert rows() == before


def test_taking_back_the_first_of_two_leaves_the_second(world):
    merge_persons(kept=person(KEPT), gone=person(GONE))
    merge_persons(kept=person("li-wei"), gone=person(KEPT))
    unmerge(merge=merge_of(GONE))
    report = world.load()
    assert report.kept == [f"person {KEPT}: merged into li-wei on this site (kept)"]
    assert person("li-wei").former_keys == [KEPT]
    assert person(GONE).participations.count() == 2
    after = rows()
    assert not world.load().has_changes
    assert rows() == after


def test_who_was_kept_is_no_longer_in_the_fixtures(world):
    merge_persons(kept=person(KEPT), gone=person(GONE))
    said = f"person {KEPT}: is no longer in the fixtures, but {GONE} was merged into them on this site (kept)"
    for _ in range(2):
        report = world.load(*WITHOUT_KEPT)
        assert said in report.kept
        kept = person(KEPT)
        assert set(kept.participations.values_list("role", flat=True)) == {"host", "met"}
        assert (kept.name, kept.former_keys) == ("Nurlan Asanov", [GONE])
        assert not Person.objects.filter(key=GONE).exists()
    assert not report.has_changes


def test_who_was_kept_has_another_key_in_the_fixtures(world):
    merge_persons(kept=person(KEPT), gone=person(GONE))
    pk = person(KEPT).pk
    changes = [
        (file, old.replace("somebody", "n-asanov"), new.replace("somebody", "n-asanov"))
        for file, old, new in WITHOUT_KEPT[3:]
    ]
    changes.append(("people", "key: nurlan-asanov", "key: n-asanov\n    former_keys: [nurlan-asanov]"))
    world.load(*changes)
    assert person("n-asanov").pk == pk == merge_of(GONE).kept_id
    assert set(person("n-asanov").former_keys) == {KEPT, GONE}
    assert not world.load(*changes).has_changes


def test_words_that_no_longer_fit_together_are_an_error_that_says_so(world):
    merge_persons(kept=person(KEPT), gone=person(GONE))
    with pytest.raises(LoadError, match="longer than 300 characters together"):
        world.load(
            ("gazette", "the host Asanov", "x" * 200),
            ("annals", "as_written: Nurlan Asanov", "as_written: " + "y" * 200),
        )
    assert Participation.objects.get(person__key=KEPT, role="host").as_written == "Nurlan Asanov; the host Asanov"


def test_what_else_the_site_says_of_the_person_stays_with_the_one_kept(world):
    ours = Event.objects.create(topic=Topic.objects.get(), key="ours", title="x", kind="y")
    Participation.objects.create(event=ours, person=person(GONE), role="met")
    merge = merge_persons(kept=person(KEPT), gone=person(GONE))
    unmerge(merge=merge)
    world.load()
    assert ours.participations.get().person.key == KEPT
    assert not Merge.objects.exists()
