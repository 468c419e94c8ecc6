"""Does the proof of a stored version still hold under today's facts? Pure.

The generator keeps a version while this says yes (regeneration is sticky), and withdraws it with the reason when not.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from quizapp.facts.snapshot import AgreementFact, EventFact, Snapshot
from quizapp.questions.draft import digest
from quizapp.questions.families import agreement_at_event, order_two, what_it_did
from quizapp.questions.families.date_of_event import year_of
from quizapp.questions.families.person_in_event import leader_of
from quizapp.questions.lints import Item, check, errors
from quizapp.questions.proof import Constraint, Proof, World, titles
from quizapp.questions.tellings import certainly_apart, certainly_before, dated_within
from quizapp.questions.vocabulary import Asks, Attribute, Family, Rule

# Raise it when the generator words or chooses better: every version is then made anew from the same proof rules.
GENERATOR = "3"


# Constraints whose value is the key of a fact that the stem names.
NAMES_A_FACT: dict[str, str] = {
    Attribute.LEADER: "person",
    Attribute.PARTICIPANT: "person",
    Attribute.SIGNED: "agreement",
    Attribute.SIGNED_AT: "event",
}


def evidence_refs(item: Item) -> list[str]:
    """Every fact whose content the texts of a version repeat."""
    refs = set(item.subjects)
    for constraint in item.constraints:
        if kind := NAMES_A_FACT.get(constraint["attribute"]):
            refs.add(f"{kind}:{constraint['value']}")
    if item.asks == Asks.PERSON:
        refs.add(f"person:{item.answer['value']}")
    for option in item.distractors:
        refs.update(option["why_false"]["facts"])
        refs.update(option.get("truth_facts", ()))
    return sorted(refs)


def evidence_digest(snapshot: Snapshot, item: Item) -> str:
    """A hash of those facts, the offices in them and what is disputed, as they are now.

    A change means that the version's texts may be out of date.
    """
    refs = evidence_refs(item)
    facts = [snapshot.fact(ref) for ref in refs]
    offices = {part.office for fact in facts if isinstance(fact, EventFact) for part in fact.participants}
    held = [repr(snapshot.offices.get(office)) for office in sorted(offices)]
    disputes = [repr(snapshot.conflicts_of.get(ref)) for ref in refs]
    countries = [[code, dict(words)] for code, words in sorted(snapshot.countries.items())]
    return digest(GENERATOR, [repr(fact) for fact in facts], held, disputes, countries)


def broken(world: World, item: Item, variant: str) -> str:
    """Why the version may no longer be served; empty when U, S and all error lints hold."""
    for ref in item.subjects:
        if world.snapshot.fact(ref) is None:
            return f"{ref} is no longer among the facts"
    constraints = [Constraint.from_json(constraint) for constraint in item.constraints]
    proof = _prove(world, item, variant, constraints)
    if not proof.holds:
        return proof.problem
    if list(proof.answers) != list(item.proof.get("answers", ())):
        return "the facts now give another answer"
    if problem := _answer_problem(world.snapshot, item):
        return problem
    if problem := _unsettled(world, item, constraints):
        return problem
    for option in item.distractors:
        if problem := unsafe(world, replace(item, proof=proof.as_json()), option):
            return f"“{option['text']}” is no longer certainly false: {problem}"
    found = errors(check(item, world.snapshot))
    if found:
        return f"lint {found[0].number}: {found[0].message}"
    return "" if list(proof.may) == list(item.proof["may"]) else "the facts that its stem may mean are others now"


def _unsettled(world: World, item: Item, constraints: Sequence[Constraint]) -> str:
    """A stem must be certainly true of what it asks about: a disputed or vague detail describes nothing."""
    refs = list(item.subjects)
    if item.family == Family.AGREEMENT_AT_EVENT:
        refs = [f"event:{item.proof['answers'][0]}"]
    if item.family != Family.ORDER_TWO:
        refs = refs[:1] * len(constraints)
    for ref, constraint in zip(refs, constraints, strict=True):
        fact = world.snapshot.fact(ref)
        if not isinstance(fact, EventFact | AgreementFact) or world.match(constraint, fact) is not True:
            return f"it is not settled that the {constraint.attribute} of {ref} is {constraint.value}"
    return ""


def _prove(world: World, item: Item, variant: str, constraints: Sequence[Constraint]) -> Proof:
    match item.family, item.asks:
        case Family.DATE_OF_EVENT, _:
            return world.prove_events(constraints, year_of(world))
        case Family.PERSON_IN_EVENT, _:
            return world.prove_events(constraints, leader_of(world, variant))
        case Family.AGREEMENT_AT_EVENT, _:
            return world.prove_events(constraints, agreement_at_event.referent)
        case Family.DATE_OF_AGREEMENT, _:
            return world.prove_agreements(constraints, year_of(world))
        case Family.WHAT_IT_DID, Asks.PURPOSE:
            return world.prove_agreements(constraints, what_it_did.purpose_of)
        case Family.WHAT_IT_DID, _:
            return world.prove_agreements(constraints, what_it_did.itself)
        case Family.ORDER_TWO, _:
            papers = item.subjects[0].startswith("agreement:")
            return order_two.prove_order(world, constraints[0], constraints[1], papers=papers)
    return Proof((), (), f"no rule proves the family {item.family}")


def _answer_problem(snapshot: Snapshot, item: Item) -> str:
    """The stored answer must be what the subject itself says."""
    fact = snapshot.fact(item.subjects[0])
    if getattr(fact, "told", "done") != "done":
        return "the source no longer tells it as done"
    value = item.answer["value"]
    if item.family == Family.AGREEMENT_AT_EVENT:
        paper = snapshot.agreements.get(value)
        if paper is None or paper is not fact or list(item.proof["answers"]) != [paper.event]:
            return "the document was signed on another occasion"
    if item.asks == Asks.YEAR and isinstance(fact, EventFact | AgreementFact):
        return "" if str(fact.when.year) == value else f"its date is now {fact.when.human()}"
    right: dict[str, str] = {
        Asks.PERSON: item.proof["answers"][0],
        Asks.PURPOSE: getattr(fact, "purpose", ""),
        Asks.AGREEMENT: getattr(fact, "key", ""),
        Asks.EARLIER: getattr(fact, "key", ""),
    }
    return "" if right.get(item.asks) == value else "the facts now give another answer"


# --- safety, by rule ------------------------------------------------------------------------------------------------


def unsafe(world: World, item: Item, option: Mapping[str, Any]) -> str:
    """Why a distractor is not certainly false any more; empty while its stored reason holds."""
    reason = option["why_false"]
    rule = _SAFETY.get(reason["rule"])
    return rule(world, item, option) if rule else f"the rule {reason['rule']} is unknown"


def _disjoint_year(world: World, item: Item, option: Mapping[str, Any]) -> str:
    snapshot = world.snapshot
    for ref in item.proof["may"]:
        fact = snapshot.fact(ref)
        year = str(option["value"]).zfill(4)
        if not isinstance(fact, EventFact | AgreementFact) or dated_within(snapshot, fact, year) is not False:
            return f"{ref} may be dated {option['value']}"
        announcement = snapshot.events.get(fact.announced_by) if isinstance(fact, EventFact) else None
        if announcement and dated_within(snapshot, announcement, year) is not False:
            return f"{ref} was announced then"
    return ""


def _not_on_list(world: World, item: Item, option: Mapping[str, Any]) -> str:
    event = world.snapshot.fact(option["why_false"]["facts"][0])
    person = option["value"]
    if not isinstance(event, EventFact) or not (event.lead_complete or event.participants_complete):
        return "the list of leaders is not known to be complete"
    if person not in world.snapshot.persons:
        return "the person is no longer among the facts"
    if any(world.may_be_one(part.person, person) for part in event.participants):
        return "the person may have been there"
    if (other := world.presence.beside(person, event)) is not None:
        return f"the person was in that country in those months, at {other.ref}"
    return ""


def _elsewhere(world: World, item: Item, option: Mapping[str, Any]) -> str:
    paper, event = (world.snapshot.fact(ref) for ref in option["why_false"]["facts"][:2])
    if not isinstance(paper, AgreementFact) or not isinstance(event, EventFact):
        return "a fact it rests on is gone"
    if paper.event == event.key or not paper.when.edtf or not event.when.edtf:
        return "the document may have been signed there"
    if not certainly_apart(world.snapshot, paper, event):
        return "its date overlaps the occasion"
    for own in world.snapshot.agreements_at.get(event.key, ()):
        if any(world.alike(mine, its) for mine in titles(own) for its in titles(paper)):
            return f"it is similar to “{own.title}”, signed there"
    return ""


def _other_purpose(world: World, item: Item, option: Mapping[str, Any]) -> str:
    own, other = (world.snapshot.fact(ref) for ref in option["why_false"]["facts"][:2])
    if not isinstance(own, AgreementFact) or not isinstance(other, AgreementFact):
        return "a fact it rests on is gone"
    if not (world.has_other_purpose(other.purpose, own) and world.has_other_purpose(own.purpose, other)):
        return "the purposes are not certainly different"
    return ""


def _later(world: World, item: Item, option: Mapping[str, Any]) -> str:
    later, earlier = (world.snapshot.fact(ref) for ref in option["why_false"]["facts"][:2])
    if not isinstance(later, EventFact | AgreementFact) or not isinstance(earlier, EventFact | AgreementFact):
        return "a fact it rests on is gone"
    if later.key != option["value"] or not certainly_before(world.snapshot, earlier, later):
        return f"{earlier.ref} does not certainly come before {later.ref}"
    return ""


_SAFETY: dict[str, Callable[[World, Item, Mapping[str, Any]], str]] = {
    Rule.DISJOINT_DATE: _disjoint_year,
    Rule.COMPLETE_LIST: _not_on_list,
    Rule.SIGNED_ELSEWHERE: _elsewhere,
    Rule.OTHER_PURPOSE: _other_purpose,
    Rule.LATER: _later,
}
