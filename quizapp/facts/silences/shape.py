"""The shape of a silence, and the words its rules share. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

SHOWN = 12  # examples of one statement


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, with up to SHOWN of the `total` facts it rests on; `total` is 0 where it rests on none."""

    text: str
    facts: Sequence[Any] = ()
    total: int = 0

    @property
    def more(self) -> int:
        """How many facts are not shown."""
        return max(0, self.total - len(self.facts))


@dataclass(frozen=True, slots=True)
class Silence:
    """Something the documents leave open: a heading, why it matters, and what was found."""

    key: str
    title: str
    lead: str
    statements: list[Statement] = field(default_factory=list)


def counted(number: int, one: str, many: str = "") -> str:
    """'1 event', '3 events', 'no events'."""
    word = one if number == 1 else many or f"{one}s"
    return f"{number or 'no'} {word}"


def verb(number: int, one: str, many: str) -> str:
    """The form of a verb after a number: 'is' or 'are'."""
    return one if number == 1 else many


def listed(words: Sequence[str], joint: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Years in a row as (first, last): [1993, 1994, 1997] gives [(1993, 1994), (1997, 1997)]."""
    found: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if found and found[-1][1] == year - 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


def gaps(years: Iterable[int], first: int, last: int) -> list[tuple[int, int]]:
    """The runs of years from `first` to `last` that are not among `years`; without walking every year between."""
    found: list[tuple[int, int]] = []
    at = first
    for begin, end in runs(years):
        if begin > last:
            break
        if begin > at:
            found.append((at, begin - 1))
        at = max(at, end + 1)
    if at <= last:
        found.append((at, last))
    return found


def spelt(found: Sequence[tuple[int, int]], limit: int = 40) -> str:
    """'1993–1994 and 1997'; of very many the first `limit` and how many more there are."""
    words = [str(first) if first == last else f"{first}–{last}" for first, last in found[:limit]]
    if len(found) > limit:
        words.append(counted(len(found) - limit, "more stretch", "more stretches"))
    return listed(words)


def length(found: Iterable[tuple[int, int]]) -> int:
    """How many years some runs hold."""
    return sum(last - first + 1 for first, last in found)
