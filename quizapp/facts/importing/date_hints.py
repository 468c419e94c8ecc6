"""What to write instead of a cell that is no date: the usual ways of spreadsheets and of people. Pure.

A hint never takes the place of a decision: the cell is refused all the same.
"""

import re
from collections.abc import Callable

from quizapp.facts import dates

FORM = "is no date of the form YYYY, YYYY-MM or YYYY-MM-DD"
_PLAIN = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_DAY_FIRST = re.compile(r"[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{4}")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[/.\-]([0-9]{4})")
_UNPADDED = re.compile(r"([0-9]{4})[/.\-]([0-9]{1,2})(?:[/.\-]([0-9]{1,2}))?")
_SHORT_YEAR = re.compile(r"([0-9]{1,3})((?:-[0-9]{2}){0,2})")
_SPAN = re.compile(r"([0-9]{1,4}(?:-[0-9]{2}-[0-9]{2})?)\s*[-–—/]\s*([0-9]{3,4}(?:-[0-9]{2}){0,2})")
_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T][0-9]{1,2}:[0-9:.]+(?:Z|[+-][0-9:]+)?")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_BEFORE = re.compile(
    r"(?i)-[0-9]+.*|0000.*|.*[0-9].*\b(?:b\.?\s?c\.?(?:e\.?)?|v\.?\s?u?\.?\s?(?:chr|z)\.?|av\.?\s?j\.?)(?:\W.*)?"
)
_CHURCH = re.compile(r"(?i)(?:a\.?d\.?|c\.?e\.?)\s*([0-9]{1,4})|([0-9]{1,4})\s*(?:a\.?d\.?|c\.?e\.?|n\.\s?chr\.?)")
_ERA = re.compile(r"(?i)[0-9]{4}s|[0-9]{3}x|[0-9]{2}xx|.*[0-9].*(?:century|jahrhundert|jh|si[eè]cle).*")
_VAGUE = re.compile(r"(?i)(?:c\.|ca\.?|circa|about|approx\.?|um|vers|~)\s*[0-9].*|[0-9].*[?~%]")


def no_date(text: str) -> str:
    """Why a text is no date of a table, and where it can be told what to write instead."""
    hint = _hint(text)
    return f"{FORM}: {hint}" if hint else FORM


def _hint(text: str) -> str:
    if _PLAIN.fullmatch(text) or _DAY_FIRST.fullmatch(text) or any(mark.isdigit() and mark > "9" for mark in text):
        return _said_by_dates(text)
    for pattern, said in _HINTS:
        if found := pattern.fullmatch(text):
            return said(found)
    return "months are numbers, and nothing else stands in the cell" if re.search(r"[0-9]", text) else ""


def _short_year(found: re.Match[str]) -> str:
    year = int(found[1])
    return f"years have four digits; the year {year} is written {year:04}{found[2]}, in a cell formatted as text"


def _rewritten(found: re.Match[str]) -> str:
    parts = [found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)]
    text = "-".join(parts)
    try:
        dates.parse(text)
    except dates.DateError as error:
        return str(error)
    return f"write {text}"


def _said_by_dates(text: str) -> str:
    try:
        dates.parse(text)
    except dates.DateError as error:
        return str(error)
    return ""


_HINTS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_BEFORE, lambda _: "years before 1 CE are not supported"),
    (_CHURCH, lambda found: f"write {int(found[1] or found[2]):04}"),
    (_SHORT_YEAR, _short_year),
    (_MONTH_FIRST, lambda found: f"the year comes first: write {found[2]}-{int(found[1]):02}"),
    (_TIME, _rewritten),
    (_UNPADDED, _rewritten),
    (
        _SPAN,
        lambda found: f"one date a cell: {found[1]} here, and {found[2]} in the column end where the table has one",
    ),
    (_SERIAL, lambda _: "it looks like the number by which a spreadsheet counts days; format the cells as text"),
    (_VAGUE, lambda _: "there is no sign for about or perhaps; write what is certain, the rest into the description"),
    (_ERA, lambda _: "a decade or a century is its first year, with decade or century as the precision"),
)
