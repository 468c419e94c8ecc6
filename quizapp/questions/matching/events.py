"""What constraints say of events. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.facts import dates
from quizapp.facts.snapshot import AgreementFact, EventFact
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
)
from quizapp.questions.vocabulary import Attribute
from quizapp.questions.world.identity import may_be_unnamed
from quizapp.questions.world.masks import any_of
from quizapp.questions.world.namesakes import namesakes
from quizapp.questions.world.tellings import certainly_apart, tellings

if TYPE_CHECKING:
    from quizapp.questions.world.proof import World


def _is_titled(world: World, value: str, fact: EventFact) -> Truth:
    """As of every fact; and titles that name different persons do not mean the same, however alike they are."""
    verdict = is_titled(world, value, fact)
    return False if verdict is None and world.naming.is_of_others(value, fact) else verdict


def _is_hosted_by(world: World, value: str, fact: EventFact) -> Truth:
    return None if not fact.host_country else fact.host_country == value


def _is_led_by(world: World, value: str, fact: EventFact) -> Truth:
    leaders = {participant.person for participant in fact.persons("leader")}
    return _is_listed(world, value, leaders, complete=fact.lead_complete or fact.participants_complete)


def _is_led_from(world: World, value: str, fact: EventFact) -> Truth:
    """Whether somebody of a side led it: false only when all leaders are known and none is of that side."""
    persons = world.snapshot.persons
    sides = {persons[participant.person].country for participant in fact.persons("leader")}
    if value in sides:
        return True
    return False if (fact.lead_complete or fact.participants_complete) and "" not in sides else None


def _has_participant(world: World, value: str, fact: EventFact) -> Truth:
    persons = {participant.person for participant in fact.participants}
    return _is_listed(world, value, persons, complete=fact.participants_complete)


def _is_listed(world: World, person: str, listed: set[str], *, complete: bool) -> Truth:
    if person in listed:
        return True
    persons = world.snapshot.persons
    if not complete or any(
        world.may_be_one(person, other) or may_be_unnamed(persons.get(person), persons.get(other)) for other in listed
    ):
        return None
    return False


def _had_signed(world: World, value: str, fact: EventFact) -> Truth:
    """A document is signed once: an event other than the known one is out, unless a namesake may be meant."""
    paper = world.snapshot.agreements.get(value)
    if paper is None:
        return None
    verdict = _was_signed_at(world, paper, fact)
    if verdict is not False:
        return verdict
    others = namesakes(world, paper)
    return False if all(_was_signed_at(world, other, fact) is False for other in others) else None


def _was_signed_at(world: World, paper: AgreementFact, fact: EventFact) -> Truth:
    if world.disputed(paper.ref, "event"):
        return None
    if paper.event:
        return paper.event == fact.key
    return False if fact.agreements_complete or certainly_apart(world.snapshot, fact, paper) else None


RULES: dict[tuple[type, str], Rule] = {
    (EventFact, Attribute.KIND): is_kind,
    (EventFact, Attribute.DATE): is_within,
    (EventFact, Attribute.TITLE): _is_titled,
    (EventFact, Attribute.HOST_COUNTRY): _is_hosted_by,
    (EventFact, Attribute.LEADER): _is_led_by,
    (EventFact, Attribute.LEADER_SIDE): _is_led_from,
    (EventFact, Attribute.PARTICIPANT): _has_participant,
    (EventFact, Attribute.SIGNED): _had_signed,
}

DISPUTES: dict[tuple[type, str], tuple[str, ...]] = {
    (EventFact, Attribute.KIND): ("kind",),
    (EventFact, Attribute.TITLE): ("title",),
    (EventFact, Attribute.HOST_COUNTRY): ("host_country",),
    (EventFact, Attribute.LEADER): ("leader", "participants"),
    (EventFact, Attribute.LEADER_SIDE): ("leader", "participants"),
    (EventFact, Attribute.PARTICIPANT): ("participants",),
    (EventFact, Attribute.SIGNED): ("agreements",),
}


# --- what the indexes know ------------------------------------------------------------------------------------------


def _titled(world: World, value: str) -> Narrowed:
    """Alike titles; where this one names persons, those that name persons too are asked whom."""
    alike = world.title_index(EventFact).alike(value)
    if not world.naming.named_in(value).surely:
        return alike, 0
    naming = world.table(EventFact).flagged("names persons", lambda event: bool(world.naming.named_by(event).surely))
    return alike & ~naming, alike & naming


def _leaders(event: EventFact) -> set[str]:
    return {part.person for part in event.persons("leader")}


def _participants(event: EventFact) -> set[str]:
    return {part.person for part in event.participants}


def _led_by(world: World, value: str) -> Narrowed:
    return _open_to_leaders(world) | _listing(world, value, "leaders", _leaders), 0


def _led_from(world: World, value: str) -> Narrowed:
    def sides(event: EventFact) -> set[str]:
        return {world.snapshot.persons[key].country for key in _leaders(event)}

    table = world.table(EventFact)
    return _open_to_leaders(world) | table.having(value, "sides", sides) | table.having("", "sides", sides), 0


def _with_participant(world: World, value: str) -> Narrowed:
    listed = _listing(world, value, "participants", _participants)
    return listed | world.table(EventFact).flagged("open list", lambda event: not event.participants_complete), 0


def _open_to_leaders(world: World) -> int:
    return world.table(EventFact).flagged(
        "open to leaders", lambda event: not (event.lead_complete or event.participants_complete)
    )


def _listing(world: World, value: str, name: str, listed: Callable[[EventFact], set[str]]) -> int:
    """Events that list this person, somebody who may be this person, or somebody unnamed of the same country."""
    table, persons = world.table(EventFact), world.snapshot.persons

    def unnamed(event: EventFact) -> set[str]:
        somebody = [persons[key].country for key in listed(event) if key in persons and persons[key].unnamed]
        return {*somebody, "any"} if somebody else set()

    found = any_of(table.having(key, name, listed) for key in world.identities.could_be(value))
    if value not in persons:
        return found
    country = persons[value].country
    countries = (country, "") if country else ("any",)
    return found | any_of(table.having(one, f"unnamed {name}", unnamed) for one in countries)


def _signing(world: World, value: str) -> Narrowed:
    """The known occasion; of a document without one, events of its days whose list of documents is open."""
    paper = world.snapshot.agreements.get(value)
    if paper is None:
        return world.table(EventFact).all, 0
    found = [_occasions(world, one) for one in (paper, *namesakes(world, paper))]
    free = any_of(mask for mask, _ in found)
    return free, any_of(mask for _, mask in found) & ~free


def _occasions(world: World, paper: AgreementFact) -> Narrowed:
    """The events at which one document may have been signed."""
    table = world.table(EventFact)
    if world.disputed(paper.ref, "event"):
        return table.all, 0
    if paper.event:
        return table.mask([paper.event]), 0
    open_lists = table.flagged("open to documents", lambda event: not event.agreements_complete)
    told = tellings(world.snapshot, paper)
    if not all(when.edtf for when in told):
        return open_lists, 0
    found = [world.spans(EventFact).touching(dates.parse(when.edtf)) for when in told]
    return any_of(free for free, _ in found) & open_lists, any_of(asked for _, asked in found) & open_lists


NARROW: dict[tuple[type, str], Narrow] = {
    (EventFact, Attribute.KIND): narrow_kind(EventFact),
    (EventFact, Attribute.DATE): narrow_date(EventFact),
    (EventFact, Attribute.TITLE): _titled,
    (EventFact, Attribute.HOST_COUNTRY): narrow_known(EventFact, "host_country"),
    (EventFact, Attribute.LEADER): _led_by,
    (EventFact, Attribute.LEADER_SIDE): _led_from,
    (EventFact, Attribute.PARTICIPANT): _with_participant,
    (EventFact, Attribute.SIGNED): _signing,
}
