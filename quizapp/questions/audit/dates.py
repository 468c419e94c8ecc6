"""EDTF dates as sets of stretches of days, and what is certain between two of them. Written from the README alone.

A date is a set of members (one, or several for `[a,b]`); a member is a stretch of whole days, perhaps open at an end.
Days are proleptic Gregorian ordinals. Nothing here knows the rest of the product.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

HEDGES = "?~%"
_DATE = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?")
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
MONTHS = tuple(name.casefold() for name in calendar.month_name[1:])


class BadDate(ValueError):
    """The text is no EDTF date of the kinds that the README names."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days `first` to `last` (both included); an open end reaches as far as days go, and `known` is the told end."""

    first: int
    last: int
    known: tuple[int, int]


@dataclass(frozen=True, slots=True)
class When:
    """A parsed date: its members, and whether the source hedged it or left a choice."""

    text: str
    members: tuple[Stretch, ...]
    is_hedged: bool
    is_choice: bool

    @property
    def is_open(self) -> bool:
        return any((one.first, one.last) != one.known for one in self.members)

    @property
    def first(self) -> int:
        return min(one.first for one in self.members)

    @property
    def last(self) -> int:
        return max(one.last for one in self.members)


@lru_cache(maxsize=8192)
def parse(text: str) -> When | None:
    """The date that `text` says, None for an empty text; raises BadDate for anything else."""
    if not text:
        return None
    bare = "".join(sign for sign in text if sign not in HEDGES)
    is_choice = bare.startswith("[")
    if is_choice != bare.endswith("]"):
        raise BadDate(text)
    pieces = bare[1:-1].split(",") if is_choice else [bare]
    members = tuple(_stretch(piece.strip()) for piece in pieces)
    return When(text=text, members=members, is_hedged=bare != text, is_choice=is_choice)


def _stretch(text: str) -> Stretch:
    start, slash, end = text.partition("/")
    if not slash:
        first, last = _days(text)
        return Stretch(first, last, (first, last))
    has_start, has_end = start not in {"", ".."}, end not in {"", ".."}
    if has_start and has_end:
        first, last = _days(start)[0], _days(end)[1]
        if first > last:
            raise BadDate(text)
        return Stretch(first, last, (first, last))
    if has_start:
        return Stretch(_days(start)[0], _LAST, _days(start))
    if has_end:
        return Stretch(_FIRST, _days(end)[1], _days(end))
    raise BadDate(text)


def _days(text: str) -> tuple[int, int]:
    """First and last day of a day, month, year, decade (199X) or century (19XX)."""
    found = _DATE.fullmatch(text)
    if not found:
        raise BadDate(text)
    year, month, day = found["year"], found["month"] or "XX", found["day"] or "XX"
    if re.search(r"X\d", year + month + day):
        raise BadDate(text)
    try:
        low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
        if "X" in month:
            return date(max(low, 1), 1, 1).toordinal(), date(high, 12, 31).toordinal()
        if "X" in day:
            final = calendar.monthrange(low, int(month))[1]
            return date(low, int(month), 1).toordinal(), date(low, int(month), final).toordinal()
        exact = date(low, int(month), int(day)).toordinal()
    except ValueError as error:
        raise BadDate(text) from error
    return exact, exact


def share_a_day(one: When, other: When) -> bool:
    """Whether members of both have a day in common, an open stretch counting as its known end."""
    return any(
        left.known[0] <= right.known[1] and right.known[0] <= left.known[1]
        for left in one.members
        for right in other.members
    )


def certainly_apart(one: When, other: When) -> bool:
    """No day in common, whichever members are meant; never certain of a hedged date."""
    if one.is_hedged or other.is_hedged:
        return False
    return all(left.last < right.first or right.last < left.first for left in one.members for right in other.members)


def certainly_before(one: When, other: When) -> bool:
    return not (one.is_hedged or other.is_hedged) and one.last < other.first


def certainly_inside(one: When, window: When) -> bool:
    """Every member of `one` lies within one member of the window, and nothing is hedged."""
    if one.is_hedged:
        return False
    return all(
        any(outer.first <= inner.first and inner.last <= outer.last for outer in window.members)
        for inner in one.members
    )


def days_between(one: When, other: When) -> int:
    """The least number of days from the end of `one` to the beginning of `other`."""
    return other.first - one.last


def year_of(when: When) -> int | None:
    """The one calendar year of an unhedged date without choice."""
    if when.is_hedged or when.is_choice or when.is_open:
        return None
    first, last = date.fromordinal(when.first).year, date.fromordinal(when.last).year
    return first if first == last else None


def years_of(when: When) -> range:
    return range(date.fromordinal(when.first).year, date.fromordinal(when.last).year + 1)


def months_around(when: When) -> When:
    """The calendar months that a date touches, as one stretch; open ends stay open."""
    first, last = date.fromordinal(when.first), date.fromordinal(when.last)
    final = calendar.monthrange(last.year, last.month)[1]
    low = first.replace(day=1).toordinal()
    high = last.replace(day=final).toordinal()
    return When(when.text, (Stretch(low, high, (low, high)),), is_hedged=False, is_choice=False)


def calendar_years(when: When) -> When:
    """The calendar years that a date touches, as one stretch."""
    years = years_of(when)
    low, high = date(years[0], 1, 1).toordinal(), date(years[-1], 12, 31).toordinal()
    return When(when.text, (Stretch(low, high, (low, high)),), is_hedged=False, is_choice=False)


def span_of(dates: Iterable[When]) -> When:
    """From the first day of any of them to the last day of any, an open end counting as the told one; at least one."""
    known = list(dates)
    low = min(one.known[0] for when in known for one in when.members)
    high = max(one.known[1] for when in known for one in when.members)
    hedged = any(when.is_hedged for when in known)
    return When("", (Stretch(low, high, (low, high)),), is_hedged=hedged, is_choice=False)


def precision(text: str) -> str:
    """The grain in which a value is told: day, month, year, period, slot or other."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return "day"
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return "month"
    if re.fullmatch(r"\d{4}", text):
        return "year"
    if re.fullmatch(r"\d{4}/\d{4}", text):
        return "period"
    return "slot" if "/" in text else "other"
