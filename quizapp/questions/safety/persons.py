"""False because somebody else is known to have done it or held the post, or it was held at another time. Pure."""

from collections.abc import Mapping
from typing import Any

from quizapp.facts.snapshot import AgreementFact, EventFact
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Asks, Attribute, Rule
from quizapp.questions.world.attested import attested
from quizapp.questions.world.posts import Career, held_by_another_problem, holder_problem, own_post_problem
from quizapp.questions.world.proof import World

GONE = "a fact it rests on is gone"


# --- lists that are complete ----------------------------------------------------------------------------------------
def _not_on_list(world: World, item: Item, option: Mapping[str, Any]) -> str:
    fact = world.snapshot.fact(option["why_false"]["facts"][0])
    person = option["value"]
    if person not in world.snapshot.persons:
        return "the person is no longer among the facts"
    if isinstance(fact, AgreementFact):
        return _may_have_signed(world, fact, person)
    is_led = any(found["attribute"] == Attribute.LEADER_SIDE for found in item.constraints)
    if not isinstance(fact, EventFact) or not (fact.participants_complete or (is_led and fact.lead_complete)):
        return "the list of persons is not known to be complete"
    if any(world.may_be_one(part.person, person) for part in fact.participants):
        return "the person may have been there"
    if (other := world.presence.beside(person, fact)) is not None:
        return f"the person was in that country in those months, at {other.ref}"
    return ""


def _may_have_signed(world: World, paper: AgreementFact, person: str) -> str:
    if not paper.signatories_complete:
        return "the list of signatories is not known to be complete"
    if any(world.may_be_one(signer.person, person) for signer in paper.signatories):
        return "the person may have signed"
    return ""


# --- posts ----------------------------------------------------------------------------------------------------------
def _other_holder(world: World, item: Item, option: Mapping[str, Any]) -> str:
    """Of a post that is asked about: held by another then. Of a person asked for: held by that one at other times."""
    event, elsewhere = (*(ref.partition(":")[2] for ref in option["why_false"]["facts"]), "", "")[:2]
    if item.asks == Asks.OFFICE:
        career = _career(world, item)
        return held_by_another_problem(world, career, str(option["value"]), elsewhere) if career else GONE
    office = _said(item, Attribute.OFFICE)
    for ref in sorted({f"event:{event}", *item.proof["may"]}):
        meant = world.snapshot.events.get(ref.removeprefix("event:"))
        if meant is None:
            return GONE
        if problem := holder_problem(world, office, meant, str(option["value"]), elsewhere):
            return problem
    return ""


def _other_post(world: World, item: Item, option: Mapping[str, Any]) -> str:
    elsewhere = option["why_false"]["facts"][0].removeprefix("event:")
    career = _career(world, item)
    return own_post_problem(world, career, str(option["value"]), elsewhere) if career else GONE


def _career(world: World, item: Item) -> Career | None:
    """What the question says of somebody, by the facts as they are now; None where they are gone."""
    person, event = (ref.partition(":")[2] for ref in item.subjects)
    answers = list(item.proof["answers"])
    if event not in world.snapshot.events or len(answers) != 1:
        return None
    if attested(world).row(person, answers[0], event) is None:
        return None
    return Career(person, answers[0], world.snapshot.events[event], _said(item, Attribute.DATE))


def _said(item: Item, attribute: str) -> str:
    return next((str(found["value"]) for found in item.constraints if found["attribute"] == attribute), "")


RULES: dict[str, Any] = {
    Rule.COMPLETE_LIST: _not_on_list,
    Rule.OTHER_HOLDER: _other_holder,
    Rule.OTHER_POST: _other_post,
}
