"""Loading fixtures: whole or not at all, row ids kept, safe to run twice, the same rows as plain `loaddata`."""

import json

import pytest
from django.core.management import call_command

from quizapp.facts.loading import LoadError, load_fixtures
from quizapp.facts.models import Event, Participation, Person, PersonAlias, Topic
from quizapp.facts.rows import FIXTURE_FILES, fixture_text, read_topic
from quizapp.facts.seeds import build, write
from tests.facts.seed_folder import write_seeds

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def load(tmp_path):
    """Build the small topic with some changes and load it."""

    def run(*changes):
        write(build(write_seeds(tmp_path / "seeds", *changes)), tmp_path / "fixtures")
        return load_fixtures(tmp_path / "fixtures")

    return run


def stored(tmp_path):
    """Whether the database holds exactly the rows of the files."""
    rows = read_topic(Topic.objects.get(slug="two_lands"))
    files = {name: tmp_path / "fixtures" / file for name, file in FIXTURE_FILES.items()}
    return all(fixture_text(name, rows[name]) == path.read_text("utf-8") for name, path in files.items() if rows[name])


def test_the_rows_of_the_database_are_those_of_the_files(load, tmp_path):
    report = load()
    assert report.counts["event"].added == 1
    assert report.counts["participation"].added == 3
    assert stored(tmp_path)


def test_a_second_load_changes_nothing(load):
    load()
    Topic.objects.update(is_stale=False)
    report = load()
    assert not report.has_changes
    assert all(line.endswith(" unchanged") for line in report.lines())
    assert Topic.objects.get().is_stale is False


def test_plain_loaddata_means_the_same_rows(load, tmp_path):
    write(build(write_seeds(tmp_path / "seeds")), tmp_path / "fixtures")
    files = [str(path) for path in sorted((tmp_path / "fixtures").glob("*.json"))]
    call_command("loaddata", *files, verbosity=0)
    assert stored(tmp_path)
    call_command("loaddata", *files, verbosity=0)
    assert not load_fixtures(tmp_path / "fixtures").has_changes


def test_changed_rows_keep_their_ids_and_make_the_topic_stale(load, tmp_path):
    load()
    Topic.objects.update(is_stale=False)
    before = Event.objects.get().pk, Person.objects.get(key="li-wei").pk
    report = load(("annals", "kind: visit", "kind: state_visit"), ("people", "name: Li Wei", "name: Li Weiguo"))
    assert (report.counts["event"].changed, report.counts["person"].changed) == (1, 1)
    assert (Event.objects.get().pk, Person.objects.get(key="li-wei").pk) == before
    assert Event.objects.get().kind == "state_visit"
    assert Topic.objects.get().is_stale is True
    assert stored(tmp_path)


def test_rows_that_the_folder_no_longer_has_are_removed(load, tmp_path):
    load()
    report = load(
        ("people", "    aliases: [{text: Нурлан Асанов, script: Cyrl, attested_in: annals}]\n", ""),
        ("gazette", ", {person: asanov, role: met}", ""),
    )
    assert (report.counts["personalias"].removed, report.counts["participation"].removed) == (1, 1)
    assert not PersonAlias.objects.exists()
    assert not Participation.objects.filter(role="met").exists()
    assert stored(tmp_path)


def test_a_renamed_fact_keeps_its_row(load, tmp_path):
    load()
    before = Event.objects.get().pk
    report = load(
        ("annals", "- event: first-visit", "- event: visit-1995\n        former_keys: [first-visit]"),
        ("gazette", "event:first-visit", "event:visit-1995"),
        ("topic", "event:first-visit", "event:visit-1995"),
    )
    assert (Event.objects.get().pk, Event.objects.get().key) == (before, "visit-1995")
    assert (report.counts["event"].changed, report.counts["event"].removed) == (1, 0)
    assert Participation.objects.count() == 3
    assert stored(tmp_path)


def test_links_between_rows_of_one_model_are_set_whatever_their_order(load, tmp_path):
    load(("places", "key: kazakhstan", "key: zz-land"), ("places", "parent: kazakhstan", "parent: zz-land"))
    assert Person.objects.get(key="asanov").possibly_same.get().key == "nurlan-asanov"
    assert stored(tmp_path)


def test_what_the_database_refuses_changes_nothing(load, tmp_path, monkeypatch):
    load()
    monkeypatch.setattr("quizapp.facts.fixtures.row_problems", lambda *_: ())  # so that it gets that far
    file = tmp_path / "fixtures" / "010_topic.json"
    topic = json.loads(file.read_text("utf-8"))
    topic[0]["fields"] |= {"first_year": 2001, "title": "Another title", "loaded_hash": ""}
    file.write_text(json.dumps(topic), "utf-8")
    with pytest.raises(LoadError, match="the database refuses these rows"):
        load_fixtures(tmp_path / "fixtures")
    assert Topic.objects.get().title == "Two lands"
