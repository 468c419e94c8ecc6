"""Does the proof of a stored version still hold under today's facts? Pure.

The generator keeps a version while this says yes (regeneration is sticky), and withdraws it with the reason when not.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from quizapp.facts.snapshot import AgreementFact, EventFact, Fact, PersonFact, Snapshot
from quizapp.questions.draft import digest
from quizapp.questions.families import BY_NAME
from quizapp.questions.item import Item
from quizapp.questions.lints import Lint, check, errors
from quizapp.questions.safety import unsafe
from quizapp.questions.vocabulary import Asks, Attribute
from quizapp.questions.world.proof import World

# Raise it when the generator words or chooses better: versions are then made anew. What it would no longer choose
# stays while its proof holds.
GENERATOR = "4"


# Constraints whose value is the key of a fact that the stem names.
NAMES_A_FACT: dict[str, str] = {
    Attribute.LEADER: "person",
    Attribute.PARTICIPANT: "person",
    Attribute.HOST: "person",
    Attribute.PERSON: "person",
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
    if claim := item.proof.get("claim"):
        refs.update(claim.get("why_false", {}).get("facts", ()))
        if claim["asks"] == Asks.PERSON:
            refs.update((f"person:{claim['right']}", f"person:{claim['value']}"))
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
    offices |= {signer.office for fact in facts if isinstance(fact, AgreementFact) for signer in fact.signatories}
    held = [repr(snapshot.offices.get(office)) for office in sorted(offices)]
    held += [repr(snapshot.places.get(place)) for place in _places(item)]
    disputes = [repr(snapshot.conflicts_of.get(ref)) for ref in refs]
    countries = [[code, dict(words)] for code, words in sorted(snapshot.countries.items())]
    if item.asks in (Asks.SOURCE, Asks.TOLD, Asks.CHECK):
        held += [repr((one.key, one.title, one.publisher, one.voice)) for one in snapshot.sources.values()]
    return digest([_as_text(fact) for fact in facts], held, disputes, countries)


def _places(item: Item) -> list[str]:
    """The places that the options name."""
    claim = item.proof.get("claim", {})
    if Asks.PLACE not in (item.asks, claim.get("asks")):
        return []
    return sorted({str(option["value"]) for option in (*item.options, *([claim] if claim else ()))})


def _as_text(fact: Fact | None) -> str:
    """All of a fact, the same in every process: a set's members stand in another order each time."""
    if isinstance(fact, PersonFact):
        return f"{replace(fact, possibly_same=frozenset())!r} {sorted(fact.possibly_same)}"
    return repr(fact)


def broken(world: World, item: Item, found: Sequence[Lint] | None = None) -> str:
    """Why the version may no longer be served; empty when U, S and all error lints hold.

    `found` is what the lints find, where that is known already.
    """
    for ref in item.subjects:
        if world.snapshot.fact(ref) is None:
            return f"{ref} is no longer among the facts"
    family: Any = BY_NAME.get(item.family)
    if family is None:
        return f"no rule proves the family {item.family}"
    proof = family.prove(world, item)
    if not proof.holds:
        return str(proof.problem)
    if list(proof.answers) != list(item.proof.get("answers", ())):
        return "the facts now give another answer"
    if problem := family.answer_problem(world, item) or _unsettled(world, family, item):
        return str(problem)
    proven = replace(item, proof={**item.proof, **proof.as_json()})
    for option in item.distractors:
        if problem := unsafe(world, proven, option):
            return f"“{option['text']}” is no longer certainly false: {problem}"
    if wrong := errors(check(item, world.snapshot) if found is None else found):
        return f"lint {wrong[0].number}: {wrong[0].message}"
    return "" if list(proof.may) == list(item.proof["may"]) else "the facts that its stem may mean are others now"


def _unsettled(world: World, family: Any, item: Item) -> str:
    """A stem must be certainly true of what it asks about: a disputed or vague detail describes nothing."""
    for ref, constraint in family.settled(item):
        fact: Any = world.snapshot.fact(ref)
        if fact is None or world.match(constraint, fact) is not True:
            return f"it is not settled that the {constraint.attribute} of {ref} is {constraint.value}"
    return ""
