"""What one more answer to a card is worth on the day of an exam. Pure.

With R(t) the predicted recall t days after an answer that left stability S (`scheduling.recall_after`), k options:

    P(right now)    p = R + (1 - R) / k
    answered now    A = p R(exam - now | S after a right answer) + (1 - p) R(exam - now | S after a miss put right)
    left alone      L = R(exam - last answer | S as it is), and 0 for a question that was never asked
    gain            A - L
    seconds         seconds of an answer * (1 + (1 - p) REPEATS)

What an answer leaves behind is what `scheduling.schedule` makes of it, a right choice weighed as it is when it is
given. A miss comes back in the sitting until it was recalled once, so it is costed with its repeats, and what it leaves
is Again and then Good on the same day. Before a first answer R is even odds, as in grading.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from quizapp.study.answering.grading import AGAIN, GOOD, PRIOR_RETRIEVABILITY, evidence_weight
from quizapp.study.memory.scheduling import MemoryValue, recall_after, schedule

# Answers that a miss adds, on average: shown a few questions later it is recalled four times in five, 1 / 0.8.
REPEATS = 1.25

type Trace = tuple[float, float]
"""Natural logarithm of the stability in days, and the difficulty, that an answer leaves."""

_ANY_DAY = date(2000, 1, 1)
_RETENTION, _LONGEST = 0.9, 36_500  # they choose due days, which nobody looks at here


@dataclass(frozen=True, slots=True)
class Item:
    """A question in the scope of an exam.

    question_id  what the plan calls it
    memory       of its present answer; None where it was never asked
    seconds      one answer takes, with reading the feedback
    options      to choose from; 0 or 1 where it is asked without
    """

    question_id: int
    memory: MemoryValue | None
    seconds: float
    options: int = 0

    @property
    def luck(self) -> float:
        """The probability of being right without knowing."""
        return luck_of(self.options)


@dataclass(frozen=True, slots=True)
class Mind:
    """How the learner forgets: the weights of their parameter set, and their online intercept in logits."""

    parameters: tuple[float, ...]
    intercept: float = 0.0

    def recall(self, days: float, log_stability: float) -> float:
        return recall_after(
            max(0.0, days), math.exp(log_stability), parameters=self.parameters, intercept=self.intercept
        )

    def recall_of(self, memory: MemoryValue, on: date) -> float:
        """R of a memory on a study day."""
        return self.recall((on - memory.last_study_day).days, math.log(memory.stability))


@dataclass(frozen=True, slots=True)
class Answered:
    """What may follow from an answer: `p` it is right and leaves `right`, else it leaves `missed`, once put right."""

    p: float
    right: Trace
    missed: Trace


@dataclass(frozen=True, slots=True)
class Worth:
    """Answering a card today: what P(recall on the exam day) gains, and the seconds that takes, repeats included."""

    gain: float
    seconds: float

    @property
    def rate(self) -> float:
        """Gain per second."""
        return self.gain / self.seconds


def worth(item: Item, mind: Mind, *, today: date, on: date) -> Worth:
    """What answering `item` on the study day `today` is worth for the exam `on` that day or a later one."""
    if item.memory is None:
        traces, recall, alone = first_traces(mind.parameters), PRIOR_RETRIEVABILITY, 0.0
    else:
        memory = item.memory
        log_stability = math.log(memory.stability)
        elapsed = max(0, (today - memory.last_study_day).days)
        traces = traces_after(log_stability, memory.difficulty, elapsed, mind.parameters)
        recall = mind.recall(elapsed, log_stability)
        alone = mind.recall((on - memory.last_study_day).days, log_stability)
    answered = weighed(traces, recall, item.options)
    return Worth(expected_recall(answered, mind, (on - today).days) - alone, cost(item.seconds, answered.p))


def expected_recall(answered: Answered, mind: Mind, days: float) -> float:
    """P(recall) so many days after the answer, over its outcomes."""
    right, missed = mind.recall(days, answered.right[0]), mind.recall(days, answered.missed[0])
    return answered.p * right + (1 - answered.p) * missed


def cost(seconds: float, p: float) -> float:
    """Seconds of an answer that is right with probability `p`, with what its misses add."""
    return seconds * (1 + (1 - p) * REPEATS)


def luck_of(options: int) -> float:
    return 1 / options if options > 1 else 0.0


def weighed(traces: tuple[Trace, Trace, Trace], recall: float, options: int) -> Answered:
    """The outcomes of an answer, a right choice weighed by P(knew | right) as `scheduling.schedule` weighs it."""
    known, guessed, missed = traces
    weight = evidence_weight(retrievability=recall, option_count=max(1, options))
    right = (
        weight * known[0] + (1 - weight) * guessed[0],
        weight * known[1] + (1 - weight) * guessed[1],
    )
    return Answered(recall + (1 - recall) * luck_of(options), right, missed)


@lru_cache(maxsize=65_536)
def traces_after(
    log_stability: float, difficulty: float, elapsed: int, parameters: tuple[float, ...]
) -> tuple[Trace, Trace, Trace]:
    """What Good, Again, and Again put right the same day leave of a memory, so many days after its last answer."""
    last = _ANY_DAY - timedelta(days=elapsed)
    memory = MemoryValue("review", None, math.exp(log_stability), difficulty, _ANY_DAY, None, last, 1, 0)
    return _traces(memory, parameters)


@lru_cache(maxsize=256)
def first_traces(parameters: tuple[float, ...]) -> tuple[Trace, Trace, Trace]:
    """The same of a first answer."""
    return _traces(None, parameters)


def _traces(memory: MemoryValue | None, parameters: Sequence[float]) -> tuple[Trace, Trace, Trace]:
    missed = _after(memory, AGAIN, parameters)
    return _trace(_after(memory, GOOD, parameters)), _trace(missed), _trace(_after(missed, GOOD, parameters))


def _after(memory: MemoryValue | None, grade: int, parameters: Sequence[float]) -> MemoryValue:
    return schedule(
        memory,
        grade=grade,
        weight=1.0,
        study_day=_ANY_DAY,
        at=datetime.combine(_ANY_DAY, time(12), tzinfo=UTC),
        desired_retention=_RETENTION,
        maximum_interval=_LONGEST,
        parameters=parameters,
    )


def _trace(memory: MemoryValue) -> Trace:
    return math.log(memory.stability), memory.difficulty
