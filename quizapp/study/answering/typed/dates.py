"""Typed dates: reading them, and what they are worth against the date asked for. Pure.

A text that can be read in two ways is asked again, whatever the answer is: else the asking would tell that one of the
two is right. A text that cannot be read is never wrong.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import Literal

from rapidfuzz.distance import OSA

from quizapp.facts import dates
from quizapp.facts.names import same_text

type Verdict = Literal["full", "coarse", "partial", "wrong", "ask_again", "unparsed"]
type Reason = Literal["", "two_readings", "no_year", "short_year"]

UNITS = ("year", "month", "day")

_MONTHS = {name.casefold(): number for number, name in enumerate(dates.MONTHS, start=1)}
_SHORTEST_MISSPELT = 5  # letters of a month's name
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FILLERS = frozenset(("the", "of", "on", "in", "from", "between", "year", "ad", "ce"))
_JOINERS = frozenset(("to", "until", "till", "through", "and"))
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_CJK_UNITS = re.compile(r"([0-9]{4})年(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日)?")
_TOKEN = re.compile(
    r"""
      (?P<iso>     [0-9]{4}(?P<s1>[-/.])[0-9]{1,2}(?:(?P=s1)[0-9]{1,2})?(?![0-9]) )
    | (?P<common>  [0-9]{1,2}(?P<s2>[-/.])[0-9]{1,2}(?P=s2)[0-9]{4}(?![0-9]) )
    | (?P<brief>   [0-9]{1,2}(?P<s3>[-/.])[0-9]{1,2}(?P=s3)[0-9]{2}(?![0-9]) | ['’][0-9]{2}(?![0-9]) )
    | (?P<month>   [0-9]{1,2}[/.][0-9]{4}(?![0-9]) )
    | (?P<decade>  [0-9]{3}0['’]?s\b )
    | (?P<year>    [0-9]{3,4}(?![0-9]) )
    | (?P<day>     [0-9]{1,2}(?![0-9])(?:st|nd|rd|th)? )
    | (?P<word>    [^\W\d_]+ )
    | (?P<dash>    [-/] )
    | (?P<blank>   [\s,.;]+ )
    """,
    re.VERBOSE,
)
# What a coarser answer may span and still be called close, in days.
_CLOSE_SPAN = {"day": 366, "month": 366, "year": 3653}


@dataclass(frozen=True, slots=True)
class GradedDate:
    """What a typed date is worth.

    full: the date asked for, or one inside it. coarse: around it. partial: it shares some of its days. `off` counts
    units asked for (years, months or days) and `days` days between the two, 0 where they share a day; `close` is an
    answer that is not right but nearly so. `reason` says why it is asked again.
    """

    verdict: Verdict
    close: bool = False
    off: int = 0
    days: int = 0
    reason: Reason = ""


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day."""

    first: date
    last: date

    def holds(self, other: "Span") -> bool:
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: "Span") -> bool:
        return self.first <= other.last and other.first <= self.last


def grade_date(text: str, *, answer: str, unit: str, accepted: Iterable[str] = ()) -> GradedDate:
    """Grade a typed date against an EDTF `answer` asked for to the `unit` year, month or day.

    Texts of `accepted` are right as they stand, but for case and punctuation. Raises ValueError for another unit, or
    an answer that is no EDTF date.
    """
    if unit not in UNITS:
        raise ValueError(f"unit {unit!r}: expected year, month or day")
    rights = [_widened(span, unit) for span in _spans_of(dates.parse(answer))]
    if any(same_text(text, known) for known in accepted):
        return GradedDate("full")
    try:
        readings = {_widened(span, unit): span for span in read(text)}
    except _Unclear as unclear:
        return GradedDate("ask_again", reason=unclear.reason)
    except _NoDate:
        return GradedDate("unparsed")
    if len(readings) > 1:
        return GradedDate("ask_again", reason="two_readings")
    (typed,) = readings.values()
    graded = [_compared(typed, right, unit) for right in rights]
    return min(graded, key=lambda one: (_WORTH.index(one.verdict), one.days))


_WORTH: Sequence[Verdict] = ("full", "coarse", "partial", "wrong")


def _compared(typed: Span, right: Span, unit: str) -> GradedDate:
    if right.holds(typed):
        return GradedDate("full")
    span = (typed.last - typed.first).days + 1
    if right.meets(typed):
        close = span <= _CLOSE_SPAN[unit]
        return GradedDate("coarse" if typed.holds(right) else "partial", close=close)
    earlier, later = (typed.last, right.first) if typed.last < right.first else (right.last, typed.first)
    off = _ordinal(later, unit) - _ordinal(earlier, unit)
    is_one = _ordinal(typed.first, unit) == _ordinal(typed.last, unit)
    return GradedDate(
        "wrong", close=off == 1 and is_one, off=off, days=(_start(later, unit) - _start(earlier, unit)).days
    )


def _spans_of(answer: dates.EdtfDate) -> list[Span]:
    """The answer's range, or one for each member of a set; an open end reaches as far as dates do."""
    members = answer.parts if answer.precision == "one_of" else (answer,)
    return [Span(member.earliest or date.min, member.latest or date.max) for member in members]


def _ordinal(day: date, unit: str) -> int:
    return {"year": day.year, "month": day.year * 12 + day.month, "day": day.toordinal()}[unit]


def _start(day: date, unit: str) -> date:
    return {"year": day.replace(month=1, day=1), "month": day.replace(day=1), "day": day}[unit]


def _widened(span: Span, unit: str) -> Span:
    """The whole years or months that a span touches."""
    return Span(_start(span.first, unit), _end(span.last, unit))


def _end(day: date, unit: str) -> date:
    if unit == "year":
        return day.replace(month=12, day=31)
    return _last_of_month(day) if unit == "month" else day


def _last_of_month(day: date) -> date:
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


# --- reading --------------------------------------------------------------------------------------------------------
class _NoDate(Exception):
    """The text is no date that anybody would read as one."""


class _Unclear(Exception):
    """A date that leaves open which one is meant."""

    def __init__(self, reason: Reason) -> None:
        self.reason: Reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Year, month and day of one end of a date, as far as they are written. A decade spans ten years."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    years: int = 1

    def span(self) -> Span:
        if self.year is None:
            raise _Unclear("no_year")
        try:
            first = date(self.year, self.month or 1, self.day or 1)
            if self.day is not None:
                return Span(first, first)
            last = _last_of_month(first) if self.month else date(self.year + self.years - 1, 12, 31)
        except ValueError:
            raise _NoDate from None
        return Span(first, last)


def read(text: str) -> list[Span]:
    """Every reading of a typed date; one unless day and month can be told apart by nothing."""
    ends: list[list[_Parts]] = [[_Parts()]]
    joined = 0
    for kind, token in _tokens(text):
        if kind == "dash":
            joined += 1
            ends.append([_Parts()])
        else:
            readings = [one for before in ends[-1] for one in _with(before, kind, token)]
            ends[-1] = readings
    if joined > 1 or any(_Parts() in end for end in ends):
        raise _NoDate
    return list(dict.fromkeys(_between(*chosen) for chosen in product(*ends)))


def days_of(text: str) -> Span | None:
    """The first and last day of a date in words; None where it is none, or leaves open which one is meant."""
    try:
        readings = read(text)
    except (_NoDate, _Unclear):
        return None
    return readings[0] if len(readings) == 1 else None


def _tokens(text: str) -> Iterable[tuple[str, str]]:
    clean = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES).strip(" \t\r\n.?!")
    clean = "".join(str(unicodedata.digit(one)) if one.isdecimal() else one for one in clean)
    clean = _CJK_UNITS.sub(lambda found: "-".join(filter(None, found.groups())), clean)
    place = 0
    while place < len(clean):
        found = _TOKEN.match(clean, place)
        if found is None:
            raise _NoDate
        place = found.end()
        kind = str(found.lastgroup) if found.lastgroup not in ("s1", "s2", "s3") else _kind(found)
        if kind == "word" and found[0] in _JOINERS:
            kind = "dash"
        if kind != "blank" and not (kind == "word" and _says_nothing(found[0])):
            yield kind, found[0]


def _kind(found: re.Match[str]) -> str:
    return next(name for name in ("iso", "common", "brief") if found[name] is not None)


def _says_nothing(word: str) -> bool:
    return word in _FILLERS or any(len(word) > 2 and day.startswith(word) for day in _WEEKDAYS)


def _with(parts: _Parts, kind: str, token: str) -> list[_Parts]:
    """One end of a date with another token of it; two readings where day and month may be either."""
    if kind == "brief":
        raise _Unclear("short_year")
    if kind in ("iso", "common", "month", "decade"):
        if parts != _Parts():
            raise _NoDate
        return _whole(kind, token)
    if kind == "word":
        return [_set(parts, month=_month(token))]
    number = int(re.sub(r"\D", "", token))
    return [_set(parts, year=number) if kind == "year" else _set(parts, day=number)]


def _whole(kind: str, token: str) -> list[_Parts]:
    numbers = [int(part) for part in re.split(r"[-/.]", token.rstrip("s'’"))]
    if kind == "decade":
        return [_Parts(numbers[0], years=10)]
    if kind == "iso":
        return [_Parts(*numbers)]
    if kind == "month":
        return [_Parts(numbers[1], numbers[0])]
    first, second, year = numbers
    readings = [_Parts(year, month, day) for day, month in ((first, second), (second, first)) if 1 <= month <= 12]
    if not readings:
        raise _NoDate
    return list(dict.fromkeys(readings))


def _set(parts: _Parts, **part: int) -> _Parts:
    ((name, number),) = part.items()
    if name == "day" and parts.day is not None and parts.year is None:
        raise _Unclear("short_year")  # 3 January 92
    if getattr(parts, name) is not None or number == 0:
        raise _NoDate
    return replace(parts, **part)


def _month(word: str) -> int:
    """The month that a word names, abbreviates or misspells by a letter."""
    if len(word) >= 3:
        for name, number in _MONTHS.items():
            if name.startswith(word) or (word == "sept" and number == 9):
                return number
    if len(word) >= _SHORTEST_MISSPELT:
        near = [number for name, number in _MONTHS.items() if len(name) > 4 and OSA.distance(word, name) == 1]
        if len(near) == 1:
            return near[0]
    raise _NoDate


def _between(start: _Parts, end: _Parts | None = None) -> Span:
    """The days from one end to the other; what is written once is meant for both."""
    _require_no_lone_number(start, end)
    if end is None:
        if start.day is not None and start.month is None:
            raise _NoDate
        return start.span()
    month_start = start.month or (end.month if start.day is not None else None)
    month_end = end.month or (start.month if end.day is not None else None)
    if (start.day is not None and month_start is None) or (end.day is not None and month_end is None):
        raise _NoDate
    first = replace(start, year=start.year or end.year, month=month_start)
    last = replace(end, year=end.year or start.year, month=month_end)
    if start.year is None and first.year is not None and first.span().first > last.span().last:
        first = replace(first, year=first.year - 1)  # 30 December to 2 January 1993
    span = Span(first.span().first, last.span().last)
    if span.last < span.first:
        raise _NoDate
    return span


def _require_no_lone_number(start: _Parts, end: _Parts | None) -> None:
    """A number of one or two digits alone is a year cut short, or a day that lacks the rest."""
    if end is None and start.day is not None and start.month is None and start.year is None:
        raise _Unclear("no_year" if start.day <= 31 else "short_year")
