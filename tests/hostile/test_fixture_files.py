"""Fixture files that are bombs, pipes or no JSON are refused by `load_topic`, and nothing is loaded."""

import os
import time

import pytest
from django.core.management import call_command

from quizapp.facts.models import Event, Topic
from tests.hostile.planted import edit, fixtures, refused

pytestmark = pytest.mark.django_db
EVENTS = "100_event.json"
EVENT = '{"model": "facts.event", "fields": {"title": "x", %s}}'

FILES = {
    "deep list": ("[" * 100_000, "nested too deeply"),
    "deep object": ('{"a":' * 100_000, "nested too deeply"),
    "deep and closed": ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
    "name twice": (f"[{EVENT % '"title": "y"'}]", "not valid JSON: the name 'title' is given twice in one object"),
    "model twice": ('[{"model": "facts.event", "model": "facts.person", "fields": {}}]',
     "the name 'model' is given twice"),
    "NaN": (f"[{EVENT % '"tier": NaN'}]", "not valid JSON: NaN is no number of JSON"),
    "infinity": (f"[{EVENT % '"tier": -Infinity'}]", "-Infinity is no number of JSON"),
    "overflow": (f"[{EVENT % '"tier": 1e999'}]", "expected a whole number"),
    "5000 digits": (f"[{EVENT % f'"tier": {"9" * 5000}'}]", "not valid JSON: Exceeds the limit (4300 digits)"),
    "no list": ("{}", "expected a list of objects"),
    "a number": ("[7]", 'entry 1: expected an object with "model" and "fields"'),
    "null": ("null", "expected a list of objects"),
    "fields no object": ('[{"model": "facts.event", "fields": []}]', 'expected an object with "model" and "fields"'),
    "model no text": ('[{"model": {"a": 1}, "fields": {}}]', "unknown model {'a': 1}"),
    "an account": ('[{"model": "accounts.user", "fields": {"is_superuser": true}}]', "unknown model 'accounts.user'"),
    "a question": ('[{"model": "questions.question", "fields": {}}]', "unknown model 'questions.question'"),
    "the index": ('[{"model": "facts.searchentry", "fields": {}}]', "unknown model 'facts.searchentry'"),
    "a row number": ('[{"model": "facts.event", "pk": 1, "fields": {}}]',
     "has a pk; rows are known by their natural keys"),
    "escape": ('[{"model": "\\u001b[2J", "fields": {}}]', "unknown model '\\x1b[2J'"),
    "YAML": ("- a: 1", "line 1: not valid JSON"),
    "cut off": ('[{"model": "facts.event"', "not valid JSON"),
    "nothing": ("", "line 1: not valid JSON"),
    "NUL": ("[\0]", "line 1: not valid JSON"),
    "UTF-16": ("[]".encode("utf-16"), "byte 0 is not UTF-8"),
    "Latin-1": ("[é]".encode("latin-1"), "byte 1 is not UTF-8"),
    "two encodings": ("[é".encode() + "é".encode("cp1252"), "byte 3 is not UTF-8"),
    "zip": (b"PK\x03\x04" + b"\0" * 60, "not valid JSON"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "said"), FILES.values(), ids=FILES)
def test_a_hostile_file_is_refused_and_nothing_is_loaded(tmp_path, content, said):
    folder = fixtures(tmp_path)
    (folder / EVENTS).write_bytes(content if isinstance(content, bytes) else content.encode())
    began = time.perf_counter()
    found = refused("load_topic", folder)
    assert any(line.startswith(f"{EVENTS}: ") and said in line for line in found.splitlines()), found[:500]
    assert time.perf_counter() - began < 5


def test_a_byte_order_mark_changes_nothing(tmp_path):
    folder = fixtures(tmp_path)
    for path in folder.glob("*.json"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    call_command("load_topic", folder)
    assert Event.objects.get().title == "the first visit of Li Wei"


def test_links_pipes_and_folders_are_refused_without_waiting(tmp_path):
    folder = fixtures(tmp_path)
    (tmp_path / "secret").write_text('["hunter2"]', "utf-8")
    for name in ("020_thread", "030_term", "040_source", "060_office"):
        (folder / f"{name}.json").unlink()
    (folder / "020_thread.json").symlink_to(tmp_path / "secret")
    os.mkfifo(folder / "030_term.json")
    (folder / "040_source.json").mkdir()
    (folder / "060_office.json").symlink_to("/dev/zero")
    found = refused("load_topic", folder)
    assert "020_thread.json: is a link to a file outside its folder" in found
    assert "030_term.json: is not a file" in found
    assert "040_source.json: is not a file" in found
    assert "060_office.json: is a link to a file outside its folder" in found
    assert "hunter2" not in found


@pytest.mark.parametrize("name", ["gone", "file", "empty"])
def test_no_folder_of_fixtures_is_refused(tmp_path, name):
    (tmp_path / "file").write_text("[]")
    (tmp_path / "empty").mkdir()
    assert str(tmp_path / name) in refused("load_topic", tmp_path / name)


def test_a_wrong_file_among_right_ones_loads_none_of_them_over_a_topic_that_is_there(tmp_path):
    folder = fixtures(tmp_path)
    call_command("load_topic", folder)
    Topic.objects.update(is_stale=False)
    edit(folder, "topic", title="Taken over")
    (folder / "165_conflictvalue.json").write_text("[")
    assert "165_conflictvalue.json: line 1: not valid JSON" in refused("load_topic", folder)
    assert (Topic.objects.get().title, Topic.objects.get().is_stale) == ("Two lands", False)
