"""What a desired retention costs and holds: the year agrees with the scheduler's formulas and with chance."""

from datetime import date, timedelta
from random import Random

import pytest
from django.core.cache import cache

from quizapp.study.memory import scheduling, workload
from quizapp.study.memory import workloads as of_learners
from quizapp.study.memory.workloads import workloads_of
from tests import factories
from tests.factories import NOON

WEIGHTS = scheduling.PARAMETER_SETS[scheduling.PARAMETERS_NAME]
TERMS = {"at": NOON, "desired_retention": 0.9, "maximum_interval": 365, "intervals": (1, 1, 1, 1), "weight": 1.0}
DAY = date(2026, 3, 2)


@pytest.mark.parametrize(("grade", "elapsed"), [(3, 0), (1, 1), (3, 1), (1, 9), (3, 9), (1, 60), (3, 60)])
@pytest.mark.parametrize(("stability", "difficulty"), [(0.2, 9.5), (3.0, 2.1), (40.0, 6.4)])
def test_the_formulas_are_those_of_the_scheduler(grade, elapsed, stability, difficulty):
    memory = scheduling.MemoryValue("review", None, stability, difficulty, DAY, None, DAY, 3, 0)
    day = DAY + timedelta(days=elapsed)
    theirs = scheduling.schedule(memory, grade=grade, study_day=day, **TERMS)
    if elapsed:
        formula = workload.recalled if grade == 3 else workload.forgotten
        ours = formula(WEIGHTS, stability, difficulty, scheduling.retrievability(memory, day))
    else:
        ours = workload.after_step(WEIGHTS, stability, difficulty)
    assert ours == pytest.approx((theirs.stability, theirs.difficulty), rel=1e-9)


@pytest.mark.parametrize("grade", [1, 3])
def test_the_first_difficulty_is_the_schedulers(grade):
    theirs = scheduling.schedule(None, grade=grade, study_day=DAY, **TERMS)
    assert workload.first_difficulty(WEIGHTS, grade) == pytest.approx(theirs.difficulty)


def by_chance(desired, cards=2500):
    """The same year played card by card: answers a day and the chance of being told, of the second half."""
    chance, year = Random(1), workload._Year(WEIGHTS, 0.0, desired, 365)  # noqa: S311 - dice, nothing secret
    answers = held = 0.0
    for _ in range(cards):
        memory = (WEIGHTS[2], workload.first_difficulty(WEIGHTS, 3))
        if chance.random() < 0.5:
            memory = workload.after_step(WEIGHTS, WEIGHTS[0], workload.first_difficulty(WEIGHTS, 1))
        age = 0
        while age < workload.YEAR:
            days = max(1, round(memory[0] * year._days_of_stability))
            until = min(age + days, workload.YEAR)
            held += sum(year._recall(memory[0], on - age) * workload._MEETINGS[on] for on in range(age, until))
            age += days
            if age >= workload.YEAR:
                break
            recall = year._recall(memory[0], days)
            is_right = chance.random() < recall
            answers += workload._MEETINGS[age] * (1 if is_right else 2)
            forgot = workload.forgotten(WEIGHTS, *memory, recall)
            memory = workload.recalled(WEIGHTS, *memory, recall) if is_right else workload.after_step(WEIGHTS, *forgot)
    return answers / cards, held / cards


@pytest.mark.parametrize("desired", [0.70, 0.90, 0.97])
def test_the_year_agrees_with_one_played_by_chance(desired):
    year = workload.workloads(parameters=WEIGHTS, intercept=0.0, maximum_interval=365)
    found = next(one for one in year if one.desired_retention == desired)
    answers, held = by_chance(desired)
    assert found.answers_a_day == pytest.approx(answers, rel=0.08)
    assert found.held == pytest.approx(held, rel=0.02)


def test_more_recall_holds_more_and_the_highest_costs_most():
    year = workload.workloads(parameters=WEIGHTS, intercept=0.0, maximum_interval=365)
    assert [round(100 * one.desired_retention) for one in year] == list(range(70, 98))
    held = [one.held for one in year]
    assert held == sorted(held)
    assert max(year, key=lambda one: one.answers_a_day) == year[-1]


def test_who_remembers_better_has_less_to_do_for_the_same():
    usual, better = (workload.workloads(parameters=WEIGHTS, intercept=by, maximum_interval=365) for by in (0.0, 0.7))
    assert better[20].answers_a_day < 0.85 * usual[20].answers_a_day
    assert better[20].held == pytest.approx(usual[20].held, rel=0.02)


@pytest.mark.django_db
def test_a_year_is_worked_out_once_for_the_same_terms(monkeypatch):
    cache.clear()
    runs = []
    monkeypatch.setattr(of_learners, "workloads", lambda **terms: runs.append(terms) or [])
    learner = factories.learner(intercept_millionths=110_000)
    workloads_of(learner)
    learner.intercept_millionths = 120_000
    workloads_of(learner)
    assert [terms["intercept"] for terms in runs] == [0.1]
    learner.maximum_interval = 30
    workloads_of(learner)
    assert len(runs) == 2
