"""Who held which office when, as far as events attest it. From the contract of the families alone."""

from quizapp.questions.audit.dates import When, certainly_apart, span_of
from quizapp.questions.audit.people import may_be_same
from quizapp.questions.audit.world import Attestation, World


def is_sound(world: World, one: Attestation) -> bool:
    """Whether an attestation may be rested on: of a done, dated, unhedged event without a conflict on it."""
    tellings = world.tellings(one.event)
    return (
        world.fact(one.event)["told"] == "done"
        and bool(tellings)
        and not any(when.is_hedged for when in tellings)
        and not world.is_disputed(one.event, "office", "participants")
    )


def held(world: World, person: str, office: str) -> When | None:
    """From the first to the last dated attestation of a person in an office; None without any."""
    dates = [
        when
        for one in world.attestations
        if one.office == office and one.person == person
        for when in world.tellings(one.event)
    ]
    return span_of(dates) if dates else None


def interlopers(world: World, office: str, days: When, holder: str) -> list[str]:
    """Others who are attested in the office on those days, or both before and after them."""
    others = {one.person for one in world.attestations if one.office == office}
    return sorted(
        other
        for other in others
        if not may_be_same(world, other, holder)
        and (span := held(world, other, office)) is not None
        and not certainly_apart(span, days)
    )


def ever_together(world: World, one: str, other: str) -> bool:
    """Whether anybody is attested in both offices over spans that touch: then holding the one denies not the other."""
    holders = {each.person for each in world.attestations if each.office == one}
    for person in holders:
        first, second = held(world, person, one), held(world, person, other)
        if first and second and not certainly_apart(first, second):
            return True
    return False
