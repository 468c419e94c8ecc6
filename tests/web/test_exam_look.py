"""The plan on the page: rows by day and week, the line of the score, the range in words."""

from datetime import date, timedelta

import pytest

from quizapp.study.exams.plan import Order, Plan, PlanDay
from quizapp.study.exams.score import Score
from quizapp.web.exams import look

FIRST = date(2026, 3, 2)


def plan(count: int, *, passing: int = 0, away: tuple[int, ...] = ()) -> Plan:
    """Ten minutes a day, the score rising from 10 by a tenth a day; the last days are of the last pass."""
    days = [
        PlanDay(
            FIRST + timedelta(place),
            0.0 if place in away else 0.0 if place >= count - passing else 600.0,
            0.0 if place in away or place < count - passing else 600.0,
            10 + (place + 1) / 10,
            place >= count - passing,
            place in away,
        )
        for place in range(count)
    ]
    end = 10 + count / 10
    kept, stopped = Score(end, end - 4, min(end + 4, 40), 40), Score(10, 7, 13, 40)
    return Plan(Order([], [], [], {}, {}), days, FIRST + timedelta(count - passing), stopped, kept)


def test_a_short_plan_has_a_row_for_each_day():
    rows = look.rows(plan(12, passing=3, away=(4,)).days)
    assert [row.days for row in rows] == [1] * 12
    assert [row.study for row in rows] == [10] * 4 + [0] + [10] * 4 + [0] * 3
    assert [row.last_pass for row in rows] == [0] * 9 + [10] * 3
    assert [row.is_away for row in rows].index(True) == 4


def test_a_long_one_has_weeks_in_its_middle_and_loses_no_minute():
    days = plan(100, passing=20).days
    rows = look.rows(days)
    assert len(rows) < 45
    assert sum(row.days for row in rows) == 100
    assert sum(row.study + row.last_pass for row in rows) == 1000
    assert {row.days for row in rows[:14] + rows[-14:]} == {1}
    assert not any(row.in_pass and row.study for row in rows)


def test_a_day_with_little_has_a_minute_and_one_with_nothing_none():
    days = [PlanDay(FIRST, 10.0, 0.0, 5.0), PlanDay(FIRST + timedelta(1), 0.0, 0.0, 5.0)]
    assert [row.study for row in look.rows(days)] == [1, 0]


def test_the_line_goes_from_today_to_the_exam_inside_the_drawing():
    ahead = plan(20)
    drawn = look.chart(ahead, FIRST + timedelta(20))
    points = [tuple(map(float, point.split(","))) for point in drawn.line.split()]
    assert len(points) == 21
    assert (points[0][0], points[-1][0]) == (look.LEFT, look.RIGHT)
    assert points[0][1] == drawn.stopped_y > points[-1][1] == drawn.kept_y
    assert all(look.TOP <= y <= look.BASE for _, y in points)
    assert drawn.high_y < drawn.kept_y < drawn.low_y
    assert [tick.label for tick in drawn.scores] == ["0", "10", "20", "30", "40"]
    assert (drawn.days[0].label, drawn.days[-1].label) == ("2 Mar", "22 Mar")


@pytest.mark.parametrize("count", [1, 2, 366])
def test_labels_never_touch(count):
    drawn = look.chart(plan(count), FIRST + timedelta(count))
    places = [tick.at for tick in drawn.days]
    assert places == sorted(places)
    assert len(places) <= 5


def test_on_the_day_there_is_nothing_to_draw():
    assert look.chart(plan(0), FIRST) is None


def test_a_range_in_words():
    assert look.in_words(Score(27.6, 23.7, 31.8, 40)) == "about 28 of 40, between 24 and 32"
    assert look.in_words(Score(5, 5, 5, 5)) == "about 5 of 5"
