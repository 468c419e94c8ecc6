"""U of the families about offices, places, figures, and how a thing is told."""

from quizapp.questions.audit.arithmetic import check_source
from quizapp.questions.audit.dates import certainly_apart, parse, span_of
from quizapp.questions.audit.findings import Check, Faults
from quizapp.questions.audit.holders import interlopers, is_sound
from quizapp.questions.audit.item import Item
from quizapp.questions.audit.meaning import may_of, target
from quizapp.questions.audit.numbers import allowed, always_lower, as_number, directions
from quizapp.questions.audit.unique import unanimous
from quizapp.questions.audit.world import World


def office_holder(item: Item, world: World) -> Faults:
    yield from unanimous(item, world, _holder)
    key, event = item.key_option.value, item.subjects[0]
    if item.proof["answers"] != [key]:
        yield "U", "the key is not the person that the proof found"
    if not world.offices[item.variant]["exclusive"]:
        yield "U", "the office may have several holders at once"
    if world.persons[key]["unnamed"]:
        yield "U", "the key is a person whom no source names"
    tellings = world.tellings(event)
    if not tellings:
        yield "U", "the event has no date"
        return
    for other in interlopers(world, item.variant, span_of(tellings), key):
        yield "U", f"{other} is attested in that office around those days too"


def _holder(item: Item, world: World, ref: str) -> str | None:
    if world.is_disputed(ref, "office", "participants"):
        return None
    found = {part["person"] for part in world.fact(ref)["participants"] if part["office"] == item.variant}
    return found.pop() if len(found) == 1 else None


def career(item: Item, world: World) -> Faults:
    person = item.subjects[0].removeprefix("person:")
    window = parse(next(one.value for one in item.constraints if one.attribute == "date"))
    assert window is not None
    near = [
        one
        for one in world.attestations
        if one.person == person
        and not any(certainly_apart(when, window) for when in world.tellings(one.event))
        and world.tellings(one.event)
        and world.fact(one.event)["told"] == "done"
    ]
    for one in near:
        if not is_sound(world, one):
            yield "U", f"what {one.event} attests of the person at that time is doubtful"
    offices = sorted({one.office for one in near})
    if offices != item.proof["answers"] or offices != [item.key_option.value]:
        yield "U", f"at that time the person is attested as {', '.join(offices) or 'nothing'}"


def career_may(item: Item, world: World) -> list[str]:
    """The events at which the person is attested in an office within the window: the may-set of a career."""
    person = item.subjects[0].removeprefix("person:")
    window = parse(next(one.value for one in item.constraints if one.attribute == "date"))
    assert window is not None
    found = [
        one.event
        for one in world.attestations
        if one.person == person
        and is_sound(world, one)
        and not any(certainly_apart(when, window) for when in world.tellings(one.event))
    ]
    return list(dict.fromkeys(found))


def place(item: Item, world: World) -> Faults:
    yield from unanimous(item, world, _city)
    if item.proof["answers"] != [item.key_option.value]:
        yield "U", "the key is not the place that the proof found"
    event = item.subjects[0]
    tellings = world.tellings(event)
    if world.fact(event)["kind"] == "visit" or not tellings or any(when.first != when.last for when in tellings):
        yield "U", "only an event of one day that is no visit has one place"


def _city(item: Item, world: World, ref: str) -> str | None:
    if world.is_disputed(ref, "places", "place"):
        return None
    cities = [key for key in world.fact(ref)["places"] if world.places[key]["kind"] == "city"]
    return cities[0] if len(cities) == 1 else None


def figure(item: Item, world: World) -> Faults:
    key = as_number(item.key_option.value)
    if [item.key_option.value] != item.proof["answers"]:
        yield "U", "the key is not the value that the proof found"
    for ref in may_of(item, world):
        values = allowed(ref, world)
        if values is None or values != [key]:
            shown = "not known" if values is None else " or ".join(map(str, values))
            yield "U", f"{ref} fits the stem, and its value is {shown}"


def trend(item: Item, world: World) -> Faults:
    if item.proof["answers"] != [item.key_option.value]:
        yield "U", "the key is not what the proof found"
    rows = [world.fact(ref) for ref in item.subjects]
    if len({(row["series"], row["unit"]) for row in rows}) != 1:
        yield "U", "figures of different series or units are compared"
    if item.variant == "highest":
        yield from _highest(item, world)
        return
    earlier, later = item.subjects
    found = directions(earlier, later, world)
    if found != {item.key_option.value}:
        yield "U", f"under the values that the sources allow it {' or '.join(sorted(found or {'is not known'}))}"
    mine, theirs = world.tellings(earlier), world.tellings(later)
    if not mine or not theirs or any(one.last >= other.first for one in mine for other in theirs):
        yield "U", "the first period is not certainly before the second"


def _highest(item: Item, world: World) -> Faults:
    best = [ref for ref in item.subjects if world.fact(ref)["period"] == item.key_option.value]
    if len(best) != 1:
        yield "U", "the key is the period of none or of several of the figures"
        return
    for ref in item.subjects:
        if ref != best[0] and not always_lower(ref, best[0], world):
            yield "U", f"{ref} is not certainly lower than {best[0]}"


def told_as(item: Item, world: World) -> Faults:
    yield from unanimous(item, world, _told)
    if item.proof["answers"] != [item.key_option.value]:
        yield "U", "the key is not how the proof says it is told"
    for constraint in item.constraints:
        subject = target(item, world)
        if constraint.attribute == "source" and world.sources_of(subject) != {constraint.value}:
            yield "U", "another source tells it too, perhaps otherwise"


def _told(item: Item, world: World, ref: str) -> str | None:
    return None if world.is_disputed(ref, "told") else str(world.fact(ref)["told"])


def which_source(item: Item, world: World) -> Faults:
    shown = [option.value for option in item.options]
    for key in shown:
        if world.sources[key]["transcribed"] != "whole":
            yield "U", f"{key} is not transcribed whole, so it may say so too"
    for ref in may_of(item, world):
        citing = [key for key in shown if key in world.sources_of(ref)]
        if citing != [item.key_option.value]:
            yield "U", f"{ref} fits the stem and is cited by {', '.join(citing) or 'none'} of the sources shown"
    if item.proof["answers"] != [item.key_option.value]:
        yield "U", "the key is not the source that the proof found"


FAMILIES: dict[str, Check] = {
    "office_holder": office_holder,
    "career": career,
    "place": place,
    "figure": figure,
    "trend": trend,
    "told_as": told_as,
    "check_source": check_source,
    "which_source": which_source,
}
