"""Answers of a class for the tests of item statistics."""

import random
from datetime import datetime, timedelta
from typing import Any

from quizapp.questions.models import Question
from quizapp.study.items.models import Ability, ItemStatistics
from quizapp.study.items.statistics import Updated, update_item_statistics
from quizapp.study.models import Card, Exposure, Learner, Review
from tests.factories import NOON, answer, card, learner, presentation, question

LATER = NOON + timedelta(days=1)


def answered(
    student: Learner, asked: Question, *, right: bool = True, at: datetime = NOON, exposure: str = Exposure.READ
) -> Review:
    """One more answer of the learner to the question."""
    row = Card.objects.filter(learner=student, question=asked).first() or card(student, asked)
    shown = row.presentations.filter(is_open=True).first() or presentation(row, exposure=exposure)
    outcome = answer(shown, right=right, at=at)
    return Review.objects.get(learner=student, id=outcome.review_id)


def a_class(learners: int, questions: int, seed: int = 1) -> list[Review]:
    """Everybody answers everything, a minute apart, in a mixed order; about two of three are right."""
    chance = random.Random(seed)  # noqa: S311 - a made-up class, nothing secret
    asked, students = [question() for _ in range(questions)], [learner() for _ in range(learners)]
    pairs = [(student, one) for student in students for one in asked]
    chance.shuffle(pairs)
    return [
        answered(student, one, right=chance.random() < 0.67, at=NOON + timedelta(minutes=place))
        for place, (student, one) in enumerate(pairs)
    ]


def update(until: datetime = LATER, **options: Any) -> Updated:
    return update_item_statistics(until=until, **options)


def state() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Everything that is derived, of items and learners that anything is known of."""
    items = ItemStatistics.objects.filter(answers__gt=0).order_by("pk").values()
    return list(items), list(Ability.objects.order_by("pk").values())


def of(asked: Question) -> ItemStatistics:
    """The statistics of its current version."""
    return ItemStatistics.objects.get(version__question=asked, version__number=asked.version)
