"""What comes back is said in minutes, and no day is given more than the learner's minutes hold."""

from datetime import timedelta

from quizapp.progress.due import forecast
from quizapp.study.daily.budget import Budget
from tests.factories import TODAY

TEN_MINUTES = Budget(10)  # 20 questions at the usual pace


def ahead(*counts: int) -> list:
    return [(TODAY + timedelta(days=days), number) for days, number in enumerate(counts)]


def test_a_day_takes_what_it_holds_and_the_rest_waits_for_the_next():
    seen = forecast(ahead(45, 3, 0, 1), TEN_MINUTES)
    assert [number for _, number in seen.planned] == [20, 20, 8, 1]
    assert (seen.today_minutes, seen.tomorrow_minutes) == (10, 10)


def test_the_fullest_day_of_the_week_after_today_is_named():
    assert forecast(ahead(9, 2, 6, 0, 6, 0, 0, 19), TEN_MINUTES).fullest == (TODAY + timedelta(days=2), 3)
    assert forecast(ahead(9, 0, 0, 0, 0, 0, 0, 19), TEN_MINUTES).fullest is None
