"""What the log adds up to: one card's memory and its share in the counters of days, from the rows of its log.

Nothing here reads or writes a database: the functions look at the rows they are given. `caches` keeps what they say.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from quizapp.questions.vocabulary import Format
from quizapp.study.memory import scheduling
from quizapp.study.memory.intercept import step
from quizapp.study.memory.scheduling import MemoryValue
from quizapp.study.models import (
    Correction,
    CorrectionKind,
    Grade,
    Review,
    ReviewMode,
    Verdict,
)

LEECH_LAPSES = 8
LEECH_AGAIN = LEECH_LAPSES // 2
UNSCHEDULED = frozenset((ReviewMode.PRETEST, ReviewMode.PRACTICE))  # answers that say nothing to the schedule

type Weights = Mapping[str, Sequence[float]]
"""FSRS-6's weights by the name of their parameter set."""


@dataclass(frozen=True, slots=True)
class Effective:
    """A review that still counts, with the grade it counts as."""

    review: Review
    grade: int
    was_guess: bool = False


def is_leech(lapses: int, settled_at: int) -> bool:
    """Whether a card that was forgotten so often is a leech: at eight lapses, and at every four more.

    Once the learner has said "go on asking" (`settled_at` lapses), it is one again at the next of these.
    """
    reached = LEECH_LAPSES + (lapses - LEECH_LAPSES) // LEECH_AGAIN * LEECH_AGAIN
    return lapses >= LEECH_LAPSES and reached > settled_at


def effective(reviews: Iterable[Review], corrections: Iterable[Correction]) -> list[Effective]:
    """One card's reviews that are not voided, in order of acceptance. The last regrade or "I guessed" decides."""
    corrections = sorted(corrections, key=lambda row: row.sequence)
    voided = {row.review_id for row in corrections if row.kind == CorrectionKind.VOID}
    said = {row.review_id: row for row in corrections if row.kind in (CorrectionKind.GUESSED, CorrectionKind.REGRADE)}
    return [
        _as_corrected(review, said.get(review.id))
        for review in sorted(reviews, key=lambda row: row.sequence)
        if review.id not in voided
    ]


def _as_corrected(review: Review, correction: Correction | None) -> Effective:
    if correction is None:
        return Effective(review, review.grade)
    if correction.kind == CorrectionKind.GUESSED:
        return Effective(review, Grade.AGAIN, was_guess=True)
    return Effective(review, correction.grade or review.grade)


def fold(
    reviews: Iterable[Review],
    corrections: Iterable[Correction],
    *,
    answer_fingerprint: str | None = None,
    weights: Weights = scheduling.PARAMETER_SETS,
    under: str | None = None,
) -> MemoryValue | None:
    """The memory that one card's log adds up to; None where nothing counts.

    Memory starts again after a reset, and where the question's answer changed. With `answer_fingerprint`, a memory of
    another answer than that one is no memory. `weights` are of every parameter set in the log. A review by another set
    than the one before finds the memory that its own set makes of all that went before; `under` a set, so does whoever
    asks. The days chosen stay what they were.
    """
    counted: list[Effective] = []
    memory: MemoryValue | None = None
    of_answer = ""
    for item in scheduled(reviews, corrections):
        review = item.review
        if review.answer_fingerprint != of_answer:
            counted, memory, of_answer = [], None, review.answer_fingerprint
        if memory is not None and memory.parameters != review.parameters:
            memory = _again(counted, review.parameters, weights)
        memory = after(memory, review, item.grade, weights=weights)
        counted.append(item)
    if answer_fingerprint not in (None, of_answer):
        return None
    if memory is not None and under not in (None, memory.parameters):
        return _again(counted, under or "", weights)
    return memory


