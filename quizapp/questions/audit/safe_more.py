"""S, continued: offices, places, figures, sources."""

from quizapp.questions.audit.arithmetic import no_bearing
from quizapp.questions.audit.dates import calendar_years, certainly_apart, months_around, parse, span_of
from quizapp.questions.audit.findings import Faults
from quizapp.questions.audit.holders import ever_together, held
from quizapp.questions.audit.item import Item, Option
from quizapp.questions.audit.meaning import may_of, target
from quizapp.questions.audit.numbers import allowed, always_lower, as_number, directions, is_near
from quizapp.questions.audit.people import may_be_same, names_of, persons_at
from quizapp.questions.audit.safe import Rule
from quizapp.questions.audit.words import normalise, telling_words
from quizapp.questions.audit.world import World


def other_holder(item: Item, lure: Option, world: World) -> Faults:
    """An exclusive office that somebody else held then; the lure held it at other times."""
    if item.family == "career":
        yield from _held_by_another(item, lure, world)
        return
    if len(lure.facts) != 2:
        yield "S", f"the reason of {lure.text!r} names no event at which {lure.value} is attested in that office"
        return
    event, elsewhere = lure.facts
    office = item.variant
    if event != item.subjects[0] or not world.offices[office]["exclusive"]:
        yield "S", f"the reason of {lure.text!r} is not about an exclusive office at that event"
    if not _is_attested(world, lure.value, office, elsewhere):
        yield "S", f"{lure.value} is not attested in that office at {elsewhere}"
    if any(may_be_same(world, one, lure.value) for one in persons_at(world, event)):
        yield "S", f"{lure.value} was at the event"
    span, tellings = held(world, lure.value, office), world.tellings(event)
    if span is None or not tellings or not certainly_apart(span, months_around(span_of(tellings))):
        yield "S", f"{lure.value} is attested in that office around that month"


def _is_attested(world: World, person: str, office: str, event: str) -> bool:
    return any(part["person"] == person and part["office"] == office for part in world.fact(event)["participants"])


def _window(item: Item) -> str:
    return next(one.value for one in item.constraints if one.attribute == "date")


def _held_by_another(item: Item, lure: Option, world: World) -> Faults:
    person = item.subjects[0].removeprefix("person:")
    office, window = lure.value, parse(_window(item))
    assert window is not None
    if not world.offices[office]["exclusive"]:
        yield "S", f"{office} may have several holders at once"
    holders = [part["person"] for part in world.fact(lure.facts[1])["participants"] if part["office"] == office]
    tellings = world.tellings(lure.facts[1])
    if not tellings or any(certainly_apart(when, window) for when in tellings):
        yield "S", f"{lure.facts[1]} is not at the time asked about"
    if not holders or any(may_be_same(world, one, person) for one in holders):
        yield "S", f"{lure.facts[1]} attests nobody else as {office}"
    yield from _held_with_the_key(item, lure, world)


def _held_with_the_key(item: Item, lure: Option, world: World) -> Faults:
    person = item.subjects[0].removeprefix("person:")
    window = parse(_window(item))
    assert window is not None
    span = held(world, person, lure.value)
    if span is not None and not certainly_apart(span, window):
        yield "S", f"the person is attested as {lure.value} around that time"
    if ever_together(world, lure.value, item.key_option.value):
        yield "S", f"{lure.value} and {item.key_option.value} have been held together"


def other_post(item: Item, lure: Option, world: World) -> Faults:
    """The person's own office of other years, which does not go together with the one asked for."""
    person = item.subjects[0].removeprefix("person:")
    if not _is_attested(world, person, lure.value, lure.facts[0]):
        yield "S", f"{lure.facts[0]} does not attest the person as {lure.value}"
    window = parse(_window(item))
    assert window is not None
    span = held(world, person, lure.value)
    if span is None or not certainly_apart(span, calendar_years(window)):
        yield "S", f"the person is attested as {lure.value} around those years"
    if ever_together(world, lure.value, item.key_option.value):
        yield "S", f"{lure.value} and {item.key_option.value} have been held together"


def other_place(item: Item, lure: Option, world: World) -> Faults:
    """A city that the event does not name, which is no part, whole or other name of one that it does."""
    event = target(item, world)
    if lure.facts != [event]:
        yield "S", f"the reason of {lure.text!r} is not about the event asked about"
    if world.places[lure.value]["kind"] != "city":
        yield "S", f"{lure.value} is no city"
    for key in world.fact(event)["places"]:
        if key == lure.value or _line_of(world, key) & {lure.value} or _line_of(world, lure.value) & {key}:
            yield "S", f"{lure.value} is, contains or lies in {key}, where it took place"
        elif _called(world, key) & _called(world, lure.value):
            yield "S", f"{lure.value} and {key} share a name"


def _line_of(world: World, key: str) -> set[str]:
    """A place with everything that it lies in."""
    found: set[str] = set()
    while key and key not in found:
        found.add(key)
        key = world.places[key]["parent"]
    return found


def _called(world: World, key: str) -> set[str]:
    row = world.places[key]
    return {normalise(text) for text in (row["name"], *row["aliases"], *(one["text"] for one in row["labels"]))}


