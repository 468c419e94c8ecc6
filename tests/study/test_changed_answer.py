"""A question whose answer changed starts again and says so; a reworded one keeps its memory."""

from datetime import timedelta

import pytest

from quizapp.questions.models import Question
from quizapp.study.memory.caches import rebuild_learner
from quizapp.study.models import Card, Memory
from quizapp.study.sessions import next_presentation, start_sitting
from tests.factories import NOON, answer, card, learner, memory, presentation, question, topic, version

pytestmark = pytest.mark.django_db


def test_memory_starts_again_when_the_answer_changed() -> None:
    student, row = learner(), question()
    answer(presentation(card(student, row)))
    assert Memory.objects.get().due_on > NOON.date()
    Question.objects.update(answer_fingerprint="second answer", version=2)
    row.refresh_from_db()
    version(row, answer="Another")

    place = start_sitting(learner=student, topic=topic(), mode="today", at=NOON + timedelta(hours=1))
    shown = next_presentation(sitting=place, at=NOON + timedelta(hours=1))
    assert shown.version.answer["text"] == "Another"
    assert not Memory.objects.exists()
    assert Card.objects.get().answer_fingerprint == "second answer"

    outcome = answer(shown, at=NOON + timedelta(hours=1))
    assert outcome.answer_changed
    assert Memory.objects.get().reps == 1
    assert rebuild_learner(learner=student).memories_changed == 0


def test_an_answer_changed_back_brings_the_old_memory_back() -> None:
    student, row = learner(), question()
    answer(presentation(card(student, row)))
    before = Memory.objects.values().get()
    for fingerprint, memories in (("second answer", []), ("first answer", [before])):
        Question.objects.update(answer_fingerprint=fingerprint)
        place = start_sitting(learner=student, topic=topic(), mode="today", at=NOON)
        next_presentation(sitting=place, at=NOON)
        assert list(Memory.objects.values()) == memories


def test_rewording_keeps_the_memory_and_says_nothing() -> None:
    student, row = learner(), question()
    known = memory(card(student, row))
    Question.objects.update(version=2)
    row.refresh_from_db()
    version(row, stem="In other words?")
    place = start_sitting(learner=student, topic=topic(), mode="today", at=NOON)
    outcome = answer(next_presentation(sitting=place, at=NOON))
    assert not outcome.answer_changed
    assert Memory.objects.get().reps == known.reps + 1
