"""Pareto fronts over minutes and recall, and what can be read off them at equal minutes. Pure."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import fmean, stdev

type Point = tuple[float, float]
"""Minutes a day, and items recalled."""


def front(points: Iterable[Point]) -> list[Point]:
    """The points to which no other is better in one way and as good in the other, by rising minutes."""
    best: list[Point] = []
    for minutes, recalled in sorted(points, key=lambda point: (point[0], -point[1])):
        if not best or recalled > best[-1][1]:
            best.append((minutes, recalled))
    return best


def read_off(best: Sequence[Point], minutes: float) -> float | None:
    """What a front reaches with so many minutes: between two points in proportion, past the last no more.

    None before the first point: nothing so cheap was tried.
    """
    if not best or minutes < best[0][0]:
        return None
    for (left, low), (right, high) in pairwise(best):
        if minutes < right:
            return low + (high - low) * (minutes - left) / (right - left)
    return best[-1][1]


def mean_and_error(values: Sequence[float]) -> tuple[float, float | None]:
    """The mean, and its standard error; None for a single value."""
    return fmean(values), stdev(values) / math.sqrt(len(values)) if len(values) > 1 else None


def with_error(mean: float, error: float | None, form: str) -> str:
    """Both as text, each in the format `form` (such as '.3f')."""
    return f"{mean:{form}}" if error is None else f"{mean:{form}} ±{error:{form.removeprefix('+')}}"
