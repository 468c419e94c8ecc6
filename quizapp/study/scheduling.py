"""FSRS-6 by study days: one pure function from a memory and an answer to the next memory.

The only module that imports the `fsrs` library. The library is asked only how stability, difficulty and state move;
it is given noon UTC of the study day, so that days apart are nights slept, not periods of 24 hours. Intervals, fuzz
and due days are ours: the library's own fuzz draws from global randomness, which makes a preview differ from what is
saved and can put Hard after Good.

Formulas: FSRS-6 (Ye and others), retrievability R(t) = (1 + F t / S) ** -d with F = 0.9 ** (-1 / d) - 1.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256

from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import DEFAULT_PARAMETERS as FSRS_DEFAULT_PARAMETERS

from quizapp.study.grading import AGAIN, EASY, GOOD, HARD

SCHEDULER = "fsrs-6.3.2/quizapp-1"

# One short step: a miss comes back within the sitting, and a right answer is done for the day.
LEARNING_STEPS = (timedelta(minutes=10),)
RELEARNING_STEPS = (timedelta(minutes=10),)

PARAMETERS_NAME = "fsrs-6-default"
PARAMETER_SETS: dict[str, tuple[float, ...]] = {PARAMETERS_NAME: FSRS_DEFAULT_PARAMETERS}

# The window of the fuzz: one day, and so much of each stretch of the interval (Anki's and FSRS's usual figures).
_FUZZ_STRETCHES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))
_FUZZ_FROM = 2.5

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
    intercept: float = 0.0,
    fuzz_seed: str | None = None,
) -> MemoryValue:
    """The memory after an answer.

    grade              1 Again, 2 Hard, 3 Good, 4 Easy
    weight             P(knew | right), 0-1: below 1 the answer counts partly as Again, ln S = w ln S_grade +
                       (1 - w) ln S_again, and difficulty likewise (linearly). State and step are the grade's own.
    at                 the moment of the answer: what a learning step counts from
    desired_retention  recall promised on the due day
    maximum_interval   days
    intercept          logits by which this learner recalls better (+) or worse (-) than predicted
    fuzz_seed          None for no fuzz; else the same seed always gives the same day

    Raises ValueError for a study day before the memory's last one: the library would accept it silently.
    """
    if memory is not None and study_day < memory.last_study_day:
        raise ValueError(f"an answer on {study_day} after one on {memory.last_study_day}")
    answered = _Answered(memory, weight, study_day, tuple(parameters))
    after = answered.by(grade)
    stability, difficulty = answered.weighted(grade)
    interval, step_length = None, None
    if after.state == State.Review:
        interval = _Intervals(answered, desired_retention, maximum_interval, intercept, fuzz_seed).days(grade)
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
    )


def preview(
    memory: MemoryValue | None,
    *,
    weight: float,
    study_day: date,
    at: datetime,
    desired_retention: float,
    maximum_interval: int,
    parameters: Sequence[float] = FSRS_DEFAULT_PARAMETERS,
    intercept: float = 0.0,
    fuzz_seed: str | None = None,
) -> dict[int, MemoryValue]:
    """What each of the four grades would make of the memory: exactly what `schedule` then saves."""
    return {
        grade: schedule(
            memory,
            grade=grade,
            weight=weight,
            study_day=study_day,
            at=at,
            desired_retention=desired_retention,
            maximum_interval=maximum_interval,
            parameters=parameters,
            intercept=intercept,
            fuzz_seed=fuzz_seed,
        )
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
    decay = parameters[20]
    recall: float = (1 + _factor(decay) * elapsed / memory.stability) ** -decay
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


def fuzz_window(days: int, maximum_interval: int) -> tuple[int, int]:
    """The first and the last day on which an interval of `days` may fall due, so that cards learnt together part."""
    if days < _FUZZ_FROM:
        return days, days
    reach = 1.0 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _FUZZ_STRETCHES)
    latest = min(round(days + reach), maximum_interval)
    return min(max(2, round(days - reach)), latest), latest


class _Answered:
    """What the library makes of one answer under each grade it is asked for."""

    def __init__(
        self, memory: MemoryValue | None, weight: float, study_day: date, parameters: tuple[float, ...]
    ) -> None:
        self.weight = weight
        self.parameters = parameters
        self.was_in_review = memory is not None and memory.state == "review"
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


@dataclass(frozen=True, slots=True)
class _Intervals:
    """Whole days per grade, with Hard < Good < Easy. Good is the promise: its neighbours give way to it."""

    answered: _Answered
    desired_retention: float
    maximum: int
    intercept: float
    fuzz_seed: str | None

    def days(self, grade: int) -> int:
        if grade == HARD:
            return max(1, min(self._own(HARD), self.days(GOOD) - 1))
        if grade == GOOD:
            # Where Hard is counted in days too, it needs one of its own before Good.
            least = 2 if self.answered.was_in_review else 1
            return max(1, min(max(self._own(GOOD), least), self.maximum - 1))
        if grade == EASY:
            return min(max(self._own(EASY), self.days(GOOD) + 1), max(1, self.maximum))
        return self._own(AGAIN)

    def _own(self, grade: int) -> int:
        stability, _difficulty = self.answered.weighted(grade)
        exact = interval_days(
            stability, self.desired_retention, parameters=self.answered.parameters, intercept=self.intercept
        )
        days = min(max(round(min(exact, self.maximum)), 1), self.maximum)
        if self.fuzz_seed is None:
            return days
        first, last = fuzz_window(days, self.maximum)
        return first + int(_fraction(self.fuzz_seed) * (last - first + 1))


def _fraction(seed: str) -> float:
    """0 <= x < 1, always the same for a seed."""
    return int.from_bytes(sha256(seed.encode()).digest()[:6]) / 2**48


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
