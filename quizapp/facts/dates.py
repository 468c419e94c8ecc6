"""Dates as EDTF strings (ISO 8601-2 level 0, with the few extensions that a history needs). Pure.

Understood: `1992`, `1992-02`, `1992-02-24`, intervals `A/B`, open ends `A/..`, `A/`, `../B`, `/B`, the qualifiers
`?` (uncertain), `~` (approximate) and `%` (both) at the end of a date, unspecified last digits `199X` and `19XX`, and
sets `[a,b,c]` of which one member is right. Days are those of the proleptic Gregorian calendar, years 1 to 9999.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

MAX_LENGTH = 120
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_SIMPLE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_UNSPECIFIED = re.compile(r"([0-9]{3})X|([0-9]{2})XX")
_COMMON = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")
_YEAR_SPAN = re.compile(r"([0-9]{4})-([0-9]{4})")
_BEFORE_CE = re.compile(r"Y?-[0-9]+.*|0000.*", re.DOTALL)
_LONG_YEAR = re.compile(r"Y[0-9]+|[0-9]{5,}.*", re.DOTALL)
_EXPECTED = "expected a date such as 1992, 1992-02, 1992-02-24, 1992-02-24/1992-02-28, 2018/.. or 1992~"
_OPEN = ("", "..")


class DateError(ValueError):
    """The text is not a date; the message says what was found and what is expected."""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A parsed date.

    `earliest` and `latest` are the inclusive bounds in days; None is an open end. `precision` is day, month, year,
    decade, century, interval or one_of. `parts` are the ends of an interval (an open end is left out) or the members
    of a set, and empty otherwise.
    """

    text: str
    earliest: date | None
    latest: date | None
    precision: str
    uncertain: bool = False
    approximate: bool = False
    parts: tuple["EdtfDate", ...] = ()

    @property
    def bounds(self) -> dict[str, str | None]:
        """What is derived from the text, as JSON has it: earliest and latest (ISO days or None) and precision."""
        return {
            "earliest": self.earliest.isoformat() if self.earliest else None,
            "latest": self.latest.isoformat() if self.latest else None,
            "precision": self.precision,
        }


def parse(text: str) -> EdtfDate:
    """Parse an EDTF string; raises DateError."""
    if not isinstance(text, str):
        raise DateError(f"found {text!r}, which is not text; {_EXPECTED}, as a quoted string")
    return _read(text)


@lru_cache(maxsize=32768)  # the same dates are compared over and over
def _read(text: str) -> EdtfDate:
    if not text.strip():
        raise DateError(f"found an empty date; {_EXPECTED}")
    if len(text) > MAX_LENGTH:
        raise DateError(f"found {len(text)} characters; a date has at most {MAX_LENGTH}")
    if any(character.isspace() for character in text):
        raise DateError(f"found blanks in {text!r}; a date is written without blanks")
    if any(character.isdigit() and character not in "0123456789" for character in text):
        raise DateError(f"found digits of another script in {text!r}; use 0 to 9")
    if text.startswith("[") or text.endswith("]"):
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    return _parse_single(text)


def overlap(a: EdtfDate, b: EdtfDate) -> bool | None:
    """Whether two dates can share a day, as far as their texts settle it.

    True: the stated ranges share a day. False: they certainly do not. None: it depends on an open end, or they differ
    but one of them is marked uncertain or approximate. A set overlaps when one of its members does.
    """
    verdicts = [_ranges_overlap(x, y) for x in _members(a) for y in _members(b)]
    if True in verdicts:
        return True
    hedged = a.uncertain or a.approximate or b.uncertain or b.approximate
    return None if None in verdicts or hedged else False


def disjoint(a: EdtfDate, b: EdtfDate) -> bool | None:
    """Whether two dates certainly share no day: the negation of `overlap`, with None for unknown."""
    overlapping = overlap(a, b)
    return None if overlapping is None else not overlapping


def years(d: EdtfDate) -> range | None:
    """The calendar years the date may touch; None when an end is open."""
    if d.earliest is None or d.latest is None:
        return None
    return range(d.earliest.year, d.latest.year + 1)


