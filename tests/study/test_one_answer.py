"""One presentation takes one answer: a replay returns what is stored and changes nothing."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, models

from quizapp.study.models import (
    AppendOnlyError,
    Card,
    Correction,
    Learner,
    LearnerDay,
    Memory,
    Presentation,
    Review,
    Sitting,
)
from quizapp.study.sessions import Given, outcome_of, submit_answer
from tests.factories import NOON, answer, card, learner, presentation, question, sitting

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def shown() -> Presentation:
    student = learner()
    return presentation(card(student, question()), sitting_id=sitting(student).pk)


def everything() -> list[dict]:
    tables: list[type[models.Model]] = [
        Card,
        Correction,
        Learner,
        LearnerDay,
        Memory,
        Presentation,
        Review,
        Sitting,
    ]
    return [row for table in tables for row in table._default_manager.order_by("pk").values()]


def test_an_answer_is_stored_with_all_that_the_fold_needs(shown: Presentation) -> None:
    outcome = answer(shown)
    review = Review.objects.get(id=outcome.review_id)
    assert (review.presentation_id, review.sequence, review.verdict, review.grade) == (shown.id, 1, "right", 3)
    assert (review.option_count, review.milliseconds, review.weight) == (4, 4000, pytest.approx(0.8))
    assert (review.zone, review.rollover_hour, review.study_day) == ("UTC", 4, NOON.date())
    assert review.due_on == outcome.due_on == Memory.objects.get(card=shown.card).due_on
    assert (outcome.answered, outcome.size, outcome.is_replay) == (1, 10, False)
    assert outcome.chosen == outcome.answer == shown.version.answer


def test_a_replay_returns_the_stored_outcome_and_changes_nothing(shown: Presentation) -> None:
    first = answer(shown, right=False)
    stored = everything()
    stale_tab = Presentation.objects.get(pk=shown.pk)
    stale_tab.is_open = True
    for again in (
        answer(stale_tab, right=True, at=NOON + timedelta(days=3)),
        submit_answer(presentation=stale_tab, given=Given(option=99), at=NOON),
        outcome_of(learner=shown.learner, presentation_id=shown.id),
    ):
        assert again == replace(first, is_replay=True)
        assert again.is_replay
    assert everything() == stored


def test_the_database_itself_refuses_a_second_review(shown: Presentation) -> None:
    answer(shown)
    review = Review.objects.get()
    copy = Review(**{field.attname: getattr(review, field.attname) for field in Review._meta.concrete_fields})
    copy.id, copy.sequence = uuid4(), 2
    with pytest.raises(IntegrityError):
        copy.save()


def test_reviews_are_never_changed(shown: Presentation) -> None:
    answer(shown)
    review = Review.objects.get()
    review.grade = 4
    with pytest.raises(AppendOnlyError):
        review.save()


def test_there_is_no_outcome_before_the_answer(shown: Presentation) -> None:
    with pytest.raises(Review.DoesNotExist):
        outcome_of(learner=shown.learner, presentation_id=shown.id)
