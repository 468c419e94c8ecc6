"""Statements made from another family's question: its fact as a sentence, with one slot for the answer. Pure.

True/false fills the slot, cloze leaves it open. Both rest on the base question's proof and take it up again, so what
is true of the base is true of them.
"""

from dataclasses import replace
from typing import Any

from quizapp.questions.draft import Draft, NoQuestion, Part
from quizapp.questions.families.base import BASE
from quizapp.questions.families.common import Settled
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import Proof, World

MOST_WORDS = 30
LOST = "the question that it was made from is of no known family"


def variant_of(base: Draft, *words: str) -> str:
    """'family[:word…][:variant of the base]': with the subjects it tells which question it was made from."""
    return ":".join((str(base.family), *words, *([base.variant] if base.variant else [])))


def filled(base: Draft, text: str) -> tuple[Part, ...]:
    """The base's statement with `text` in its slot; raises NoQuestion where no sentence was found or it is too long."""
    if not base.statement:
        raise NoQuestion("its fact does not read well as a sentence")
    parts = tuple(replace(part, text=text) if part.is_blank else part for part in base.statement)
    if len("".join(part.text for part in parts).split()) > MOST_WORDS:
        raise NoQuestion(f"its sentence is longer than {MOST_WORDS} words")
    return parts


def base_of(item: Item) -> tuple[Any, Item]:
    """The base family, and the item as that family sees it; raises KeyError where there is none such."""
    family, *rest = item.variant.split(":")
    if item.family != Family.TRUE_FALSE:
        return _BY_NAME[family], replace(item, family=family, variant=":".join(rest))
    asks, *rest = rest
    answer = {**item.answer, "value": item.proof["claim"]["right"]}
    return _BY_NAME[family], replace(item, family=family, asks=asks, answer=answer, variant=":".join(rest))


def prove(world: World, item: Item) -> Proof:
    try:
        family, base = base_of(item)
    except (KeyError, ValueError):
        return Proof((), (), LOST)
    proof: Proof = family.prove(world, base)
    return proof


def settled(item: Item) -> Settled:
    family, base = base_of(item)
    yield from family.settled(base)


def answer_problem(world: World, item: Item) -> str:
    """Why the base's answer is not what its subject says."""
    family, base = base_of(item)
    return str(family.answer_problem(world, base))


_BY_NAME = {str(family.FAMILY): family for family in BASE}
