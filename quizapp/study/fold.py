"""What the log adds up to. `Memory` and `LearnerDay` are caches; here they are computed from reviews and corrections.

The functions in the upper half only look at rows they are given. Those in the lower half read a log and write its
caches, by compare-and-swap: a cache that changed since it was read is read again, so no lock is held while folding.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from quizapp.study import scheduling
from quizapp.study.models import (
    Card,
    Correction,
    CorrectionKind,
    Grade,
    Learner,
    LearnerDay,
    Memory,
    Review,
    Verdict,
)
from quizapp.study.scheduling import MemoryValue

LEECH_LAPSES = 8

_ATTEMPTS = 8
_MEMORY_FIELDS = tuple(field.name for field in fields(MemoryValue))


class Changed(RuntimeError):
    """A cache is no longer what was read; `retrying` reads again."""


# --- pure over rows -------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Effective:
    """A review that still counts, with the grade it counts as."""

    review: Review
    grade: int
    was_guess: bool = False


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
    reviews: Iterable[Review], corrections: Iterable[Correction], *, answer_fingerprint: str | None = None
) -> MemoryValue | None:
    """The memory that one card's log adds up to; None where nothing counts.

    Memory starts again after a reset, and where the question's answer changed. With `answer_fingerprint`, a memory of
    another answer than that one is no memory.
    """
    corrections = list(corrections)
    counted = effective(reviews, corrections)
    reset = {row.review_id for row in corrections if row.kind == CorrectionKind.RESET}
    forgotten = max((review.sequence for review in reviews if review.id in reset), default=0)
    memory: MemoryValue | None = None
    of_answer = ""
    for item in counted:
        review = item.review
        if review.sequence <= forgotten:
            continue
        if review.answer_fingerprint != of_answer:
            memory, of_answer = None, review.answer_fingerprint
        memory = after(memory, review, item.grade)
    return memory if answer_fingerprint in (None, of_answer) else None


def after(memory: MemoryValue | None, review: Review, grade: int) -> MemoryValue:
    """The memory after `review`, counted as `grade`: the one way from a row to the scheduler."""
    return scheduling.schedule(
        memory,
        grade=grade,
        weight=review.weight,
        study_day=review.study_day,
        at=review.at,
        desired_retention=review.desired_retention,
        maximum_interval=review.maximum_interval,
        parameters=scheduling.PARAMETER_SETS[review.parameters],
        intercept=review.intercept,
        fuzz_seed=fuzz_seed(review.card_id, memory),
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
    """One card's share in the counters of each study day; a card is new on the day of its first review that counts."""
    days: dict[date, DayCounts] = {}
    for place, item in enumerate(effective(reviews, corrections)):
        day = item.review.study_day
        days[day] = days.get(day, DayCounts()) + counts_of(item.review, is_first=place == 0)
    return days


# --- the caches -----------------------------------------------------------------------------------------------------
def value_of(memory: Memory | None) -> MemoryValue | None:
    """The cached row as the scheduler's value."""
    if memory is None:
        return None
    return MemoryValue(**{name: getattr(memory, name) for name in _MEMORY_FIELDS})


def retrying[T](attempt: Callable[[], T]) -> T:
    """Call `attempt` until it is not overtaken by another answer; raises Changed when it is, again and again."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return attempt()
        except Changed:
            continue
    return attempt()


def swap(card: Card, old: MemoryValue | None, new: MemoryValue | None) -> None:
    """Replace the cached memory `old` by `new`; raises Changed when the row is no longer `old`.

    Call it inside a transaction, which Changed then rolls back.
    """
    if old == new:
        return
    row = Memory.objects.filter(card=card)
    if old is None and new is not None:
        try:
            Memory.objects.create(card=card, learner_id=card.learner_id, **_columns(new))
        except IntegrityError as error:
            raise Changed("somebody else made this memory") from error
    elif old is not None:
        held = row.filter(**_equal_to(_columns(old)))
        if not (held.update(**_columns(new)) if new else held.delete()[0]):
            raise Changed("somebody else changed this memory")
    is_leech = new is not None and new.lapses >= LEECH_LAPSES
    if card.is_leech != is_leech:
        Card.objects.filter(pk=card.pk).update(is_leech=is_leech)
        card.is_leech = is_leech


def add_to_days(learner_id: int, days: dict[date, DayCounts]) -> None:
    """Add (or, negative, take away) counts of study days, in the database's own arithmetic."""
    for day, counts in days.items():
        if counts == DayCounts():
            continue
        row = LearnerDay.objects.filter(learner_id=learner_id, study_day=day)
        changes = {name: F(name) + getattr(counts, name) for name in DAY_COUNTERS}
        if not row.update(**changes):
            LearnerDay.objects.bulk_create([LearnerDay(learner_id=learner_id, study_day=day)], ignore_conflicts=True)
            row.update(**changes)
        if counts.reviews < 0:
            row.filter(reviews=0).delete()


