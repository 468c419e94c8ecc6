"""The dates of things to be put in order: which of two came first, as far as their dates settle it. Pure.

An item says its date in the words that the feedback shows ('24–28 April 1994', 'about 1992'), or in EDTF. Versions are
immutable, so the words of those that exist are read back.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from quizapp.facts import dates
from quizapp.study.answering.typed.dates import days_of

_HEDGES = re.compile(r"\b(?:about|perhaps) ")
_SET = re.compile(r"^([^,]+?)(?:, .+)? or (.+)$")  # 3, 4 or 5 May 1995


@dataclass(frozen=True, slots=True)
class When:
    """First and last day, None for an open end; `hedged` where they are only about so."""

    first: date | None
    last: date | None
    hedged: bool = False


def is_settled(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether the dates of two items say which came first: they certainly share no day.

    Items without a date that can be read stand in the order that the question was proved for: that is settled too.
    """
    first, second = when_of(str(one.get("when") or "")), when_of(str(other.get("when") or ""))
    if first is None or second is None:
        return True
    return not (first.hedged or second.hedged) and (_ends_before(first, second) or _ends_before(second, first))


def when_of(text: str) -> When | None:
    """The days that a date covers, in EDTF or as `facts.dates.human` says it; None for neither."""
    try:
        read = dates.parse(text)
    except dates.DateError:
        return _in_words(text)
    return When(read.earliest, read.latest, read.uncertain or read.approximate)


def _in_words(text: str) -> When | None:
    plain = _HEDGES.sub("", text)
    hedged = plain != text
    for opening, ends in (("since ", (True, False)), ("until ", (False, True))):
        if plain.startswith(opening):
            span = days_of(plain.removeprefix(opening))
            return When(span.first if ends[0] else None, span.last if ends[1] else None, hedged) if span else None
    if among := _SET.match(plain):
        plain = f"{among[1]} – {among[2]}"  # as wide as the set: between its members nothing is settled either
    span = days_of(plain)
    return When(span.first, span.last, hedged) if span else None


def _ends_before(one: When, other: When) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first
