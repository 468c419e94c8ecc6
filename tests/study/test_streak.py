"""A streak counts days of study, forgives one missed day in seven, and stands still on pauses."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.daily.away import DaysAway
from quizapp.study.daily.streak import streak

TODAY = date(2026, 3, 30)


def ago(*days: int) -> set[date]:
    return {TODAY - timedelta(days=number) for number in days}


def away(first: int, last: int | None) -> DaysAway:
    return DaysAway(((TODAY - timedelta(days=first), None if last is None else TODAY - timedelta(days=last)),))


def test_days_in_a_row_are_counted_and_today_is_not_missed_before_it_is_over():
    assert streak(ago(0, 1, 2), TODAY) == 3
    assert streak(ago(1, 2), TODAY) == 2
    assert streak(set(), TODAY) == 0


def test_one_missed_day_in_seven_is_forgiven_and_does_not_count():
    assert streak(ago(0, 2, 3), TODAY) == 3
    assert streak(ago(0, 2, 3, 4, 5, 6, 7, 9), TODAY) == 8


def test_a_second_missed_day_within_seven_ends_it():
    assert streak(ago(0, 2, 3, 4, 5, 6, 8), TODAY) == 6
    assert streak(ago(0, 3), TODAY) == 1
    assert streak(ago(3, 4, 5), TODAY) == 0


def test_a_pause_does_not_end_it_however_long():
    assert streak(ago(0, 1, 41, 42), TODAY, away(40, 2)) == 4
    assert streak(ago(21, 22), TODAY, away(20, None)) == 2


def test_a_day_studied_on_a_pause_counts():
    assert streak(ago(0, 1, 5), TODAY, away(6, 2)) == 3


DAYS = st.sets(st.integers(0, 40)).map(lambda numbers: ago(*numbers))
PAUSES = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: away(pair[0] + pair[1], pair[0]))


@given(DAYS, PAUSES)
def test_it_never_counts_more_than_the_days_studied(days, pause):
    assert 0 <= streak(days, TODAY, pause) <= len(days)


@given(DAYS, PAUSES, st.integers(0, 40))
def test_a_day_of_study_more_never_shortens_it(days, pause, number):
    assert streak(days | ago(number), TODAY, pause) >= streak(days, TODAY, pause)


@given(DAYS, PAUSES)
def test_a_pause_never_shortens_it(days, pause):
    assert streak(days, TODAY, pause) >= streak(days, TODAY)


@given(DAYS)
def test_the_days_of_a_run_hold_at_most_one_missed_in_any_seven(days):
    length = streak(days, TODAY)
    run = sorted(days, reverse=True)[:length]
    if run:
        missed = [day for day in (run[-1] + timedelta(days=n) for n in range((TODAY - run[-1]).days)) if day not in run]
        assert all((later - earlier).days >= 7 for earlier, later in pairwise(missed))


@given(st.integers(1, 60))
def test_every_day_of_an_unbroken_run_counts(number):
    assert streak(ago(*range(number)), TODAY) == number
