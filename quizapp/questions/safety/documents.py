"""False because the document was signed on another occasion, or did something else. Pure."""

from collections.abc import Mapping
from typing import Any

from quizapp.facts.snapshot import AgreementFact, EventFact
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.proof import World, titles
from quizapp.questions.world.tellings import certainly_apart

GONE = "a fact it rests on is gone"


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


RULES: dict[str, Any] = {Rule.SIGNED_ELSEWHERE: _elsewhere, Rule.OTHER_PURPOSE: _other_purpose}
