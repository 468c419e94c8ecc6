"""Whether the words say what the constraints say: every constraint is carried, in the words that it must have."""

import re
from collections.abc import Callable
from itertools import pairwise

from quizapp.questions.audit.dates import MONTHS
from quizapp.questions.audit.findings import Faults
from quizapp.questions.audit.item import Constraint, Item
from quizapp.questions.audit.matching import match, split_clue
from quizapp.questions.audit.meaning import ORDERING, told_of
from quizapp.questions.audit.people import names_of
from quizapp.questions.audit.words import (
    contains,
    content_words,
    has_words,
    listed,
    normalise,
    spoken,
    strip_article,
    telling_words,
    words_of,
)
from quizapp.questions.audit.world import World

Tie = Callable[[str, str, str, World], bool]  # the words, the value, the fact it is true of, the facts
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_UNITS = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = listed("zero ten twenty thirty forty fifty sixty seventy eighty ninety hundred")
STATUS_WORDS = frozenset(
    listed("planned possible announced proposed future alleged claimed expected coming intended target goal")
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}


def ties(item: Item, world: World) -> Faults:
    """Constraints without words, words without the constraint's content, and loose words that claim a fact."""
    shown = as_shown(item, world) or item
    for index, (constraint, ref) in enumerate(told_of(item, world)):
        carried = _carried(item, index)
        said = shown.constraints[index]
        if constraint.attribute == "clue":
            carried = carried if numbers_in(carried) - {0} else item.stem  # the count may stand apart
        if not carried:
            yield "tie", f"no part of the stem says the {constraint.attribute} {constraint.value!r}"
        elif not says(carried, said, ref, world):
            yield "tie", f"{carried!r} does not say the {constraint.attribute} {constraint.value!r}"
        if match(constraint, ref, world) is not True:
            yield "U", f"the {constraint.attribute} {constraint.value!r} is not certainly true of {ref}"
    if item.family != "check_source":
        yield from _loose(item, world)


def _carried(item: Item, index: int) -> str:
    """The words that carry a constraint: parts of the stem, else the label shown as an option.

    What is said once of several figures, their series, carries the same constraint of each; the periods of which the
    highest is asked are the options.
    """
    same = {place for place, one in enumerate(item.constraints) if one == item.constraints[index]}
    parts = [part["text"] for part in item.parts if part.get("constraint") in same]
    if item.family == "trend" and not parts:
        return next((one.text for one in item.options if one.value == item.constraints[index].value), "")
    if parts or item.family not in ORDERING:
        return " ".join(dict.fromkeys(parts))
    labels = [one["text"] for one in item.key_option.row.get("items", ())] or [one.text for one in item.options]
    return labels[index] if index < len(labels) else ""


def _loose(item: Item, world: World) -> Faults:
    for part in item.parts:
        if "constraint" in part or part.get("slot"):
            continue
        if _NUMBER.search(part["text"]) or spoken(part["text"]) & set(MONTHS):
            yield "tie", f"{part['text']!r} gives a date or number that no constraint speaks of"
        if spoken(_without_sources(part["text"], world)) & world.country_words:
            yield "tie", f"{part['text']!r} names a country that no constraint speaks of"


def _without_sources(text: str, world: World) -> str:
    """The text without the names of sources: who says so is no claim about what is asked."""
    for source in world.sources.values():
        for name in (source["title"], source["publisher"]):
            text = text.replace(name, "") if name else text
    return text


def as_shown(item: Item, world: World) -> Item | None:
    """The question with the titles that the stem really gives, where they are not those of its constraints."""
    changed = [
        {"attribute": one.attribute, "operator": one.operator, "value": _shown_title(item, index, one, ref, world)}
        for index, (one, ref) in enumerate(told_of(item, world))
    ]
    if [one["value"] for one in changed] == [one.value for one in item.constraints]:
        return None
    return Item(item.row | {"constraints": changed})


def _shown_title(item: Item, index: int, constraint: Constraint, ref: str, world: World) -> str:
    text, row = _carried(item, index), world.fact(ref)
    if constraint.attribute != "title" or names_title(text, constraint.value, world):
        return constraint.value
    if (clause := row.get("question_clause", "")) and contains(text, clause):
        return constraint.value
    other = next((title for title in (row["title"], row["short_title"]) if names_title(text, title, world)), "")
    return other or _without_status(constraint.value, item)


def _without_status(title: str, item: Item) -> str:
    """What is asked for its status is called by its title without the words that tell it."""
    if item.family != "told_as":
        return title
    return _plain(title)


def says(text: str, constraint: Constraint, ref: str, world: World) -> bool:
    tie = _TIES.get(constraint.attribute)
    return tie is not None and tie(text, constraint.value, ref, world)


def _kind(text: str, value: str, ref: str, world: World) -> bool:
    return has_words(text, words_of(value.replace("_", " ")))


def _title(text: str, value: str, ref: str, world: World) -> bool:
    clause = world.fact(ref).get("question_clause", "")
    return names_title(text, value, world) or (bool(clause) and contains(text, clause))


def names_title(text: str, title: str, world: World) -> bool:
    """Whether a text has a title, or every word of it that tells it from others."""
    if contains(text, title):
        return True
    wanted = telling_words(title, world.country_words) or content_words(title)
    return bool(wanted) and has_words(text, wanted)


def date_words(value: str) -> tuple[set[int], set[str]]:
    """The numbers and the months that must be said of an EDTF date."""
    numbers: set[int] = set()
    months: set[str] = set()
    for end in re.split(r"[/,\[\]]", value):
        fields = end.strip("?~% ").split("-")
        if fields[0].isdigit():
            numbers.add(int(fields[0]))
        if len(fields) > 1:
            months.add(MONTHS[int(fields[1]) - 1])
        if len(fields) > 2:
            numbers.add(int(fields[2]))
    return numbers, months


