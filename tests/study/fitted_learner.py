"""A learner in the database who has answered enough for a fit, and one whose memory a fit foresees better."""

from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

from quizapp.questions.models import Question
from quizapp.study.memory import caches, scheduling
from quizapp.study.models import Card, Learner, Presentation, Review
from tests import factories
from tests.benchmarks.scheduling.memories import KINDS
from tests.factories import NOON
from tests.study.made_up_log import Fsrs, made_up_log

CARDS, DAYS = 260, 240
LATER = NOON + timedelta(days=DAYS)


@cache
def _log(kind: str, days: int) -> list[Review]:
    if kind == "as predicted":
        weights = scheduling.PARAMETER_SETS[scheduling.PARAMETERS_NAME]
        return made_up_log(lambda: Fsrs(weights), cards=CARDS, days=days, choices=0.5)
    chance = Random(1)  # noqa: S311 - a made-up learner, nothing secret
    made = next(one for one in KINDS if one.name == kind).learner(chance)
    return made_up_log(lambda: made(chance), cards=CARDS, days=days, choices=0.5)


def studied(kind: str = "scales", days: int = DAYS, **fields: Any) -> Learner:
    """A learner with a log of that kind, its caches as the log says; by default one whom the usual weights misjudge."""
    last = factories.TODAY + timedelta(days=days - 1)
    learner = factories.learner(last_seen_on=last, **fields)
    topic = factories.topic()
    questions = Question.objects.bulk_create(
        [
            Question(
                topic=topic,
                key=f"made-up-{number}",
                family="person_in_event",
                asks="person",
                subject_facts=[f"event:made-up-{number}"],
                answer_fingerprint="first answer",
                tier=1,
                default_study=True,
            )
            for number in range(CARDS)
        ]
    )
    cards = Card.objects.bulk_create(
        [
            Card(learner=learner, question=one, answer_fingerprint=one.answer_fingerprint, created_at=NOON)
            for one in questions
        ]
    )
    card_of = {place: card.pk for place, card in enumerate(cards, start=1)}
    rows = []
    for row in _log(kind, days):
        values = {field.attname: getattr(row, field.attname) for field in Review._meta.concrete_fields}
        rows.append(Review(**{**values, "learner_id": learner.pk, "card_id": card_of[row.card_id]}))
    Review.objects.bulk_create(rows, batch_size=200)
    caches.rebuild_learner(learner=learner)
    learner.refresh_from_db()
    return learner


def shown(card: Card, at: Any) -> Presentation:
    """An open showing of the card at that moment."""
    version = factories.version(card.question)
    return factories.presentation(card, version=version, shown_at=at, study_day=at.date(), exposure="read")
