"""Days are nights slept, learning steps are minutes, and nothing is ever due in the past."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from quizapp.study.answering.grading import AGAIN, GOOD
from quizapp.study.memory.scheduling import MemoryValue, retrievability, schedule

DAY = date(2026, 3, 2)
EVENING = datetime(2026, 3, 2, 21, 0, 30, tzinfo=UTC)


def answer(memory: MemoryValue | None = None, **given: Any) -> MemoryValue:
    usual = {
        "grade": GOOD,
        "weight": 1.0,
        "study_day": DAY,
        "at": EVENING,
        "desired_retention": 0.9,
        "maximum_interval": 365,
    }
    return schedule(memory, **{**usual, **given})


def test_a_first_right_answer_is_done_for_the_day_and_due_on_a_date() -> None:
    memory = answer()
    assert (memory.state, memory.step, memory.due_at) == ("review", None, None)
    assert memory.due_on == DAY + timedelta(days=2)
    assert (memory.reps, memory.lapses) == (1, 0)


def test_a_first_miss_returns_ten_minutes_after_the_answer_and_is_no_lapse() -> None:
    memory = answer(grade=AGAIN)
    assert (memory.state, memory.step, memory.lapses) == ("learning", 0, 0)
    assert memory.due_at == EVENING + timedelta(minutes=10)
    assert memory.due_on == DAY


def test_forgetting_from_review_is_a_lapse_and_goes_through_relearning() -> None:
    lapsed = answer(answer(), grade=AGAIN, study_day=DAY + timedelta(days=2), at=EVENING + timedelta(days=2))
    assert (lapsed.state, lapsed.lapses, lapsed.reps) == ("relearning", 1, 2)
    assert lapsed.due_at == EVENING + timedelta(days=2, minutes=10)


def test_an_answer_after_a_night_counts_as_a_day_however_few_the_hours() -> None:
    next_day = DAY + timedelta(days=1)
    after_13_hours = answer(answer(), study_day=next_day, at=EVENING + timedelta(hours=13))
    after_35_hours = answer(answer(), study_day=next_day, at=EVENING + timedelta(hours=35))
    the_same_day = answer(answer(), at=EVENING + timedelta(hours=2))
    assert after_13_hours == after_35_hours
    assert after_13_hours.stability > the_same_day.stability


def test_an_answer_before_the_last_study_day_is_refused() -> None:
    with pytest.raises(ValueError, match="after one on"):
        answer(answer(), study_day=DAY - timedelta(days=1))


def test_recall_is_certain_on_the_day_and_falls_after() -> None:
    memory = answer()
    recall = [retrievability(memory, DAY + timedelta(days=days)) for days in (0, 1, 2, 30)]
    assert recall[0] == 1.0
    assert recall == sorted(recall, reverse=True)
    assert recall[2] == pytest.approx(0.9, abs=0.02)
    assert retrievability(memory, DAY - timedelta(days=3)) == 1.0


def test_a_learner_who_recalls_better_than_predicted_waits_longer() -> None:
    known = answer(answer(), study_day=DAY + timedelta(days=5))
    waits = [
        answer(known, study_day=DAY + timedelta(days=30), intercept=intercept).due_on for intercept in (-0.5, 0.0, 0.5)
    ]
    assert waits == sorted(set(waits))
    on_day = DAY + timedelta(days=20)
    assert retrievability(known, on_day, intercept=0.5) > retrievability(known, on_day)


def test_a_higher_desired_retention_means_an_earlier_return() -> None:
    known = answer(answer(), study_day=DAY + timedelta(days=5))
    waits = [answer(known, study_day=DAY + timedelta(days=30), desired_retention=r).due_on for r in (0.97, 0.9, 0.7)]
    assert waits == sorted(set(waits))
