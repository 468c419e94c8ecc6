"""What constraints say of who received, signed, held an office or was there, and of where it was. Pure.

Offices, persons and places of an event are open lists: who is not named may have been there all the same, so these say
True or nothing. Only a list that its source marks complete can contradict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.facts.snapshot import AgreementFact, EventFact
from quizapp.questions.matching.rules import Narrow, Narrowed, Rule, Truth
from quizapp.questions.vocabulary import Attribute
from quizapp.questions.world.identity import may_be_unnamed

if TYPE_CHECKING:
    from quizapp.questions.world.proof import World


def _is_received_by(world: World, value: str, fact: EventFact) -> Truth:
    """Whether somebody was its host: false only when all persons are known and no host may be that one."""
    hosts = {participant.person for participant in fact.persons("host")}
    if value in hosts:
        return True
    persons = world.snapshot.persons
    if not fact.participants_complete or any(
        world.may_be_one(value, host) or may_be_unnamed(persons.get(value), persons.get(host)) for host in hosts
    ):
        return None
    return False


def _is_signed_for(world: World, value: str, fact: AgreementFact) -> Truth:
    """Whether somebody signed for a party, as the source names it."""
    if any(signer.party == value for signer in fact.signatories):
        return True
    return False if fact.signatories_complete else None


def _has_office(world: World, value: str, fact: EventFact) -> Truth:
    return any(participant.office == value for participant in fact.participants) or None


def _has_person(world: World, value: str, fact: EventFact) -> Truth:
    return any(participant.person == value for participant in fact.participants) or None


def _is_in(world: World, value: str, fact: EventFact) -> Truth:
    return value in fact.places or None


def _any_event(world: World, value: str) -> Narrowed:
    return world.table(EventFact).all, 0


def _signed_for(world: World, value: str) -> Narrowed:
    table = world.table(AgreementFact)
    signed = table.having(value, "parties signed for", lambda paper: {by.party for by in paper.signatories})
    return signed | table.flagged("open to signatories", lambda paper: not paper.signatories_complete), 0


RULES: dict[tuple[type, str], Rule] = {
    (EventFact, Attribute.HOST): _is_received_by,
    (EventFact, Attribute.OFFICE): _has_office,
    (EventFact, Attribute.PERSON): _has_person,
    (EventFact, Attribute.PLACE): _is_in,
    (AgreementFact, Attribute.SIGNED_FOR): _is_signed_for,
}

DISPUTES: dict[tuple[type, str], tuple[str, ...]] = {
    (EventFact, Attribute.HOST): ("host", "participants"),
    (EventFact, Attribute.OFFICE): ("office", "participants"),
    (EventFact, Attribute.PERSON): ("participants",),
    (EventFact, Attribute.PLACE): ("place", "places"),
    (AgreementFact, Attribute.SIGNED_FOR): ("signatories",),
}

NARROW: dict[tuple[type, str], Narrow] = {
    (EventFact, Attribute.OFFICE): _any_event,
    (EventFact, Attribute.PERSON): _any_event,
    (EventFact, Attribute.PLACE): _any_event,
    (AgreementFact, Attribute.SIGNED_FOR): _signed_for,
}
