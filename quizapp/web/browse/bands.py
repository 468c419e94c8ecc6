"""Geometry of the timeline's bands: columns that show how many, and lanes that show each fact in its place. Pure.

Columns and lanes stand one above the other and share their width: every part of a period is one column wide, however
many days it has.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.facts.density import Density
from quizapp.facts.periods import Period

HEIGHT = 48  # of a column's room
LOWEST = 3  # what is there at all is seen
WIDTH = 1000  # of the lanes
LANE = 10
CLEAR = 12  # between two marks of one lane: dots are drawn with round ends
MOST_LANES = 36


@dataclass(frozen=True, slots=True)
class Column:
    """One part of a period: its bar from the bottom up, and the share of it that is essential."""

    period: Period
    count: int
    essential: int
    y: float
    height: float
    essential_y: float
    essential_height: float
    here: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact as a line with round ends; a single day is a line without length."""

    x1: float
    x2: float
    y: float
    essential: bool
    ranged: bool


@dataclass(frozen=True, slots=True)
class Lanes:
    """The facts of a window in their places; `left_out` did not fit. `grid` is where the parts begin."""

    marks: list[Mark]
    grid: list[float]
    height: int
    left_out: int

    @property
    def ranges(self) -> int:
        return sum(mark.ranged for mark in self.marks)

    @property
    def essentials(self) -> int:
        return sum(mark.essential for mark in self.marks)


def columns(density: Density, looked_at: Period | None = None) -> list[Column]:
    """A column for each part; those inside the period that is looked at are `here`."""
    scale = (HEIGHT - LOWEST) / (density.highest or 1)

    def tall(count: int) -> float:
        return round(LOWEST + count * scale, 1) if count else 0.0

    return [
        Column(
            part.period,
            part.count,
            part.essential,
            round(HEIGHT - tall(part.count), 1),
            tall(part.count),
            round(HEIGHT - tall(part.essential), 1),
            tall(part.essential),
            looked_at is not None and _meets(looked_at, part.period),
        )
        for part in density.parts
    ]


def lanes(ranges: Sequence[tuple[date | None, date | None, bool]], window: Period, inside: Sequence[Period]) -> Lanes:
    """Marks for (earliest, latest, essential), each in the first lane that is free there; ends outside are cut off."""
    inside = inside or [window]
    starts = [part.start for part in inside]
    marks: list[Mark] = []
    ends: list[float] = []
    left_out = 0
    for first, last, essential in sorted(ranges, key=lambda row: (row[0] or date.min, row[1] or date.max)):
        begin = max(first or window.start, window.start)
        end = min(last or window.end, window.end)
        x1, x2 = _x(begin, starts, inside), _x(end, starts, inside, after=True)
        ranged = first != last
        if not ranged:
            x1 = x2 = round((x1 + x2) / 2, 1)
        lane = next((place for place, taken in enumerate(ends) if taken + CLEAR <= x1), len(ends))
        if lane >= MOST_LANES:
            left_out += 1
            continue
        ends[lane : lane + 1] = [x2]
        marks.append(Mark(x1, x2, LANE * (lane + 0.5), essential, ranged))
    grid = [round(WIDTH * place / len(inside), 1) for place in range(1, len(inside))]
    return Lanes(marks, grid, LANE * max(1, len(ends)), left_out)


def _meets(looked_at: Period, part: Period) -> bool:
    return looked_at.start <= part.end and part.start <= looked_at.end


def _x(day: date, starts: Sequence[date], inside: Sequence[Period], *, after: bool = False) -> float:
    """Where a day begins, or with `after` where it ends."""
    place = max(0, bisect_right(starts, day) - 1)
    part = inside[place]
    days = (part.end - part.start) // timedelta(days=1) + 1
    passed = (day - part.start) // timedelta(days=1) + after
    return round(WIDTH * (place + min(passed / days, 1)) / len(inside), 1)
