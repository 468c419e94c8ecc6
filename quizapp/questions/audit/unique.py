"""U: all facts that the stem may mean give one known answer. The dated, personal and documentary families."""

from collections.abc import Callable

from quizapp.questions.audit.dates import certainly_inside, parse, precision
from quizapp.questions.audit.findings import Check, Faults
from quizapp.questions.audit.item import Item
from quizapp.questions.audit.matching import clue_year, leaders_known, settled_year
from quizapp.questions.audit.meaning import may_of
from quizapp.questions.audit.people import persons_at
from quizapp.questions.audit.words import normalise
from quizapp.questions.audit.world import World

AnswerOf = Callable[[Item, World, str], str | None]


def unanimous(item: Item, world: World, answer_of: AnswerOf) -> Faults:
    """One fault for every fact of the may-set that gives no answer, none, or another than the key of the proof."""
    facts = may_of(item, world)
    if not facts:
        yield "U", "no fact fits the stem"
    stored = item.proof["answers"]
    for ref in facts:
        answer = answer_of(item, world, ref)
        if answer is None:
            yield "U", f"{ref} also fits the stem, and what it would answer is not known"
        elif [answer] != stored:
            yield "U", f"{ref} fits the stem and answers {answer!r}, the proof says {stored!r}"


def dates(item: Item, world: World) -> Faults:
    """Every fact of the may-set lies certainly inside the asked year, month, day or period."""
    value = item.key_option.value
    window = parse(value)
    if window is None or precision(value) != item.asks:
        yield "U", f"the key {value!r} is no {item.asks}"
        return
    if item.proof["answers"] != [value]:
        yield "U", f"the proof's answers are not the key {value!r}"
    facts = may_of(item, world)
    if not facts:
        yield "U", "no fact fits the stem"
    for ref in facts:
        tellings = world.tellings(ref)
        if not tellings or any(when.is_choice or not certainly_inside(when, window) for when in tellings):
            yield "U", f"{ref} fits the stem and is not certainly in {value}"
        elif item.asks == "day" and any(when.first != when.last for when in tellings):
            yield "U", f"{ref} lasted longer than one day or is not known to the day"


def date_by_clue(item: Item, world: World) -> Faults:
    yield from dates(item, world)
    clues = [one.value for one in item.constraints if one.attribute == "clue"]
    if len(clues) != 1:
        yield "U", f"{len(clues)} clues instead of one"
        return
    years = {clue_year(clues[0], world), settled_year(item.subjects[0], world)}
    if {str(year) for year in years} != {item.key_option.value.lstrip("0")}:
        yield "U", f"the clue, the fact and the key do not give one year: {sorted(map(str, years))}"


def person(item: Item, world: World) -> Faults:
    signs = item.variant.startswith("signed:")
    yield from unanimous(item, world, _signatory if signs else _ROLES.get(item.variant, _leader))
    if item.proof["answers"] != [item.key_option.value]:
        yield "U", "the key is not the person that the proof found"
    if world.persons[item.key_option.value]["unnamed"]:
        yield "U", "the key is a person whom no source names"


def _leader(item: Item, world: World, ref: str) -> str | None:
    leaders = persons_at(world, ref, "leader")
    countries = {one: world.persons[one]["country"] for one in leaders}
    known = leaders_known(world.fact(ref)) and not world.is_disputed(ref, "leader", "participants")
    if not known or "" in countries.values():
        return None
    return _only([one for one in leaders if countries[one] == item.variant])


def _host(item: Item, world: World, ref: str) -> str | None:
    if not world.fact(ref)["participants_complete"] or world.is_disputed(ref, "host", "participants"):
        return None
    return _only(persons_at(world, ref, "host"))


_ROLES: dict[str, AnswerOf] = {"host": _host}


def _signatory(item: Item, world: World, ref: str) -> str | None:
    row = world.fact(ref)
    if not row["signatories_complete"] or world.is_disputed(ref, "signatories"):
        return None
    party = item.variant.removeprefix("signed:")
    return _only([signer["person"] for signer in row["signatories"] if signer["party"] == party])


def _only(persons: list[str]) -> str | None:
    if len(persons) > 1:
        return None
    return persons[0] if persons else ""


def _own_key(item: Item, world: World, ref: str) -> str:
    return ref.partition(":")[2]


def agreement_at_event(item: Item, world: World) -> Faults:
    yield from unanimous(item, world, _own_key)
    paper = f"agreement:{item.key_option.value}"
    row = world.fact(paper)
    if item.subjects != [paper]:
        yield "U", "the key is not the document that the question is about"
    if [row["event"]] != item.proof["answers"]:
        yield "U", f"the key was signed at {row['event'] or 'no known event'}, not at the event of the stem"
    if row["generic"]:
        yield "U", "the key is a generic title, which names no single document"


def what_it_did(item: Item, world: World) -> Faults:
    asks_purpose = item.asks == "purpose"
    yield from unanimous(item, world, _purpose if asks_purpose else _own_key)
    if item.proof["answers"] != [item.key_option.value]:
        yield "U", "the key is not what the proof found"
    row = world.fact(item.subjects[0])
    if asks_purpose and normalise(row["purpose"]) != normalise(item.key_option.value):
        yield "U", "the key is not the purpose of the document asked about"
    if not asks_purpose and f"agreement:{item.key_option.value}" != item.subjects[0]:
        yield "U", "the key is not the document asked about"
    if not asks_purpose and row["generic"]:
        yield "U", "the key is a generic title, which names no single document"


def _purpose(item: Item, world: World, ref: str) -> str | None:
    return None if world.is_disputed(ref, "purpose") else world.fact(ref)["purpose"] or None


FAMILIES: dict[str, Check] = {
    "date_of_event": dates,
    "date_of_agreement": dates,
    "date_by_clue": date_by_clue,
    "person_in_event": person,
    "agreement_at_event": agreement_at_event,
    "what_it_did": what_it_did,
}
