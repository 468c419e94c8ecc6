"""`audit_questions`: what it prints, and when it exits with 1."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.topics.test_space_flight import load

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(tmp_path):
    load()
    path = tmp_path / "bank.json"
    call_command("export_bank", "space-flight", "-o", path, stdout=StringIO())
    return path


def run(*arguments, **options) -> str:
    said = StringIO()
    call_command("audit_questions", *arguments, stdout=said, **options)
    return said.getvalue()


def spoil(path: Path) -> str:
    """Flip the key of one question, and return its key."""
    bank = json.loads(path.read_text("utf-8"))
    row = next(row for row in bank["questions"] if row["family"] == "date_of_event" and row["asks"] == "year")
    row["answer"]["value"], row["answer"]["text"] = "1901", "1901"
    path.write_text(json.dumps(bank), "utf-8")
    return row["key"]


def test_a_sound_topic_is_one_line(exported):
    for said in (run("space-flight"), run(), run(file=[exported])):
        assert "no findings" in said
        assert len(said.splitlines()) == 1


def test_a_spoilt_bank_prints_the_question_and_fails(exported):
    key = spoil(exported)
    said = StringIO()
    with pytest.raises(CommandError, match="finding"):
        call_command("audit_questions", file=[exported], stdout=said)
    assert f"{key}: U: " in said.getvalue()


def test_json_is_one_document(exported):
    key = spoil(exported)
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("audit_questions", "space-flight", file=[exported], format="json", stdout=said)
    sound, spoilt = sorted(json.loads(said.getvalue()), key=lambda one: len(one["findings"]))
    assert sound["topic"] == "space-flight" and sound["findings"] == []
    assert {finding["question"] for finding in spoilt["findings"]} == {key}


def test_an_unknown_topic_is_refused_by_name():
    with pytest.raises(CommandError, match="There is no topic 'nowhere'"):
        run("nowhere")


@pytest.mark.parametrize("text", ["{", "\ufeff", '{"a": ' * 3])
def test_what_is_no_json_is_refused_by_name(tmp_path, text):
    path = tmp_path / "bank.json"
    path.write_text(text, "utf-8")
    with pytest.raises(CommandError, match=r"bank\.json is no JSON document"):
        run(file=[path])


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(CommandError, match=r"Cannot read .*nowhere\.json"):
        run(file=[tmp_path / "nowhere.json"])


def test_json_that_is_no_bank_is_a_finding(tmp_path):
    path = tmp_path / "list.json"
    path.write_text("[]", "utf-8")
    with pytest.raises(CommandError, match="finding"):
        run(file=[path])
