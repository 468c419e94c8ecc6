"""U of what asks for an order: every fact that one label may mean against every fact that another may mean."""

from itertools import pairwise

from quizapp.questions.audit.dates import When, certainly_before, certainly_inside, days_between, parse, years_of
from quizapp.questions.audit.findings import Check, Faults
from quizapp.questions.audit.item import Item
from quizapp.questions.audit.meaning import label_sets
from quizapp.questions.audit.world import World

GAP_OF_TWO, GAP_OF_MANY = 60, 180
DAYS_OF_EIGHT_YEARS = 2922


def all_before(earlier: list[str], later: list[str], gap: int, world: World) -> bool:
    """Whether every fact of the first comes certainly before every fact of the second, with that many days between."""
    return all(_before(one, other, gap, world) for one in earlier for other in later)


def _before(one: str, other: str, gap: int, world: World) -> bool:
    mine, theirs = world.tellings(one), world.tellings(other)
    if not mine or not theirs:
        return False
    return all(certainly_before(left, right) and days_between(left, right) >= gap for left in mine for right in theirs)


def order_two(item: Item, world: World) -> Faults:
    if len(item.subjects) != 2 or len(item.lures) != 1:
        yield "U", "two facts are put in order, no more and no fewer"
        return
    first, second = label_sets(item, world)
    if not all_before(first, second, 1, world):
        yield "U", "what the first label may mean is not certainly before what the second may mean"
    if not _before(item.subjects[0], item.subjects[1], GAP_OF_TWO, world):
        yield "U", f"the two are less than {GAP_OF_TWO} days apart"
    elif _apart(item.subjects[0], item.subjects[1], world) > DAYS_OF_EIGHT_YEARS:
        yield "U", "the two are more than eight years apart"
    if item.proof["answers"] != [item.constraints[0].value]:
        yield "U", "the proof's answer is not the first label"
    keys = [ref.partition(":")[2] for ref in item.subjects]
    if [option.value for option in item.options] != keys:
        yield "U", "the key is not the earlier of the two facts"
    yield from _of_one_story(item, world)


def _apart(one: str, other: str, world: World) -> int:
    return min(days_between(left, right) for left in world.tellings(one) for right in world.tellings(other))


def _of_one_story(item: Item, world: World) -> Faults:
    rows = [world.fact(ref) for ref in item.subjects]
    if not set(rows[0]["threads"]) & set(rows[1]["threads"]) and all(row["tier"] > 1 for row in rows):
        yield "U", "the facts share no thread, and neither is an anchor"


def before_after(item: Item, world: World) -> Faults:
    asked, anchor = label_sets(item, world)
    value = item.key_option.value
    if value not in {"before", "after"} or item.proof["answers"] != [value]:
        yield "U", f"the answer {value!r} of the proof and the key must both be before or after"
    earlier, later = (asked, anchor) if value == "before" else (anchor, asked)
    if not all_before(earlier, later, GAP_OF_TWO, world):
        yield "U", f"what is asked about does not certainly come {value} the anchor, {GAP_OF_TWO} days apart"
    if world.fact(item.subjects[1])["tier"] != 1:
        yield "U", "the anchor is no essential"


def order_k(item: Item, world: World) -> Faults:
    sets = label_sets(item, world)
    if not 3 <= len(sets) <= 5:
        yield "U", f"{len(sets)} facts are put in order; three to five may be"
    for place, (earlier, later) in enumerate(pairwise(sets)):
        if not all_before(earlier, later, GAP_OF_MANY, world):
            yield "U", f"label {place + 1} is not certainly {GAP_OF_MANY} days before label {place + 2}"
    keys = [ref.partition(":")[2] for ref in item.subjects]
    right = "|".join(keys)
    if item.key_option.value != right or item.proof["answers"] != [right]:
        yield "U", "the key is not the order of the facts asked about"
    if [one["value"] for one in item.key_option.row["items"]] != keys:
        yield "U", "the items of the answer are not in the right order"


def timeline(item: Item, world: World) -> Faults:
    asked, *neighbours = label_sets(item, world)
    value = item.key_option.value
    slot = parse(value)
    if slot is None or item.proof["answers"] != [value]:
        yield "U", "the key is no slot of the timeline, or not the one of the proof"
        return
    for earlier, later in pairwise(neighbours):
        if not all_before(earlier, later, 1, world):
            yield "U", "the neighbours are not certainly in the order shown"
    bounds = slots(item, world)
    if value not in bounds:
        yield "U", f"the slots of these neighbours are {', '.join(bounds)}, not {value}"
        return
    place = bounds.index(value)
    for number, neighbour in enumerate(neighbours):
        earlier, later = (neighbour, asked) if number < place else (asked, neighbour)
        if not all_before(earlier, later, GAP_OF_MANY, world) or not _other_years(earlier, later, world):
            yield "U", f"neighbour {number + 1} is nearer than {GAP_OF_MANY} days or in the same year"
    for ref in asked:
        if not all(certainly_inside(when, slot) for when in world.tellings(ref)):
            yield "U", f"{ref} does not certainly lie in {value}"


def slots(item: Item, world: World) -> list[str]:
    """The slots between the neighbours, each of which is told by its year."""
    years = [f"{_years(ref, world)[0]:04}" for ref in item.subjects[1:]]
    return [f"{low}/{high}" for low, high in pairwise(["..", *years, ".."])]


def _years(ref: str, world: World) -> list[int]:
    return sorted({year for when in world.tellings(ref) for year in years_of(when)})


def _other_years(earlier: list[str], later: list[str], world: World) -> bool:
    return all(_years(one, world)[-1] < _years(other, world)[0] for one in earlier for other in later)


def inside(slot: When, ref: str, world: World) -> bool:
    return all(certainly_inside(when, slot) for when in world.tellings(ref))


FAMILIES: dict[str, Check] = {
    "order_two": order_two,
    "before_after": before_after,
    "order_k": order_k,
    "timeline": timeline,
}
