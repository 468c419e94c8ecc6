"""What things are called: facts by their references, and places as they were named at the time."""

from dataclasses import dataclass
from typing import Any

from quizapp.facts import dates
from quizapp.facts.models import Agreement, Event, Figure, Person, Place

_WITH_PAGES: dict[str, Any] = {"event": Event, "agreement": Agreement, "figure": Figure, "person": Person}
# What `__str__` of each looks at: of the wide rows nothing else is read.
_NAMED_BY = {
    "event": ("short_title", "title"),
    "agreement": ("short_title", "title"),
    "figure": ("short_title", "title"),
    "person": ("name",),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A fact by its reference ('event:some-key') with the name that lists give it."""

    ref: str
    name: str


def named(topic_id: int, refs: list[str]) -> list[Named]:
    """The facts that exist and have a page, in the order of `refs`. One query for each kind among them."""
    keys: dict[str, list[str]] = {}
    for ref in refs:
        kind, _, key = ref.partition(":")
        if kind in _WITH_PAGES:
            keys.setdefault(kind, []).append(key)
    names = {
        f"{kind}:{fact.key}": str(fact)
        for kind, wanted in keys.items()
        for fact in _WITH_PAGES[kind].objects.filter(topic=topic_id, key__in=wanted).only("key", *_NAMED_BY[kind])
    }
    return [Named(ref, names[ref]) for ref in refs if ref in names]


def name_then(place: Place, fact: Any) -> str:
    """What the place was called when the fact happened: the one label valid over the fact's whole range.

    The canonical name where no label, or more than one, is certainly valid. `place` comes with its labels prefetched.
    """
    if fact.earliest is None or fact.latest is None:
        return place.name
    valid = [label.text for label in place.labels.all() if _covers(label, fact)]
    return valid[0] if len(valid) == 1 else place.name


def _covers(label: Any, fact: Any) -> bool:
    begins = dates.parse(label.valid_from).earliest if label.valid_from else None
    ends = dates.parse(label.valid_to).latest if label.valid_to else None
    return (begins is None or begins <= fact.earliest) and (ends is None or fact.latest <= ends)
