"""`Memory`, `LearnerDay` and the online intercept: caches of what the log adds up to, read and written here.

They are written by compare-and-swap: a cache that changed since it was read is read again, so no lock is held while
folding.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Value
from django.db.models.functions import Greatest

from quizapp.study.memory import fold, scheduling
from quizapp.study.memory.fold import Weights
from quizapp.study.memory.intervals import Load
from quizapp.study.memory.scheduling import MemoryValue
from quizapp.study.models import Card, Correction, Learner, LearnerDay, Memory, ParameterSet, Review

_ATTEMPTS = 8
_MEMORY_FIELDS = tuple(field.name for field in fields(MemoryValue))


class Changed(RuntimeError):
    """A cache is no longer what was read; `retrying` reads again."""


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
    leech = new is not None and fold.is_leech(new.lapses, card.leech_settled_at)
    if card.is_leech != leech:
        Card.objects.filter(pk=card.pk).update(is_leech=leech)
        card.is_leech = leech


def add_to_days(learner_id: int, days: dict[date, fold.DayCounts]) -> None:
    """Add (or, negative, take away) counts of study days, in the database's own arithmetic."""
    for day, counts in days.items():
        if counts == fold.DayCounts():
            continue
        row = LearnerDay.objects.filter(learner_id=learner_id, study_day=day)
        changes = {name: F(name) + getattr(counts, name) for name in fold.DAY_COUNTERS}
        if not row.update(**changes):
            LearnerDay.objects.bulk_create([LearnerDay(learner_id=learner_id, study_day=day)], ignore_conflicts=True)
            row.update(**changes)
        if counts.reviews < 0:
            row.filter(reviews=0).delete()


def note_answer(learner: Learner, day: date, step: int) -> None:
    """Move the learner's intercept by `step` millionths of a logit, and their last day to `day` where that is later.

    Raises Changed when another parameter set was adopted since the learner was read.
    """
    changes: dict[str, Any] = {}
    if step:
        changes["intercept_millionths"] = F("intercept_millionths") + step
    if learner.last_seen_on < day:
        changes["last_seen_on"] = Greatest("last_seen_on", Value(day))
    if not changes:
        return
    # The step is of the parameter set that predicted the answer; one adopted since has an intercept of its own.
    held = Learner.objects.filter(pk=learner.pk, parameters=learner.parameters)
    if not held.update(**changes):
        raise Changed("another parameter set is in force")


def move_intercept(learner_id: int, log: "Log", correction: Correction) -> None:
    """Bring the intercept to what the log says once `correction` is in it."""
    name = Learner.objects.values_list("parameters", flat=True).get(pk=learner_id)
    before = fold.intercept_steps(log.reviews, log.corrections, name)
    step = fold.intercept_steps(log.reviews, [*log.corrections, correction], name) - before
    held = Learner.objects.filter(pk=learner_id, parameters=name)
    if step and not held.update(intercept_millionths=F("intercept_millionths") + step):
        raise Changed("another parameter set is in force")


def load_of(learner_id: int) -> Callable[[date, date], Load]:
    """Asks how many of the learner's cards fall due on each day from a first to a last one. One query a call."""

    def load(first: date, last: date) -> Load:
        memories = Memory.objects.filter(learner=learner_id, due_on__gte=first, due_on__lte=last)
        return dict(memories.order_by().values_list("due_on").annotate(n=Count("pk")))

    return load


@dataclass(frozen=True, slots=True)
class Log:
    """One card's reviews and corrections, and the memory that was cached when they were read."""

    reviews: Sequence[Review]
    corrections: Sequence[Correction]
    memory: MemoryValue | None
    weights: Weights

    def fold(self, card: Card, *more: Correction, under: str | None = None) -> MemoryValue | None:
        """The memory of the card's present answer, after `more` corrections; as `under` another parameter set."""
        return fold.fold(
            self.reviews,
            [*self.corrections, *more],
            answer_fingerprint=card.answer_fingerprint,
            weights=self.weights,
            under=under,
        )