def scheduled(reviews: Iterable[Review], corrections: Iterable[Correction]) -> list[Effective]:
    """The reviews of one card that its memory is made of: neither undone nor practice, and none before a reset."""
    reviews, corrections = list(reviews), list(corrections)
    reset = {row.review_id for row in corrections if row.kind == CorrectionKind.RESET}
    forgotten = max((review.sequence for review in reviews if review.id in reset), default=0)
    return [
        item
        for item in effective(reviews, corrections)
        if item.review.sequence > forgotten and item.review.mode not in UNSCHEDULED
    ]


def _again(counted: Sequence[Effective], name: str, weights: Weights) -> MemoryValue | None:
    """The memory of the same answers under the parameter set `name`."""
    memory: MemoryValue | None = None
    for item in counted:
        memory = after(memory, item.review, item.grade, weights=weights, name=name)
    return memory


def after(
    memory: MemoryValue | None,
    review: Review,
    grade: int,
    *,
    weights: Weights = scheduling.PARAMETER_SETS,
    name: str | None = None,
) -> MemoryValue:
    """The memory after `review`, counted as `grade`: the one way from a row to the scheduler."""
    name = name or review.parameters
    return scheduling.schedule(
        memory,
        grade=grade,
        weight=review.weight,
        study_day=review.study_day,
        at=review.at,
        desired_retention=review.desired_retention,
        maximum_interval=review.maximum_interval,
        parameters=weights[name],
        parameters_name=name,
        intercept=review.intercept,
        fuzz_seed=fuzz_seed(review.card_id, memory),
        intervals=review.intervals,
    )


def intercept_step(review: Review, grade: int, *, was_guess: bool = False) -> int:
    """How far an answer, counted as `grade`, moves its learner's intercept: millionths of a logit.

    A first answer says nothing of a prediction, nor does one that the schedule leaves out.
    """
    if review.predicted is None or review.mode in UNSCHEDULED:
        return 0
    options = 0 if was_guess or review.format == Format.ORDER_K else review.option_count
    return step(recalled=grade != Grade.AGAIN, predicted=review.predicted, option_count=options)


def intercept_steps(reviews: Iterable[Review], corrections: Iterable[Correction], parameters: str) -> int:
    """What one card's answers under the parameter set of that name moved the intercept, all together."""
    return sum(
        intercept_step(item.review, item.grade, was_guess=item.was_guess)
        for item in effective(reviews, corrections)
        if item.review.parameters == parameters
    )


def fuzz_seed(card_id: int, memory: MemoryValue | None) -> str:
    """Fixed by the card and the number of its reviews, so that a preview shows the very day that will be saved."""
    return f"{card_id}:{memory.reps if memory else 0}"


@dataclass(frozen=True, slots=True)
class DayCounts:
    """A card's share in the counters of one study day."""

    reviews: int = 0
    right: int = 0
    new_cards: int = 0
    milliseconds: int = 0

    def __add__(self, other: "DayCounts") -> "DayCounts":
        return self._with(other, 1)

    def __sub__(self, other: "DayCounts") -> "DayCounts":
        return self._with(other, -1)

    def _with(self, other: "DayCounts", sign: int) -> "DayCounts":
        return DayCounts(*(getattr(self, name) + sign * getattr(other, name) for name in DAY_COUNTERS))


DAY_COUNTERS = tuple(field.name for field in fields(DayCounts))


def counts_of(review: Review, *, is_first: bool) -> DayCounts:
    """What one review that counts adds to its study day."""
    return DayCounts(
        reviews=1,
        right=int(review.verdict == Verdict.RIGHT),
        new_cards=int(is_first),
        milliseconds=review.milliseconds or 0,
    )


def day_counts(reviews: Iterable[Review], corrections: Iterable[Correction]) -> dict[date, DayCounts]:
    """One card's share in the counters of each study day; a card is new on the day of its first scheduled review."""
    days: dict[date, DayCounts] = {}
    counted = effective(reviews, corrections)
    first = next((item.review.id for item in counted if item.review.mode not in UNSCHEDULED), None)
    for item in counted:
        day = item.review.study_day
        days[day] = days.get(day, DayCounts()) + counts_of(item.review, is_first=item.review.id == first)
    return days
