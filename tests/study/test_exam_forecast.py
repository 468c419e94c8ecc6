"""The coarse forecast against a preparation lived through question by question, day by day."""

from dataclasses import replace
from datetime import UTC, datetime, time
from random import Random

import pytest

from quizapp.study.answering.grading import AGAIN, GOOD, PRIOR_RETRIEVABILITY, evidence_weight
from quizapp.study.exams.days import Terms
from quizapp.study.exams.gain import Item
from quizapp.study.exams.plan import order_of, plan_of, scored_as_it_is
from quizapp.study.memory.scheduling import retrievability, schedule
from tests.study.exam_items import MONDAY, days, item, terms


def answered(one: Item, day, luck: Random) -> Item:
    """The question after an answer that follows the model: right, or missed and put right the same day."""
    at = datetime.combine(day, time(12), tzinfo=UTC)
    rules = {"study_day": day, "at": at, "desired_retention": 0.9, "maximum_interval": 365}
    recall = PRIOR_RETRIEVABILITY if one.memory is None else retrievability(one.memory, day)
    if luck.random() < recall + (1 - recall) * one.luck:
        weight = evidence_weight(retrievability=recall, option_count=max(1, one.options))
        return replace(one, memory=schedule(one.memory, grade=GOOD, weight=weight, **rules))
    missed = schedule(one.memory, grade=AGAIN, weight=1.0, **rules)
    return replace(one, memory=schedule(missed, grade=GOOD, weight=1.0, **rules))


def lived(scope: list[Item], exam: Terms, seed: int) -> float:
    """The expected score on the day, of somebody who keeps to the plan."""
    luck = Random(seed)  # noqa: S311 - answers by lot, nothing secret
    known = {one.question_id: one for one in scope}
    for day in exam.study_days():
        today = replace(exam, today=day, since=exam.today)
        order = order_of(list(known.values()), today)
        for question_id in order.ids[: order.within(today.seconds_on(day)).count]:
            known[question_id] = answered(known[question_id], day, luck)
    return scored_as_it_is(list(known.values()), exam).expected


@pytest.mark.parametrize(("ahead", "minutes"), [(6, 3), (25, 3), (25, 8)])
def test_the_forecast_is_near_to_what_becomes_of_who_keeps_to_the_plan(ahead, minutes):
    scope = [item(n, None if n % 3 == 0 else 1.5 + n % 23, ago=n % 13 + 1, options=4) for n in range(90)]
    exam = terms(ahead, minutes, away=frozenset({MONDAY + days(2)}))
    became = sum(lived(scope, exam, seed) for seed in range(3)) / 3
    assert plan_of(scope, exam).kept.expected == pytest.approx(became, abs=0.04 * len(scope))


def test_minutes_of_the_plan_are_spent_as_said():
    """On a day with more to gain than minutes, all of them are used."""
    plan = plan_of([item(number) for number in range(300)], terms(12, 10))
    assert all(day.seconds > 540 for day in plan.days)


def test_a_forecast_of_5000_questions_groups_what_is_alike():
    scope = [item(n, 1.5 + n % 97, ago=n % 29 + 1) for n in range(5000)]
    plan = plan_of(scope, terms(30, 30))
    assert plan.stopped.expected < plan.kept.expected < 5000
