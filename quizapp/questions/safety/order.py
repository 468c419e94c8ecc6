"""False because the order of time is certainly another one. Pure."""

from collections.abc import Mapping
from typing import Any

from quizapp.facts import dates
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family, Rule
from quizapp.questions.world.orderings import Span, order_problem, span_of
from quizapp.questions.world.proof import World


def _other_order(world: World, item: Item, option: Mapping[str, Any]) -> str:
    if list(option["why_false"]["facts"]) != list(item.subjects):
        return "it rests on other facts than those asked about"
    if item.family == Family.TIMELINE:
        return _not_in_slot(world, item, str(option["value"]))
    refs, labels = list(item.subjects), item.meant
    if option["value"] == "before":  # what is asked about certainly came after
        refs, labels = refs[::-1], labels[::-1]
    elif option["value"] != "after":
        return f"{option['value']} is neither before nor after"
    return order_problem(world, refs, labels, 1)


def _not_in_slot(world: World, item: Item, slot: str) -> str:
    span = span_of(world, item.subjects[0], item.meant[0])
    if not isinstance(span, Span):
        return span
    window = dates.parse(slot)
    is_apart = (window.latest and window.latest < span.first) or (window.earliest and span.last < window.earliest)
    return "" if is_apart else f"{item.subjects[0]} may lie in {slot}"


RULES: dict[str, Any] = {Rule.OTHER_ORDER: _other_order}
