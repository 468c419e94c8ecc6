"""Whether options say their values, are distinct and of one kind, and whether anything gives the key away."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations

from quizapp.questions.audit.dates import MONTHS, certainly_apart, parse, precision
from quizapp.questions.audit.findings import Fault, Faults
from quizapp.questions.audit.item import Item, Option
from quizapp.questions.audit.meaning import ORDERING, sort_of, target
from quizapp.questions.audit.numbers import as_number, is_near
from quizapp.questions.audit.people import may_be_same, names_of
from quizapp.questions.audit.ties import (
    names_office,
    names_person,
    names_place,
    names_source,
    says_date,
)
from quizapp.questions.audit.vocabulary import DATE_ASKS
from quizapp.questions.audit.words import alike, contains, content_words, normalise, strip_article, words_of
from quizapp.questions.audit.world import World

Says = Callable[[Item, Option, World], bool]


def option_texts(item: Item, world: World) -> Faults:
    """Every option says its value."""
    says = _SAYS.get(item.asks)
    if says is None:
        return
    for option in item.options:
        if not option.row.get("unsaid") and not says(item, option, world):
            yield "option", f"{option.text!r} does not say {option.value!r}"


def _is_title(text: str, row: dict[str, str]) -> bool:
    shown = strip_article(normalise(text))
    return shown in {strip_article(normalise(title)) for title in (row["title"], row["short_title"])}


def _says_date(item: Item, option: Option, world: World) -> bool:
    return says_date(option.text, option.value)


def _says_person(item: Item, option: Option, world: World) -> bool:
    shown = set(words_of(option.text))
    known = {word for name in names_of(world.persons[option.value]) for word in words_of(name)}
    return shown <= known and names_person(option.text, option.value, world)


def _says_document(item: Item, option: Option, world: World) -> bool:
    return _is_title(option.text, world.fact(f"agreement:{option.value}"))


def _says_label(item: Item, option: Option, world: World) -> bool:
    refs = [ref for ref in item.subjects if ref.partition(":")[2] == option.value]
    return len(refs) == 1 and _is_title(option.text, world.fact(refs[0]))


def _says_text(item: Item, option: Option, world: World) -> bool:
    return contains(option.text, option.value)


def _says_office(item: Item, option: Option, world: World) -> bool:
    return names_office(option.text, option.value, world)


def _says_place(item: Item, option: Option, world: World) -> bool:
    return names_place(option.text, option.value, world)


def _says_number(item: Item, option: Option, world: World) -> bool:
    """Whether the text has the number; after "about" rounded to the digits shown, and perhaps in billions."""
    value = as_number(option.value)
    if value is None:
        return False
    sign = -1 if re.search(r"\bminus\b|[-\u2212]\d", option.text) else 1
    for number in re.findall(r"\d[\d,]*(?:\.\d+)?", option.text):
        shown = Decimal(number.replace(",", "")) * sign
        for scale in _SCALES if "billion" in option.text else _SCALES[:1]:
            unit = Decimal(1).scaleb(shown.as_tuple().exponent) * scale  # type: ignore[arg-type]
            near = abs(shown * scale - value) * 2 <= unit and "about" in option.text
            if shown * scale == value or near:
                return True
    return False


def _says_side(item: Item, option: Option, world: World) -> bool:
    words = set(words_of(option.text))
    return option.value in words and not {"before", "after"} - {option.value} & words


def _says_source(item: Item, option: Option, world: World) -> bool:
    return names_source(option.text, option.value, world)


def _says_told(item: Item, option: Option, world: World) -> bool:
    return bool(option.text.strip())


def _says_trend(item: Item, option: Option, world: World) -> bool:
    if item.variant == "highest":
        return says_date(option.text, option.value)
    return any(word in words_of(option.text) for word in _TREND_WORDS.get(option.value, ()))


_SCALES = (1, 1000)
_TREND_WORDS = {
    "rose": ("rose", "grew", "increased", "up", "risen", "higher", "more"),
    "fell": ("fell", "shrank", "decreased", "down", "fallen", "lower", "less"),
    "same": ("same", "unchanged", "hardly", "level", "stayed"),
}
_SAYS: dict[str, Says] = {
    **dict.fromkeys(DATE_ASKS, _says_date),
    "person": _says_person,
    "agreement": _says_document,
    "purpose": _says_text,
    "earlier": _says_label,
    "office": _says_office,
    "place": _says_place,
    "value": _says_number,
    "side_of_anchor": _says_side,
    "source": _says_source,
    "told": _says_told,
    "trend": _says_trend,
}


def distinct(item: Item, world: World) -> Faults:
    """E2, E16 and E36: no two options are one answer, contain each other or read the same."""
    for one, other in combinations(item.options, 2):
        if normalise(one.text) == normalise(other.text) or one.value == other.value:
            yield "E2", f"{one.text!r} and {other.text!r} are the same option"
        elif _overlap(item, one, other, world):
            yield "E16", f"{one.text!r} and {other.text!r} may both be right or mean the same"
        if one.text.strip().casefold() == other.text.strip().casefold():
            yield "E36", f"two options read {one.text!r}"


def _overlap(item: Item, one: Option, other: Option, world: World) -> bool:
    if item.asks in DATE_ASKS:
        left, right = parse(one.value), parse(other.value)
        return left is None or right is None or not certainly_apart(left, right)
    if item.asks == "person":
        return may_be_same(world, one.value, other.value)
    if item.asks == "value":
        first, second = as_number(one.value), as_number(other.value)
        return first is None or second is None or is_near(first, second)
    if item.asks == "place":
        places = world.places
        return bool(places[one.value]["parent"] == other.value or places[other.value]["parent"] == one.value)
    if item.asks in {"agreement", "purpose"}:
        return alike(one.text, other.text, world.country_words) or _same_words(one.text, other.text)
    return False


def _same_words(one: str, other: str) -> bool:
    return content_words(one) == content_words(other)


def homogeneous(item: Item, world: World) -> Faults:
    """E8 and E17: options are of one sort, side and precision; E24: they lie near enough to be believed."""
    if item.asks in DATE_ASKS:
        if len({precision(option.value) for option in item.options}) > 1:
            yield "E17", "the options are not of one precision"
        yield from _near_years(item)
    if item.asks == "person":
        if len({world.persons[option.value]["country"] for option in item.options}) > 1:
            yield "E8", "the persons are not of one side"
        yield from _attested_near(item, world)
    if item.asks == "place" and len({world.places[option.value]["kind"] for option in item.options}) > 1:
        yield "E8", "the places are not of one kind"


def _near_years(item: Item) -> Iterator[Fault]:
    if item.asks == "period":
        return  # stretches of several years cannot all lie within six
    key = int(item.key_option.value[:4])
    for lure in item.lures:
        if abs(int(lure.value[:4]) - key) > 6:
            yield "E24", f"{lure.text} is more than six years off"


def _attested_near(item: Item, world: World) -> Iterator[Fault]:
    years = _years(target(item, world), world)
    for lure in item.lures:
        known = [year for event in _events_of(lure.value, world) for year in _years(event, world)]
        if years and not any(abs(year - mine) <= 10 for year in known for mine in years):
            yield "E24", f"{lure.text} is not attested within ten years"


def _years(ref: str, world: World) -> list[int]:
    row = world.fact(ref)
    return [int(row[end][:4]) for end in ("earliest", "latest") if row.get(end)]


def _events_of(person: str, world: World) -> list[str]:
    index: dict[str, list[str]] = world.memory.setdefault("events of persons", {})
    if not index:
        for sort, parts in (("event", "participants"), ("agreement", "signatories")):
            for ref in world.by_sort[sort]:
                for part in world.fact(ref)[parts]:
                    index.setdefault(part["person"], []).append(ref)
    return index.get(person, [])


def positions(item: Item, world: World) -> Faults:
    """E9: where options have a natural order, their places in it are theirs, from 0 upwards, ascending."""
    placed = [(option.row["position"], option) for option in item.options if "position" in option.row]
    if not placed:
        return
    if sorted(place for place, _ in placed) != list(range(len(item.options))):
        yield "E9", "the places of the options are not 0 to k-1"
        return
    values = [option.value for _, option in sorted(placed, key=lambda pair: pair[0])]
    if item.asks in DATE_ASKS and values != sorted(values):
        yield "E9", "the dates are not ascending"
    numbers = [as_number(value) for value in values] if item.asks == "value" else []
    known = [number for number in numbers if number is not None]
    if known != sorted(known):
        yield "E9", "the numbers are not ascending"


def accepted(item: Item, world: World) -> Faults:
    """Other texts that count as right are names of the key, and of none of the lures."""
    for text in item.row["answer"]["accepted"]:
        if item.asks == "person" and not _says_person(item, Option(text, item.key_option.value, {}), world):
            yield "option", f"{text!r} is accepted and is no name of the key"
        if item.asks == "agreement" and not _says_document(item, Option(text, item.key_option.value, {}), world):
            yield "option", f"{text!r} is accepted and is no title of the key"
        if any(normalise(text) == normalise(lure.text) for lure in item.lures):
            yield "E2", f"{text!r} is accepted and is also a wrong option"


def leaks(item: Item, world: World) -> Faults:
    """E13: the stem has the year, the number, a name or a title of the key."""
    key = item.key_option
    stem = "".join(part["text"] for part in item.parts if not part.get("slot"))
    numbers = {number.lstrip("0") for number in re.findall(r"\d+", stem)}
    if item.asks in {"year", "period"} and numbers & {year.lstrip("0") for year in key.value.split("/")}:
        yield "E13", f"the stem gives the year {key.value}"
    if item.asks == "month" and MONTHS[int(key.value[5:7]) - 1] in words_of(stem):
        yield "E13", "the stem gives the month"
    if item.asks == "day" and says_date(stem, key.value):
        yield "E13", "the stem gives the day"
    if item.asks == "person" and names_person(stem, key.value, world):
        yield "E13", f"the stem names {key.text}"
    if item.asks == "place" and names_place(stem, key.value, world):
        yield "E13", f"the stem names {key.text}"
    if item.asks == "value" and _says_number(item, Option(stem, key.value, {}), world):
        yield "E13", f"the stem gives the number {key.value}"
    if item.asks in {"agreement", "purpose", "office"} and contains(stem, key.text):
        yield "E13", f"the stem says {key.text!r}"


def fits_the_order(item: Item, world: World) -> Faults:
    """E34: labels of an order give no year or ordinal; E7: what is typed or turned over needs no options to be seen."""
    if item.family in ORDERING and item.family != "timeline":
        labels = [one["text"] for one in item.key_option.row.get("items", ())] or [one.text for one in item.options]
        for label in labels:
            if re.search(r"\b(1\d|20)\d\d\b", label):
                yield "E34", f"the label {label!r} gives a year"
    covered = {"flashcard", "typed"} & set(item.formats)
    if covered and re.search(r"\b(of these|of the following|below)\b", item.loose_stem, re.IGNORECASE):
        yield "E7", "the stem cannot be answered with the options covered"
    if item.family in ORDERING and any(sort_of(ref) == "person" for ref in item.subjects):
        yield "E34", "persons have no place in time"
