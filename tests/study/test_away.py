"""Days away: announced ones, and a week without an answer."""

from datetime import date, timedelta

import pytest

from quizapp.study.daily.away import DaysAway, came_back

TODAY = date(2026, 3, 30)
NOBODY = DaysAway()


def on(day: int) -> date:
    return date(2026, 3, day)


def test_a_span_holds_its_first_and_its_last_day_and_an_open_one_all_that_follow():
    away = DaysAway(((on(3), on(5)), (on(20), None)))
    assert [day for day in range(1, 31) if on(day) in away] == [3, 4, 5, *range(20, 31)]
    assert date(2031, 1, 1) in away
    assert away.present(on(1), on(6)) == [on(1), on(2), on(6)]
    assert away.present(on(6), on(1)) == []


@pytest.mark.parametrize(
    ("studied", "back"),
    [
        ([], False),
        ([30], False),
        ([29], False),
        ([23], False),
        ([22], True),  # seven days without
        ([1, 28, 29], True),
        ([20, 22, 24, 26, 28], False),
    ],
)
def test_a_week_without_an_answer_is_an_absence(studied, back):
    assert came_back([on(day) for day in studied], TODAY, NOBODY) is back


def test_after_a_month_of_study_nobody_is_on_the_way_back_any_more():
    days = [TODAY - timedelta(days=number) for number in range(31)]
    assert not came_back([*days, date(2025, 1, 1)], TODAY, NOBODY)
    assert came_back([*days[:25], date(2025, 1, 1)], TODAY, NOBODY)


def test_who_said_they_were_away_is_back_after_a_shorter_time_too():
    assert came_back([on(24), on(29)], TODAY, DaysAway(((on(25), on(28)),)))
    assert not came_back([on(24), on(29)], TODAY, DaysAway(((on(31), None),)))
