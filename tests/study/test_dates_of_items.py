"""Whether the dates of two things, in EDTF or in words, settle which came first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.facts import dates
from quizapp.study.answering.grading import Given, grade_order_k
from quizapp.study.answering.typed.items import When, is_settled, when_of

EXACT = [
    "1992",
    "1992-05",
    "1992-05-03",
    "1992-05-03/1992-05-08",
    "1992-05-28/1992-06-02",
    "1992-12-30/1993-01-02",
    "1992-05/1992-08",
    "1992-11/1993-02",
    "1992/1995",
    "1990-03-04/1992",
    "199X",
    "19XX",
    "[1992-05-03,1992-05-04]",
    "[1992,1993,1995]",
    "[1992-05,1992-06]",
    "1992/..",
    "../1992-05",
]


@pytest.mark.parametrize("text", [*EXACT, "1992?", "1992-05~", "1992-05-03%", "1992~/1995", "[1992?,1993]"])
def test_the_words_of_a_date_cover_the_days_that_the_date_covers(text: str) -> None:
    known = dates.parse(text)
    assert when_of(dates.human(text)) == when_of(text)
    assert when_of(text) == When(known.earliest, known.latest, known.uncertain or known.approximate)


@given(st.dates(date(1000, 1, 1), date(2100, 1, 1)), st.integers(0, 900))
def test_any_days_in_words_are_the_same_days(first: date, length: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    text = first.isoformat() if first == last else f"{first}/{last}"
    assert when_of(dates.human(text)) == When(first, last)


def test_an_era_is_read_too() -> None:
    assert when_of("25 December 800 CE") == When(date(800, 12, 25), date(800, 12, 25))


@pytest.mark.parametrize(
    ("one", "other", "settled"),
    [
        ("7–10 August 1992", "25–28 April 1994", True),
        ("1992", "May 1992", False),
        ("7–10 August 1992", "10 August 1992", False),
        ("about 1992", "1994", False),
        ("since 1992", "1995", False),
        ("until 1992", "1995", True),
        ("1992-05", "3 May 1992", False),
        ("", "1992", True),
        ("in olden times", "1992", True),
    ],
)
def test_what_shares_a_day_or_is_hedged_is_not_settled(one: str, other: str, *, settled: bool) -> None:
    for pair in ((one, other), (other, one)):
        assert is_settled(*({"when": text} for text in pair)) is settled


def test_two_whose_order_their_dates_leave_open_are_right_either_way() -> None:
    items = [{"text": text, "when": when} for text, when in (("A", "May 1992"), ("B", "1992"), ("C", "3 June 1995"))]
    assert grade_order_k([0, 1, 2], items, Given(order=(1, 0, 2))).verdict == "right"
    graded = grade_order_k([0, 1, 2], items, Given(order=(2, 1, 0)))
    assert (graded.verdict, graded.reading["right"], graded.reading["pairs"]) == ("wrong", 1, 3)
