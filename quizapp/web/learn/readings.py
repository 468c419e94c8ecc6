"""How an answer was read, in words: how far off a date is, how a name is spelt, how many pairs stand rightly. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.questions.vocabulary import Asks, Format
from quizapp.study.answering.points import Points

# What may be typed where, for the line under the field. No examples: one of them would be the answer some day.
HINTS: dict[str, str] = {
    Asks.YEAR: "A year, in four digits.",
    Asks.MONTH: "Month and year: the month in words or as year-month in digits.",
    Asks.DAY: "Day, month and year: the month in words, or year-month-day in digits.",
    Asks.PERSON: "In Latin or Cyrillic letters. Small slips do not matter; a surname will do where one person has it.",
}
_UNITS: dict[str, str] = {Asks.YEAR: "year", Asks.MONTH: "month", Asks.DAY: "day"}


@dataclass(frozen=True, slots=True)
class OrderedItem:
    """An item of an order in its right place: its EDTF date, and the place (from 1) that it was given, 0 for none."""

    text: str
    when: str
    given: int


def reading_in_words(reading: Mapping[str, Any], *, asks: str, answer: str) -> str:
    """One or two sentences on how the answer was read; empty where the verdict says it all."""
    match reading.get("kind"):
        case "spelling":
            return f"The usual spelling is {answer}."
        case "coarse":
            return f"That is right as far as it goes; the {_UNITS[asks]} was asked for."
        case "partial":
            return "That is right in part: only some of those days."
        case "wrong" if reading.get("off"):
            return _off(int(reading["off"]), int(reading["days"]), _UNITS[asks])
    if "pairs" in reading and reading["right"] < reading["pairs"]:
        return pairs_in_words(int(reading["right"]), int(reading["pairs"]))
    return ""


def pairs_in_words(right: int, pairs: int) -> str:
    """The share of pairs that stand rightly, as in '5 of 6 pairs in the right order.'."""
    return f"{right} of {pairs} pairs in the right order."


_COUNTED: dict[str, str] = {
    Format.ORDER_K: "one for each pair in the right order",
    Format.TIMELINE: "two for the right place, one for the place beside it",
}


def points_in_words(points: Points, shown_format: str) -> str:
    """The points of a round and how they were counted: '5 of 6 points: one for each pair in the right order.'."""
    counted = f": {_COUNTED[shown_format]}" if shown_format in _COUNTED else ""
    return f"{points.got} of {points.most} point{'' if points.most == 1 else 's'}{counted}."


def _off(off: int, days: int, unit: str) -> str:
    said = f"{off:,} {unit}{'' if off == 1 else 's'} off"
    return f"{said}." if unit == "day" else f"{said} ({days:,} days)."


def ordered_items(items: Sequence[Mapping[str, Any]], order: Sequence[int]) -> list[OrderedItem]:
    """The items in their right order; `order` holds their indexes as the learner put them, empty for "don't know"."""
    given = {index: place for place, index in enumerate(order, start=1)}
    return [
        OrderedItem(str(item["text"]), str(item.get("when", "")), given.get(index, 0))
        for index, item in enumerate(items)
    ]
