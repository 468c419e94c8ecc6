"""The back of a flashcard: its four buttons, and when each of them would bring the card back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from quizapp.study.learners import today_of
from quizapp.study.memory import scheduling
from quizapp.study.memory.caches import value_of
from quizapp.study.memory.promises import memory_in_force, promised_on, weights_in_force
from quizapp.study.models import Correction, CorrectionKind, Grade, Memory, Presentation, Review, Sitting


@dataclass(frozen=True, slots=True)
class Promise:
    """What a button does: the card is due on `due_on`, `days` study days on; or, in a learning step, after `step`."""

    grade: Grade
    days: int
    due_on: date
    step: timedelta | None = None


def turn_over(*, presentation: Presentation, at: datetime) -> list[Promise]:
    """What the buttons of an open flashcard say: exactly what the answer then saves, whatever other tabs do meanwhile.

    The days were drawn and stored when the card was shown. They are drawn anew where they no longer speak of the card
    as it is: it was shown on another study day, or an earlier answer to it was taken back or regraded since.
    """
    card = presentation.card
    card.learner = learner = presentation.learner
    memory = memory_in_force(card, value_of(Memory.objects.filter(card=card).first()))
    today = today_of(learner, at)
    day = max(today, presentation.study_day, memory.last_study_day if memory else today)
    corrected = Correction.objects.filter(learner=learner, card=card, at__gt=presentation.shown_at)
    if day != presentation.study_day or corrected.exists():
        retention = _retention_of_set(presentation)
        presentation.intervals = promised_on(card, day, desired_retention=retention)
        Presentation.objects.filter(pk=presentation.pk, is_open=True).update(intervals=presentation.intervals)
    weights = weights_in_force(learner)
    promises = []
    for grade in Grade:
        after = scheduling.schedule(
            memory,
            grade=grade,
            weight=1.0,
            study_day=day,
            at=at,
            desired_retention=learner.desired_retention,
            maximum_interval=learner.maximum_interval,
            parameters=weights,
            parameters_name=learner.parameters,
            intercept=learner.intercept,
            intervals=presentation.intervals,
        )
        step = after.due_at - at if after.due_at else None
        promises.append(Promise(grade, (after.due_on - day).days, after.due_on, step))
    return promises


def _retention_of_set(presentation: Presentation) -> float | None:
    """What the question set of the presentation's sitting asks for, if it has a set and that says so."""
    if presentation.sitting_id is None:
        return None
    sittings = Sitting.objects.filter(pk=presentation.sitting_id)
    return sittings.values_list("question_set__desired_retention", flat=True).first()


@dataclass(frozen=True, slots=True)
class Rated:
    """The last rating of a sitting, which stands: when its card comes back, in study days or in a learning step."""

    review_id: UUID
    days: int
    due_on: date
    step: timedelta | None


def last_rated(*, sitting: Sitting) -> Rated | None:
    """The newest answer of the sitting; None before the first one, and where that was taken back. Two queries."""
    void = Correction.objects.filter(
        learner=OuterRef("learner"), review_id=OuterRef("id"), kind=CorrectionKind.VOID, card=OuterRef("card")
    )
    given = Review.objects.filter(learner=sitting.learner_id, sitting_id=sitting.pk).annotate(is_void=Exists(void))
    review: Any = given.order_by("-at", "-sequence").first()
    if review is None or review.is_void:
        return None
    memory = Memory.objects.filter(card=review.card_id).first()
    if memory is None:
        return None
    step = memory.due_at - review.at if memory.due_at else None
    return Rated(review.id, (memory.due_on - review.study_day).days, memory.due_on, step)
