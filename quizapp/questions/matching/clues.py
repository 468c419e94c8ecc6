"""What a clue says: a fact lies so many calendar years after the year of another. Pure.

The value of the constraint is the reference of the other fact and the years, `event:KEY+9` or `agreement:KEY-3`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quizapp.facts import dates
from quizapp.facts.snapshot import AgreementFact, EventFact
from quizapp.questions.matching.rules import Narrow, Narrowed, Rule, Truth
from quizapp.questions.vocabulary import Attribute
from quizapp.questions.world.tellings import dated_within, settled_year

if TYPE_CHECKING:
    from quizapp.questions.world.proof import World

_CLUE = re.compile(r"(?P<ref>.+)(?P<years>[+-][0-9]+)")


def split_clue(value: str) -> tuple[str, int]:
    """The reference and the number of years; raises ValueError on anything else."""
    found = _CLUE.fullmatch(value)
    if found is None:
        raise ValueError(f"{value!r} is no clue such as event:KEY+9")
    return found["ref"], int(found["years"])


def clue_year(world: World, value: str) -> int | None:
    """The year that a clue comes to; None where the year it counts from is not certain, or it leaves the calendar."""
    ref, years = split_clue(value)
    fact = world.snapshot.fact(ref)
    start = settled_year(world.snapshot, fact) if isinstance(fact, EventFact | AgreementFact) else None
    return start + years if start is not None and 1 <= start + years <= 9999 else None


def _is_so_far_from(world: World, value: str, fact: EventFact | AgreementFact) -> Truth:
    year = clue_year(world, value)
    if year is None:
        return None
    if settled_year(world.snapshot, fact) == year:
        return True
    return False if dated_within(world.snapshot, fact, f"{year:04}") is False else None


def _narrow(fact_type: type) -> Narrow:
    def narrow(world: World, value: str) -> Narrowed:
        year = clue_year(world, value)
        if year is None:
            return world.table(fact_type).all, 0
        return world.spans(fact_type).touching(dates.parse(f"{year:04}"))

    return narrow


RULES: dict[tuple[type, str], Rule] = {
    (EventFact, Attribute.CLUE): _is_so_far_from,
    (AgreementFact, Attribute.CLUE): _is_so_far_from,
}

DISPUTES: dict[tuple[type, str], tuple[str, ...]] = {}

NARROW: dict[tuple[type, str], Narrow] = {
    (EventFact, Attribute.CLUE): _narrow(EventFact),
    (AgreementFact, Attribute.CLUE): _narrow(AgreementFact),
}
