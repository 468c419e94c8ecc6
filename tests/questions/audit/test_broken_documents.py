"""A document of any shape is audited to its end: what cannot be read is a finding, never an exception."""

from copy import deepcopy

import pytest

from quizapp.questions.audit import audit
from tests.questions.audit.planting import sample


@pytest.fixture
def bank(document):
    """Some questions of every family, free to be changed."""
    some, seen = [], {}
    for row in sample(document, "broken", len(document["questions"])):
        seen[row["family"]] = seen.get(row["family"], 0) + 1
        if seen[row["family"]] < 3:
            some.append(deepcopy(row))
    return {**document, "questions": some}


def codes(bank):
    return {finding.code for finding in audit(bank)}


@pytest.mark.parametrize(
    "nothing", [{}, [], None, "bank", {"format": "other", "version": 1}, {"format": "quizapp-bank"}]
)
def test_what_is_no_bank_is_one_finding_or_more(nothing):
    assert {finding.code for finding in audit(nothing)} == {"format"}


def test_a_question_without_a_field_is_found_field_by_field(bank):
    for name in list(bank["questions"][0]):
        if name not in {"key", "difficulty", "lints"}:
            rows = [{field: value for field, value in row.items() if field != name} for row in bank["questions"]]
            found = audit({**bank, "questions": rows})
            assert {row["key"] for row in rows} <= {finding.question for finding in found}, name


@pytest.mark.parametrize("junk", [None, 7, [], {}, "", [None], {"a": 1}])
def test_a_field_of_another_type_is_found(bank, junk):
    for name in ("subject_facts", "constraints", "answer", "distractors", "stem_parts", "proof", "stem"):
        rows = [row | {name: junk} for row in bank["questions"] if row["family"] != "order_k" or name != "distractors"]
        found = {finding.question for finding in audit({**bank, "questions": rows})}
        assert {row["key"] for row in rows} <= found, name


def test_a_fact_with_a_date_that_is_none_is_found(bank):
    events = [bank["events"][0] | {"date": "3 May 1992"}, *bank["events"][1:]]
    assert "facts" in codes({**bank, "events": events})


def test_two_facts_of_one_key_are_found(bank):
    assert "format" in codes({**bank, "events": [*bank["events"], bank["events"][0]]})


def test_withdrawn_questions_need_a_reason_and_no_proof(bank):
    row = bank["questions"][0]
    row["proof"] = {"state": "withdrawn", "reason": "Its event has a second date now."}
    row["constraints"] = []
    assert audit({**bank, "questions": [row]}) == []
    row["proof"]["reason"] = ""
    assert codes({**bank, "questions": [row]}) == {"proof"}


def test_what_a_teacher_wrote_is_not_held_to_a_proof(bank):
    row = bank["questions"][0]
    row["origin"], row["proof"], row["constraints"] = "teacher", {"state": "holds", "reason": ""}, []
    assert audit({**bank, "questions": [row]}) == []


def test_a_rejected_question_is_audited_like_the_others(bank):
    row = bank["questions"][0]
    row["editorial"] = {"state": "rejected", "reason": "Dull."}
    assert audit({**bank, "questions": [row]}) == []
    row["answer"]["value"] = "nobody"
    assert audit({**bank, "questions": [row]}) != []
