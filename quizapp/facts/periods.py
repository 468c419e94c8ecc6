"""Periods of a timeline: centuries, decades, years, months and days, written as EDTF writes them. Pure.

A period is the window that is looked at, or one of the equal parts (buckets) that a window is divided into. The whole
history is a window too: its key is empty, and its parts are years, decades or centuries, whichever are few enough.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.facts.dates import MONTHS

MOST_PARTS = 36
WHOLE, CENTURY, DECADE, YEAR, MONTH, DAY = "whole", "century", "decade", "year", "month", "day"
UNITS = (CENTURY, DECADE, YEAR, MONTH, DAY)  # from coarse to fine
_SPANS = {CENTURY: 100, DECADE: 10, YEAR: 1}
_WRITTEN = re.compile(r"([0-9]{2})XX|([0-9]{3})X|([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, both days included."""

    key: str
    unit: str
    start: date
    end: date

    @property
    def title(self) -> str:
        """'1995', 'March 1995', '12 March 1995', '1990s', '1900–1999', '1992–2018' for a whole history."""
        first = self.start
        match self.unit:
            case "day":
                return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
            case "month":
                return f"{MONTHS[first.month - 1]} {first.year}"
            case "decade":
                return f"{first.year // 10 * 10}s"
        last = self.end.year
        return str(first.year) if first.year == last else f"{first.year}–{last}"

    @property
    def label(self) -> str:
        """A few characters for a column of a chart: '’95', 'Mar', '12', '1990s', '1900'."""
        match self.unit:
            case "day":
                return str(self.start.day)
            case "month":
                return MONTHS[self.start.month - 1][:3]
            case "year":
                return f"’{self.start.year % 100:02}"
            case "decade":
                return self.title
        return str(self.start.year // 100 * 100)

    @property
    def part_unit(self) -> str:
        """What its parts are: 'month' for a year; empty for a day, which has none."""
        if self.unit == WHOLE:
            return _unit_for(self.start.year, self.end.year)
        place = UNITS.index(self.unit)
        return UNITS[place + 1] if place + 1 < len(UNITS) else ""

    def holds(self, first: date | None, last: date | None) -> bool:
        """Whether a range with both ends known lies wholly inside."""
        return first is not None and last is not None and self.start <= first and last <= self.end

    def includes(self, other: "Period") -> bool:
        """Whether another period lies inside this one, or is the same."""
        return self.start <= other.start and other.end <= self.end


def read(text: str) -> Period | None:
    """The period written as '19XX', '199X', '1995', '1995-03' or '1995-03-12'; None for anything else."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    century, decade, year, month, day = (None if part is None else int(part) for part in found.groups())
    if century is not None:
        return of_unit(CENTURY, date(max(century * 100, 1), 1, 1))
    if decade is not None:
        return of_unit(DECADE, date(max(decade * 10, 1), 1, 1))
    try:
        moment = date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return of_unit(YEAR if month is None else MONTH if day is None else DAY, moment)


def of_unit(unit: str, day: date) -> Period:
    """The century, decade, year, month or day that holds a day."""
    if unit == DAY:
        return Period(day.isoformat(), DAY, day, day)
    if unit == MONTH:
        last = day.replace(day=monthrange(day.year, day.month)[1])
        return Period(day.isoformat()[:7], MONTH, day.replace(day=1), last)
    span = _SPANS[unit]
    first = day.year // span * span
    key = f"{first:04}"[: {CENTURY: 2, DECADE: 3, YEAR: 4}[unit]] + {CENTURY: "XX", DECADE: "X", YEAR: ""}[unit]
    return Period(key, unit, date(max(first, 1), 1, 1), date(first + span - 1, 12, 31))


def whole(first: date, last: date) -> Period:
    """The window of a whole history, widened to full parts: its columns are complete years, decades or centuries."""
    unit = _unit_for(first.year, last.year)
    return Period("", WHOLE, of_unit(unit, first).start, of_unit(unit, last).end)


def parts(window: Period) -> list[Period]:
    """The parts of a window in order; none for a day."""
    unit = window.part_unit
    if not unit:
        return []
    found = [of_unit(unit, window.start)]
    while found[-1].end < window.end:
        found.append(of_unit(unit, found[-1].end + timedelta(days=1)))
    return found


def wider(window: Period) -> Period | None:
    """The next coarser period around one; None for a century, around which there is only the whole."""
    place = UNITS.index(window.unit) if window.unit in UNITS else 0
    return of_unit(UNITS[place - 1], window.start) if place else None


def around(window: Period, history: Period) -> list[Period]:
    """The coarser periods around a window, coarsest first, without those that would show the whole history again."""
    found: list[Period] = []
    current = wider(window)
    while current is not None:
        tells_more = not current.includes(history) and (current.unit != CENTURY or history.part_unit != YEAR)
        found += [current] if tells_more else []
        current = wider(current)
    return found[::-1]


def beside(window: Period) -> tuple[Period | None, Period | None]:
    """The periods of the same kind before and after; None past the first or last year there is, and for the whole."""
    if window.unit == WHOLE:
        return None, None
    first, last = window.start > date.min, window.end < date.max
    return (
        of_unit(window.unit, window.start - timedelta(days=1)) if first else None,
        of_unit(window.unit, window.end + timedelta(days=1)) if last else None,
    )


def _unit_for(first: int, last: int) -> str:
    """The finest of year, decade and century that divides these years into at most MOST_PARTS."""
    for unit in (YEAR, DECADE):
        span = _SPANS[unit]
        if last // span - first // span < MOST_PARTS:
            return unit
    return CENTURY