def weights_of(learner_id: int) -> Weights:
    """The weights of every parameter set that this learner's answers may name. One query."""
    own = ParameterSet.objects.filter(learner=learner_id).values_list("name", "weights")
    return {**scheduling.PARAMETER_SETS, **{name: tuple(weights) for name, weights in own}}


def read_log(card: Card) -> Log:
    # The cache first: should an answer arrive between the reads, the cache is the older one and `swap` notices.
    memory = value_of(Memory.objects.filter(card=card).first())
    corrections = Correction.objects.filter(learner_id=card.learner_id, card=card).order_by("sequence")
    reviews = Review.objects.filter(learner_id=card.learner_id, card=card).order_by("sequence")
    return Log(list(reviews), list(corrections), memory, weights_of(card.learner_id))


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
    """What a rebuild found: cards with a log, and the caches that were not what the log says."""

    cards: int = 0
    memories_changed: int = 0
    days_changed: int = 0
    intercept_changed: bool = False


def rebuild_learner(*, learner: Learner, save: bool = True) -> Rebuilt:
    """Compute all memories and day counters of a learner from the log, and put right what differs.

    With `save=False` it only counts the differences.
    """
    return retrying(lambda: _rebuild_learner(learner, save))


def _rebuild_learner(learner: Learner, save: bool) -> Rebuilt:
    # Caches before the log, as in `read_log`.
    held = Learner.objects.get(pk=learner.pk)
    cached = {row.card_id: value_of(row) for row in Memory.objects.filter(learner=learner)}
    cached_days = {row.study_day: _counts(row) for row in LearnerDay.objects.filter(learner=learner)}
    corrections: dict[int, list[Correction]] = defaultdict(list)
    for correction in Correction.objects.filter(learner=learner):
        corrections[correction.card_id].append(correction)
    reviews: dict[int, list[Review]] = defaultdict(list)
    for review in Review.objects.filter(learner=learner):
        reviews[review.card_id].append(review)

    weights = weights_of(learner.pk)
    days: dict[date, fold.DayCounts] = defaultdict(fold.DayCounts)
    wrong: list[tuple[Card, MemoryValue | None, MemoryValue | None]] = []
    steps = 0
    for card in Card.objects.filter(learner=learner):
        log = Log(reviews[card.pk], corrections[card.pk], cached.get(card.pk), weights)
        memory = log.fold(card)
        if memory != log.memory:
            wrong.append((card, log.memory, memory))
        steps += fold.intercept_steps(log.reviews, log.corrections, held.parameters)
        for day, counts in fold.day_counts(log.reviews, log.corrections).items():
            days[day] += counts
    wrong_days = {day for day in {*days, *cached_days} if days.get(day) != cached_days.get(day)}
    if save:
        with transaction.atomic():
            for card, old, new in wrong:
                swap(card, old, new)
            for day in wrong_days:
                _swap_day(learner, day, cached_days.get(day), days.get(day))
            if steps != held.intercept_millionths:
                _swap_intercept(held, steps)
    return Rebuilt(sum(map(bool, reviews.values())), len(wrong), len(wrong_days), steps != held.intercept_millionths)


def _swap_intercept(held: Learner, steps: int) -> None:
    same = Learner.objects.filter(
        pk=held.pk, intercept_millionths=held.intercept_millionths, parameters=held.parameters
    )
    if not same.update(intercept_millionths=steps):
        raise Changed("somebody else moved the intercept")


def _swap_day(learner: Learner, day: date, old: fold.DayCounts | None, new: fold.DayCounts | None) -> None:
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


def _counts(row: LearnerDay) -> fold.DayCounts:
    return fold.DayCounts(*(getattr(row, name) for name in fold.DAY_COUNTERS))


def _columns(memory: MemoryValue) -> dict[str, Any]:
    return {name: getattr(memory, name) for name in _MEMORY_FIELDS}


def _equal_to(columns: dict[str, Any]) -> dict[str, Any]:
    return {
        f"{name}__isnull" if value is None else name: True if value is None else value
        for name, value in columns.items()
    }
