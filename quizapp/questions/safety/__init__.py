"""Why a distractor is certainly false, rule by rule (QUESTIONS, S): the stored reason is asked of the facts. Pure.

A rule gets the world, the item (with its proof as it is now) and the option, and says why the option is not certainly
false; '' while it is. To add a rule: its word in `vocabulary.Rule`, its function in one of these modules, the rule in
that module's `RULES`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from quizapp.questions.families.statements import base_of
from quizapp.questions.item import Item
from quizapp.questions.safety import dates, documents, order, persons, places, sources, values
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.proof import World

Check = Callable[[World, Item, Mapping[str, Any]], str]


def _one_slot(world: World, item: Item, option: Mapping[str, Any]) -> str:
    """A statement differs from its fact in one slot: what a false one puts there is false under a lure's own rule."""
    claim = item.proof.get("claim", {})
    if claim.get("value") == claim.get("right"):
        return "" if option["value"] == "false" else "the statement is true"
    if option["value"] != "true" or "why_false" not in claim:
        return "nothing says why the statement is false"
    _, base = base_of(item)
    return unsafe(world, base, claim)


RULES: dict[str, Check] = {Rule.ONE_SLOT: _one_slot}
for module in (dates, persons, places, documents, values, order, sources):
    RULES.update(module.RULES)


def unsafe(world: World, item: Item, option: Mapping[str, Any]) -> str:
    """Why a distractor is not certainly false; empty while its stored reason holds."""
    reason = option["why_false"]
    rule = RULES.get(reason["rule"])
    return rule(world, item, option) if rule else f"the rule {reason['rule']} is unknown"
