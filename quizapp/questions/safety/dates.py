"""False because of its date: years and spans disjoint from what the stem may mean, facts certainly later. Pure."""

from collections.abc import Mapping
from typing import Any

from quizapp.facts import dates
from quizapp.facts.snapshot import AgreementFact, EventFact
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.proof import World
from quizapp.questions.world.tellings import certainly_before
from quizapp.questions.world.windows import touched, unit_of

GONE = "a fact it rests on is gone"


def _disjoint_date(world: World, item: Item, option: Mapping[str, Any]) -> str:
    """No fact that the stem may mean has a day in the window, under any telling, nor has its announcement."""
    window, right = _padded(str(option["value"])), _padded(str(item.answer["value"]))
    try:
        if unit_of(window) != unit_of(right) or dates.disjoint(dates.parse(window), dates.parse(right)) is not True:
            return f"{option['value']} is no other {unit_of(right)} than the right one"
    except (dates.DateError, IndexError):
        return f"{option['value']} is no window of time"
    found = (touched(world.snapshot, ref, window) for ref in item.proof["may"])
    return next((problem for problem in found if problem), "")


def _padded(value: str) -> str:
    """A year as EDTF wants it, with four digits: versions of old may hold fewer."""
    return value.zfill(4) if value.isdecimal() else value


def _later(world: World, item: Item, option: Mapping[str, Any]) -> str:
    later, earlier = (world.snapshot.fact(ref) for ref in option["why_false"]["facts"][:2])
    if not isinstance(later, EventFact | AgreementFact) or not isinstance(earlier, EventFact | AgreementFact):
        return GONE
    if later.key != option["value"] or not certainly_before(world.snapshot, earlier, later):
        return f"{earlier.ref} does not certainly come before {later.ref}"
    return ""


RULES: dict[str, Any] = {Rule.DISJOINT_DATE: _disjoint_date, Rule.LATER: _later}
