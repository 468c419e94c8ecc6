"""A hint for what is typed: the first letter and the lengths of a name, a decade, a quarter. Never the whole. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from quizapp.facts import dates as edtf
from quizapp.questions.vocabulary import Asks

_QUARTERS = ("first", "second", "third", "fourth")


def hint_of(asks: str, answer: Mapping[str, Any]) -> str:
    """One sentence that narrows the answer down and fits others too; empty where there is none to give."""
    if asks == Asks.PERSON:
        return _of_name(str(answer["text"]))
    try:
        when = edtf.parse(str(answer["value"]))
    except edtf.DateError:
        return ""
    if when.earliest is None or when.latest is None:
        return ""
    if asks == Asks.YEAR:
        return _of_year(when.earliest.year, when.latest.year)
    if asks == Asks.MONTH and edtf.within_one(when, "month"):
        return _of_month(when.earliest)
    if asks == Asks.DAY and edtf.within_one(when, "month"):
        return f"It was in {edtf.MONTHS[when.earliest.month - 1]}."
    return ""


def _of_name(name: str) -> str:
    words = [letters for word in name.split() if (letters := [one for one in word if one.isalpha()])]
    if not words:
        return ""
    lengths = [str(len(letters)) for letters in words]
    said = f"{', '.join(lengths[:-1])} and {lengths[-1]}" if len(lengths) > 1 else lengths[0]
    many = f"{len(words)} words" if len(words) > 1 else "one word"
    plural = "" if lengths == ["1"] else "s"
    begins = f"; it begins with {words[0][0].upper()}" if len(words[0]) > 1 else ""
    return f"The name has {many}, of {said} letter{plural}{begins}."


def _of_year(first: int, last: int) -> str:
    if first >= 100 and first // 10 == last // 10:
        return f"It was in the {first // 10 * 10}s."
    century = (first - 1) // 100 + 1
    return f"It was in the {century}{_ordinal(century)} century." if century == (last - 1) // 100 + 1 else ""


def _of_month(day: date) -> str:
    quarter = (day.month - 1) // 3
    first, second, third = edtf.MONTHS[3 * quarter : 3 * quarter + 3]
    return f"It was in the {_QUARTERS[quarter]} quarter of the year: {first}, {second} or {third}."


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
