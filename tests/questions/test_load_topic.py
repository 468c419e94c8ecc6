"""`load_topic`: facts, checks and the bank in one transaction; a mistake loads nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from quizapp.facts.models import Event, Topic
from quizapp.facts.seeds import build, write
from quizapp.questions.models import Question
from tests.facts.seed_folder import write_seeds

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

CONTRADICTION = ("gazette", 'value: "39.5"', 'value: "49.5"')
COVERED = ("gazette", 'facts: ["figure:trade-total-1995", "figure:trade-export-1995"]', 'facts: ["event:first-visit"]')


@pytest.fixture
def load(tmp_path):
    def run(*changes):
        write(build(write_seeds(tmp_path / "seeds", *changes)), tmp_path / "fixtures")
        said = StringIO()
        call_command("load_topic", tmp_path / "fixtures", stdout=said)
        return said.getvalue()

    return run


def test_it_says_what_it_loaded_and_generated(load):
    said = load()
    assert "event: 1 added" in said
    assert "questions: " in said
    assert Topic.objects.get().is_stale is False


def test_a_second_run_changes_nothing(load):
    load()
    before = list(Question.objects.values())
    assert "questions: 0 added, 0 changed, 0 withdrawn" in load()
    assert list(Question.objects.values()) == before


def test_facts_that_contradict_themselves_are_refused_and_nothing_is_loaded(load):
    with pytest.raises(CommandError, match=r"(?s)trade-total-1995.*Nothing was loaded"):
        load(CONTRADICTION, COVERED)
    assert not Topic.objects.exists()
    assert not Event.objects.exists()


def test_a_contradiction_leaves_what_was_there_before(load):
    load()
    before = list(Event.objects.values())
    with pytest.raises(CommandError, match="Nothing was loaded"):
        load(CONTRADICTION, COVERED, ("annals", "kind: visit", "kind: state_visit"))
    assert list(Event.objects.values()) == before


def test_a_folder_that_is_none_is_refused_by_name(tmp_path):
    with pytest.raises(CommandError, match=r"(?s)nowhere.*Nothing was loaded"):
        call_command("load_topic", tmp_path / "nowhere", stdout=StringIO())
