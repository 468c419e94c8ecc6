"""Promises of the plan, over any scope and any calendar."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.study.exams.plan import plan_of
from tests.study.exam_items import MONDAY, days, item, preparations, scopes, terms

examples = settings(max_examples=25)


@examples
@given(scopes(), preparations)
def test_nothing_is_planned_past_the_exam_nor_on_days_away_nor_over_a_days_minutes(scope, exam):
    plan = plan_of(scope, exam)
    assert [day.on for day in plan.days] == [MONDAY + days(ahead) for ahead in range((exam.on - MONDAY).days)]
    for day in plan.days:
        assert day.study + day.last_pass <= 60 * exam.minutes + 1e-3
        assert day.is_away == (day.on in exam.away)
        assert not (day.is_away and day.seconds)
        assert day.in_pass == (day.on >= plan.begins and not day.is_away)


@examples
@given(scopes(), preparations)
def test_a_score_lies_within_its_range_and_the_range_within_the_exam(scope, exam):
    plan = plan_of(scope, exam)
    for score in (plan.stopped, plan.kept):
        assert 0 <= score.low <= score.expected <= score.high <= score.total == len(scope)
        assert score.lowest <= score.about <= score.highest


@examples
@given(scopes(), preparations, st.integers(min_value=1, max_value=30))
def test_more_minutes_never_lower_the_score(scope, exam, more):
    def kept(minutes):
        return plan_of(scope, terms((exam.on - MONDAY).days, minutes, away=exam.away)).kept.expected

    assert kept(exam.minutes + more) >= kept(exam.minutes) - 0.02 * len(scope)


@examples
@given(scopes(), preparations)
def test_keeping_to_it_is_never_worse_than_stopping(scope, exam):
    plan = plan_of(scope, exam)
    assert plan.kept.expected >= plan.stopped.expected - 0.02 * len(scope)


def test_the_same_terms_give_the_same_plan():
    scope = [item(number, None if number % 3 else 5.0 + number) for number in range(90)]
    assert plan_of(scope, terms(40)) == plan_of(scope, terms(40))


def test_what_was_done_today_is_taken_off_today_only():
    scope = [item(number) for number in range(200)]
    plan = plan_of(scope, terms(20, done_seconds=480.0))
    assert 60 < plan.days[0].seconds <= 120
    assert plan.days[1].seconds == pytest.approx(600)


def test_on_the_day_nothing_is_planned():
    plan = plan_of([item(1, 4.0)], terms(0))
    assert plan.days == []
    assert plan.kept == plan.stopped


def test_600_questions_are_planned_in_a_blink():
    """It takes about a fifth of a second; the room is for a machine that does something else besides."""
    scope = [item(n, None if n % 3 == 0 else 1.5 + n % 97, ago=n % 29, options=(0, 2, 4)[n % 3]) for n in range(600)]
    began = time.process_time()
    plan_of(scope, terms(60, minutes=20))
    assert time.process_time() - began < 0.9
