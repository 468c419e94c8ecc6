"""A learner, and a way to write an answer into the log."""

from types import SimpleNamespace

import pytest

from quizapp.study.models import Correction, Review, ReviewMode, Verdict
from tests import factories


@pytest.fixture
def learner(db):
    return factories.learner()


@pytest.fixture
def topic(db):
    return factories.topic()


@pytest.fixture
def answer():
    """`answer(card, "wrong")` writes a review after exposure, today, as the newest of its card."""

    def write(card, verdict=Verdict.RIGHT, **fields):
        shown = factories.presentation(card, is_open=False, sitting_id=fields.get("sitting_id"))
        defaults = SimpleNamespace(
            presentation_id=shown.id, sequence=card.reviews.count() + 1, at=factories.NOON, study_day=factories.TODAY,
            zone="UTC", rollover_hour=4, given={}, grade=3 if verdict == Verdict.RIGHT else 1, weight=1.0,
            format="choice", mode=ReviewMode.SCHEDULED, desired_retention=0.9, maximum_interval=365,
            parameters="fsrs-6-default", scheduler="fsrs", answer_fingerprint=card.answer_fingerprint,
            due_on=fields.get("study_day", factories.TODAY),
        )  # fmt: skip
        return Review.objects.create(learner=card.learner, card=card, verdict=verdict, **{**vars(defaults), **fields})

    return write


@pytest.fixture
def correct():
    def write(review, kind, **fields):
        number = Correction.objects.filter(card_id=review.card_id).count() + 1
        return Correction.objects.create(
            learner_id=review.learner_id, card_id=review.card_id, review_id=review.id, kind=kind, sequence=number,
            at=factories.NOON, **fields,
        )  # fmt: skip

    return write
