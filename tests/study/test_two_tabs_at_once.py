"""Two tabs, two devices, one moment: nothing is counted twice and nothing is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from quizapp.study.memory.caches import Rebuilt, rebuild_learner
from quizapp.study.models import Card, Correction, LearnerDay, Memory, Presentation, Review, Sitting
from quizapp.study.sessions import NotPossible, mark_guessed, next_presentation, start_sitting, undo
from tests.factories import NOON, answer, card, learner, presentation, question, sitting, topic

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

THREADS = 4


def at_once(act: Callable[[int], Any]) -> list[Any]:
    barrier = Barrier(THREADS)

    def run(number: int) -> Any:
        try:
            barrier.wait(timeout=10)
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_one_presentation_answered_at_once_takes_one_answer() -> None:
    student = learner()
    shown = presentation(card(student, question()), sitting_id=sitting(student).pk)
    outcomes = at_once(lambda number: answer(shown, right=number % 2 == 0))
    assert len({outcome.review_id for outcome in outcomes}) == 1
    assert len({outcome.verdict for outcome in outcomes}) == 1
    assert sum(not outcome.is_replay for outcome in outcomes) == 1
    assert (Review.objects.count(), LearnerDay.objects.get().reviews, Sitting.objects.get().answered) == (1, 1, 1)


def test_different_questions_answered_at_once_are_all_counted() -> None:
    student = learner()
    place = sitting(student)
    shown = [presentation(card(student, question()), sitting_id=place.pk) for _ in range(THREADS)]
    at_once(lambda number: answer(shown[number]))
    day = LearnerDay.objects.get()
    assert (day.reviews, day.new_cards, Sitting.objects.get().answered) == (THREADS, THREADS, THREADS)
    assert rebuild_learner(learner=student) == Rebuilt(cards=THREADS)


def test_the_next_question_asked_for_at_once_is_one_presentation() -> None:
    for _ in range(3):
        question()
    place = start_sitting(learner=learner(), topic=topic(), mode="today", at=NOON)
    shown = at_once(lambda _: next_presentation(sitting=place, at=NOON))
    assert len({row.pk for row in shown}) == 1
    assert (Presentation.objects.count(), Card.objects.count()) == (1, 1)


def test_undo_and_guess_at_once_leave_the_caches_equal_to_the_log() -> None:
    student = learner()
    place = sitting(student)
    review = answer(presentation(card(student, question()), sitting_id=place.pk)).review_id

    def act(number: int) -> None:
        if number % 2:
            undo(learner=student, review_id=review, at=NOON)
        else:
            with suppress(NotPossible):  # undone before: refused
                mark_guessed(learner=student, review_id=review, at=NOON)

    at_once(act)
    assert Correction.objects.filter(kind="void").count() == 1
    assert not Memory.objects.exists()
    assert Presentation.objects.filter(is_open=True).count() == 1
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)