@dataclass(frozen=True, slots=True)
class Log:
    """One card's reviews and corrections, and the memory that was cached when they were read."""

    reviews: Sequence[Review]
    corrections: Sequence[Correction]
    memory: MemoryValue | None

    def fold(self, card: Card, *more: Correction) -> MemoryValue | None:
        """The memory of the card's present answer, after `more` corrections."""
        return fold(self.reviews, [*self.corrections, *more], answer_fingerprint=card.answer_fingerprint)


def read_log(card: Card) -> Log:
    # The cache first: should an answer arrive between the reads, the cache is the older one and `swap` notices.
    memory = value_of(Memory.objects.filter(card=card).first())
    corrections = Correction.objects.filter(learner_id=card.learner_id, card=card).order_by("sequence")
    reviews = Review.objects.filter(learner_id=card.learner_id, card=card).order_by("sequence")
    return Log(list(reviews), list(corrections), memory)


def rebuild(*, card: Card) -> MemoryValue | None:
    """Compute a card's memory from its log, and put the cache right where it differs."""

    def attempt() -> MemoryValue | None:
        log = read_log(card)
        memory = log.fold(card)
        with transaction.atomic():
            swap(card, log.memory, memory)
        return memory

    return retrying(attempt)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild found: cards with a log, memories and study days whose caches were not what the log says."""

    cards: int = 0
    memories_changed: int = 0
    days_changed: int = 0


def rebuild_learner(*, learner: Learner, save: bool = True) -> Rebuilt:
    """Compute all memories and day counters of a learner from the log, and put right what differs.

    With `save=False` it only counts the differences.
    """
    return retrying(lambda: _rebuild_learner(learner, save))


def _rebuild_learner(learner: Learner, save: bool) -> Rebuilt:
    # Caches before the log, as in `read_log`.
    cached = {row.card_id: value_of(row) for row in Memory.objects.filter(learner=learner)}
    cached_days = {row.study_day: _counts(row) for row in LearnerDay.objects.filter(learner=learner)}
    corrections: dict[int, list[Correction]] = defaultdict(list)
    for correction in Correction.objects.filter(learner=learner):
        corrections[correction.card_id].append(correction)
    reviews: dict[int, list[Review]] = defaultdict(list)
    for review in Review.objects.filter(learner=learner):
        reviews[review.card_id].append(review)

    days: dict[date, DayCounts] = defaultdict(DayCounts)
    wrong: list[tuple[Card, MemoryValue | None, MemoryValue | None]] = []
    for card in Card.objects.filter(learner=learner):
        log = Log(reviews[card.pk], corrections[card.pk], cached.get(card.pk))
        memory = log.fold(card)
        if memory != log.memory:
            wrong.append((card, log.memory, memory))
        for day, counts in day_counts(log.reviews, log.corrections).items():
            days[day] += counts
    wrong_days = {day for day in {*days, *cached_days} if days.get(day) != cached_days.get(day)}
    if save:
        with transaction.atomic():
            for card, old, new in wrong:
                swap(card, old, new)
            for day in wrong_days:
                _swap_day(learner, day, cached_days.get(day), days.get(day))
    return Rebuilt(sum(map(bool, reviews.values())), len(wrong), len(wrong_days))


def _swap_day(learner: Learner, day: date, old: DayCounts | None, new: DayCounts | None) -> None:
    row = LearnerDay.objects.filter(learner=learner, study_day=day)
    if old is None and new is not None:
        try:
            LearnerDay.objects.create(learner=learner, study_day=day, **asdict(new))
        except IntegrityError as error:
            raise Changed("somebody else counted this day") from error
    elif old is not None:
        held = row.filter(**asdict(old))
        if not (held.update(**asdict(new)) if new else held.delete()[0]):
            raise Changed("somebody else counted on this day")


def _counts(row: LearnerDay) -> DayCounts:
    return DayCounts(*(getattr(row, name) for name in DAY_COUNTERS))


def _columns(memory: MemoryValue) -> dict[str, Any]:
    return {name: getattr(memory, name) for name in _MEMORY_FIELDS}


def _equal_to(columns: dict[str, Any]) -> dict[str, Any]:
    return {
        f"{name}__isnull" if value is None else name: True if value is None else value
        for name, value in columns.items()
    }
