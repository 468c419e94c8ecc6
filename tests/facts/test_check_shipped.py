"""The shipped fixtures contradict themselves only where a conflict is recorded, and their sources are covered."""

import json
from pathlib import Path

import pytest

from quizapp.facts.check import ERROR, INFO, check
from quizapp.facts.coverage import coverage, totals

FIXTURES = Path(__file__).parents[2] / "fixtures" / "china_kazakhstan"


@pytest.fixture
def rows():
    files = sorted(FIXTURES.glob("*.json"))
    entries = [entry for file in files for entry in json.loads(file.read_text(encoding="utf-8"))]
    models = dict.fromkeys(entry["model"].removeprefix("facts.") for entry in entries)
    return {model: [entry["fields"] for entry in entries if entry["model"] == f"facts.{model}"] for model in models}


def test_there_is_no_error(rows):
    assert [str(finding) for finding in check(rows) if finding.level == ERROR] == []


def test_every_paragraph_gave_facts_or_says_why_not(rows):
    assert totals(coverage(rows))["with_neither"] == 0


def test_the_growth_that_the_totals_contradict_is_found_by_rule_and_known(rows):
    known = {finding.fact for finding in check(rows) if finding.rule == "growth" and finding.level == INFO}
    assert {"figure:trade-growth-1994", "figure:trade-growth-1995"} <= known


def test_it_is_an_error_where_no_conflict_says_so(rows):
    doubted = ("trade-growth-1994", "trade-growth-1995", "trade-total-1993")
    kept = [row for row in rows["conflict"] if not {key[-1] for key in row["figures"]} & set(doubted)]
    found = {f.fact for f in check({**rows, "conflict": kept}) if f.level == ERROR and f.rule != "conflict"}
    assert {f"figure:{key}" for key in doubted} <= found