def within_one(d: EdtfDate, unit: str) -> bool:
    """Whether the whole date lies inside one calendar `unit`: year, month or day. False when an end is open."""
    length = {"year": 1, "month": 2, "day": 3}.get(unit)
    if length is None:
        raise ValueError(f"unit {unit!r}: expected year, month or day")
    if d.earliest is None or d.latest is None:
        return False
    return d.earliest.timetuple()[:length] == d.latest.timetuple()[:length]


def human(d: EdtfDate | str) -> str:
    """The date in English: '3 January 1992', '24–28 February 1992', '3 or 4 May 1995', 'about 1992', 'since 2018'."""
    if isinstance(d, str):
        d = parse(d)
    if d.precision == "interval":
        return _human_interval(d)
    if d.precision == "one_of":
        return _human_one_of(d)
    hedges = ("perhaps " if d.uncertain else "") + ("about " if d.approximate else "")
    return hedges + _human_plain(d)


def _parse_single(text: str) -> EdtfDate:
    stripped = text.rstrip("?~%")
    marks = text[len(stripped) :]
    if len(marks) > 1:
        raise DateError(f"found {marks!r} at the end of {text!r}; write % for a date both uncertain and approximate")
    earliest, latest, precision = _bounds(stripped)
    return EdtfDate(
        text=text,
        earliest=earliest,
        latest=latest,
        precision=precision,
        uncertain=marks in ("?", "%"),
        approximate=marks in ("~", "%"),
    )


def _bounds(text: str) -> tuple[date, date, str]:
    if unspecified := _UNSPECIFIED.fullmatch(text):
        unit, span = ("decade", 10) if unspecified[1] else ("century", 100)
        first = int(unspecified[1] or unspecified[2]) * span
        if first == 0:
            raise DateError(f"{text!r} contains the year 0; years before 1 CE are not supported")
        return date(first, 1, 1), date(first + span - 1, 12, 31), unit
    found = _SIMPLE.fullmatch(text)
    if found is None or found[1] == "0000":
        raise DateError(_explain(text))
    year = int(found[1])
    if found[2] is None:
        return date(year, 1, 1), date(year, 12, 31), "year"
    month = int(found[2])
    if not 1 <= month <= 12:
        raise DateError(f"found month {found[2]} in {text!r}; months are 01 to 12 (seasons are not supported)")
    last_day = monthrange(year, month)[1]
    if found[3] is None:
        return date(year, month, 1), date(year, month, last_day), "month"
    day = int(found[3])
    if not 1 <= day <= last_day:
        raise DateError(f"found day {found[3]} in {text!r}; {MONTHS[month - 1]} {year} has days 01 to {last_day}")
    return date(year, month, day), date(year, month, day), "day"


def _explain(text: str) -> str:
    """Why a text that looks like no supported date is refused, with the likely remedy."""
    if span := _YEAR_SPAN.fullmatch(text):
        return f"found {text!r}; write a range with a slash: {span[1]}/{span[2]}"
    if _COMMON.fullmatch(text):
        return _two_readings(text)
    if _BEFORE_CE.fullmatch(text):
        return f"found {text!r}; years before 1 CE are not supported"
    if _LONG_YEAR.fullmatch(text):
        return f"found {text!r}; years have four digits, 0001 to 9999, and a hyphen follows"
    if "T" in text or ":" in text:
        return f"found a time of day in {text!r}; dates end with the day"
    return f"found {text!r}; {_EXPECTED}"


def _two_readings(text: str) -> str:
    found = _COMMON.fullmatch(text)
    assert found is not None
    first, second, year = int(found[1]), int(found[2]), found[3]
    readings = [f"{year}-{m:02}-{d:02}" for d, m in ((first, second), (second, first)) if 1 <= m <= 12 and 1 <= d <= 31]
    readings = list(dict.fromkeys(readings))
    if len(readings) == 2:
        return f"{text!r} has two readings, day or month first; write {readings[0]} or {readings[1]}"
    return f"found {text!r}; the year comes first" + (f": write {readings[0]}" if readings else f"; {_EXPECTED}")


