"""False because it happened in another city. Pure."""

from collections.abc import Mapping
from typing import Any

from quizapp.questions.item import Item
from quizapp.questions.lures.places import other_place_problem
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.proof import World


def _other_place(world: World, item: Item, option: Mapping[str, Any]) -> str:
    for ref in item.proof["may"]:
        event = world.snapshot.events.get(ref.removeprefix("event:"))
        if event is None:
            return f"{ref} is no longer among the facts"
        if problem := other_place_problem(world, str(option["value"]), event):
            return f"{ref}: {problem}"
    return ""


RULES: dict[str, Any] = {Rule.OTHER_PLACE: _other_place}