def other_value(item: Item, lure: Option, world: World) -> Faults:
    """Another figure's value, far enough from every value that the asked one may have: a series has one value a period.

    The other is of the same unit, and of the same series or of a thread in common (README, the rules).
    """
    if item.family == "trend":
        yield from _lower_period(item, lure, world)
        return
    subject, other = lure.facts
    mine, theirs = world.fact(subject), world.fact(other)
    if subject != item.subjects[0] or subject == other:
        yield "S", f"the reason of {lure.text!r} is not about the figure asked about"
    is_related = mine["series"] == theirs["series"] or set(mine["threads"]) & set(theirs["threads"])
    if mine["unit"] != theirs["unit"] or not is_related:
        yield "S", f"{other} is of another unit, or of another series and story"
    value = as_number(lure.value)
    if value is None or allowed(other, world) != [value]:
        yield "S", f"{lure.value} is not the undisputed value of {other}"
        return
    for ref in may_of(item, world):
        values = allowed(ref, world)
        if values is None or any(is_near(value, known) for known in values):
            yield "S", f"{lure.value} is within two percent of what {ref} may be"


def _lower_period(item: Item, lure: Option, world: World) -> Faults:
    lower, highest = lure.facts
    if world.fact(lower)["period"] != lure.value or world.fact(highest)["period"] != item.key_option.value:
        yield "S", f"the reason of {lure.text!r} is not about those periods"
    if not always_lower(lower, highest, world):
        yield "S", f"{lower} is not certainly lower than {highest}"


def other_direction(item: Item, lure: Option, world: World) -> Faults:
    if lure.facts != item.subjects:
        yield "S", f"the reason of {lure.text!r} is not about the figures asked about"
        return
    found = directions(lure.facts[0], lure.facts[1], world)
    if lure.value not in {"rose", "fell", "same"} or found is None or lure.value in found:
        yield "S", f"it may have been {lure.value!r} under a value that the sources allow"


def other_status(item: Item, lure: Option, world: World) -> Faults:
    if lure.facts != item.subjects:
        yield "S", f"the reason of {lure.text!r} is not about the fact asked about"
    if lure.value not in {"done", "planned", "claimed"}:
        yield "S", f"{lure.value!r} is no way of telling"
    for ref in may_of(item, world):
        if world.fact(ref)["told"] == lure.value or world.is_disputed(ref, "told"):
            yield "S", f"{ref} is told as {lure.value}, or that is disputed"


def not_named(item: Item, lure: Option, world: World) -> Faults:
    """A source that is in the inventory whole and does not name what the telling of the fact names."""
    source = world.sources[lure.value]
    if lure.facts != item.subjects:
        yield "S", f"the reason of {lure.text!r} is not about the fact asked about"
    if source["transcribed"] != "whole":
        yield "S", f"{lure.value} is not transcribed whole"
    for ref in may_of(item, world):
        if lure.value in world.sources_of(ref):
            yield "S", f"{lure.value} tells of {ref}"
    name = lure.row["why_false"].get("name", "")
    if not normalise(name) or not _told_by_the_key(item, name, world):
        yield "S", f"the name {name!r} is not one that the fact and its telling give"
    elif any(_says(text, spelling, world) for text in _inventory(source) for spelling in _spellings(item, name, world)):
        yield "S", f"{lure.value} names {name}"


def _inventory(source: dict[str, object]) -> list[str]:
    return [name for paragraph in source["paragraphs"] for name in paragraph["names"]]  # type: ignore[attr-defined]


def _says(text: str, name: str, world: World) -> bool:
    wanted = telling_words(name, world.country_words)
    return bool(wanted) and wanted <= telling_words(text, world.country_words)


def _spellings(item: Item, name: str, world: World) -> set[str]:
    """Every name under which what is called `name` might stand in an inventory."""
    found = {name}
    for rows in (world.persons.values(), world.places.values()):
        for row in rows:
            if normalise(name) in {normalise(text) for text in names_of(row)}:
                found.update(names_of(row))
    row = world.fact(item.subjects[0])
    titles = {row["title"], row["short_title"]}
    return found | titles if normalise(name) in {normalise(title) for title in titles} else found


def _told_by_the_key(item: Item, name: str, world: World) -> bool:
    """Whether a person, a place or the title of the fact bears the name, and the key's own paragraph says it."""
    row = world.fact(item.subjects[0])
    places_told = {(one["source"], one["paragraph"]) for one in row["citations"]}
    inventory = [
        text
        for paragraph in world.sources[item.key_option.value]["paragraphs"]
        if (item.key_option.value, paragraph["locator"]) in places_told
        for text in paragraph["names"]
    ]
    if not any(_says(text, spelling, world) for text in inventory for spelling in _spellings(item, name, world)):
        return False
    wanted = telling_words(name, world.country_words)
    if wanted and any(wanted <= telling_words(row[title], world.country_words) for title in ("title", "short_title")):
        return True
    persons = [world.persons[key] for key in persons_at(world, item.subjects[0])] if "participants" in row else []
    places = [world.places[key] for key in row.get("places", ())]
    names = [row["title"], row["short_title"], *(text for each in (*persons, *places) for text in names_of(each))]
    return normalise(name) in {normalise(text) for text in names}


RULES: dict[str, Rule] = {
    "other_holder": other_holder,
    "other_post": other_post,
    "other_place": other_place,
    "other_value": other_value,
    "other_direction": other_direction,
    "other_status": other_status,
    "no_bearing": no_bearing,
    "not_named": not_named,
}
