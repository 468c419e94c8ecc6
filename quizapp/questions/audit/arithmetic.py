"""Questions that check a source: the key exposes the conflict; what the lures say holds, and exposes none."""

import re
from decimal import Decimal
from itertools import pairwise

from quizapp.questions.audit.dates import MONTHS, BadDate, parse
from quizapp.questions.audit.findings import Faults
from quizapp.questions.audit.item import Item, Option
from quizapp.questions.audit.numbers import allowed, as_number
from quizapp.questions.audit.ties import date_words
from quizapp.questions.audit.words import contains, spoken
from quizapp.questions.audit.world import World

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def numbers_said(text: str) -> list[Decimal]:
    return [Decimal(number.replace(",", "")) for number in _NUMBER.findall(text)]


def check_source(item: Item, world: World) -> Faults:
    """The key is the arithmetic or the second telling of one recorded conflict, or the widest test of a claim."""
    if not item.variant:
        yield from _widest_test(item, world)
        return
    conflict = world.conflicts.get(item.variant)
    if conflict is None:
        yield "U", f"{item.variant!r} is no conflict of this topic"
        return
    if sorted(conflict["facts"]) != sorted(item.subjects):
        yield "U", "the question is not about the facts of its conflict"
    if [item.key_option.value] != item.proof["answers"] or item.key_option.value != conflict["key"]:
        yield "U", "the key does not name the conflict that it exposes"
    values = [one["value"] for one in conflict["values"]]
    other = [value for value in values if not says_value(item.stem, value)]
    if len(other) == len(values) and len(values) > 1:
        yield "U", "the stem says none of the values that are in conflict"
    if not any(says_value(item.key_option.text, value) for value in other):
        yield "U", "the key does not say the value that contradicts the one of the stem"
    if any(says_value(lure.text, value) for lure in item.lures for value in other):
        yield "S", "a lure says the value that contradicts the one of the stem"


def says_value(text: str, value: str) -> bool:
    """Whether a text says a number, a date or words."""
    number = as_number(value)
    if number is not None:
        return abs(number) in numbers_said(text)
    try:
        when = parse(value)
    except BadDate:
        when = None
    if when is None:
        return contains(text, value)
    wanted, months = date_words(value)
    return wanted <= {int(one) for one in numbers_said(text)} and months == spoken(text) & set(MONTHS)


def pair_of(value: str) -> list[str]:
    """The figures that a value such as `span:first+second` is made of."""
    return [f"figure:{key}" for key in value.partition(":")[2].split("+")]


def _widest_test(item: Item, world: World) -> Faults:
    """Two totals test a claim about a span when they open and close it; the pairs of the lures do less."""
    if [item.key_option.value] != item.proof["answers"]:
        yield "U", "the key is not what the proof found"
    if len(item.subjects) != 1 or world.fact(item.subjects[0])["told"] != "claimed":
        yield "U", "what is tested is no claim"
    first, last = pair_of(item.key_option.value)
    opening, closing = world.tellings(first), world.tellings(last)
    for lure in item.lures:
        start, end = pair_of(lure.value)
        if [start, end] != lure.facts or (start, end) == (first, last):
            yield "S", f"the reason of {lure.text!r} is not about the two totals that it names"
        early, late = world.tellings(start), world.tellings(end)
        if any(one.first < bound.first for one in early for bound in opening) or any(
            one.last > bound.last for one in late for bound in closing
        ):
            yield "S", f"{lure.text!r} tests more of the span than the key does"
    for ref in (first, last):
        if allowed(ref, world) is None or len(allowed(ref, world) or ()) > 1:
            yield "U", f"{ref} is in conflict itself"


def no_bearing(item: Item, lure: Option, world: World) -> Faults:
    """What a lure says is true, is made of undisputed facts, and is no other conflict's arithmetic."""
    if not lure.facts:
        yield "S", f"{lure.text!r} rests on no fact"
    for ref in lure.facts:
        if ref in item.subjects or world.conflicts_of.get(ref):
            yield "S", f"{ref} is itself in conflict, so {lure.text!r} may bear on the question"
    figures = [value for ref in lure.facts if ref.startswith("figure:") for value in allowed(ref, world) or ()]
    if not figures:
        return
    if item.variant:
        for number in numbers_said(lure.text):
            if not any(_rounds_to(number, result) for result in _results(figures)):
                yield "S", f"{number} in {lure.text!r} is neither a value of its facts nor made of them"
    said = {result for result in _results(figures) if any(_rounds_to(one, result) for one in numbers_said(lure.text))}
    for result in said - {abs(value) for value in figures}:
        for conflict in _conflicts_near(lure, world):
            if any(abs(as_number(one["value"]) or Decimal(0)) == result for one in conflict["values"]):
                yield "S", f"{lure.text!r} makes {result}, which exposes the conflict {conflict['key']}"


def _results(figures: list[Decimal]) -> set[Decimal]:
    """The values, their sums and differences, and by how many percent one is more than another."""
    found = {abs(value) for value in figures} | {abs(sum(figures, Decimal(0)))}
    for one, other in pairwise(figures):
        found.add(abs(one - other))
        for base, new in ((one, other), (other, one)):
            if base:
                found.add(abs((new - base) / base * 100))
    return found


def _rounds_to(shown: Decimal, value: Decimal) -> bool:
    unit = Decimal(1).scaleb(shown.as_tuple().exponent)  # type: ignore[arg-type]
    return abs(shown - value) * 2 <= unit


def _conflicts_near(lure: Option, world: World) -> list[dict[str, list[dict[str, str]]]]:
    """Conflicts about figures of the same period and family of series as what the lure is made of."""
    mine = [world.fact(ref) for ref in lure.facts]
    near = {(row["series"].partition(":")[0], row["period"]) for row in mine}
    return [
        conflict
        for conflict in world.document["conflicts"]
        if conflict["field"] == "value"
        and any(
            (row["series"].partition(":")[0], row["period"]) in near
            for row in (world.fact(ref) for ref in conflict["facts"] if ref.startswith("figure:"))
        )
    ]
