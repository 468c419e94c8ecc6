"""Whether a question rests on sound evidence, tells why, and is worth asking in default study."""

import re

from quizapp.questions.audit.dates import certainly_apart, parse, years_of
from quizapp.questions.audit.findings import Faults
from quizapp.questions.audit.item import Item, Option
from quizapp.questions.audit.meaning import sort_of, target
from quizapp.questions.audit.ties import names_person
from quizapp.questions.audit.vocabulary import DATE_ASKS
from quizapp.questions.audit.words import contains, spoken
from quizapp.questions.audit.world import World

_ASKED_AS_TOLD = frozenset({"told_as", "check_source", "which_source", "figure", "trend"})
_RESTS_ON: dict[str, tuple[str, ...]] = {
    "person_in_event": ("leader", "participants", "signatories", "host"),
    "agreement_at_event": ("event", "agreements"),
    "what_it_did": ("purpose",),
    "office_holder": ("office", "participants"),
    "career": ("office", "participants"),
    "place": ("places", "place"),
    "told_as": ("told",),
}


def cited(item: Item, world: World) -> Faults:
    """E25: subjects have living citations, and the question shows citations of the facts that it is about."""
    for ref in item.subjects:
        if not world.citations_of(ref):
            yield "evidence", f"{ref} is cited nowhere"
    if not item.row["citations"]:
        yield "evidence", "the question shows no citation"
    told = {_mark(one) for ref in _about(item, world) for one in world.citations_of(ref)}
    disputed = {
        (value["citation"]["source"], value["citation"]["paragraph"])
        for value in world.conflicts.get(item.variant, {"values": ()})["values"]
    }
    for one in item.row["citations"]:
        source = world.sources.get(one["source"])
        if source is None:
            yield "evidence", f"the source {one['source']} does not exist"
        elif one["paragraph"] not in {paragraph["locator"] for paragraph in source["paragraphs"]}:
            yield "evidence", f"{one['source']} has no paragraph {one['paragraph']}"
        elif _mark(one) not in told and (_mark(one)[:2] not in disputed or _mark(one) not in world.passages):
            yield "evidence", f"{one['source']} {one['paragraph']} is not where the facts of the question are told"
        elif not one["passage"].strip():
            yield "evidence", f"the passage from {one['source']} {one['paragraph']} is empty"


def _mark(one: dict[str, str]) -> tuple[str, str, str]:
    return one["source"], one["paragraph"], one["passage"]


def _about(item: Item, world: World) -> set[str]:
    """The facts whose telling may be shown: subjects, what the stem means, and what they rest on."""
    about = {*item.subjects, *item.proof["may"], target(item, world)}
    if item.family == "check_source":
        about |= {ref for lure in item.lures for ref in lure.facts}
        about |= set(world.by_sort["figure"])  # the arithmetic may take in any of them
    return about


def sound(item: Item, world: World) -> Faults:
    """E25: what is asked is told as done and undisputed; claims and plans are marked as such."""
    for ref in item.subjects:
        row = world.fact(ref)
        told = row.get("told", "done")
        if told != "done" and item.family not in _ASKED_AS_TOLD:
            yield "E25", f"{ref} is only {told}"
        if told != "done" and item.feedback.get("told") != told and item.family != "told_as":
            yield "E25", f"the feedback does not say that {ref} is {told}"
        if world.is_disputed(ref, *_RESTS_ON.get(item.family, ())):
            yield "E25", f"{ref} is disputed in what is asked"
    meant = target(item, world)
    if meant not in item.subjects and world.fact(meant).get("told", "done") != "done":
        yield "E25", f"{meant} is only {world.fact(meant)['told']}"


def may_is_whole(item: Item, world: World, may: list[str]) -> Faults:
    """E22: the proof lists exactly the facts that the stem may mean."""
    stored = set(item.proof["may"])
    for ref in sorted(set(may) - stored):
        yield "U", f"{ref} also fits the stem and is not in the proof"
    for ref in sorted(stored - set(may)):
        yield "U", f"{ref} is in the proof, and the stem cannot mean it"


def feedback(item: Item, world: World) -> Faults:
    """E31: why the key is right, in words that have it, and what is true of each lure."""
    why = item.feedback.get("why", "")
    if not why.strip():
        yield "E31", "the feedback does not say why the key is right"
    elif not _tells(why, item, item.key_option, world):
        yield "E31", f"the feedback does not speak of the key: {why!r}"
    for lure in item.lures:
        if not lure.row["truth"].strip() or not lure.row["why_false"]["text"].strip():
            yield "E31", f"nothing is told about the lure {lure.text!r}"
        yield from _truth(item, lure, world)


def _tells(text: str, item: Item, option: Option, world: World) -> bool:
    if item.asks in DATE_ASKS:
        window = parse(option.value)
        shown = {int(number) for number in re.findall(r"\d+", text)}
        return window is not None and bool(shown & set(years_of(window)))
    if item.asks == "person":
        return names_person(text, option.value, world)
    if item.asks == "agreement":
        row = world.fact(f"agreement:{option.value}")
        return any(contains(text, title) for title in (row["title"], row["short_title"]))
    return True


def _truth(item: Item, lure: Option, world: World) -> Faults:
    """What is said to be true of a lure is dated and named as the facts have it."""
    refs = lure.row["truth_facts"]
    if item.asks == "year" and refs and item.family != "cloze":
        window = parse(lure.value)
        for ref in refs:
            if window and any(certainly_apart(when, window) for when in world.tellings(ref)):
                yield "E31", f"{ref} is not of {lure.value}, which is to explain the lure"
    if item.asks == "agreement" and refs != [f"agreement:{lure.value}"]:
        yield "E31", f"the truth about {lure.text!r} is of another document"
    if item.asks == "person" and refs:
        for ref in refs:
            if sort_of(ref) == "event" and not any(
                part["person"] == lure.value for part in world.fact(ref)["participants"]
            ):
                yield "E31", f"{ref} does not name {lure.text}, whom it is to explain"


def worth_asking(item: Item, world: World) -> Faults:
    """E32: what default study may draw, by the rule of tiers."""
    if not item.row["default_study"]:
        return
    tiers = [world.fact(ref)["tier"] for ref in item.subjects]
    if item.asks == "person" and world.persons[item.key_option.value]["tier"] == 3 and world.has_essentials:
        yield "E32", "default study would ask for a person of tier 3"
    if max(tiers) >= 3:
        yield "E32", "default study would ask about a detail"
    elif max(tiers) == 2 and world.has_essentials and _is_detail(item, tiers, world):
        yield "E32", f"default study would ask the {item.asks} of a fact of tier 2"


def _is_detail(item: Item, tiers: list[int], world: World) -> bool:
    """Of tier 2: what, who, where, period and order are asked; never amounts, days, years or purposes."""
    if item.asks in {"year", "month", "day", "value", "purpose"}:
        return True
    if item.asks == "earlier":
        return 1 not in tiers
    if item.asks == "person":
        dated = {one.attribute for one in item.constraints} - {"leader_side", "kind", "host_country", "date"}
        return not dated and any(one.attribute == "date" and one.value.count("-") > 1 for one in item.constraints)
    return False


def words_of_status(item: Item, world: World) -> Faults:
    """E25: a claim is attributed: the stem says according to whom."""
    subject = item.subjects[0]
    if world.fact(subject).get("told") == "claimed" and item.family not in {"told_as", "which_source", "check_source"}:
        said = spoken(item.stem)
        if not {"according", "claims", "claimed", "says", "reports", "reported"} & said:
            yield "E25", f"{subject} is a claim, and the stem does not say whose"
