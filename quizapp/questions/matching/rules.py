"""Rules that more than one type of fact shares: kind, date, title. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from quizapp.facts import dates
from quizapp.facts.snapshot import AgreementFact, EventFact, FigureFact
from quizapp.questions.world.masks import any_of
from quizapp.questions.world.tellings import dated_within

if TYPE_CHECKING:
    from quizapp.questions.world.proof import World

Truth = bool | None
Answerable = EventFact | AgreementFact | FigureFact
Rule = Callable[["World", str, Any], Truth]
Narrowed = tuple[int, int]
Narrow = Callable[["World", str], Narrowed]

# Kinds of contact shade into each other: a meeting can be told as a visit and a visit as talks. Between two of them
# a different kind proves nothing.
CONTACT_KINDS = frozenset(
    {"visit", "talks", "meeting", "signing", "conference", "committee_meeting", "ceremony", "mission", "summit"}
)

# Words of kinds of occasions at which several persons have their part: a title may name any of them.
_MANY_SIDED = frozenset(
    (
        *("banquet", "ceremony", "committee", "conference", "congress", "consultation", "consultations", "dialogue"),
        *("exhibition", "exchange", "fair", "festival", "forum", "interview", "journey", "meeting", "message"),
        *("mission", "negotiation", "negotiations", "reception", "signing", "statement", "summit", "talks", "visit"),
    )
)

# Each of these may be called an agreement.
AGREED_KINDS = frozenset({"agreement", "treaty", "protocol", "contract", "exchange_of_notes", "convention", "loan"})


def titles(fact: Answerable) -> tuple[str, ...]:
    """The titles a fact goes by; the short one only where there is one."""
    return (fact.title, fact.short_title) if fact.short_title else (fact.title,)


def is_many_sided(kind: str) -> bool:
    """Whether events of a kind have several persons in like parts: 'meeting', 'planned_meeting', 'state_visit'."""
    return not _MANY_SIDED.isdisjoint(kind.lower().replace("-", "_").replace(" ", "_").split("_"))


def is_kind(world: World, value: str, fact: EventFact | AgreementFact) -> Truth:
    if fact.kind == value:
        return True
    return None if any({fact.kind, value} <= group for group in (CONTACT_KINDS, AGREED_KINDS)) else False


def is_within(world: World, value: str, fact: Answerable) -> Truth:
    return dated_within(world.snapshot, fact, value)


def is_titled(world: World, value: str, fact: Answerable) -> Truth:
    """Titles that share too few telling words cannot mean the same thing; others may."""
    if value in titles(fact):
        return True
    return None if any(world.alike(title, value) for title in titles(fact)) else False


# --- what the indexes know of them ----------------------------------------------------------------------------------


def narrow_kind(fact_type: type) -> Narrow:
    """Facts of the kind, and of those that shade into it."""

    def narrow(world: World, value: str) -> Narrowed:
        kinds = {value}.union(*(group for group in (CONTACT_KINDS, AGREED_KINDS) if value in group))
        return any_of(world.table(fact_type).having(kind, "kind", lambda fact: (fact.kind,)) for kind in kinds), 0

    return narrow


def narrow_date(fact_type: type) -> Narrow:
    def narrow(world: World, value: str) -> Narrowed:
        return world.spans(fact_type).touching(dates.parse(value))

    return narrow


def narrow_title(fact_type: type) -> Narrow:
    def narrow(world: World, value: str) -> Narrowed:
        return world.title_index(fact_type).alike(value), 0

    return narrow


def narrow_known(fact_type: type, name: str) -> Narrow:
    """A field of one value: facts that have it, and those of which it is not known ('')."""

    def values(fact: Any) -> tuple[str]:
        return (getattr(fact, name),)

    def narrow(world: World, value: str) -> Narrowed:
        table = world.table(fact_type)
        return table.having(value, name, values) | table.having("", name, values), 0

    return narrow
