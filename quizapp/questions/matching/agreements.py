"""What constraints say of agreements. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.facts.snapshot import AgreementFact
from quizapp.questions.matching.rules import (
    Narrow,
    Narrowed,
    Rule,
    Truth,
    is_kind,
    is_titled,
    is_within,
    narrow_date,
    narrow_kind,
    narrow_known,
    narrow_title,
)
from quizapp.questions.vocabulary import Attribute

if TYPE_CHECKING:
    from quizapp.questions.world.proof import World


def _was_signed_at(world: World, value: str, fact: AgreementFact) -> Truth:
    return None if not fact.event else fact.event == value


def _has_purpose(world: World, value: str, fact: AgreementFact) -> Truth:
    if fact.purpose == value:
        return True
    return False if world.has_other_purpose(value, fact) else None


RULES: dict[tuple[type, str], Rule] = {
    (AgreementFact, Attribute.KIND): is_kind,
    (AgreementFact, Attribute.DATE): is_within,
    (AgreementFact, Attribute.TITLE): is_titled,
    (AgreementFact, Attribute.SIGNED_AT): _was_signed_at,
    (AgreementFact, Attribute.PURPOSE): _has_purpose,
}

DISPUTES: dict[tuple[type, str], tuple[str, ...]] = {
    (AgreementFact, Attribute.KIND): ("kind",),
    (AgreementFact, Attribute.TITLE): ("title",),
    (AgreementFact, Attribute.SIGNED_AT): ("event",),
    (AgreementFact, Attribute.PURPOSE): ("purpose",),
}


def _of_purpose(world: World, value: str) -> Narrowed:
    """Of this purpose or an alike one, of none known, or linked to a document of this purpose."""
    table = world.table(AgreementFact)
    same = table.having(value, "purpose", lambda paper: (paper.purpose,))
    unknown = table.having("", "purpose", lambda paper: (paper.purpose,))
    return same | unknown | world.purpose_index.alike(value) | table.mask(world.relatives_of_purpose(value)), 0


NARROW: dict[tuple[type, str], Narrow] = {
    (AgreementFact, Attribute.KIND): narrow_kind(AgreementFact),
    (AgreementFact, Attribute.DATE): narrow_date(AgreementFact),
    (AgreementFact, Attribute.TITLE): narrow_title(AgreementFact),
    (AgreementFact, Attribute.SIGNED_AT): narrow_known(AgreementFact, "event"),
    (AgreementFact, Attribute.PURPOSE): _of_purpose,
}
