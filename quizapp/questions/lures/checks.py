"""True statements that have no bearing on a conflict: what stands near it, adds up, and is in dispute nowhere. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.facts.snapshot import AgreementFact, EventFact, FigureFact
from quizapp.questions.draft import Distractor, NoQuestion, chance
from quizapp.questions.language.wording import act, capitalised, happened, named, sentence
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.exposing import Exposure, ledger_of, second_date, second_office
from quizapp.questions.world.proof import World
from quizapp.questions.world.reckoning import EXCESS, SUM
from quizapp.questions.world.tellings import certainly_apart, tellings

WANTED = 3
DAYS = 1000  # how far from the occasion in doubt an event may lie
_YEARS_APART = r"(?:That year|The year|Two years|Three years)\b"
YEARS = 3  # how far from the period in doubt a calculation may lie
NEAR = 12  # how many events on either side are looked at
DOCUMENT, OCCASION, DATED, OFFICE = "document", "event", "dated", "office"
LONGER = 4  # words by which the key may be longer than all lures (lint 10)
SECOND = (f"{DATED}:", f"{OFFICE}:")


@dataclass(frozen=True, slots=True)
class Statement:
    """A true statement: its name, its words, what it is made of, and (of a calculation) the period it speaks of."""

    value: str
    text: str
    facts: tuple[str, ...]
    period: str = ""


def lures_for(world: World, exposure: Exposure, key: str) -> tuple[Distractor, ...]:
    """Two or three true statements without bearing; raises NoQuestion where there are too few near by."""
    found = [one for one in _statements(world, exposure) if not bearing(world, one, exposure)]
    alike = [one for one in found if one.value.startswith(SECOND)]  # of the key's own sort, a second telling
    longest = max((len(one.text.split()) for one in alike), default=0)
    is_enough = len(alike) >= WANTED - 1 and longest + LONGER >= len(exposure.text.split())
    chosen = _chosen(alike if is_enough else [one for one in found if one not in alike], exposure, key)
    if len(chosen) < WANTED - 1:
        raise NoQuestion("too few undisputed statements stand near by")
    several = _is_of_several_years(chosen, exposure)
    return tuple(
        Distractor(
            text=_worded(one, exposure) if several else one.text,
            value=one.value,
            rule=Rule.NO_BEARING,
            facts=one.facts,
            reason="It holds, and nothing in it contradicts what is in doubt.",
            truth=_truth(one),
            truth_facts=one.facts,
        )
        for one in chosen
    )


def _truth(one: Statement) -> str:
    """That it holds; a second telling is named by what it is about, since the option has said the rest."""
    if one.value.startswith(SECOND):
        return sentence(f"{one.text}, which holds and is not in doubt")
    return sentence(f"{one.text}: that holds, and has no bearing on what is in doubt")


def key_text(exposure: Exposure, lures: Sequence[Distractor]) -> str:
    """What exposes the conflict, with its year where the lures show theirs."""
    made = exposure.reckoning
    if made is None or not any(re.match(_YEARS_APART, lure.text) for lure in lures):
        return exposure.text
    return _worded(Statement(made.value, made.text, made.facts, made.period), exposure)


def _is_of_several_years(chosen: Sequence[Statement], exposure: Exposure) -> bool:
    return any(one.period and one.period != exposure.asked.when.edtf for one in chosen)


def _worded(one: Statement, exposure: Exposure) -> str:
    """The statement as an option that says of which year it speaks, counted from the year in doubt."""
    if not one.period:
        return one.text
    apart = int(one.period[:4]) - int(exposure.asked.when.edtf[:4])
    side = "after" if apart > 0 else "before"
    years = {0: "That year", 1: f"The year {side}", 2: f"Two years {side}"}.get(abs(apart), f"Three years {side}")
    return f"{years}, {one.text[:1].lower()}{one.text[1:]}"


def _chosen(found: Sequence[Statement], exposure: Exposure, key: str) -> list[Statement]:
    """Of the period in doubt as far as there are enough; then of periods near by."""
    asked = exposure.asked.when.edtf
    same = [one for one in found if one.period == asked]
    if len(same) >= WANTED - 1:
        return sorted(same, key=lambda one: chance(key, one.value))[:WANTED]
    kind = exposure.reckoning.value.partition(":")[0] if exposure.reckoning else ""
    alike = [one for one in found if kind and one.value.startswith(f"{kind}:")]
    return [*alike, *(one for one in found if one not in alike)][:WANTED]


def bearing(world: World, one: Statement, exposure: Exposure) -> str:
    """Why a statement may speak against what is in doubt, or not be true; '' when it does neither."""
    if disputed := [ref for ref in one.facts if ref in world.snapshot.conflicts_of]:
        return f"{disputed[0]} is in dispute"
    if one.facts == (exposure.asked.ref,) or (exposure.reckoning and one.value == exposure.reckoning.value):
        return "it is what is in doubt"
    fact, asked = world.snapshot.fact(one.facts[0]), exposure.asked
    if isinstance(fact, FigureFact):
        return _unsound(world, one)
    if isinstance(fact, AgreementFact) and isinstance(asked, EventFact):
        return _dates(world, fact, asked, exposure.holder)
    if isinstance(fact, EventFact) and isinstance(asked, EventFact):
        persons = {part.person for part in fact.participants} & {part.person for part in asked.participants}
        apart = certainly_apart(world.snapshot, fact, asked) and not fact.announced_by
        return "" if apart and not persons else "it may belong to the same occasion"
    return "it is of another kind"


def _unsound(world: World, one: Statement) -> str:
    """Why a calculation may not be true: it does not come out, or what it should come out at is in dispute."""
    ledger = ledger_of(world)
    made = ledger.named(one.value)
    if made is None or not ledger.holds(made):
        return "its arithmetic does not hold"
    total = ledger.total_of(made) if made.kind in (SUM, EXCESS) else None  # either shows what makes a sum
    return f"{total.ref} is in dispute" if total and total.ref in world.snapshot.conflicts_of else ""


def _dates(world: World, paper: AgreementFact, event: EventFact, holder: str) -> str:
    """Why a document of the occasion may speak for one of two dates, or of the person whose office is in doubt."""
    if paper.event != event.key:
        return "it may belong to another occasion"
    if holder:
        return "the same person signed it" if holder in {who.person for who in paper.signatories} else ""
    days = {when.edtf for when in tellings(world.snapshot, event)}
    return (
        "" if paper.when.is_hedged or not paper.when.edtf or days == {paper.when.edtf} else "it has a date of its own"
    )


def rebuilt(world: World, value: str) -> Statement | None:
    """The statement of a name, from the facts as they are now."""
    kind, _, key = value.partition(":")
    snapshot = world.snapshot
    if kind == DOCUMENT and key in snapshot.agreements:
        return _of_document(snapshot.agreements[key])
    if kind == OCCASION and key in snapshot.events:
        return _of_event(snapshot.events[key])
    if kind == DATED and key in snapshot.events:
        return _of_date(snapshot.events[key])
    event, _, person = key.rpartition("+")
    if kind == OFFICE and event in snapshot.events:
        return _of_office(world, snapshot.events[event], person)
    reckoned = ledger_of(world).named(value)
    if reckoned is None:
        return None
    return Statement(reckoned.value, reckoned.text, reckoned.facts, reckoned.period)


def _statements(world: World, exposure: Exposure) -> Iterator[Statement]:
    asked = exposure.asked
    if isinstance(asked, FigureFact):
        for made in ledger_of(world).around(asked, YEARS):
            yield Statement(made.value, made.text, made.facts, made.period)
        return
    if isinstance(asked, EventFact):
        # First what is of the key's own sort, so that the key is not known by its sort alone.
        near = _neighbours(world, asked)
        if exposure.holder:
            yield from _offices(world, near, exposure)
        else:
            yield from (second for event in near if (second := _of_date(event)) is not None)
        for paper in world.snapshot.agreements_at.get(asked.key, ()):
            if paper.told == "done" and paper.short_title:
                yield _of_document(paper)
        for event in near:
            yield _of_event(event)


def _of_date(event: EventFact) -> Statement | None:
    """How an event is dated, as a second telling reads; None where its date cannot be said so."""
    try:
        return Statement(f"{DATED}:{event.key}", second_date(named(event), event.when.edtf), (event.ref,))
    except NoQuestion:
        return None


def _offices(world: World, events: Sequence[EventFact], exposure: Exposure) -> Iterator[Statement]:
    """Offices of persons of other countries at events near by: nobody of them can hold the one in doubt."""
    home = world.snapshot.persons[exposure.holder].country
    found: dict[str, Statement] = {}
    for event in events:
        for part in event.participants:
            country = world.snapshot.persons[part.person].country
            if country and home and country != home and part.person not in found:
                made = _of_office(world, event, part.person)
                if made is not None:
                    found[part.person] = made
    yield from found.values()


def _of_office(world: World, event: EventFact, person: str) -> Statement | None:
    """The one office of a named person at an event, as a second telling reads."""
    offices = {part.office for part in event.participants if part.person == person}
    who = world.snapshot.persons.get(person)
    office = world.snapshot.offices.get(min(offices)) if len(offices) == 1 else None
    if who is None or who.unnamed or office is None:
        return None
    return Statement(f"{OFFICE}:{event.key}+{person}", second_office(who.name, office.title), (event.ref,))


def _of_document(paper: AgreementFact) -> Statement:
    text = capitalised(f"{named(paper)} {act(paper)} on that occasion")
    return Statement(f"{DOCUMENT}:{paper.key}", text, (paper.ref,))


def _of_event(event: EventFact) -> Statement:
    return Statement(f"{OCCASION}:{event.key}", capitalised(f"{named(event)} {happened(event)}"), (event.ref,))


def _neighbours(world: World, event: EventFact) -> list[EventFact]:
    """Essential and standard events of a shared thread around an event, nearest first."""

    def in_time() -> dict[str, list[EventFact]]:
        found: dict[str, list[EventFact]] = {}
        for one in world.snapshot.events.values():
            if one.told == "done" and one.tier <= 2 and one.when.is_bounded and not one.when.is_hedged:
                for thread in one.threads:
                    found.setdefault(thread, []).append(one)
        return {thread: sorted(events, key=lambda one: str(one.when.earliest)) for thread, events in found.items()}

    day = event.when.earliest
    if day is None:
        return []
    found: dict[str, EventFact] = {}
    for thread in event.threads:
        events = world.keep(("checks", "in time"), in_time).get(thread, [])
        at = bisect_left(events, str(day), key=lambda one: str(one.when.earliest))
        found |= {one.key: one for one in events[max(0, at - NEAR) : at + NEAR] if one.key != event.key}
    away = {one.key: abs(((one.when.earliest or day) - day).days) for one in found.values()}
    near = [one for one in found.values() if away[one.key] <= DAYS]
    return sorted(near, key=lambda one: (away[one.key], one.key))