def says_date(text: str, value: str) -> bool:
    """Whether a text has exactly the years, months and days of a date, no more and no fewer."""
    numbers, months = date_words(value)
    shown = {int(number) for number in re.findall(r"\d+", text)}
    return shown == numbers and spoken(text) & set(MONTHS) == months


def _date(text: str, value: str, ref: str, world: World) -> bool:
    return says_date(text, value)


def _country(text: str, value: str, ref: str, world: World) -> bool:
    return any(contains(text, name) or has_words(text, words_of(name)) for name in world.adjectives(value))


def names_person(text: str, key: str, world: World) -> bool:
    """Whether a text has a name, an alias or the surname of a person; of an unnamed one, the name in the registry."""
    person = world.persons[key]
    names = [words_of(name) for name in names_of(person)]
    if any(name and has_words(text, name) for name in names):
        return True
    surnames = {name[0] if person["name_system"] == "pinyin" else name[-1] for name in names if len(name) > 1}
    return any(has_words(text, [surname]) for surname in surnames)


def _person(text: str, value: str, ref: str, world: World) -> bool:
    return names_person(text, value, world)


def _signed(text: str, value: str, ref: str, world: World) -> bool:
    row = world.fact(f"agreement:{value}")
    return any(names_title(text, title, world) for title in (row["title"], row["short_title"]))


def _signed_at(text: str, value: str, ref: str, world: World) -> bool:
    row = world.fact(f"event:{value}")
    return any(names_title(text, title, world) for title in (row["title"], row["short_title"]))


def _party(text: str, value: str, ref: str, world: World) -> bool:
    return any(has_words(text, content_words(name)) for name in world.adjectives(value))


def _purpose(text: str, value: str, ref: str, world: World) -> bool:
    return contains(text, value)


def names_office(text: str, key: str, world: World) -> bool:
    """Whether a text has every word of an office's title; the country may be said by the rest of the stem."""
    title = world.offices[key]["title"]
    return has_words(text, (content_words(title) - world.country_words) or content_words(title))


def _office(text: str, value: str, ref: str, world: World) -> bool:
    return names_office(text, value, world)


def names_place(text: str, key: str, world: World) -> bool:
    row = world.places[key]
    names = (row["name"], *row["aliases"], *(label["text"] for label in row["labels"]))
    return any(name and has_words(text, words_of(name)) for name in names)


def _place(text: str, value: str, ref: str, world: World) -> bool:
    return names_place(text, value, world)


def _series(text: str, value: str, ref: str, world: World) -> bool:
    row = world.fact(ref)
    titles = (row["title"], row["short_title"], _plain(row["title"]), _plain(row["short_title"]))
    return any(title and names_title(text, title, world) for title in titles)


def _plain(title: str) -> str:
    """A title without the words that tell its status."""
    return " ".join(word for word in title.split() if normalise(word) not in STATUS_WORDS)


def names_source(text: str, key: str, world: World) -> bool:
    row = world.sources[key]
    return any(name and has_words(text, content_words(name)) for name in (row["title"], row.get("publisher", "")))


def _source(text: str, value: str, ref: str, world: World) -> bool:
    return names_source(text, value, world)


def _clue(text: str, value: str, ref: str, world: World) -> bool:
    reference, shift = split_clue(value)
    row = world.fact(reference)
    counted = text
    for title in (row.get("title", ""), row["short_title"]):
        counted = counted.replace(strip_article(title), " ") if title else counted  # "five-country" counts no years
    return abs(shift) in numbers_in(counted) and _fact(text, reference, ref, world)


def numbers_in(text: str) -> set[int]:
    """The whole numbers of a text, in figures or in words up to a hundred, as amounts or ordinals; 0 for "the same"."""
    found = {int(number) for number in re.findall(r"\d+", text)}
    words = normalise(text.replace("-", " ")).split()
    values = [_value(word) for word in words]
    joined = 0  # the tens of a number in two words: "forty-one" is neither forty nor one
    for value, following in pairwise([*values, None]):
        is_tens = value is not None and value in range(20, 100, 10)
        if is_tens and following is not None and 0 < following < 10:
            joined = value or 0
        elif value is not None:
            found.add(joined + value)
            joined = 0
    return found | {0} if {"same", "that"} & set(words) else found


def _value(word: str) -> int | None:
    if word in _ORDINALS:
        return _ORDINALS[word]
    for form in (word, word.removesuffix("th"), word.removesuffix("ieth") + "y"):
        if form in _UNITS:
            return _UNITS.index(form)
        if form in _TENS:
            return _TENS.index(form) * 10
    return {"decade": 10, "century": 100, "half": None, "once": 1, "twice": 2}.get(word)


def _fact(text: str, value: str, ref: str, world: World) -> bool:
    row = world.fact(value)
    clause = row.get("question_clause", "")
    titles = (row.get("title", ""), row["short_title"], row.get("name", ""))
    return any(title and names_title(text, title, world) for title in titles) or (
        bool(clause) and contains(text, clause)
    )


_TIES: dict[str, Tie] = {
    "kind": _kind,
    "title": _title,
    "date": _date,
    "period": _date,
    "host_country": _country,
    "leader": _person,
    "host": _person,
    "participant": _person,
    "person": _person,
    "leader_side": _country,
    "signed": _signed,
    "signed_at": _signed_at,
    "signed_for": _party,
    "purpose": _purpose,
    "office": _office,
    "place": _place,
    "series": _series,
    "source": _source,
    "clue": _clue,
    "fact": _fact,
}
