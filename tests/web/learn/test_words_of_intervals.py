"""How long until a card comes back, in words."""

from datetime import date, timedelta

import pytest

from quizapp.web.words import interval, is_rounded, on_day


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "1 day"),
        (4, "4 days"),
        (59, "59 days"),
        (60, "2 months"),
        (152, "5 months"),
        (365, "1 year"),
        (548, "18 months"),
        (1096, "3 years"),
    ],
)
def test_days_are_exact_up_to_two_months_and_then_rounded(days: int, said: str) -> None:
    assert interval(days) == said
    assert is_rounded(days) == ("month" in said or "year" in said)


def test_a_learning_step_counts_in_minutes() -> None:
    assert interval(0, timedelta(minutes=10)) == "10 minutes"
    assert interval(0, timedelta(seconds=20)) == "1 minute"
    assert not is_rounded(0, timedelta(minutes=15))


def test_a_day_is_named_with_its_year() -> None:
    assert on_day(date(2027, 4, 2)) == "2 April 2027"
