"""True statements that have no bearing on a conflict: what stands near it, adds up, and is in dispute nowhere. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.facts.snapshot import AgreementFact, EventFact, FigureFact
from quizapp.questions.draft import Distractor, NoQuestion, chance
from quizapp.questions.language.wording import act, capitalised, happened, named, sentence
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.exposing import Exposure, ledger_of
from quizapp.questions.world.proof import World
from quizapp.questions.world.reckoning import EXCESS, SUM
from quizapp.questions.world.tellings import certainly_apart, tellings

WANTED = 3
DAYS = 1000  # how far from the occasion in doubt an event may lie
_YEARS_APART = r"(?:That year|The year|Two years|Three years)\b"
YEARS = 3  # how far from the period in doubt a calculation may lie
NEAR = 12  # how many events on either side are looked at
DOCUMENT, OCCASION = "document", "event"


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
    chosen = _chosen(found, exposure, key)
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
            truth=sentence(f"{one.text}: that holds, and has no bearing on what is in doubt"),
            truth_facts=one.facts,
        )
        for one in chosen
    )


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
    made = ledger_of(world).named(value)
    return Statement(made.value, made.text, made.facts, made.period) if made is not None else None


def _statements(world: World, exposure: Exposure) -> Iterator[Statement]:
    asked = exposure.asked
    if isinstance(asked, FigureFact):
        for made in ledger_of(world).around(asked, YEARS):
            yield Statement(made.value, made.text, made.facts, made.period)
        return
    if isinstance(asked, EventFact):
        for paper in world.snapshot.agreements_at.get(asked.key, ()):
            if paper.told == "done" and paper.short_title:
                yield _of_document(paper)
        for event in _neighbours(world, asked):
            yield _of_event(event)


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
