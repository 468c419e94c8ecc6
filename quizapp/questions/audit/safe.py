"""S: what a distractor asserts contradicts a known fact. The rules about dates, persons, documents and orders."""

from collections.abc import Callable

from quizapp.questions.audit.dates import certainly_apart, parse, precision
from quizapp.questions.audit.findings import Faults
from quizapp.questions.audit.item import Item, Option
from quizapp.questions.audit.matching import all_apart, family_of, leaders_known
from quizapp.questions.audit.meaning import label_sets, may_of, sort_of, target
from quizapp.questions.audit.people import may_be_same, may_stand_for, persons_at, was_there
from quizapp.questions.audit.unique_orders import all_before, inside
from quizapp.questions.audit.words import alike, normalise
from quizapp.questions.audit.world import World

Rule = Callable[[Item, Option, World], Faults]


def disjoint_date(item: Item, lure: Option, world: World) -> Faults:
    """No day in common with any fact of the may-set, nor with its announcement, in any telling."""
    window = parse(lure.value)
    if window is None or precision(lure.value) != item.asks:
        yield "S", f"the lure {lure.value!r} is no {item.asks}"
        return
    if item.subjects[0] not in lure.facts:
        yield "S", f"the reason of {lure.text!r} is not about the fact asked about"
    for ref in may_of(item, world):
        announced = world.fact(ref).get("announced_by", "")
        report = world.tellings(f"event:{announced}") if announced else ()
        tellings = world.tellings(ref)
        if not tellings or any(not certainly_apart(when, window) for when in (*tellings, *report)):
            yield "S", f"{ref} may have a day in {lure.value}"


def complete_list(item: Item, lure: Option, world: World) -> Faults:
    """The list that is complete names others, and none of them may be the lure."""
    fact = lure.facts[0]
    if fact != target(item, world):
        yield "S", f"the list of {fact} proves nothing about what is asked"
    row = world.fact(fact)
    if sort_of(fact) == "agreement":
        complete, listed = row["signatories_complete"], [one["person"] for one in row["signatories"]]
        fields: tuple[str, ...] = ("signatories",)
    elif item.variant == "host":
        complete, listed = row["participants_complete"], persons_at(world, fact)
        fields = ("host", "participants")
    else:
        complete, listed = leaders_known(row), persons_at(world, fact)
        fields = ("leader", "participants")
        if was_there(world, lure.value, fact):
            yield "S", f"{lure.value} was in that country in those months"
    if not complete or world.is_disputed(fact, *fields):
        yield "S", f"the list of {fact} is not known to be complete"
    if any(may_stand_for(world, one, lure.value) for one in listed):
        yield "S", f"{lure.value} may be one of those whom {fact} lists"
    if may_be_same(world, lure.value, item.key_option.value):
        yield "S", f"{lure.value} may be the same person as the key"


def signed_elsewhere(item: Item, lure: Option, world: World) -> Faults:
    """Certainly apart from the event, which another or no event of its own contradicts; like none of its documents."""
    if len(lure.facts) != 2 or lure.facts[0] != f"agreement:{lure.value}":
        yield "S", f"the reason of {lure.text!r} is not about that document"
        return
    paper, event = lure.facts
    row = world.fact(paper)
    if event not in may_of(item, world):
        yield "S", f"{event} is not the event of the stem"
    if f"event:{row['event']}" == event or world.is_disputed(paper, "event") or world.is_disputed(event, "agreements"):
        yield "S", f"{paper} was signed at that event, or that is disputed"
    if not all_apart(paper, event, world):
        yield "S", f"{paper} and {event} may share a day"
    if row["generic"]:
        yield "S", f"{paper} has a generic title, which may mean any document"
    yield from _like_one_of_the_event(paper, event, world)


def _like_one_of_the_event(paper: str, event: str, world: World) -> Faults:
    row = world.fact(paper)
    for other in world.papers_of.get(event.removeprefix("event:"), ()):
        signed = world.fact(other)
        for mine in (row["title"], row["short_title"]):
            if any(alike(mine, title, world.country_words) for title in (signed["title"], signed["short_title"])):
                yield "S", f"{paper} is called much like {other}, which was signed there"
                return


def other_purpose(item: Item, lure: Option, world: World) -> Faults:
    """Both purposes are known and not alike, and neither document builds on the other."""
    if len(lure.facts) != 2 or lure.facts[0] != item.subjects[0]:
        yield "S", f"the reason of {lure.text!r} is not about the document asked about"
        return
    subject, other = lure.facts
    mine, theirs = world.fact(subject)["purpose"], world.fact(other)["purpose"]
    shown = theirs if item.asks == "purpose" else other.removeprefix("agreement:")
    if normalise(shown) != normalise(lure.value):
        yield "S", f"the reason of {lure.text!r} is about another document"
    if not mine or not theirs or world.is_disputed(subject, "purpose") or world.is_disputed(other, "purpose"):
        yield "S", f"the purposes of {subject} and {other} are not both known"
    if alike(mine, theirs, world.country_words):
        yield "S", f"the purposes of {subject} and {other} are alike"
    if other in family_of(subject, world):
        yield "S", f"{subject} and {other} build on one another"
    if item.asks == "agreement" and world.fact(other)["generic"]:
        yield "S", f"{other} has a generic title, which may mean any document"


def later(item: Item, lure: Option, world: World) -> Faults:
    if lure.facts != [item.subjects[1], item.subjects[0]] or f"{sort_of(lure.facts[0])}:{lure.value}" != lure.facts[0]:
        yield "S", f"the reason of {lure.text!r} is not about the two facts asked about"
        return
    if not all_before([lure.facts[1]], [lure.facts[0]], 1, world):
        yield "S", f"{lure.facts[1]} is not certainly before {lure.facts[0]}"


def other_order(item: Item, lure: Option, world: World) -> Faults:
    """Before is false where it certainly was after; a slot is false where the fact certainly lies in no part of it."""
    if lure.facts != item.subjects:
        yield "S", f"the reason of {lure.text!r} is not about the facts asked about"
    asked, *others = label_sets(item, world)
    if item.family == "before_after":
        earlier, second = (others[0], asked) if lure.value == "before" else (asked, others[0])
        if lure.value not in {"before", "after"} or not all_before(earlier, second, 1, world):
            yield "S", f"it is not certain that it was not {lure.value}"
        return
    slot = parse(lure.value)
    if slot is None or any(inside(slot, ref, world) for ref in asked):
        yield "S", f"what is asked about lies in {lure.value}"
    elif not all(_outside_slot(item, lure.value, ref, world) for ref in asked):
        yield "S", f"what is asked about is not certainly outside {lure.value}"


def _outside_slot(item: Item, slot: str, ref: str, world: World) -> bool:
    """Certainly before what opens the slot or after what closes it: the neighbours are named by their years."""
    start, _, end = slot.partition("/")
    before = start != ".." and all_before([ref], _of_year(item, start, world), 1, world)
    after = end != ".." and all_before(_of_year(item, end, world), [ref], 1, world)
    return before or after


def _of_year(item: Item, year: str, world: World) -> list[str]:
    window = parse(year)
    assert window is not None
    return [ref for ref in item.subjects[1:] if any(not certainly_apart(when, window) for when in world.tellings(ref))]


RULES: dict[str, Rule] = {
    "disjoint_date": disjoint_date,
    "complete_list": complete_list,
    "signed_elsewhere": signed_elsewhere,
    "other_purpose": other_purpose,
    "later": later,
    "other_order": other_order,
}
