"""A day of ten minutes takes about ten, also for somebody to whom much comes back."""

from collections import Counter
from datetime import datetime, timedelta

import pytest

from quizapp.study.models import Learner
from quizapp.study.sessions import Given, next_presentation, start_sitting, submit_answer
from tests.factories import NOON, learner, question, topic

pytestmark = pytest.mark.django_db

SECONDS = 15  # before each answer; as many again are reckoned for its feedback
MINUTES = 10


class HalfMissed:
    """Every second question is missed when it is first asked, and every second of its returns."""

    def __init__(self) -> None:
        self.tries: Counter[bool] = Counter()

    def knows(self, *, is_return: bool) -> bool:
        self.tries[is_return] += 1
        return self.tries[is_return] % 2 == 0


def study(student: Learner, at: datetime, mind: HalfMissed) -> float:
    """A sitting of today, answered to its end: the minutes it took."""
    place = start_sitting(learner=student, topic=topic(), mode="today", at=at)
    begun, asked = at, set()
    while shown := next_presentation(sitting=place, at=at):
        at += timedelta(seconds=2 * SECONDS)
        right = mind.knows(is_return=shown.card_id in asked)
        asked.add(shown.card_id)
        option = next(place for place, index in enumerate(shown.options) if (index == 0) == right)
        submit_answer(presentation=shown, given=Given(option=option, milliseconds=1000 * SECONDS), at=at)
    return (at - begun).total_seconds() / 60


def test_who_misses_half_at_first_spends_the_minutes_they_asked_for():
    """From the second day on, when their answers are known; at a pace that saw no returns it stays at sixteen."""
    for _ in range(60):
        question()
    student, mind = learner(minutes_a_day=MINUTES), HalfMissed()
    first, *spent = [study(student, NOON + timedelta(days=day), mind) for day in range(4)]
    assert first > 1.5 * MINUTES
    assert all(0.85 * MINUTES <= minutes <= 1.15 * MINUTES for minutes in spent), spent
