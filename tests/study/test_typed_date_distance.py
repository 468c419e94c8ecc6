"""Typed dates that are not the answer: how coarse, how far off, how close."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.answering.typed.dates import grade_date
from tests.study.test_typed_dates import DAYS, verdict


@pytest.mark.parametrize(
    ("text", "answer", "unit", "expected"),
    [
        ("1992", "1992-02-24", "day", "coarse"),
        ("February 1992", "1992-02-24", "day", "coarse"),
        ("1990s", "1992", "year", "coarse"),
        ("1991–1993", "1992", "year", "coarse"),
        ("27 February – 2 March 1992", "1992-02-24/1992-02-28", "day", "partial"),
        ("Feb to April 1992", "1992-03/1992-05", "month", "partial"),
        ("1993", "1992", "year", "wrong"),
        ("25 Feb 1992", "1992-02-24", "day", "wrong"),
    ],
)
def test_less_than_asked_is_coarse_or_partial_and_the_rest_wrong(text, answer, unit, expected) -> None:
    assert verdict(text, answer, unit) == expected


@pytest.mark.parametrize(
    ("text", "answer", "unit", "off", "days"),
    [
        ("1993", "1992", "year", 1, 366),
        ("1989", "1992", "year", 3, 1095),
        ("March 1992", "1992-02", "month", 1, 29),
        ("1 March 1992", "1992-02-24/1992-02-28", "day", 2, 2),
        ("1992", "1992", "year", 0, 0),
        ("February 1992", "1992-02-24", "day", 0, 0),
    ],
)
def test_the_distance_is_in_units_asked_for_and_in_days(text, answer, unit, off, days) -> None:
    graded = grade_date(text, answer=answer, unit=unit)
    assert (graded.off, graded.days) == (off, days)


@pytest.mark.parametrize(
    ("text", "answer", "unit", "close"),
    [
        ("1993", "1992", "year", True),
        ("1994", "1992", "year", False),
        ("February 1992", "1992-02-24", "day", True),
        ("1900-1999", "1992", "year", False),
        ("1993", "1992-12-31", "day", False),
        ("1992", "1992", "year", False),
    ],
)
def test_one_unit_off_or_one_unit_too_coarse_is_close(text, answer, unit, close) -> None:
    assert grade_date(text, answer=answer, unit=unit).close is close


def test_texts_that_the_question_accepts_are_right_as_they_stand() -> None:
    assert (
        grade_date("New Year of 1992", answer="1992-01-01", unit="day", accepted=["new year of 1992"]).verdict == "full"
    )


@given(DAYS, st.integers(-4000, 4000))
def test_another_day_is_wrong_and_so_many_days_off(day: date, shift: int) -> None:
    graded = grade_date((day + timedelta(shift)).isoformat(), answer=day.isoformat(), unit="day")
    assert (graded.verdict == "full") == (shift == 0)
    assert graded.days == graded.off == abs(shift)
    assert graded.close is (abs(shift) == 1)
