"""More is due than the day holds: order, spreading and words."""

from datetime import date, timedelta

import pytest

from quizapp.study.daily.backlog import DueMemory, days_back, in_words, least_lost_first, spread

TODAY = date(2026, 3, 2)


def due(card: int, stability: float, days: int) -> DueMemory:
    return DueMemory(card, stability, TODAY - timedelta(days=days))


def test_what_is_best_remembered_comes_first_and_what_is_almost_forgotten_waits():
    rows = [due(1, 2.0, 60), due(2, 30.0, 40), due(3, 5.0, 5), due(4, 10.0, 60)]
    assert least_lost_first(rows, TODAY) == [3, 2, 4, 1]


def test_equally_faded_ones_come_in_the_order_of_their_ids():
    assert least_lost_first([due(8, 10, 20), due(3, 5, 10), due(5, 1, 2)], TODAY) == [3, 5, 8]


def test_nothing_that_is_due_gets_lost_in_the_spreading():
    assert spread([45, 3, 0, 1], 20) == [20, 20, 8, 1]
    assert spread([], 20) == []


def test_days_back_grow_with_what_is_due_and_shrink_with_the_minutes():
    assert [days_back(number, 20) for number in (0, 1, 20, 21, 75)] == [1, 1, 1, 2, 5]
    assert days_back(100, 40) < days_back(100, 20) < days_back(100, 10)


def test_what_comes_meanwhile_is_reckoned_with():
    assert days_back(60, 20, [10] * 13) > days_back(60, 20)


def test_what_minutes_can_never_hold_gets_no_promise():
    assert days_back(4000, 2) is None


@pytest.mark.parametrize(
    ("days", "minutes", "was_away", "said"),
    [
        (12, 10, True, "You have been away; 12 days at 10 minutes and you are back."),
        (1, 10, True, "You have been away; today’s minutes are enough to be back."),
        (64, 10, True, "You have been away; about 10 weeks at 10 minutes and you are back."),
        (4, 1, False, "More comes back now than fits in 1 minute a day; in 4 days all of it has had its turn."),
    ],
)
def test_a_backlog_is_said_in_days_and_minutes(days, minutes, was_away, said):
    assert in_words(days, minutes, was_away=was_away) == said


def test_what_no_minutes_of_theirs_can_hold_is_said_without_a_number():
    said = in_words(None, 5, was_away=True)
    assert (
        said == "You have been away. What you still know best comes first; the rest waits, and nothing gets lost by it."
    )
