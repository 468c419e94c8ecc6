"""Minutes and days in words: no database."""

from datetime import UTC, date, datetime

import pytest

from quizapp.web import words

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 3, 2), "later today"),
        (date(2026, 3, 3), "tomorrow"),
        (date(2026, 3, 5), "in 3 days"),
        (date(2026, 3, 16), "in 14 days"),
        (date(2026, 3, 17), "on 17 March 2026"),
        (date(2026, 2, 1), "later today"),
    ],
)
def test_a_return_is_said_as_people_say_it(due, said):
    assert words.returns(due, TODAY) == said


def test_a_learning_step_returns_in_minutes():
    assert words.returns(TODAY, TODAY, datetime(2026, 3, 2, 12, tzinfo=UTC)) == "in a few minutes"


def test_a_blank_is_read_as_brackets():
    assert words.blanked("It opened in ____.") == "It opened in […]."
    assert words.blanked("It opened.") == "It opened."
