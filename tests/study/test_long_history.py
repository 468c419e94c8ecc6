"""Years of reviews on their due days: growing intervals, fuzz and lapses replay to the last digit."""

from datetime import datetime, time, timedelta

import pytest

from quizapp.study.memory import caches, fold
from quizapp.study.memory.intervals import fuzz_window
from quizapp.study.memory.scheduling import interval_days
from quizapp.study.models import Card, Memory, Review
from tests.factories import NOON, answer, card, learner, presentation, question

pytestmark = pytest.mark.django_db


def studied_on_due_days(row: Card, answers: int, lapse_at: int | None = None) -> None:
    at = NOON
    for number in range(answers):
        answer(presentation(row, study_day=at.date()), right=number != lapse_at, at=at)
        memory = Memory.objects.get(card=row)
        at = max(at + timedelta(minutes=10), datetime.combine(memory.due_on, time(12), tzinfo=NOON.tzinfo))


def test_a_long_history_replays_exactly() -> None:
    student = learner()
    for lapse_at in (None, 4, 6):
        studied_on_due_days(card(student, question()), 9, lapse_at)
    kept = list(Memory.objects.order_by("pk").values())
    assert max(row["stability"] for row in kept) > 60
    Memory.objects.all().delete()
    caches.rebuild_learner(learner=student)
    assert list(Memory.objects.order_by("pk").values()) == kept


def test_the_due_day_stored_with_each_answer_is_the_one_the_fold_finds() -> None:
    row = card(learner(), question())
    studied_on_due_days(row, 9, lapse_at=5)
    memory = None
    for review in Review.objects.order_by("sequence"):
        memory = fold.after(memory, review, review.grade)
        assert review.due_on == memory.due_on


def test_cards_learnt_together_part_within_the_window() -> None:
    student = learner()
    for _ in range(8):
        studied_on_due_days(card(student, question()), 5)
    waits = set()
    intercepts = dict(Review.objects.order_by("sequence").values_list("card", "intercept"))  # of the last answer
    for memory in Memory.objects.all():
        wait = (memory.due_on - memory.last_study_day).days
        exact = interval_days(memory.stability, 0.9, intercept=intercepts[memory.card_id])
        first, last = fuzz_window(round(exact), 365)
        assert first <= wait <= last
        waits.add(wait)
    assert len(waits) > 2
