"""What a desired retention costs and what it holds, over a year of study. Pure, and without chance.

A topic of so many questions is met evenly over the first half of a year. Each question is a card whose memory moves by
FSRS-6 (the formulas of `scheduling`'s library, with which a test compares them): where recall fell to P on the due day,
the share P of it is recalled and the rest forgotten, so that a card is a distribution over memories. It is kept on a
grid: a memory between two points is shared out between them, so that the mean of ln S and of difficulty, in which the
formulas are nearly or wholly linear, stay what they were. The figures are of the second half, when nothing is new.

What is simulated is recall without luck, on the day it is due; a right answer counts as Good. Retentions between those
that are simulated are read off the straight line between their neighbours.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from quizapp.study.answering.grading import PRIOR_RETRIEVABILITY

RETENTIONS = tuple(percent / 100 for percent in range(70, 98))
_SIMULATED = (0.70, 0.76, 0.82, 0.86, 0.90, 0.93, 0.95, 0.97)

YEAR, HALF = 364, 182  # days
_AGAIN, _GOOD, _EASY = 1, 3, 4

_STABILITIES = tuple(0.05 * 1.4**step for step in range(42))
_LOGS = tuple(math.log(stability) for stability in _STABILITIES)
_WORTH_MOVING = 5e-5  # of a card: less waits a day for more


@dataclass(frozen=True, slots=True)
class Workload:
    """One desired retention (0-1), for one card: answers to it on an average day, and the chance that it can be told.

    Of a topic, both are so many times the number of its questions.
    """

    desired_retention: float
    answers_a_day: float
    held: float


def workloads(*, parameters: Sequence[float], intercept: float, maximum_interval: int) -> list[Workload]:
    """A year of study at each of RETENTIONS, for a learner with these weights (FSRS-6's 21) and intercept (logits)."""
    simulated = [_Year(tuple(parameters), intercept, one, maximum_interval).totals() for one in _SIMULATED]
    return [Workload(desired, *_between(desired, simulated)) for desired in RETENTIONS]


def _between(desired: float, simulated: Sequence[tuple[float, float]]) -> tuple[float, float]:
    left, part = _place(desired, _SIMULATED)
    (answers, held), (next_answers, next_held) = simulated[left], simulated[left + 1]
    return answers + part * (next_answers - answers), held + part * (next_held - held)


def _meetings() -> list[float]:
    """By age in days: how often a card of that age is met on a day of the second half, one card being met in all."""
    ages = [0.0] * (YEAR + 1)
    for met in range(HALF):
        for day in range(HALF, YEAR):
            ages[day - met] += 1 / HALF / (YEAR - HALF)
    return ages


_MEETINGS = _meetings()
_MEETINGS_BEFORE = (0.0, *accumulate(_MEETINGS))


@dataclass(frozen=True, slots=True)
class _Step:
    """From one point of the grid: days until it is due, mean recall until then, the share then forgotten.

    `to` is where the memory goes: points, and the share of each.
    """

    days: int
    mean_recall: float
    forgotten: float
    to: list[tuple[int, float]]


class _Year:
    """One card over a year at one desired retention."""

    def __init__(self, w: tuple[float, ...], intercept: float, desired: float, maximum_interval: int) -> None:
        self._w = w
        self._decay = w[20]
        self._factor = 0.9 ** (-1 / self._decay) - 1
        self._intercept = intercept
        self._maximum = maximum_interval
        self._days_of_stability = float(_shifted(desired, -intercept) ** (-1 / self._decay) - 1) / self._factor
        self._difficulties = _difficulties(w)
        self._steps: list[_Step | None] = [None for _ in range(len(_STABILITIES) * len(self._difficulties))]

    def totals(self) -> tuple[float, float]:
        """Answers to a card on an average day of the second half, and the chance that it can be told then."""
        ages = [[0.0] * len(self._steps) for _ in range(YEAR + 1)]
        for spot, share in self._first():
            ages[0][spot] += share
        answers = held = 0.0
        for age in range(YEAR):
            tomorrow = ages[age + 1]
            for spot, mass in enumerate(ages[age]):
                if mass < _WORTH_MOVING:
                    tomorrow[spot] += mass
                    continue
                step = self._steps[spot] or self._step(spot)
                due = min(age + step.days, YEAR)
                held += mass * step.mean_recall * (_MEETINGS_BEFORE[due] - _MEETINGS_BEFORE[age])
                if due < YEAR:
                    answers += mass * (1 + step.forgotten) * _MEETINGS[due]  # what is forgotten is asked once more
                    following = ages[due]
                    for to, share in step.to:
                        following[to] += mass * share
        return answers, held

    def _first(self) -> list[tuple[int, float]]:
        """Where a card is after the day it was met: known, or missed and recalled within the sitting."""
        known = (self._w[_GOOD - 1], first_difficulty(self._w, _GOOD))
        missed = after_step(self._w, self._w[_AGAIN - 1], first_difficulty(self._w, _AGAIN))
        return self._shared(*known, PRIOR_RETRIEVABILITY) + self._shared(*missed, 1 - PRIOR_RETRIEVABILITY)

    def _step(self, spot: int) -> _Step:
        level, place = divmod(spot, len(_STABILITIES))
        stability, difficulty = _STABILITIES[place], self._difficulties[level]
        days = min(max(round(stability * self._days_of_stability), 1), self._maximum)
        recall, middle = self._recall(stability, days), self._recall(stability, days / 2)
        right = recalled(self._w, stability, difficulty, recall)
        missed = after_step(self._w, *forgotten(self._w, stability, difficulty, recall))
        step = _Step(
            days=days,
            mean_recall=(1 + 4 * middle + recall) / 6,
            forgotten=1 - recall,
            to=self._shared(*right, recall) + self._shared(*missed, 1 - recall),
        )
        self._steps[spot] = step
        return step

    def _shared(self, stability: float, difficulty: float, mass: float) -> list[tuple[int, float]]:
        """The points round a memory, and the share of `mass` for each."""
        left, of_right = _place(math.log(stability), _LOGS)
        low, of_high = _place(difficulty, self._difficulties)
        return [
            (level * len(_STABILITIES) + place, mass * part * share)
            for place, part in ((left, 1 - of_right), (left + 1, of_right))
            for level, share in ((low, 1 - of_high), (low + 1, of_high))
            if part * share > 1e-9
        ]

    def _recall(self, stability: float, days: float) -> float:
        return _shifted(float((1 + self._factor * days / stability) ** -self._decay), self._intercept)


def _place(value: float, points: Sequence[float]) -> tuple[int, float]:
    """The index of the point to the left, and how much of the way to the next one `value` lies (0-1)."""
    left = min(max(bisect_right(points, value) - 1, 0), len(points) - 2)
    part = (value - points[left]) / (points[left + 1] - points[left])
    return left, min(max(part, 0.0), 1.0)


def _difficulties(w: Sequence[float]) -> list[float]:
    """The difficulties that cards really have, 1 and 10 included: Good hardly moves them, each miss makes one step."""
    levels = {1.0, 10.0}
    for first in (_GOOD, _AGAIN):
        difficulty = first_difficulty(w, first)
        for _ in range(3):
            levels.add(difficulty)
            difficulty = _moved(w, difficulty, _AGAIN)
    apart: list[float] = []
    for level in sorted(levels):
        if not apart or level - apart[-1] > 0.3:
            apart.append(level)
    return apart


# --- FSRS-6 (Ye and others): stability in days, difficulty 1-10, w its 21 weights ------------------------------------
def first_difficulty(w: Sequence[float], grade: int) -> float:
    return _bounded(_difficulty(w, grade))


def recalled(w: Sequence[float], stability: float, difficulty: float, recall: float) -> tuple[float, float]:
    """Stability and difficulty after Good on another day, recall having been expected at `recall`."""
    gain = math.exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (math.exp(w[10] * (1 - recall)) - 1)
    return stability * (1 + gain), _moved(w, difficulty, _GOOD)


def forgotten(w: Sequence[float], stability: float, difficulty: float, recall: float) -> tuple[float, float]:
    """Stability and difficulty after Again on another day."""
    long_term = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * math.exp(w[14] * (1 - recall))
    return min(long_term, stability / math.exp(w[17] * w[18])), _moved(w, difficulty, _AGAIN)


def after_step(w: Sequence[float], stability: float, difficulty: float) -> tuple[float, float]:
    """Stability and difficulty after Good on the same day."""
    gain = math.exp(w[17] * w[18]) * stability ** -w[19]
    return stability * max(gain, 1.0), _moved(w, difficulty, _GOOD)


def _difficulty(w: Sequence[float], grade: int) -> float:
    return float(w[4] - math.exp(w[5] * (grade - 1)) + 1)


def _moved(w: Sequence[float], difficulty: float, grade: int) -> float:
    damped = difficulty + (10 - difficulty) * -w[6] * (grade - _GOOD) / 9
    return _bounded(w[7] * _difficulty(w, _EASY) + (1 - w[7]) * damped)


def _bounded(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)


def _shifted(probability: float, logits: float) -> float:
    if not logits or probability >= 1:
        return probability
    return 1 / (1 + (1 / probability - 1) * math.exp(-logits))
