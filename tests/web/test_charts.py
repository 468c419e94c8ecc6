"""Bars of a chart, as numbers."""

from datetime import date, timedelta
from itertools import pairwise

from quizapp.web import charts

DAY = date(2026, 3, 2)


def test_the_highest_bar_fills_the_room_and_the_others_are_in_proportion():
    high, half, none = charts.bars([(DAY, 8), (DAY + timedelta(1), 4), (DAY + timedelta(2), 0)])
    assert (high.y, high.height) == (charts.TOP, charts.BASE - charts.TOP)
    assert half.height == high.height / 2
    assert half.y + half.height == charts.BASE
    assert none.height == 0


def test_bars_do_not_touch_and_stay_inside():
    drawn = charts.bars([(DAY + timedelta(days), 1) for days in range(14)])
    assert all(left.x + left.width < right.x for left, right in pairwise(drawn))
    assert drawn[0].x >= 0
    assert drawn[-1].x + drawn[-1].width <= charts.WIDTH


def test_nothing_due_draws_bars_without_height():
    assert [bar.height for bar in charts.bars([(DAY, 0), (DAY + timedelta(1), 0)])] == [0, 0]
