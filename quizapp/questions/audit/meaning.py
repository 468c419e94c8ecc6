"""What a question means: which sort of fact its stem describes, and which facts each of its constraints is true of."""

from collections.abc import Iterable

from quizapp.questions.audit.item import Constraint, Item
from quizapp.questions.audit.matching import may
from quizapp.questions.audit.world import World

ORDERING = frozenset({"order_two", "before_after", "order_k", "timeline"})
_EVENTS = frozenset({"date_of_event", "agreement_at_event", "office_holder", "career", "place"})
_AGREEMENTS = frozenset({"date_of_agreement", "what_it_did"})
_FIGURES = frozenset({"figure", "trend"})
ONE_EACH = ORDERING | {"check_source"}  # constraint i speaks of subject i


def sort_of(ref: str) -> str:
    return ref.partition(":")[0]


def sort_described(item: Item) -> str:
    """`event`, `agreement` or `figure`: the facts that the constraints choose from."""
    if item.family in _EVENTS:
        return "event"
    if item.family in _AGREEMENTS:
        return "agreement"
    if item.family in _FIGURES:
        return "figure"
    if item.family == "person_in_event":
        return "agreement" if item.variant.startswith("signed:") else "event"
    return sort_of(item.subjects[0])


def target(item: Item, world: World) -> str:
    """The fact that the stem describes: the subject, the event that the asked document names, or the one attested."""
    if item.family == "agreement_at_event":
        return f"event:{world.fact(item.subjects[0])['event']}"
    if item.family == "career":
        return item.subjects[1]
    return item.subjects[0]


def told_of(item: Item, world: World) -> list[tuple[Constraint, str]]:
    """Every constraint with the fact that it must be true of."""
    if item.family in ONE_EACH:
        return list(zip(item.constraints, item.subjects, strict=True))
    if item.family == "trend":
        twice = [ref for ref in item.subjects for _ in range(2)]
        return list(zip(item.constraints, twice, strict=True))
    return [(constraint, target(item, world)) for constraint in item.constraints]


def label_sets(item: Item, world: World) -> list[list[str]]:
    """Of an ordering question: for each label the facts that it may mean."""
    return [may([constraint], sort_of(ref), world) for constraint, ref in told_of(item, world)]


def may_of(item: Item, world: World) -> list[str]:
    """Every fact that the stem may mean, over all facts of the sort, without an index."""
    if item.family in ORDERING:
        return _once(ref for refs in label_sets(item, world) for ref in refs)
    if item.family == "check_source":
        return list(item.subjects)
    if item.family == "trend":
        pairs = [item.constraints[place : place + 2] for place in range(0, len(item.constraints), 2)]
        return _once(ref for pair in pairs for ref in may(pair, "figure", world))
    return may(item.constraints, sort_described(item), world)


def _once(refs: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(refs))
