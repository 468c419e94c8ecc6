"""Practice touches nothing that the schedule is made of, whatever is answered in it and however often."""

import random
from datetime import timedelta
from typing import Any

import pytest

from quizapp.study.asking.queue import available, next_question
from quizapp.study.memory.caches import rebuild_learner
from quizapp.study.memory.scheduling import PARAMETER_SETS
from quizapp.study.models import (
    Card,
    Learner,
    LearnerDay,
    Memory,
    ParameterSet,
    Review,
    ReviewMode,
    Sitting,
)
from quizapp.study.sessions import (
    mark_guessed,
    next_presentation,
    start_sitting,
    undo,
)
from tests.factories import (
    NOON,
    answer,
    card,
    learner,
    presentation,
    question,
    question_set,
    topic,
    year_question,
)
from tests.study.practised import keys, practice

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def schedule(student: Learner) -> tuple[Any, ...]:
    """Everything that decides what is asked when, and what Today would ask."""
    student.refresh_from_db()
    today = Sitting(learner=student, topic=topic(), mode="today", started_at=NOON, size=50)
    now = {"sitting": today, "learner": student, "at": NOON, "today": NOON.date()}
    return (
        list(Memory.objects.filter(learner=student).order_by("pk").values()),
        list(Card.objects.filter(learner=student, memory__isnull=False).order_by("pk").values()),
        student.intercept_millionths,
        sum(LearnerDay.objects.filter(learner=student).values_list("new_cards", flat=True)),
        next_question(**now),
        available(**now),
    )


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_practised_the_schedule_stays_byte_for_byte(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a made-up learner, nothing secret
    student = learner()
    for number in range(10):
        row = year_question() if number % 3 else question(chapter="border")
        if chance.random() < 0.7:
            shown = presentation(card(student, row), exposure=chance.choice(["none", "read"]))
            answer(shown, right=chance.random() < 0.6, at=NOON - timedelta(days=chance.randrange(1, 20)))
    before = schedule(student)
    assert before[0]
    for choice in ({}, {"chapter": "border"}, {"size": 3}):
        place = practice(student, **choice)
        for minute in range(chance.randrange(2, 12)):
            at = NOON + timedelta(minutes=minute)
            if (shown := next_presentation(sitting=place, at=at)) is None:
                break
            said = answer(shown, right=chance.random() < 0.5, at=at)
            if said.verdict == "right" and chance.random() < 0.3:
                mark_guessed(learner=student, review_id=said.review_id, at=at)
            elif chance.random() < 0.3:
                undo(learner=student, review_id=said.review_id, at=at)
    assert Review.objects.filter(mode=ReviewMode.PRACTICE).exists()
    assert schedule(student) == before
    found = rebuild_learner(learner=student, save=False)
    assert (found.memories_changed, found.days_changed, found.intercept_changed) == (0, 0, False)


def test_a_memory_of_older_parameters_is_left_as_it_is() -> None:
    student = learner()
    answer(presentation(card(student, question())), at=NOON - timedelta(days=3))
    weights = [weight * 1.1 for weight in PARAMETER_SETS[student.parameters]]
    numbers = {"fitted_on": 1, "tested_on": 1, "log_loss": 0.3, "rival_log_loss": 0.4}
    ParameterSet.objects.create(learner=student, name="own-1", weights=weights, created_at=NOON, **numbers)
    Learner.objects.update(parameters="own-1")
    before = Memory.objects.values().get()
    assert keys(practice(student))
    assert Memory.objects.values().get() == before


def test_practice_holds_no_sibling_back_and_climbs_no_ladder() -> None:
    student = learner()
    row = year_question(subject_facts=["event:a"])
    question(subject_facts=["event:a"])
    for _ in range(3):
        keys(practice(student))
    place = start_sitting(learner=student, topic=topic(), mode="today", at=NOON)
    assert place.size == 1, "one of two siblings, as before"
    place = start_sitting(learner=student, topic=topic(), mode="set", question_set=question_set(row), at=NOON)
    shown = next_presentation(sitting=place, at=NOON)
    assert (shown.format, shown.mode) == ("choice", ReviewMode.SCHEDULED)
