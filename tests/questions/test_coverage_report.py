"""`generate_questions --report`: each fact and family with its question or the reason why none, as text and JSON."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from quizapp.questions.models import FactCoverage, Question
from tests.questions.world_rows import Store
from tests.questions.worlds import history

pytestmark = pytest.mark.django_db


def run(*options):
    said = StringIO()
    call_command("generate_questions", "aland-boria", *options, stdout=said)
    return said.getvalue()


@pytest.fixture
def history_rows():
    made = Store(history(4))
    made.topic.events.update(tier=2)  # an essential would have to say why it matters
    return made


def test_it_names_the_question_or_the_reason_for_every_fact_and_family(history_rows):
    said = run("--report")
    facts = said.split("\naland-boria: facts with")[0]
    assert "event:theatre-begun (tier 2): the theatre" in facts
    question = Question.objects.get(family="date_of_event", asks="year", subject_facts=["event:theatre-begun"])
    assert f"  date_of_event: {question.key} {question.current.stem}\n" in facts
    families = set(Question.objects.values_list("family", flat=True))
    for block in facts.split("\nevent:")[1:]:
        assert all(family in block for family in families)


def test_the_totals_are_those_of_the_facts(history_rows):
    run()
    rows = list(FactCoverage.objects.all())
    said = run("--report")
    for family in {name for row in rows for name in row.cells}:
        cells = [row.cells[family] for row in rows if family in row.cells]
        applies = sum(cell["applies"] for cell in cells)
        covered = sum(bool(cell["items"]) for cell in cells)
        assert f"  {family}: {covered} of {applies} (" in said
    assert f"  facts without any question: {sum(not row.question_count for row in rows)}\n" in said


def test_a_dry_run_reports_what_would_be_and_writes_nothing(history_rows):
    said = run("--report", "--dry-run")
    assert "  date_of_event: " in said
    assert not Question.objects.exists() and not FactCoverage.objects.exists()
    assert "(dry run: nothing was written)" in said


def test_json_is_one_document_with_the_same_cells(history_rows):
    (document,) = json.loads(run("--report", "--format", "json"))
    assert document["topic"] == "aland-boria" and len(document["added"]) == Question.objects.count()
    facts = {fact["fact"]: fact["families"] for fact in document["coverage"]["facts"]}
    for row in FactCoverage.objects.all():
        for family, cell in row.cells.items():
            told = facts[row.ref][family]
            assert [item["key"] for item in told["items"]] == cell["items"]
            assert told.get("reason", "") == cell["reason"]
    stems = [item["stem"] for families in facts.values() for cell in families.values() for item in cell["items"]]
    assert stems and all(stems)


def test_json_without_the_report_says_only_what_changed(history_rows):
    (document,) = json.loads(run("--format", "json"))
    assert "coverage" not in document and document["kept"] == 0


def test_a_later_run_replaces_what_is_no_longer_so(history_rows):
    run()
    undated = history_rows.topic.events.get(key="theatre-begun")
    undated.date = ""
    undated.save()
    run()
    row = FactCoverage.objects.get(ref="event:theatre-begun")
    assert row.cells["date_of_event"]["items"] == []
    assert " date_of_event " in row.missing or not row.cells["date_of_event"]["applies"]
