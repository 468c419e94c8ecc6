"""The shipped bank passes the audit, and nearly every planted defect of every kind is found."""

import pytest

from quizapp.questions.audit import audit
from tests.questions.audit.all_kinds import KINDS
from tests.questions.audit.planting import plant_all

PLANTED = 25  # questions a kind is planted into, where it applies to so many


def test_the_shipped_bank_has_no_findings(document):
    assert len(document["questions"]) > 1000
    assert [str(finding) for finding in audit(document)] == []


def test_the_audit_says_the_same_twice(document):
    some = {**document, "questions": [row | {"stem": ""} for row in document["questions"][:20]]}
    assert audit(some) == audit(some) != []


@pytest.mark.parametrize("what", KINDS, ids=lambda what: what.name)
def test_planted_defects_are_found(document, what):
    result = plant_all(document, what, PLANTED)
    assert result.planted >= 5, "a kind that hardly applies shows nothing"
    assert result.share >= 0.99, result.missed


def test_there_are_kinds_enough():
    assert len({what.name for what in KINDS}) == len(KINDS) >= 20
