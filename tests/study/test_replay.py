"""Whatever happened, replaying the log rebuilds every memory and every counter exactly."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.questions.models import Question
from quizapp.study.memory import caches
from quizapp.study.models import Card, Correction, Learner, LearnerDay, Memory, Review
from quizapp.study.sessions import (
    NothingToStudy,
    NotPossible,
    mark_guessed,
    next_presentation,
    set_zone,
    start_sitting,
    undo,
)
from tests.factories import NOON, answer, learner, question, topic

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

ZONES = ["UTC", "Asia/Almaty", "America/New_York", "Pacific/Kiritimati"]
STEPS = st.one_of(
    st.tuples(st.just("answer"), st.booleans()),
    st.tuples(st.just("answer twice"), st.booleans()),
    st.tuples(st.just("guessed"), st.integers(0, 5)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
    st.tuples(st.just("reset"), st.integers(0, 5)),
    st.tuples(st.just("clock"), st.sampled_from([-40.0, -0.3, 0.01, 0.6, 1.0, 3.0, 30.0])),
    st.tuples(st.just("zone"), st.sampled_from(ZONES)),
    st.tuples(st.just("new answer"), st.integers(0, 2)),
    st.tuples(st.just("retention"), st.sampled_from([0.7, 0.9, 0.97])),
)


class Student:
    """Plays the steps through the verbs."""

    def __init__(self) -> None:
        self.learner: Learner = learner()
        self.at: datetime = NOON
        self.questions = [question(asks="person"), question(asks="year"), question(asks="purpose")]

    def play(self, step: str, what: Any) -> None:
        getattr(self, f"_{step.replace(' ', '_')}")(what)

    def _answer(self, right: bool) -> None:
        try:
            place = start_sitting(learner=self.learner, topic=topic(), mode="today", at=self.at)
        except NothingToStudy:
            return
        self.shown = next_presentation(sitting=place, at=self.at)
        if self.shown is not None:
            self.given = answer(self.shown, right=right, at=self.at)

    def _answer_twice(self, right: bool) -> None:
        self._answer(right)
        if getattr(self, "shown", None):
            again = answer(self.shown, right=not right, at=self.at)
            assert again.is_replay

    def _guessed(self, back: int) -> None:
        self._say(mark_guessed, back)

    def _undo(self, back: int) -> None:
        self._say(undo, back)

    def _reset(self, back: int) -> None:
        review = self._review(back)
        if review is not None:
            sequence = 1 + Correction.objects.filter(card=review.card_id).count()
            own = {"learner": self.learner, "card_id": review.card_id, "sequence": sequence}
            Correction.objects.create(**own, review_id=review.id, kind="reset", at=self.at)
            caches.rebuild(card=Card.objects.get(pk=review.card_id))

    def _clock(self, days: float) -> None:
        self.at += timedelta(days=days)

    def _zone(self, zone: str) -> None:
        set_zone(learner=self.learner, zone=zone)

    def _retention(self, desired: float) -> None:
        Learner.objects.update(desired_retention=desired)

    def _new_answer(self, number: int) -> None:
        Question.objects.filter(pk=self.questions[number].pk).update(answer_fingerprint=f"at {self.at}")

    def _say(self, verb: Any, back: int) -> None:
        review = self._review(back)
        if review is not None:
            with suppress(NotPossible):
                verb(learner=self.learner, review_id=review.id, at=self.at)

    def _review(self, back: int) -> Review | None:
        return Review.objects.order_by("-at", "-sequence")[back : back + 1].first()


@contextmanager
def rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=4, max_size=25))
def test_replaying_the_log_rebuilds_every_memory_and_every_day(steps: list[tuple[str, Any]]) -> None:
    with rolled_back():
        student = Student()
        for step, what in steps:
            student.play(step, what)
        assert caches.rebuild_learner(learner=student.learner, save=False).memories_changed == 0
        kept = list(Memory.objects.order_by("pk").values()), list(LearnerDay.objects.order_by("study_day").values())
        keys = [day.pop("id") for day in kept[1]]
        Memory.objects.all().delete()
        LearnerDay.objects.all().delete()
        rebuilt = caches.rebuild_learner(learner=student.learner)
        assert (rebuilt.memories_changed, rebuilt.days_changed) == (len(kept[0]), len(keys))
        assert list(Memory.objects.order_by("pk").values()) == kept[0]
        days = list(LearnerDay.objects.order_by("study_day").values())
        assert [{name: day[name] for name in day if name != "id"} for day in days] == kept[1]
        _check_the_log()


def _check_the_log() -> None:
    presentations = list(Review.objects.values_list("presentation_id", flat=True))
    assert len(presentations) == len(set(presentations))
    for card in Card.objects.all():
        days = list(card.reviews.order_by("sequence").values_list("study_day", flat=True))
        assert days == sorted(days)
    assert all(memory.due_on >= memory.last_study_day for memory in Memory.objects.all())
