"""What a lint finds, and small tools that several lints share. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.facts.snapshot import Snapshot
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Asks, Family, Format

ERROR, WARNING, BANK = "E", "W", "B"


@dataclass(frozen=True, slots=True)
class Lint:
    """A finding: the number of the lint in the README, its level, and what is wrong in words."""

    number: int
    level: str
    message: str

    def as_json(self) -> dict[str, Any]:
        return {"number": self.number, "level": self.level, "message": self.message}


Found = Iterator[str]
Check = Callable[[Item, Snapshot | None], Found]
Checks = tuple[tuple[int, str, Check], ...]

# Families whose question is only complete with its options before one's eyes.
NEEDS_OPTIONS = {
    Family.ORDER_TWO,
    Family.ORDER_K,
    Family.TIMELINE,
    Family.WHICH_SOURCE,
    Family.AGREEMENT_AT_EVENT,
    Family.CHECK_SOURCE,
    Family.TREND,
}
# Families whose labels stand in options, not in the stem.
LABELS_IN_OPTIONS = {Family.ORDER_TWO, Family.ORDER_K, Family.TIMELINE, Family.TREND, Family.CHECK_SOURCE}
TWO_OPTIONS = {Family.ORDER_TWO, Family.BEFORE_AFTER, Family.TRUE_FALSE}
DATES = {Asks.YEAR, Asks.MONTH, Asks.DAY, Asks.PERIOD}
TITLES = {Asks.AGREEMENT, Asks.PURPOSE}
# Options that are our own words, not taken from facts.
OWN_WORDS = {Asks.TOLD, Asks.TREND, Asks.TRUTH, Asks.SIDE_OF_ANCHOR}


def pairs[T](items: Sequence[T]) -> Iterator[tuple[T, T]]:
    for index, a in enumerate(items):
        for b in items[index + 1 :]:
            yield a, b


def texts_of(item: Item) -> list[str]:
    """Stem and options, as they are shown."""
    return [item.stem, *(str(option["text"]) for option in item.options)]


def own_words(item: Item) -> str:
    """The words that are ours: the loose stem, and options that no fact gave."""
    options = (str(option["text"]) for option in item.options) if item.asks in OWN_WORDS else ()
    return " ".join([item.loose_stem, *options])


def is_ordering(item: Item) -> bool:
    return Format.ORDER_K in item.formats
