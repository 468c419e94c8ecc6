"""How many days: from stability to whole days, with fuzz, the load of the days, and buttons in strict order. Pure.

The day is drawn from the usual window round the exact interval, so that cards learnt together part; days on which
fewer cards fall due are likelier. The draw is a hash of a seed: the same seed and load always give the same day.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from quizapp.study.answering.grading import AGAIN, EASY, GOOD, HARD

# The window of the fuzz: one day, and so much of each stretch of the interval (Anki's and FSRS's usual figures).
_FUZZ_STRETCHES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, math.inf, 0.05))
_FUZZ_FROM = 2.5

type Intervals = tuple[int | None, int | None, int | None, int | None]
"""Days for Again, Hard, Good and Easy; None where the grade leads into a learning step."""

type Load = Mapping[date, int]
"""Cards of the learner that fall due on a day; a day that is missing has none."""


def fuzz_window(days: int, maximum_interval: int) -> tuple[int, int]:
    """The first and the last day on which an interval of `days` may fall due, so that cards learnt together part."""
    if days < _FUZZ_FROM:
        return days, days
    reach = 1.0 + sum(share * max(min(days, end) - start, 0.0) for start, end, share in _FUZZ_STRETCHES)
    latest = min(round(days + reach), maximum_interval)
    return min(max(2, round(days - reach)), latest), latest


@dataclass(frozen=True, slots=True)
class Choice:
    """Chooses whole days for the grades of one answer: Hard < Good < Easy. Good is the promise, both give way to it.

    exact      the exact interval in days after a grade
    in_review  whether the card was in review, so that Hard is counted in days too and needs one of its own before Good
    maximum    days
    today      study day of the answer
    seed       None for no fuzz
    load       None for days that are all alike
    """

    exact: Callable[[int], float]
    in_review: bool
    maximum: int
    today: date
    seed: str | None
    load: Load | None = None

    def days(self, grade: int) -> int:
        if grade == HARD:
            return max(1, self._drawn(HARD, latest=self.days(GOOD) - 1))
        if grade == GOOD:
            return max(1, min(max(self._drawn(GOOD), 2 if self.in_review else 1), self.maximum - 1))
        if grade == EASY:
            return min(self._drawn(EASY, earliest=self.days(GOOD) + 1), max(1, self.maximum))
        return self._drawn(AGAIN)

    def span(self) -> tuple[int, int]:
        """The first and last day that any of the grades may be given: the days whose load matters."""
        windows = [self._window(grade) for grade in (AGAIN, HARD, GOOD, EASY)]
        return min(first for first, _ in windows), max(last for _, last in windows)

    def _window(self, grade: int) -> tuple[int, int]:
        days = min(max(round(min(self.exact(grade), self.maximum)), 1), self.maximum)
        return (days, days) if self.seed is None else fuzz_window(days, self.maximum)

    def _drawn(self, grade: int, *, earliest: int | None = None, latest: int | None = None) -> int:
        first, last = self._window(grade)
        if self.seed is None or self.load is None:
            day = first if self.seed is None else first + int(_fraction(self.seed) * (last - first + 1))
            day = day if latest is None else min(day, latest)
            return day if earliest is None else max(day, earliest)
        if earliest is not None:
            first, last = max(first, earliest), max(last, earliest)
        if latest is not None:
            first, last = min(first, latest), min(last, latest)
        return _weighed(self.seed, self.today, first, last, self.load)


def _weighed(seed: str, today: date, first: int, last: int, load: Load) -> int:
    """A day of the window, drawn with the weight 1 / (1 + load) ** 2."""
    weights = [(1 + load.get(today + timedelta(days=days), 0)) ** -2 for days in range(first, last + 1)]
    left = _fraction(seed) * sum(weights)
    for days, weight in enumerate(weights, start=first):
        left -= weight
        if left < 0:
            return days
    return last


def _fraction(seed: str) -> float:
    """0 <= x < 1, always the same for a seed."""
    return int.from_bytes(sha256(seed.encode()).digest()[:6]) / 2**48
