"""A learner's log as rows of a table, in the order of acceptance, with the corrections applied.

Read a few hundred answers at a time: memory does not grow with the log, and no cursor is kept open.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from quizapp.facts.formulas import inert
from quizapp.study.memory import caches
from quizapp.study.memory.fold import UNSCHEDULED, Effective, after, effective
from quizapp.study.memory.scheduling import MemoryValue
from quizapp.study.models import Correction, CorrectionKind, Learner, MemoryState, Presentation, Review

TOGETHER = 500

COLUMNS = (
    "question_key",
    "question",
    "at",
    "study_day",
    "zone",
    "rollover_hour",
    "verdict",
    "grade_given",
    "grade_counted",
    "voided",
    "guessed",
    "reset_after",
    "weight",
    "format",
    "options",
    "milliseconds",
    "mode",
    "hints",
    "predicted",
    "interval_again",
    "interval_hard",
    "interval_good",
    "interval_easy",
    "desired_retention",
    "maximum_interval",
    "parameters",
    "intercept",
    "scheduler",
    "due_on",
    "review_id",
    "sitting_id",
)
FSRS_COLUMNS = ("card_id", "review_time", "review_rating", "review_state", "review_duration")

_FSRS_STATES = {None: 0, MemoryState.LEARNING: 1, MemoryState.REVIEW: 2, MemoryState.RELEARNING: 3}


@dataclass(frozen=True, slots=True)
class Logged:
    """A review, what counts of it (None where it was undone), and whether its card started afresh after it."""

    review: Review
    counted: Effective | None
    resets: bool


def rows(learner: Learner) -> Iterator[Sequence[Any]]:
    """The cells of `COLUMNS` for every answer; texts that a spreadsheet would run are made inert."""
    for batch in _batches(learner):
        shown = _labels(learner, batch)
        for logged in batch:
            yield _cells(logged, shown.get(logged.review.presentation_id, ""))


def fsrs_rows(learner: Learner) -> Iterator[Sequence[int]]:
    """The cells of `FSRS_COLUMNS` for every answer that the schedule counts.

    card_id          a number for each stretch of learning: a card that started afresh, or whose answer changed, gets
                     another one, since its memory does
    review_time      milliseconds since 1970, UTC
    review_rating    1-4, as it counts
    review_state     before the answer: 0 new, 1 learning, 2 review, 3 relearning
    review_duration  milliseconds; 0 where none was measured
    """
    weights = caches.weights_of(learner.pk)
    numbers: dict[int, tuple[int, str]] = {}  # card -> (card_id, answer it is of)
    memories: dict[int, MemoryValue] = {}
    given = 0
    for batch in _batches(learner):
        for logged in batch:
            review, card = logged.review, logged.review.card_id
            if logged.counted is not None and review.mode not in UNSCHEDULED:
                if numbers.get(card, (0, ""))[1] != review.answer_fingerprint:
                    given += 1
                    numbers[card] = given, review.answer_fingerprint
                    memories.pop(card, None)
                before = memories.get(card)
                state = _FSRS_STATES[MemoryState(before.state) if before else None]
                grade = logged.counted.grade
                yield numbers[card][0], _milliseconds(review), grade, state, review.milliseconds or 0
                memories[card] = after(before, review, grade, weights=weights)
            if logged.resets:
                numbers.pop(card, None)
                memories.pop(card, None)


def _milliseconds(review: Review) -> int:
    return int(review.at.timestamp() * 1000)


def _batches(learner: Learner) -> Iterator[list[Logged]]:
    """Two queries a batch."""
    ordered = Review.objects.filter(learner=learner).select_related("card__question")
    ordered = ordered.order_by("at", "card_id", "sequence")
    last: Review | None = None
    while True:
        page = ordered if last is None else ordered.filter(_after(last))
        batch = list(page[:TOGETHER])
        if not batch:
            return
        yield _with_corrections(learner, batch)
        last = batch[-1]


def _after(last: Review) -> Q:
    same_moment = Q(at=last.at)
    return (
        Q(at__gt=last.at)
        | same_moment & Q(card_id__gt=last.card_id)
        | same_moment & Q(card_id=last.card_id, sequence__gt=last.sequence)
    )


def _with_corrections(learner: Learner, batch: list[Review]) -> list[Logged]:
    said: dict[UUID, list[Correction]] = defaultdict(list)
    for row in Correction.objects.filter(learner=learner, review_id__in=[review.id for review in batch]):
        said[row.review_id].append(row)
    return [
        Logged(
            review,
            next(iter(effective([review], said[review.id])), None),
            any(row.kind == CorrectionKind.RESET for row in said[review.id]),
        )
        for review in batch
    ]


def _labels(learner: Learner, batch: list[Logged]) -> dict[UUID, str]:
    """The words of each question as they were shown. One query."""
    keys = [logged.review.presentation_id for logged in batch]
    shown = Presentation.objects.filter(learner=learner, id__in=keys).select_related("version")
    return {row.id: row.version.label for row in shown}


def _cells(logged: Logged, label: str) -> Sequence[Any]:
    review, counted = logged.review, logged.counted
    intervals = review.intervals or (None,) * 4
    return (
        review.card.question.key,
        inert(label),
        review.at.isoformat(),
        review.study_day.isoformat(),
        inert(review.zone),
        review.rollover_hour,
        review.verdict,
        review.grade,
        counted.grade if counted else "",
        int(counted is None),
        int(bool(counted and counted.was_guess)),
        int(logged.resets),
        review.weight,
        review.format,
        review.option_count,
        review.milliseconds,
        review.mode,
        review.hints,
        review.predicted,
        *intervals,
        review.desired_retention,
        review.maximum_interval,
        inert(review.parameters),
        review.intercept,
        inert(review.scheduler),
        review.due_on.isoformat(),
        review.id,
        review.sitting_id,
    )
