"""Periods of a timeline: how they are written, divided, widened and named."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.facts import periods

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "title"),
    [
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "1900–1999"),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), "1990s"),
        ("1995", date(1995, 1, 1), date(1995, 12, 31), "1995"),
        ("1996-02", date(1996, 2, 1), date(1996, 2, 29), "February 1996"),
        ("1995-03-12", date(1995, 3, 12), date(1995, 3, 12), "12 March 1995"),
        ("000X", date(1, 1, 1), date(9, 12, 31), "0s"),
    ],
)
def test_a_period_is_written_as_edtf_writes_it(text, first, last, title):
    period = periods.read(text)
    assert (period.start, period.end, period.title, period.key) == (first, last, title, text)


@pytest.mark.parametrize("text", ["", "1995-13", "1995-00", "1995-02-30", "1995-02-00", "0000", "95", "X", "1995/1996"])
def test_anything_else_is_no_period(text):
    assert periods.read(text) is None


@given(DAYS, st.sampled_from(periods.UNITS))
def test_a_period_holds_its_day_and_is_read_back_from_its_key(day, unit):
    period = periods.of_unit(unit, day)
    assert period.start <= day <= period.end
    assert periods.read(period.key) == period


@given(DAYS, st.sampled_from(periods.UNITS[:-1]))
def test_the_parts_of_a_period_fill_it_without_gap_or_overlap(day, unit):
    window = periods.of_unit(unit, day)
    inside = periods.parts(window)
    assert (inside[0].start, inside[-1].end) == (window.start, window.end)
    assert all(a.end + timedelta(1) == b.start for a, b in pairwise(inside))
    assert {part.unit for part in inside} == {window.part_unit}


@given(DAYS, DAYS)
def test_a_whole_history_has_few_columns_and_covers_its_ends(one, other):
    first, last = sorted((one, other))
    window = periods.whole(first, last)
    assert window.start <= first
    assert last <= window.end
    assert 1 <= len(periods.parts(window)) <= 100


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [(1992, 2018, "year"), (1992, 1992, "year"), (1700, 2000, "decade"), (1, 2000, "century")],
)
def test_columns_are_as_fine_as_there_is_room_for(first, last, unit):
    assert periods.whole(date(first, 5, 5), date(last, 5, 5)).part_unit == unit


def test_a_day_has_no_parts():
    assert periods.parts(periods.read("1995-03-12")) == []


def test_around_a_month_are_its_year_and_decade_but_nothing_as_wide_as_the_history():
    around = periods.around(periods.read("1995-03"), periods.whole(date(1992, 1, 1), date(2018, 1, 1)))
    assert [period.key for period in around] == ["199X", "1995"]
    around = periods.around(periods.read("1995-03"), periods.whole(date(1993, 1, 1), date(1998, 1, 1)))
    assert [period.key for period in around] == ["1995"]


def test_beside_a_period_are_the_one_before_and_the_one_after():
    assert [period.key for period in periods.beside(periods.read("1995-01"))] == ["1994-12", "1995-02"]
    assert periods.beside(periods.read("9999"))[1] is None
    assert periods.beside(periods.read("0001"))[0] is None
