"""Sets of facts as the bits of one integer, and the indexes that give such sets. Pure.

The fact at position i of a table (facts in key order) is bit i. A may-set is then the AND of one mask a constraint,
and a thousand facts cost 125 bytes: what no index narrows stays cheap as well. Nothing here decides what contradicts
what; `matching` does, and says per attribute which index knows.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from quizapp.facts import dates
from quizapp.facts.snapshot import When
from quizapp.questions.world.tellings import is_doubtful

# Words (or values) of more facts than one in so many keep their mask; the others keep positions, so that memory
# stays in proportion to the facts.
_FREQUENT = 256

_SOME = re.compile(rb"[^\x00]")
_PLACES = tuple(tuple(place for place in range(8) if octet >> place & 1) for octet in range(256))

# A fact of several tellings, or a set of dates, stands in as many layers; one of more dates is asked.
_LAYERS = 6

# Every so many facts of a sorted order one mask is kept of all before it.
_STEP = 128


class Table[F]:
    """The facts of one type, by key order."""

    def __init__(self, facts: Mapping[str, F]) -> None:
        self.facts: tuple[F, ...] = tuple(facts[key] for key in sorted(facts))
        self.position: dict[str, int] = {key: index for index, key in enumerate(sorted(facts))}
        self.all = (1 << len(self.facts)) - 1
        self._groups: dict[str, Groups] = {}
        self._flags: dict[str, int] = {}

    def mask(self, keys: Iterable[str]) -> int:
        """The facts of these keys; unknown keys are passed over."""
        return bits((self.position[key] for key in keys if key in self.position), len(self.facts))

    def where(self, test: Callable[[F], bool], among: int | None = None) -> int:
        """The facts (of `among`) that pass a test."""
        wanted = self.all if among is None else among
        return bits((index for index in positions(wanted) if test(self.facts[index])), len(self.facts))

    def pick(self, mask: int) -> list[F]:
        """The facts of a mask, in key order."""
        return [self.facts[index] for index in positions(mask)]

    def flagged(self, name: str, test: Callable[[F], bool]) -> int:
        """The facts that pass a test, kept under a name."""
        found = self._flags.get(name)
        if found is None:
            found = self._flags[name] = self.where(test)
        return found

    def having(self, value: str, name: str, values_of: Callable[[F], Iterable[str]]) -> int:
        """The facts with a value; `name` says under which name the grouping by `values_of` is kept."""
        groups = self._groups.get(name)
        if groups is None:
            groups = self._groups[name] = Groups(map(values_of, self.facts), len(self.facts))
        return groups[value]


class Groups:
    """The positions of each value, as masks: of frequent values kept, of rare ones made when asked."""

    def __init__(self, values: Iterable[Iterable[str]], size: int) -> None:
        self._size = size
        self._rare: dict[str, list[int]] = {}
        for index, some in enumerate(values):
            for value in set(some):
                self._rare.setdefault(value, []).append(index)
        often = [value for value, found in self._rare.items() if len(found) * _FREQUENT > max(size, 8 * _FREQUENT)]
        self._frequent = {value: bits(self._rare.pop(value), size) for value in often}

    def __getitem__(self, value: str) -> int:
        found = self._frequent.get(value)
        if found is None:
            rare = self._rare.get(value)
            return bits(rare, self._size) if rare else 0
        return found


class Words:
    """Which texts share at least 0.6 of the shorter one's words with a given set of words.

    Shared words are counted for all texts at once: the counts stand as binary digits, one mask a digit, to which the
    mask of each word is added. That takes a few operations on masks a word, however many texts share the word.
    """

    def __init__(self, texts: Sequence[frozenset[str]], enough: Callable[[int], int]) -> None:
        """`texts` by position; `enough(n)` is how many of n words must be shared."""
        self._enough = enough
        self._words = Groups(texts, len(texts))
        lengths: dict[int, list[int]] = {}
        for index, words in enumerate(texts):
            lengths.setdefault(len(words), []).append(index)
        self._of_length = {length: bits(found, len(texts)) for length, found in lengths.items()}
        self.empty = self._of_length.pop(0, 0)

    def alike(self, words: frozenset[str]) -> int:
        """The texts that share enough words; none when there are no words."""
        if not words:
            return 0
        digits: list[int] = []
        for word in words:
            carry = self._words[word]
            for place, digit in enumerate(digits):
                digits[place], carry = digit ^ carry, digit & carry
                if not carry:
                    break
            if carry:
                digits.append(carry)
        among: dict[int, int] = {}
        for length, texts in self._of_length.items():
            shared = self._enough(min(length, len(words)))
            among[shared] = among.get(shared, 0) | texts
        found = 0
        for shared, texts in among.items():
            found |= _at_least(digits, shared, texts)
        return found


def _at_least(digits: Sequence[int], number: int, among: int) -> int:
    """The positions of `among` whose count is at least `number`."""
    if number >> len(digits):
        return 0
    more, equal = 0, among
    for place in range(len(digits) - 1, -1, -1):
        if number >> place & 1:
            equal &= digits[place]
        else:
            more |= equal & digits[place]
            equal &= ~digits[place]
    return more | equal


class Spans:
    """Which facts may touch a stretch of time, by the dates that the sources give them."""

    def __init__(self, tellings: Iterable[Sequence[When]], size: int) -> None:
        """`tellings` by position: all that the sources say of the fact's date."""
        self._all = (1 << size) - 1
        anywhere: list[int] = []
        many: list[int] = []
        layers: list[list[tuple[date, date, int]]] = [[] for _ in range(_LAYERS)]
        for index, told in enumerate(tellings):
            if any(not when.edtf or is_doubtful(when) for when in told):
                anywhere.append(index)
                continue
            spans = [(part.earliest, part.latest) for when in told for part in members(when.edtf)]
            if len(spans) > _LAYERS:
                many.append(index)
                continue
            for layer, (first, last) in zip(layers, spans, strict=False):
                layer.append((first or date.min, last or date.max, index))
        self._anywhere, self._many = bits(anywhere, size), bits(many, size)
        self._layers = [_Layer(rows, size) for rows in layers if rows]

    def touching(self, window: dates.EdtfDate) -> tuple[int, int]:
        """(those that may touch it, those of very many possible dates, which must be asked one by one)."""
        if window.uncertain or window.approximate:
            return self._all, 0
        parts = window.parts if window.precision == "one_of" else (window,)
        found = any_of(layer.during(part) for part in parts for layer in self._layers)
        return self._anywhere | found, self._many


