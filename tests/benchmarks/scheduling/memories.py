"""Simulated memories that are not FSRS: what a learner truly recalls, which no scheduler is told.

Three kinds from the literature, none with FSRS's power curve or FSRS's way of moving stability:

traces     ACT-R's declarative memory with spacing (Pavlik and Anderson 2005): every study leaves a trace that decays by
           a power of its age, the faster the more active the item was when it was studied
scales     several leaky integrators, each forgetting on its own time scale and learning only what the faster ones do
           not hold (the multiscale context model: Mozer, Pashler, Cepeda, Lindsey and Vul 2009)
half-life  exponential forgetting whose half-life is multiplied by a success, little where the spacing was short, and
           an item's likeness to others, which takes away a share of recall until it has often been told apart

Learners differ in one number or two of each kind, items too. Constants are the published ones where a paper has them;
the rest was set so that an item met once is recalled the next day in 0.5 to 0.7 of the cases, and 30 days after four
successes at gaps of 1, 3, 7 and 15 days in 0.7 to 0.85, without a look at how schedulers fare, but for one repair:
`traces` first had no effect of spacing, and was set anew after its first results were seen. All times are days.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Protocol

from quizapp.study.answering.grading import AGAIN, GOOD
from quizapp.study.memory.scheduling import MemoryValue, retrievability, schedule
from tests.benchmarks.scheduling.moments import when

# Before the first study some of it is known already.
KNOWN_BEFORE = 0.1
_SECONDS = 86_400
_SITTING = 600 / _SECONDS  # so long a clock within a sitting runs, and time outside counts less


class Item(Protocol):
    """What one learner remembers of one item."""

    def recall(self, now: float) -> float:
        """The true probability of recalling it without options, 0-1."""

    def study(self, now: float, *, recalled: bool) -> None:
        """Answered at `now`, truly recalled or not, and told the answer."""


class Traces:
    """Activation m = ln(sum of age ** -decay), and P = 1 / (1 + exp((tau - ease - m) / s)).

    A new trace decays by c exp(m) + a, so cramming wastes it. Learners and items differ in ease (activation).
    Between sittings ages run slower, by h: less interferes there (seconds, constants of the 2005 paper).
    """

    A, C, TAU, S, H = 0.177, 0.217, -0.704, 0.255, 0.025

    def __init__(self, ease: float) -> None:
        self._ease = ease
        self._traces: list[tuple[float, float]] = []

    def _activation(self, now: float) -> float:
        total = 0.0
        for at, decay in self._traces:
            elapsed = now - at
            outside = max(0.0, elapsed - _SITTING)
            total += max(1.0, (elapsed - outside + self.H * outside) * _SECONDS) ** -decay
        return math.log(total)

    def recall(self, now: float) -> float:
        if not self._traces:
            return KNOWN_BEFORE
        return 1 / (1 + math.exp(min(50.0, (self.TAU - self._ease - self._activation(now)) / self.S)))

    def study(self, now: float, *, recalled: bool) -> None:
        active = math.exp(self._activation(now)) if self._traces else 0.0
        self._traces.append((now, self.A + self.C * active))


class Scales:
    """Integrators x_i that leak by exp(-t / tau_i); s_i is the weighted mean of x_0 .. x_i; P = s of the slowest.

    A study adds e (1 - s_i) to x_i, so a slow one learns what the fast ones have forgotten: hence the use of spacing.
    """

    COUNT, FASTEST, RATIO = 9, 0.01, 4.0  # 15 minutes to nearly two years
    MISSED, RECALLED = 1.0, 3.0  # e: a retrieval teaches more than being told
    CEILING = 0.99

    def __init__(self, slowness: float, fading: float) -> None:
        self._tau = [slowness * self.FASTEST * self.RATIO**place for place in range(self.COUNT)]
        self._share = [fading**place for place in range(self.COUNT)]
        self._x = [0.0] * self.COUNT
        self._at: float | None = None

    def _leaked(self, now: float) -> list[float]:
        elapsed = now - (self._at or 0.0)
        return [x * math.exp(-elapsed / tau) for x, tau in zip(self._x, self._tau, strict=True)]

    def _means(self, held: list[float]) -> list[float]:
        means, total, weight = [], 0.0, 0.0
        for share, x in zip(self._share, held, strict=True):
            total, weight = total + share * x, weight + share
            means.append(total / weight)
        return means

    def recall(self, now: float) -> float:
        if self._at is None:
            return KNOWN_BEFORE
        held = self._leaked(now)
        strength = sum(share * x for share, x in zip(self._share, held, strict=True)) / sum(self._share)
        return min(self.CEILING, strength)

    def study(self, now: float, *, recalled: bool) -> None:
        held = self._leaked(now)
        rate = self.RECALLED if recalled else self.MISSED
        means = self._means(held)
        self._x = [x + rate * max(0.0, 1 - mean) for x, mean in zip(held, means, strict=True)]
        self._at = now


class HalfLife:
    """P = (1 - likeness) 2 ** (-t / h): a success times 1 + gain (1 - exp(-2 t / h)), a miss keeps 0.3 of it."""

    KEPT = 0.3
    TOLD_APART = 0.8  # what is left of the likeness after each success

    def __init__(self, first: float, gain: float, likeness: float) -> None:
        self._first = self._half_life = first
        self._gain = gain
        self._likeness = likeness
        self._at: float | None = None

    def recall(self, now: float) -> float:
        if self._at is None:
            return KNOWN_BEFORE
        return float((1 - self._likeness) * 2 ** (-(now - self._at) / self._half_life))

    def study(self, now: float, *, recalled: bool) -> None:
        if self._at is not None:
            if recalled:
                spaced = 1 - math.exp(-2 * (now - self._at) / self._half_life)
                self._half_life *= 1 + self._gain * spaced
                self._likeness *= 1 - (1 - self.TOLD_APART) * spaced
            else:
                self._half_life = self._first + self.KEPT * (self._half_life - self._first)
        self._at = now


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of memory. `learner` draws somebody who has it: a function that makes their memory of an item."""

    name: str
    learner: Callable[[Random], Callable[[Random], Item]]


