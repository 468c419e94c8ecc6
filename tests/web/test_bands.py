"""Columns and lanes of the timeline, as numbers."""

from datetime import date
from itertools import pairwise

from quizapp.facts import periods
from quizapp.facts.density import Density, Part
from quizapp.web.browse import bands

YEAR = periods.read("1995")
MONTHS = periods.parts(YEAR)


def lanes(*ranges):
    return bands.lanes(ranges, YEAR, MONTHS)


def test_the_highest_column_fills_the_room_and_what_is_there_is_seen():
    parts = [Part(month, count, essential) for month, count, essential in zip(MONTHS, (1000, 1, 0), (500, 0, 0))]  # noqa: B905
    high, low, none = bands.columns(Density(YEAR, parts, 0))
    assert (high.y, high.height) == (0, bands.HEIGHT)
    assert high.essential_height < high.height
    assert low.height >= bands.LOWEST
    assert none.height == 0
    assert low.y + low.height == bands.HEIGHT


def test_columns_inside_the_period_that_is_looked_at_are_marked():
    decade = periods.read("199X")
    density = Density(decade, [Part(year, 0, 0) for year in periods.parts(decade)], 0)
    assert [column.period.key for column in bands.columns(density, periods.read("1995-03")) if column.here] == ["1995"]
    assert not any(column.here for column in bands.columns(density))


def test_a_day_is_a_dot_and_a_month_a_bar_as_wide_as_its_column():
    day, month = lanes((date(1995, 2, 8), date(1995, 2, 8), True), (date(1995, 6, 1), date(1995, 6, 30), False)).marks
    assert day.x1 == day.x2
    assert (day.ranged, day.essential) == (False, True)
    assert month.ranged
    assert abs(month.x2 - month.x1 - bands.WIDTH / 12) < 0.2


def test_a_range_that_reaches_outside_is_cut_at_the_edge():
    (mark,) = lanes((date(1990, 1, 1), None, False)).marks
    assert (mark.x1, mark.x2) == (0, bands.WIDTH)


def test_marks_of_one_lane_do_not_touch():
    days = [(date(1995, month, day), date(1995, month, day), False) for month in range(1, 13) for day in (1, 2, 15)]
    marks = lanes(*days).marks
    assert len(marks) == len(days)
    for lane in {mark.y for mark in marks}:
        row = sorted((mark for mark in marks if mark.y == lane), key=lambda mark: mark.x1)
        assert all(left.x2 + bands.CLEAR <= right.x1 for left, right in pairwise(row))


def test_what_does_not_fit_is_counted():
    drawn = lanes(*[(date(1995, 1, 1), date(1995, 12, 31), False)] * 40)
    assert (len(drawn.marks), drawn.left_out) == (bands.MOST_LANES, 40 - bands.MOST_LANES)