def _parse_interval(text: str) -> EdtfDate:
    if _COMMON.fullmatch(text):
        raise DateError(_two_readings(text))
    ends = text.split("/")
    if len(ends) != 2:
        raise DateError(f"found {len(ends) - 1} slashes in {text!r}; an interval is A/B")
    if ends[0] in _OPEN and ends[1] in _OPEN:
        raise DateError(f"both ends of {text!r} are open; at least one must be a date")
    start, end = (None if part in _OPEN else _parse_single(part) for part in ends)
    if start and end and _reversed(start, end):
        raise DateError(f"{text!r} is reversed: it ends before it begins")
    parts = tuple(part for part in (start, end) if part)
    return EdtfDate(
        text=text,
        earliest=start.earliest if start else None,
        latest=end.latest if end else None,
        precision="interval",
        uncertain=any(part.uncertain for part in parts),
        approximate=any(part.approximate for part in parts),
        parts=parts,
    )


def _reversed(start: EdtfDate, end: EdtfDate) -> bool:
    assert start.earliest and end.latest
    return end.latest < start.earliest


def _parse_set(text: str) -> EdtfDate:
    if not (text.startswith("[") and text.endswith("]")):
        raise DateError(f"found one bracket in {text!r}; a set of alternatives is [1992,1993]")
    if ".." in text or "/" in text:
        raise DateError(f"found a range inside the set {text!r}; list its members: [1992,1993,1994]")
    parts = tuple(_parse_single(member) for member in text[1:-1].split(","))
    if len({part.text for part in parts}) != len(parts) or len(parts) < 2:
        raise DateError(f"found {text!r}; a set has at least two members, all different")
    return EdtfDate(
        text=text,
        earliest=min(part.earliest for part in parts if part.earliest),
        latest=max(part.latest for part in parts if part.latest),
        precision="one_of",
        uncertain=any(part.uncertain for part in parts),
        approximate=any(part.approximate for part in parts),
        parts=parts,
    )


def _members(d: EdtfDate) -> tuple[EdtfDate, ...]:
    return d.parts if d.precision == "one_of" else (d,)


def _ranges_overlap(a: EdtfDate, b: EdtfDate) -> bool | None:
    if (a.latest and b.earliest and a.latest < b.earliest) or (b.latest and a.earliest and b.latest < a.earliest):
        return False
    (a_first, a_last), (b_first, b_last) = _core(a), _core(b)
    if a_first <= b_last and b_first <= a_last:
        return True
    return None


def _core(d: EdtfDate) -> tuple[date, date]:
    """The range that is certainly meant: of an open interval, its one known end."""
    known = d if d.earliest and d.latest else d.parts[0]
    assert known.earliest and known.latest
    return known.earliest, known.latest


def _human_one_of(d: EdtfDate) -> str:
    """'1992, 1993 or 1994'; days of one month name it once: '3 or 4 January 1992'."""
    *most, last = (human(part) for part in d.parts)
    plain = all(part.precision == "day" and not (part.uncertain or part.approximate) for part in d.parts)
    if plain and within_one(d, "month"):
        most = [str(part.earliest.day) for part in d.parts[:-1] if part.earliest]
    return f"{', '.join(most)} or {last}"


def _human_plain(d: EdtfDate) -> str:
    assert d.earliest and d.latest
    first = d.earliest
    match d.precision:
        case "day":
            return f"{first.day} {MONTHS[first.month - 1]} {first.year}"
        case "month":
            return f"{MONTHS[first.month - 1]} {first.year}"
        case "year":
            return str(first.year)
        case "decade":
            return f"{first.year}s"
        case _:  # not "20th century", which begins a year later
            return f"{first.year}–{d.latest.year}"


def _human_interval(d: EdtfDate) -> str:
    if d.earliest is None:
        return f"until {human(d.parts[0])}"
    if d.latest is None:
        return f"since {human(d.parts[0])}"
    start, end = d.parts
    plain = not (d.uncertain or d.approximate)
    if not plain or start.precision not in ("day", "month", "year") or end.precision not in ("day", "month", "year"):
        return f"{human(start)} – {human(end)}"
    assert start.earliest and end.earliest
    if start.text == end.text:
        return human(start)
    if start.precision == end.precision == "year":
        return f"{start.earliest.year}–{end.earliest.year}"
    same_year = start.earliest.year == end.earliest.year
    if start.precision == end.precision == "day" and same_year and start.earliest.month == end.earliest.month:
        return f"{start.earliest.day}–{human(end)}"
    if same_year and "year" not in (start.precision, end.precision):
        return f"{human(start).removesuffix(f' {start.earliest.year}')} – {human(end)}"
    return f"{human(start)} – {human(end)}"
