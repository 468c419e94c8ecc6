"""What constraints that name a fact or a source say of facts of every type. Pure.

A fact is itself and nothing else. What a source cites it carries; what it does not cite it may carry all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.facts.snapshot import AgreementFact, EventFact, Fact, FigureFact, PersonFact
from quizapp.questions.matching.rules import Narrow, Rule, Truth
from quizapp.questions.vocabulary import Attribute

if TYPE_CHECKING:
    from quizapp.questions.world.proof import World

_TYPES: tuple[type, ...] = (EventFact, AgreementFact, FigureFact, PersonFact)


def _is_fact(world: World, value: str, fact: Fact) -> Truth:
    return fact.ref == value


def _is_cited_by(world: World, value: str, fact: Fact) -> Truth:
    return True if any(cited.source == value for cited in fact.citations) else None


RULES: dict[tuple[type, str], Rule] = {
    **{(kind, Attribute.FACT): _is_fact for kind in _TYPES},
    **{(kind, Attribute.SOURCE): _is_cited_by for kind in _TYPES},
}

DISPUTES: dict[tuple[type, str], tuple[str, ...]] = {}

NARROW: dict[tuple[type, str], Narrow] = {}
