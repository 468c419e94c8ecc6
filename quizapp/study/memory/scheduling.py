"""FSRS-6 by study days: one pure function from a memory and an answer to the next memory.

The only module that imports the `fsrs` library. The library is asked only how stability, difficulty and state move;
it is given noon UTC of the study day, so that days apart are nights slept, not periods of 24 hours. Intervals, fuzz
and due days are ours: the library's own fuzz draws from global randomness, which makes a preview differ from what is
saved and can put Hard after Good. They are in `intervals`.

Formulas: FSRS-6 (Ye and others), retrievability R(t) = (1 + F t / S) ** -d with F = 0.9 ** (-1 / d) - 1.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import DEFAULT_PARAMETERS as FSRS_DEFAULT_PARAMETERS
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

from quizapp.study.answering.grading import AGAIN, EASY, GOOD, HARD
from quizapp.study.memory.intervals import Choice, Intervals, Load

SCHEDULER = "fsrs-6.3.2/quizapp-2"

# One short step: a miss comes back within the sitting, and a right answer is done for the day.
LEARNING_STEPS = (timedelta(minutes=10),)
RELEARNING_STEPS = (timedelta(minutes=10),)

PARAMETERS_NAME = "fsrs-6-default"
PARAMETER_SETS: dict[str, tuple[float, ...]] = {PARAMETERS_NAME: FSRS_DEFAULT_PARAMETERS}

_STATES = {State.Learning: "learning", State.Review: "review", State.Relearning: "relearning"}
_FSRS_STATES = {name: state for state, name in _STATES.items()}


@dataclass(frozen=True, slots=True)
class MemoryValue:
    """What is known of one card.

    state           'learning', 'review' or 'relearning' (models.MemoryState)
    step            index of the (re)learning step, None in review
    stability       days after which recall falls to 0.9
    difficulty      1-10
    due_on          study day it is due; never before `last_study_day`
    due_at          moment it is due within a study day; only in (re)learning
    last_study_day  study day of the last answer
    reps, lapses    answers counted, and those forgotten from review
    parameters      name of the parameter set that stability and difficulty speak of
    """

    state: str
    step: int | None
    stability: float
    difficulty: float
    due_on: date
    due_at: datetime | None
    last_study_day: date
    reps: int
    lapses: int
    parameters: str = PARAMETERS_NAME


def schedule(
    memory: MemoryValue | None,
    *,
    grade: int,
    weight: float,
    study_day: date,
    at: datetime,
    desired_retention: float,
    maximum_interval: int,
    parameters: Sequence[float] = FSRS_DEFAULT_PARAMETERS,
    parameters_name: str = PARAMETERS_NAME,
    intercept: float = 0.0,
    fuzz_seed: str | None = None,
    load: Load | None = None,
    intervals: Sequence[int | None] | None = None,
) -> MemoryValue:
    """The memory after an answer.

    grade              1 Again, 2 Hard, 3 Good, 4 Easy
    weight             P(knew | right), 0-1: below 1 the answer counts partly as Again, ln S = w ln S_grade +
                       (1 - w) ln S_again, and difficulty likewise (linearly). State and step are the grade's own.
    at                 the moment of the answer: what a learning step counts from
    desired_retention  recall promised on the due day
    maximum_interval   days
    intercept          logits by which this learner recalls better (+) or worse (-) than predicted
    fuzz_seed          None for no fuzz; else the same seed and load always give the same day
    load               cards due on the days ahead; None for days that are all alike
    intervals          days promised before (`promised`): where the grade has one there, it is kept, whatever the load

    Raises ValueError for a study day before the memory's last one: the library would accept it silently.
    """
    answered = _answered(memory, weight, study_day, parameters)
    after = answered.by(grade)
    stability, difficulty = answered.weighted(grade)
    interval, step_length = None, None
    if after.state == State.Review:
        interval = intervals[grade - 1] if intervals else None
        if interval is None:
            choice = answered.choice(desired_retention, maximum_interval, intercept, fuzz_seed, load)
            interval = choice.days(grade)
    else:
        step_length = after.due - _noon(study_day)
    return MemoryValue(
        state=_STATES[after.state],
        step=after.step,
        stability=stability,
        difficulty=difficulty,
        due_on=study_day + timedelta(days=interval or 0),
        due_at=None if step_length is None else at + step_length,
        last_study_day=study_day,
        reps=1 + (memory.reps if memory else 0),
        lapses=(memory.lapses if memory else 0) + int(grade == AGAIN and answered.was_in_review),
        parameters=parameters_name,
    )


def promised(
    memory: MemoryValue | None,
    *,
    weight: float,
    study_day: date,
    desired_retention: float,
    maximum_interval: int,
    parameters: Sequence[float] = FSRS_DEFAULT_PARAMETERS,
    intercept: float = 0.0,
    fuzz_seed: str | None = None,
    load: Callable[[date, date], Load] | None = None,
) -> Intervals:
    """The days that each of the four grades gives: what is written on the buttons, and then kept by `schedule`.

    `load` is asked once, for the first and the last day that may be chosen, and not where there is no choice.
    """
    answered = _answered(memory, weight, study_day, parameters)
    choice = answered.choice(desired_retention, maximum_interval, intercept, fuzz_seed, None)
    first, last = choice.span()
    if load is not None and last > first:
        days = load(study_day + timedelta(days=first), study_day + timedelta(days=last))
        choice = answered.choice(desired_retention, maximum_interval, intercept, fuzz_seed, days)
    again, hard, good, easy = (
        choice.days(grade) if answered.by(grade).state == State.Review else None for grade in (AGAIN, HARD, GOOD, EASY)
    )
    return again, hard, good, easy


def preview(
    memory: MemoryValue | None,
    *,
    weight: float,
    study_day: date,
    at: datetime,
    load: Callable[[date, date], Load] | None = None,
    **terms: Any,
) -> dict[int, MemoryValue]:
    """What each of the four grades would make of the memory: exactly what `schedule` then saves with the same terms."""
    days = promised(memory, weight=weight, study_day=study_day, load=load, **terms)
    return {
        grade: schedule(memory, grade=grade, weight=weight, study_day=study_day, at=at, intervals=days, **terms)
        for grade in (AGAIN, HARD, GOOD, EASY)
    }


def retrievability(
    memory: MemoryValue,
    on_day: date,
    *,
    parameters: Sequence[float] = FSRS_DEFAULT_PARAMETERS,
    intercept: float = 0.0,
) -> float:
    """The predicted probability of recall on a study day, 0-1; 1 on the day of the last answer."""
    elapsed = max(0, (on_day - memory.last_study_day).days)
    return recall_after(elapsed, memory.stability, parameters=parameters, intercept=intercept)


def recall_after(
    days: float, stability: float, *, parameters: Sequence[float] = FSRS_DEFAULT_PARAMETERS, intercept: float = 0.0
) -> float:
    """The predicted probability of recall so many days after an answer that left this stability, 0-1; 1 after none."""
    decay = parameters[20]
    recall: float = (1 + _factor(decay) * days / stability) ** -decay
    return recall if recall >= 1 else _shifted(recall, intercept)


def interval_days(
    stability: float,
    desired_retention: float,
    *,
    parameters: Sequence[float] = FSRS_DEFAULT_PARAMETERS,
    intercept: float = 0.0,
) -> float:
    """Days until recall falls to `desired_retention`: not rounded, not bounded."""
    decay = parameters[20]
    target = _shifted(desired_retention, -intercept)
    return stability / _factor(decay) * float(target ** (-1 / decay) - 1)


def within_bounds(weights: Sequence[float]) -> tuple[float, ...]:
    """Weights as the library accepts them. Raises ValueError where there are not 21 numbers."""
    bounds = zip(LOWER_BOUNDS_PARAMETERS, weights, UPPER_BOUNDS_PARAMETERS, strict=True)
    bounded = tuple(min(max(round(float(weight), 6), lowest), highest) for lowest, weight, highest in bounds)
    if not all(map(math.isfinite, bounded)):
        raise ValueError("weights that are no numbers")
    return bounded


def _answered(memory: MemoryValue | None, weight: float, study_day: date, parameters: Sequence[float]) -> "_Answered":
    if memory is not None and study_day < memory.last_study_day:
        raise ValueError(f"an answer on {study_day} after one on {memory.last_study_day}")
    return _Answered(memory, weight, study_day, tuple(parameters))


class _Answered:
    """What the library makes of one answer under each grade it is asked for."""

    def __init__(
        self, memory: MemoryValue | None, weight: float, study_day: date, parameters: tuple[float, ...]
    ) -> None:
        self.weight = weight
        self.parameters = parameters
        self.was_in_review = memory is not None and memory.state == "review"
        self.study_day = study_day
        self._noon = _noon(study_day)
        self._card = _library_card(memory, self._noon)
        self._by_grade: dict[int, Card] = {}

    def by(self, grade: int) -> Card:
        if grade not in self._by_grade:
            reviewed, _log = _library(self.parameters).review_card(self._card, Rating(grade), self._noon)
            self._by_grade[grade] = reviewed
        return self._by_grade[grade]

    def weighted(self, grade: int) -> tuple[float, float]:
        """Stability and difficulty after `grade`, as far as the evidence goes."""
        known = _numbers(self.by(grade))
        if grade == AGAIN or self.weight >= 1:
            return known
        guessed = _numbers(self.by(AGAIN))
        knew = self.weight
        return (
            math.exp(knew * math.log(known[0]) + (1 - knew) * math.log(guessed[0])),
            knew * known[1] + (1 - knew) * guessed[1],
        )

    def choice(
        self, desired_retention: float, maximum: int, intercept: float, seed: str | None, load: Load | None
    ) -> Choice:
        """Days for the grades of this answer."""

        def exact(grade: int) -> float:
            stability, _difficulty = self.weighted(grade)
            return interval_days(stability, desired_retention, parameters=self.parameters, intercept=intercept)

        return Choice(exact, self.was_in_review, maximum, self.study_day, seed, load)


def _factor(decay: float) -> float:
    return float(0.9 ** (-1 / decay) - 1)


def _shifted(probability: float, logits: float) -> float:
    if not logits:
        return probability
    return 1 / (1 + (1 / probability - 1) * math.exp(-logits))


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)


def _numbers(card: Card) -> tuple[float, float]:
    if card.stability is None or card.difficulty is None:
        raise ValueError("the library answered without a memory")
    return card.stability, card.difficulty


def _library_card(memory: MemoryValue | None, now: datetime) -> Card:
    # Always with an id: without one the library sleeps a millisecond.
    if memory is None:
        return Card(card_id=1, due=now)
    return Card(
        card_id=1,
        state=_FSRS_STATES[memory.state],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=now,
        last_review=_noon(memory.last_study_day),
    )


@lru_cache(maxsize=256)
def _library(parameters: tuple[float, ...]) -> Scheduler:
    return Scheduler(
        parameters=parameters,
        learning_steps=LEARNING_STEPS,
        relearning_steps=RELEARNING_STEPS,
        enable_fuzzing=False,
    )
