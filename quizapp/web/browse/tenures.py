"""Geometry of a person's offices over time: a row for each office, a dot where it is attested. Pure.

A thin line joins the first and the last attestation of one office; it says that these are its ends in the documents,
not that it was held all the while.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

WIDTH, LEFT, RIGHT = 600, 12, 588
ROW, TOP = 26, 30
MOST_TICKS = 6


@dataclass(frozen=True, slots=True)
class Tenure:
    """One office: its dots, and the line between the first and the last of them."""

    y: float
    dots: list[float]

    @property
    def first(self) -> float:
        return self.dots[0]

    @property
    def last(self) -> float:
        return self.dots[-1]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: float
    year: int


@dataclass(frozen=True, slots=True)
class Tenures:
    rows: list[Tenure]
    ticks: list[Tick]
    height: int


def draw(offices: Sequence[Sequence[Any]]) -> Tenures | None:
    """Offices as lists of the facts that attest them; None where fewer than two different days are known."""
    days = [[fact.earliest for fact in facts if fact.earliest is not None] for facts in offices]
    known = sorted({day for row in days for day in row})
    if len(known) < 2:
        return None
    first, last = known[0].year, known[-1].year + 1
    start = date(first, 1, 1).toordinal()
    whole = (date(last, 1, 1).toordinal() if last <= date.max.year else date.max.toordinal()) - start

    def x(ordinal: int) -> float:
        return round(LEFT + (RIGHT - LEFT) * (ordinal - start) / whole, 1)

    rows = [
        Tenure(TOP + ROW * (place + 0.5), sorted({x(day.toordinal()) for day in found}))
        for place, found in enumerate(days)
        if found
    ]
    step = -(-(last - first) // MOST_TICKS)
    ticks = [Tick(x(date(year, 1, 1).toordinal()), year) for year in range(first, min(last, date.max.year), step)]
    return Tenures(rows, ticks, TOP + ROW * len(offices))
