"""False because of what a source says, how it says it, or what its inventory of names lacks. Pure."""

from collections.abc import Mapping
from typing import Any

from quizapp.questions.draft import NoQuestion
from quizapp.questions.item import Item
from quizapp.questions.lures.checks import bearing, rebuilt
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.claims import pair_named, why_not_beside
from quizapp.questions.world.exposing import exposed
from quizapp.questions.world.inventory import inventory_of
from quizapp.questions.world.proof import World

TOLD = ("done", "planned", "claimed")
CHANGED = "what it is made of has changed"


def _other_status(world: World, item: Item, option: Mapping[str, Any]) -> str:
    """The sources' own status is another one, of every fact that may be meant."""
    if option["value"] not in TOLD:
        return "that is no way of telling"
    for ref in item.proof["may"]:
        told = getattr(world.snapshot.fact(ref), "told", "")
        if told == option["value"] or not told or world.disputed(ref, "told"):
            return f"{ref} may be told so"
    return ""


def _no_bearing(world: World, item: Item, option: Mapping[str, Any]) -> str:
    """A true statement whose figures or facts stand in no conflict, and which says nothing of what is in doubt."""
    if not item.variant:
        pair = pair_named(world, str(option["value"]))
        if pair is None or pair.text != option["text"] or list(pair.facts) != list(option["why_false"]["facts"]):
            return CHANGED
        return why_not_beside(world, item.subjects[0], pair.value)
    statement = rebuilt(world, str(option["value"]))
    if statement is None or list(statement.facts) != list(option["why_false"]["facts"]):
        return CHANGED
    if statement.text[1:] not in option["text"]:
        return "it no longer says what the facts say"
    conflict = next((one for one in world.snapshot.conflicts if one.key == item.variant), None)
    if conflict is None:
        return "the conflict is no longer recorded"
    try:
        return bearing(world, statement, exposed(world, conflict))
    except NoQuestion as problem:
        return str(problem)


def _not_named(world: World, item: Item, option: Mapping[str, Any]) -> str:
    """The source is transcribed whole, cites nothing that may be meant, and never names what the stem names."""
    source = world.snapshot.sources.get(str(option["value"]))
    name = str(option["why_false"].get("name", ""))
    if source is None or source.transcribed != "whole":
        return "the source is not transcribed whole"
    for ref in item.proof["may"]:
        fact = world.snapshot.fact(ref)
        if fact is None or any(cited.source == source.key for cited in fact.citations):
            return f"it carries {ref}"
    inventory = inventory_of(world)
    if name not in inventory.names_of(item.subjects[0], str(item.answer["value"])):
        return f"“{name}” is no name of the fact in the paragraph that tells of it"
    if not inventory.is_in(name, item.stem, item.subjects[0]):
        return f"the stem does not name “{name}”"
    return "" if inventory.is_absent(name, item.subjects[0], source.key) else f"“{name}” may stand in it"


RULES: dict[str, Any] = {
    Rule.OTHER_STATUS: _other_status,
    Rule.NO_BEARING: _no_bearing,
    Rule.NOT_NAMED: _not_named,
}
