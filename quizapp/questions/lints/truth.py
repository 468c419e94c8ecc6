"""Truth: the proof, the evidence and the feedback that a question must carry. Pure."""

import re

from quizapp.facts import dates
from quizapp.facts.snapshot import AgreementFact, EventFact, Snapshot
from quizapp.questions.item import Item
from quizapp.questions.lints.found import ERROR, LABELS_IN_OPTIONS, Checks, Found, is_ordering
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.world.tellings import settled_year


def unique(item: Item, snapshot: Snapshot | None) -> Found:
    """22: U, as stored; `verify` asks the facts."""
    answers = list(item.proof.get("answers", ()))
    if len(answers) != 1:
        yield f"{len(answers)} answers are possible"
    if not item.proof.get("may"):
        yield "the proof names no fact"


def context_present(item: Item, snapshot: Snapshot | None) -> Found:
    """22: every constraint is said by the stem (or by an option's label); else the proof is of another stem."""
    base = item.variant.partition(":")[0] if item.family in (Family.TRUE_FALSE, Family.CLOZE) else item.family
    carried = {part["constraint"] for part in item.stem_parts if "constraint" in part}
    for index, constraint in enumerate(item.constraints):
        if index not in carried and base not in LABELS_IN_OPTIONS:
            yield f"no part of the stem says that its {constraint['attribute']} is {constraint['value']}"
    if "".join(str(part["text"]) for part in item.stem_parts) != item.stem:
        yield "the stem is not the sum of its parts"


def safe(item: Item, snapshot: Snapshot | None) -> Found:
    """23: S, a stored reason for each option; `verify` asks the facts."""
    for option in item.distractors:
        reason = option.get("why_false", {})
        if not (reason.get("rule") and reason.get("facts") and reason.get("text")):
            yield f"no stored reason why “{option['text']}” is false"


# The disputed fields that each kind of answer rests on.
_RESTS_ON: dict[str, tuple[str, ...]] = {
    Asks.YEAR: ("date",),
    Asks.EARLIER: ("date",),
    Asks.PERSON: ("leader", "participants", "host_country"),
    Asks.AGREEMENT: ("event", "agreements", "purpose", "title"),
    Asks.PURPOSE: ("purpose", "title"),
    Asks.MONTH: ("date",),
    Asks.DAY: ("date",),
    Asks.SLOT: ("date",),
    Asks.ORDER: ("date",),
    Asks.SIDE_OF_ANCHOR: ("date",),
    Asks.OFFICE: ("office", "participants"),
    Asks.PLACE: ("place", "places"),
    Asks.TOLD: ("told",),
}


def _same_year(item: Item, snapshot: Snapshot, ref: str) -> bool:
    """Whether the year asked for is the same under every disputed date."""
    fact = snapshot.fact(ref)
    if item.asks != Asks.YEAR or not isinstance(fact, EventFact | AgreementFact):
        return False
    return str(settled_year(snapshot, fact)) == str(item.answer["value"])


def sound_evidence(item: Item, snapshot: Snapshot | None) -> Found:
    """25: no unsourced fact, and none that is disputed in what is asked, unless the dispute is what is asked."""
    if not item.citations:
        yield "no citation"
    if snapshot is None:
        return
    for ref in item.subjects:
        fact = snapshot.fact(ref)
        if fact is None:
            yield f"{ref} is no longer a fact"
            continue
        for conflict in snapshot.conflicts_of.get(ref, ()):
            if conflict.field in _RESTS_ON.get(item.asks, ()) and not _same_year(item, snapshot, ref):
                yield f"{ref} rests on a conflict about its {conflict.field}"


def labels_in_time(item: Item, snapshot: Snapshot | None) -> Found:
    """26: a place is called what it was called then: a label used before it was valid misleads."""
    if snapshot is None:
        return
    for ref in item.subjects:
        fact = snapshot.fact(ref)
        when = getattr(fact, "when", None)
        if fact is None or when is None or when.latest is None:
            continue
        for text, start in snapshot.dated_labels:
            if text not in item.stem or not re.search(rf"\b{re.escape(text)}\b", item.stem):
                continue
            if len(item.subjects) > 1 and text not in f"{fact.short_title} {getattr(fact, 'title', '')}":
                continue  # said of another of its facts
            begins = dates.parse(start).earliest
            if begins is not None and when.latest < begins:
                yield f"“{text}” is used for {when.human()}, before it was called so"


def precision(item: Item, snapshot: Snapshot | None) -> Found:
    """27: never finer than the source."""
    if item.asks not in (Asks.YEAR, Asks.MONTH, Asks.DAY) or snapshot is None or item.family == Family.TREND:
        return
    for ref in item.subjects:
        when = getattr(snapshot.fact(ref), "when", None)
        if when is None:
            continue
        known = {Asks.YEAR: when.year, Asks.MONTH: when.month, Asks.DAY: when.earliest == when.latest or None}
        if known[Asks(item.asks)] is None and when.earliest is not None:
            yield f"{ref} is not known to the {item.asks}"


def feedback(item: Item, snapshot: Snapshot | None) -> Found:
    """31: why the key is right, and what is true of each lure."""
    if not item.why.strip():
        yield "no feedback why the key is right"
    for option in item.distractors:
        if not str(option.get("truth", "")).strip():
            yield f"no feedback on what “{option['text']}” really was"


def one_slot(item: Item, snapshot: Snapshot | None) -> Found:
    """33: a true/false states its fact with exactly one slot, and the slot says what is claimed."""
    if item.family != Family.TRUE_FALSE:
        return
    slots = [str(part["text"]) for part in item.stem_parts if part.get("slot")]
    claim = item.proof.get("claim", {})
    if len(slots) != 1:
        yield f"the statement has {len(slots)} slots; expected one"
    elif slots[0] != claim.get("text"):
        yield f"the slot says “{slots[0]}”, the claim “{claim.get('text')}”"


def certain_order(item: Item, snapshot: Snapshot | None) -> Found:
    """34: what is to be ordered is listed in the right order, each thing once."""
    if not is_ordering(item):
        return
    values = [str(one.get("value")) for one in item.answer.get("items", ())]
    if "|".join(values) != str(item.answer["value"]) or len(set(values)) != len(values):
        yield "the answer does not list its things in their order"
    if len({str(one.get("text")).casefold() for one in item.answer.get("items", ())}) != len(values):
        yield "two things to be ordered read the same"


def identity(item: Item, snapshot: Snapshot | None) -> Found:
    """35: the item says what it is about."""
    if not item.subjects or any(":" not in ref for ref in item.subjects):
        yield "the item names no subject fact"
    for part in item.stem_parts:
        index = part.get("constraint")
        if index is not None and not 0 <= int(index) < len(item.constraints):
            yield f"stem part {part['text']!r} carries constraint {index}, which does not exist"


CHECKS: Checks = (
    (22, ERROR, unique),
    (22, ERROR, context_present),
    (23, ERROR, safe),
    (25, ERROR, sound_evidence),
    (26, ERROR, labels_in_time),
    (27, ERROR, precision),
    (31, ERROR, feedback),
    (33, ERROR, one_slot),
    (34, ERROR, certain_order),
    (35, ERROR, identity),
)
