"""What constraints say of figures. Pure.

The kind of a figure is its unit; its period and its date are one. A series is a slug of the topic's own vocabulary,
so that another slug is another series.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizapp.facts.snapshot import FigureFact
from quizapp.questions.matching.rules import (
    Narrow,
    Rule,
    Truth,
    is_titled,
    is_within,
    narrow_date,
    narrow_known,
    narrow_title,
)
from quizapp.questions.vocabulary import Attribute

if TYPE_CHECKING:
    from quizapp.questions.world.proof import World


def _is_of_series(world: World, value: str, fact: FigureFact) -> Truth:
    return None if not fact.series else fact.series == value


def _is_counted_in(world: World, value: str, fact: FigureFact) -> Truth:
    return None if not fact.unit else fact.unit == value


RULES: dict[tuple[type, str], Rule] = {
    (FigureFact, Attribute.SERIES): _is_of_series,
    (FigureFact, Attribute.DATE): is_within,
    (FigureFact, Attribute.PERIOD): is_within,
    (FigureFact, Attribute.TITLE): is_titled,
    (FigureFact, Attribute.KIND): _is_counted_in,
}

DISPUTES: dict[tuple[type, str], tuple[str, ...]] = {
    (FigureFact, Attribute.SERIES): ("series",),
    (FigureFact, Attribute.TITLE): ("title",),
    (FigureFact, Attribute.KIND): ("unit",),
}

NARROW: dict[tuple[type, str], Narrow] = {
    (FigureFact, Attribute.SERIES): narrow_known(FigureFact, "series"),
    (FigureFact, Attribute.DATE): narrow_date(FigureFact),
    (FigureFact, Attribute.PERIOD): narrow_date(FigureFact),
    (FigureFact, Attribute.TITLE): narrow_title(FigureFact),
    (FigureFact, Attribute.KIND): narrow_known(FigureFact, "unit"),
}