def members(edtf: str) -> tuple[dates.EdtfDate, ...]:
    """The dates of which one is meant: the members of a set, else the date itself."""
    parsed = dates.parse(edtf)
    return parsed.parts if parsed.precision == "one_of" else (parsed,)


class _Layer:
    """One span of each fact: what has begun by a day and is not over before another."""

    def __init__(self, rows: Iterable[tuple[date, date, int]], size: int) -> None:
        spans = list(rows)
        self._begun = _Sorted([(first, index) for first, _, index in spans], size)
        self._over = _Sorted([(last, index) for _, last, index in spans], size)

    def during(self, window: dates.EdtfDate) -> int:
        begun = self._begun.first(bisect_right(self._begun.days, window.latest or date.max))
        over = self._over.first(bisect_left(self._over.days, window.earliest or date.min))
        return begun & ~over


class _Sorted:
    """Positions sorted by day, with the mask of the first so many of them."""

    def __init__(self, rows: list[tuple[date, int]], size: int) -> None:
        rows.sort()
        self.days = [day for day, _ in rows]
        self._positions = [index for _, index in rows]
        self._size = size
        self._kept = [0]
        for start in range(0, len(rows) - _STEP + 1, _STEP):
            self._kept.append(self._kept[-1] | bits(self._positions[start : start + _STEP], size))

    def first(self, count: int) -> int:
        kept = count // _STEP
        rest = self._positions[kept * _STEP : count]
        return self._kept[kept] | bits(rest, self._size) if rest else self._kept[kept]


def bits(found: Iterable[int], size: int) -> int:
    """The mask of some positions below `size`."""
    buffer = bytearray(size // 8 + 1)
    for index in found:
        buffer[index >> 3] |= 1 << (index & 7)
    return int.from_bytes(buffer, "little")


def positions(mask: int) -> Iterator[int]:
    """The positions of a mask, ascending."""
    octets = mask.to_bytes(mask.bit_length() // 8 + 1, "little")
    for found in _SOME.finditer(octets):
        start = found.start()
        for place in _PLACES[octets[start]]:
            yield start * 8 + place


def any_of(masks: Iterable[int]) -> int:
    """The union of some masks."""
    found = 0
    for mask in masks:
        found |= mask
    return found
