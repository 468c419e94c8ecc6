"""False because the sources give another value, or because the values went another way. Pure."""

from collections.abc import Mapping
from typing import Any

from quizapp.facts.snapshot import FigureFact
from quizapp.questions.item import Item
from quizapp.questions.language.amounts import WAYS, allowed, directions, is_lower, is_near, number_of, settled_value
from quizapp.questions.vocabulary import Family, Rule
from quizapp.questions.world.proof import World

GONE = "a figure it rests on is gone"


def shares_story(a: FigureFact, b: FigureFact) -> bool:
    """Whether one figure's value is an option for the other: same unit, and the same series or a common thread."""
    return a.unit == b.unit and (a.series == b.series or bool(set(a.threads) & set(b.threads)))


def _figures(world: World, option: Mapping[str, Any]) -> list[FigureFact]:
    found = (world.snapshot.fact(ref) for ref in option["why_false"]["facts"])
    return [fact for fact in found if isinstance(fact, FigureFact)]


def _other_value(world: World, item: Item, option: Mapping[str, Any]) -> str:
    figures = _figures(world, option)
    if len(figures) != 2:
        return GONE
    if item.family == Family.TREND:
        lower, higher = figures
        if lower.when.edtf != option["value"] or higher.when.edtf != item.answer["value"]:
            return "it is the figure of another period"
        is_wrong = is_lower(world.snapshot, lower, higher)
        return "" if is_wrong else f"{lower.ref} is not certainly lower than {higher.ref}"
    subject, other = figures
    if subject.ref != item.subjects[0] or subject.ref == other.ref or not shares_story(subject, other):
        return f"{other.ref} is no other figure of that unit and story"
    value = number_of(str(option["value"]))
    if value is None or settled_value(world.snapshot, other) != value:
        return f"it is not the undisputed value of {other.ref}"
    for ref in item.proof["may"]:
        figure = world.snapshot.fact(ref)
        values = allowed(world.snapshot, figure) if isinstance(figure, FigureFact) else None
        if values is None or any(is_near(value, known) for known in values):
            return f"it is within two percent of what {ref} may be"
    return ""


def _other_direction(world: World, item: Item, option: Mapping[str, Any]) -> str:
    figures = _figures(world, option)
    if len(figures) != 2 or [figure.ref for figure in figures] != list(item.subjects):
        return GONE
    found = directions(world.snapshot, *figures)
    if option["value"] not in WAYS or not found or option["value"] in found:
        return "a value that the sources allow makes it so"
    return ""


RULES: dict[str, Any] = {Rule.OTHER_VALUE: _other_value, Rule.OTHER_DIRECTION: _other_direction}