def _traces(person: Random) -> Callable[[Random], Item]:
    ease = person.gauss(0.8, 0.25)
    return lambda item: Traces(ease + item.gauss(0.0, 0.4))


def _scales(person: Random) -> Callable[[Random], Item]:
    slowness, fading = math.exp(person.gauss(0.7, 0.3)), person.uniform(0.92, 1.0)
    return lambda item: Scales(slowness * math.exp(item.gauss(0.0, 0.6)), fading)


def _half_life(person: Random) -> Callable[[Random], Item]:
    first, gain = math.exp(person.gauss(0.9, 0.3)), person.uniform(1.8, 3.0)
    return lambda item: HalfLife(
        first * math.exp(item.gauss(0.0, 0.5)),
        gain * math.exp(item.gauss(0.0, 0.2)),
        min(0.25, abs(item.gauss(0.0, 0.1))),
    )


class AsPredicted:
    """A control: it forgets by FSRS-6 with default weights, by nights, lucky guesses being misses.

    Here a scheduler that reads its evidence rightly must deliver what it promises.
    """

    def __init__(self) -> None:
        self._memory: MemoryValue | None = None

    def recall(self, now: float) -> float:
        return retrievability(self._memory, when(now).date()) if self._memory else KNOWN_BEFORE

    def study(self, now: float, *, recalled: bool) -> None:
        self._memory = schedule(
            self._memory,
            grade=GOOD if recalled else AGAIN,
            weight=1.0,
            study_day=when(now).date(),
            at=when(now),
            desired_retention=0.9,
            maximum_interval=365,
        )


KINDS = (Kind("traces", _traces), Kind("scales", _scales), Kind("half-life", _half_life))
CONTROL = Kind("as FSRS-6", lambda _person: lambda _item: AsPredicted())
