"""Numbers in words: natural units, equal decimals, never finer than the source, and what a conflict leaves open."""

from decimal import Decimal

import pytest

from quizapp.questions.language.amounts import allowed, amount_text, amount_texts, directions, is_lower, is_near
from tests.questions.source_worlds import conflict, ledger


def shown(unit, *values):
    return amount_texts([Decimal(value) for value in values], unit)


@pytest.mark.parametrize(
    ("unit", "values", "texts"),
    [
        ("million USD", ("369.1", "459"), ("about 369 million dollars", "about 459 million dollars")),
        ("million USD", ("25000", "40000"), ("25 billion dollars", "40 billion dollars")),
        ("million USD", ("25000", "1290"), ("about 25.0 billion dollars", "about 1.3 billion dollars")),
        ("million USD", ("636", "1290"), ("636 million dollars", "1,290 million dollars")),
        ("USD", ("369100000", "459000000"), ("about 369 million dollars", "about 459 million dollars")),
        ("percent", ("17.6", "20"), ("about 18 percent", "about 20 percent")),
        ("percent", ("17.6", "20.5"), ("about 18 percent", "about 21 percent")),
        ("percent", ("-17.3", "36.7"), ("about minus 17 percent", "about 37 percent")),
        ("checkpoints", ("1", "5"), ("1 checkpoint", "5 checkpoints")),
        ("students", ("11200", "9000"), ("11,200 students", "9,000 students")),
        ("million RMB yuan", ("100", "250"), ("100 million RMB yuan", "250 million RMB yuan")),
        ("kilometres", ("0.25", "1.75"), ("0.25 kilometres", "1.75 kilometres")),
    ],
)
def test_numbers_are_shown_in_one_natural_unit_with_equal_decimals(unit, values, texts):
    assert shown(unit, *values) == texts


def test_a_number_is_never_finer_than_its_source():
    assert shown("kilometres", "2", "0.25", "1.75") is None


def test_numbers_that_would_read_alike_are_not_shown():
    assert shown("million USD", "434.37", "434.73") is None
    assert shown("percent", "20", "20.3") is None


def test_feedback_gives_the_exact_number():
    assert amount_text(Decimal("369.1"), "million USD") == "369.1 million dollars"
    assert amount_text(Decimal(1138), "million USD") == "1.138 billion dollars"
    assert amount_text(Decimal("-17.3"), "percent") == "minus 17.3 percent"


def test_values_within_two_percent_of_the_larger_are_the_same():
    assert is_near(Decimal(100), Decimal(98))
    assert not is_near(Decimal(100), Decimal("97.9"))
    assert is_near(Decimal(0), Decimal(0))


def test_a_conflict_leaves_all_its_values_open():
    snapshot = ledger(conflict("total-1993", "150", "240"))
    first, second = snapshot.figures["total-1993"], snapshot.figures["total-1994"]
    assert allowed(snapshot, first) == (Decimal(150), Decimal(240))
    assert directions(snapshot, first, second) == {"rose", "fell"}
    assert not is_lower(snapshot, first, second)


def test_a_conflict_that_does_not_list_the_own_value_leaves_everything_open():
    snapshot = ledger(conflict("total-1993", "151", "152"))
    first, second = snapshot.figures["total-1993"], snapshot.figures["total-1994"]
    assert allowed(snapshot, first) is None
    assert not directions(snapshot, first, second)
    assert not is_lower(snapshot, first, second)
