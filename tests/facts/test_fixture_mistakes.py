"""A mistake in a fixture names file, entry, field and expectation; all are reported and nothing is loaded."""

import json

import pytest

from quizapp.facts.loading import LoadError, load_fixtures
from quizapp.facts.models import Event, Topic
from quizapp.facts.seeds import build, write
from tests.facts.seed_folder import write_seeds

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def fixtures(tmp_path):
    write(build(write_seeds(tmp_path / "seeds")), tmp_path / "fixtures")
    return tmp_path / "fixtures"


def edit(folder, file, number=0, *, entry=None, **fields):
    """Change fields of an entry; a value of ... takes the field out. The row's hash is taken out with it."""
    path = folder / file
    entries = json.loads(path.read_text("utf-8"))
    entries[number] |= entry or {}
    changed = entries[number]["fields"] | {"loaded_hash": ...} | fields
    entries[number]["fields"] = {name: value for name, value in changed.items() if value is not ...}
    path.write_text(json.dumps(entries), "utf-8")


def mistakes(folder):
    with pytest.raises(LoadError) as caught:
        load_fixtures(folder)
    assert not Topic.objects.exists()
    return caught.value.mistakes


EVENT = "100_event.json: entry 1 (first-visit), field "


@pytest.mark.parametrize(
    ("file", "fields", "said"),
    [
        ("100_event.json", {"titel": "x"}, EVENT + "titel: unknown field"),
        ("100_event.json", {"title": ...}, EVENT + "title: is missing"),
        ("100_event.json", {"title": 3}, EVENT + "title: found 3; expected a text"),
        ("100_event.json", {"title": ""}, EVENT + "title: is an empty text"),
        ("100_event.json", {"title": "x" * 501}, EVENT + "title: has 501 characters; at most 500"),
        ("100_event.json", {"title": None}, EVENT + "title: is null"),
        ("100_event.json", {"told": "perhaps"}, EVENT + "told: found 'perhaps'; expected one of done, planned"),
        ("100_event.json", {"tier": 4}, EVENT + "tier: found 4; expected 1, 2 or 3"),
        ("100_event.json", {"tier": "2"}, EVENT + 'tier: found "2"; expected a whole number'),
        ("100_event.json", {"lead_complete": 1}, EVENT + "lead_complete: found 1; expected true or false"),
        ("100_event.json", {"date": "1995-02-30"}, EVENT + "date: found day 30"),
        ("100_event.json", {"earliest": "1995-02-23"}, EVENT + "earliest: found '1995-02-23'; the date"),
        ("100_event.json", {"latest": "24 March"}, EVENT + 'latest: found "24 March"; expected a day'),
        ("100_event.json", {"precision": "day"}, EVENT + "precision: found 'day'; the date"),
        ("100_event.json", {"origin": "site"}, EVENT + "origin: found 'site'; expected 'fixture'"),
        ("100_event.json", {"origin": ...}, EVENT + "origin: is missing"),
        ("100_event.json", {"key": "a\nb"}, "field key: has a space or a control character"),
        ("100_event.json", {"key": "../b"}, "field key: starts or ends with a slash, or has an empty part"),
        ("100_event.json", {"places": ["astana"]}, EVENT + "places: expected a list of natural keys"),
        ("100_event.json", {"places": [["two_lands", "rome"]]}, EVENT + "places: there is no place rome"),
        ("100_event.json", {"topic": ["three_lands"]}, EVENT + "topic: found the topic 'three_lands'"),
        ("100_event.json", {"loaded_hash": "0" * 32}, EVENT + "loaded_hash: does not match the row"),
        ("130_figure.json", {"value": "1.23456789"}, "field value: found"),
        ("130_figure.json", {"value": "much"}, 'field value: found "much"; expected a number'),
        ("150_citation.json", {"event": None}, "found none; expected exactly one of event, agreement"),
        (
            "150_citation.json",
            {"figure": ["two_lands", "trade-total-1995"]},
            "found event and figure; expected exactly",
        ),
        ("050_paragraph.json", {"names": {}}, "field names: found {}; expected a list"),
        ("050_paragraph.json", {"locator": "p2"}, "the same key as entry"),
    ],
)
def test_a_wrong_field_is_named_with_its_place(fixtures, file, fields, said):
    edit(fixtures, file, **fields)
    found = mistakes(fixtures)
    assert any(said in mistake and mistake.startswith(file) for mistake in found), found


def test_all_mistakes_of_all_files_are_reported(fixtures):
    edit(fixtures, "100_event.json", tier=4)
    edit(fixtures, "080_person.json", country=7)
    (fixtures / "060_office.json").write_text("[{]", "utf-8")
    found = "\n".join(mistakes(fixtures))
    assert "060_office.json: line 1: not valid JSON" in found
    assert "080_person.json: entry 1 (asanov), field country" in found
    assert "100_event.json: entry 1 (first-visit), field tier" in found


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"model": "auth.user"}, "unknown model 'auth.user'; expected facts.topic"),
        ({"pk": 1}, "has a pk; rows are known by their natural keys"),
        ({"model": "facts.topic"}, "found 2 topics; expected exactly one"),
    ],
)
def test_an_entry_of_another_kind_is_refused(fixtures, entry, said):
    edit(fixtures, "100_event.json", entry=entry)
    assert said in "\n".join(mistakes(fixtures))


@pytest.mark.parametrize("content", [b"\xff[]", b"{}", b"[1]", b'[{"model": "facts.event"}]', b"[" * 100_000])
def test_a_file_that_is_no_fixture_is_refused(fixtures, content):
    (fixtures / "100_event.json").write_bytes(content)
    assert any(mistake.startswith("100_event.json: ") for mistake in mistakes(fixtures))


def test_an_empty_folder_is_refused(tmp_path):
    assert "there are no *.json files" in mistakes(tmp_path)[0]


def test_hand_written_fixtures_need_no_hash(fixtures):
    edit(fixtures, "100_event.json", kind="state_visit")
    load_fixtures(fixtures)
    assert len(Event.objects.get().loaded_hash) == 32
    assert not load_fixtures(fixtures).has_changes
