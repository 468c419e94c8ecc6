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


def test_columns_stand_on_the_base_and_negative_ones_hang_from_it():
    drawn = charts.columns([("1993", 18.0), ("1994", -22.7), ("1995", 28.6)])
    rise, fall, highest = drawn.columns
    assert (highest.y, round(rise.y + rise.height, 1)) == (charts.TOP, drawn.base)
    assert (fall.y, fall.height > rise.height) == (drawn.base, True)
    assert charts.HEIGHT - 24 > fall.label_y > fall.y + fall.height > fall.y, "its number is below it, above the year"
    assert rise.label_y < rise.y


def test_columns_of_values_above_nothing_use_all_the_room():
    (low, high) = charts.columns([("1992", 50.0), ("1993", 100.0)]).columns
    assert (high.height, low.height) == (charts.BASE - charts.TOP, (charts.BASE - charts.TOP) / 2)
    assert high.width <= charts.WIDEST


def test_nothing_due_draws_bars_without_height():
    assert [bar.height for bar in charts.bars([(DAY, 0), (DAY + timedelta(1), 0)])] == [0, 0]
