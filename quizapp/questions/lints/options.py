"""Options: distinct, of one kind, plausible, and none given away by anything but knowledge. Pure."""

from quizapp.facts import dates
from quizapp.facts.names import content_words, similarity
from quizapp.facts.names import normalise as normal
from quizapp.facts.snapshot import Snapshot
from quizapp.questions.item import Item
from quizapp.questions.language.wording import YEAR
from quizapp.questions.lints.found import DATES, ERROR, TITLES, WARNING, Checks, Found, pairs
from quizapp.questions.lures.dates import YEARS_AWAY
from quizapp.questions.lures.persons import PERSON_YEARS
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.world.identity import may_be_one
from quizapp.questions.world.proof import DOCUMENT_WORDS, SIMILAR

NEAR = 0.02  # numbers nearer than this cannot be told apart by somebody who knows them
ROOT = 6  # words that share so many first letters are of one root


def distinct(item: Item, snapshot: Snapshot | None) -> Found:
    """2: no two options read the same or may mean the same."""
    texts = [normal(str(option["text"])) for option in item.options]
    if len(set(texts)) != len(texts):
        yield "two options read the same"
    values = [str(option["value"]) for option in item.options]
    if len(set(values)) != len(values):
        yield "two options mean the same"
    if item.asks in TITLES:
        for a, b in pairs(item.options):
            if similarity(str(a["text"]), str(b["text"])) >= SIMILAR:
                yield f"“{a['text']}” and “{b['text']}” are too similar"
    if item.asks == Asks.VALUE:
        numbers = [number for value in values if (number := _number(value)) is not None]
        for low, high in pairs(sorted(numbers)):
            if high - low <= NEAR * max(abs(low), abs(high)):
                yield f"{low:g} and {high:g} are less than 2 percent apart"
    if item.asks == Asks.PERSON and snapshot is not None:
        for one, other in pairs(sorted(set(values))):
            if may_be_one(snapshot.persons, one, other):
                yield f"{one} and {other} may be one person"


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def homogeneous(item: Item, snapshot: Snapshot | None) -> Found:
    """8: options are of one type, unit, side and class."""
    values = [str(option["value"]) for option in item.options]
    if item.asks in DATES and len({dates.parse(_padded(value)).precision for value in values}) > 1:
        yield "the dates are of different precision"
    if item.asks == Asks.VALUE and any(_number(value) is None for value in values):
        yield "an option is no number"
    if snapshot is None:
        return
    if item.asks == Asks.PERSON:
        countries = {person.country for key in values if (person := snapshot.persons.get(key))}
        if len(countries) > 1:
            yield "the persons are of different sides"
        if missing := [key for key in values if key not in snapshot.persons]:
            yield f"{missing[0]} is no person of this topic"
    if item.asks == Asks.PLACE:
        kinds = {place.kind for key in values if (place := snapshot.places.get(key))}
        if len(kinds) > 1:
            yield "the places are of different kinds"
    if item.asks == Asks.OFFICE:
        countries = {office.country for key in values if (office := snapshot.offices.get(key))}
        if len(countries) > 1:
            yield "the offices are of different countries"


def _padded(value: str) -> str:
    """A year as EDTF wants it: four digits."""
    return "/".join(end.zfill(4) if end.isdigit() else end for end in value.split("/"))


def clang(item: Item, snapshot: Snapshot | None) -> Found:
    """12: a content word, or one of its root, that only the stem and the key share gives the key away."""
    if item.asks not in TITLES and item.asks not in (Asks.OFFICE, Asks.PLACE, Asks.CHECK, Asks.SOURCE):
        return
    said = " ".join(str(part["text"]) for part in item.stem_parts if "constraint" in part)
    telling = content_words(said) - DOCUMENT_WORDS
    for word in sorted(content_words(str(item.answer["text"])) - DOCUMENT_WORDS):
        roots = _of_root(word, telling)
        others = (content_words(str(option["text"])) for option in item.distractors)
        if roots and not any(_of_root(word, other) for other in others):
            yield f"only the stem and the right option share “{word}”"


def _of_root(word: str, words: frozenset[str]) -> bool:
    return any(word == other or (len(word) >= ROOT and word[:ROOT] == other[:ROOT]) for other in words)


def no_leak(item: Item, snapshot: Snapshot | None) -> Found:
    """13: neither the stem nor a lure contains the key, an alias, or its year."""
    if item.family == Family.TRUE_FALSE:
        return
    stem = f" {normal(item.stem)} "
    answers = [str(item.answer["text"]), *map(str, item.answer.get("accepted", ()))]
    if item.asks not in (Asks.EARLIER, Asks.ORDER, Asks.SLOT, Asks.SIDE_OF_ANCHOR, Asks.TOLD, Asks.TREND, Asks.CHECK):
        for text in answers:
            if f" {normal(text)} " in stem:
                yield f"the stem contains the answer “{text}”"
    if item.asks == Asks.YEAR and item.family != Family.TREND and YEAR.search(_without_clues(item)):
        yield "a stem that asks for a year contains one"
    if item.asks == Asks.PERSON:
        surnames = {word for text in answers for word in content_words(text) if len(word) > 3}
        if leaked := surnames & content_words(item.stem):
            yield f"the stem contains “{min(leaked)}” of the name asked for"
    if item.asks in {*TITLES, Asks.EARLIER} and any(YEAR.search(str(option["text"])) for option in item.options):
        yield "an option contains a year"


def _without_clues(item: Item) -> str:
    """The stem but for what is meant to lead to the year: a clue's own words."""
    clues = {index for index, found in enumerate(item.constraints) if found["attribute"] == "clue"}
    return "".join(str(part["text"]) for part in item.stem_parts if part.get("constraint") not in clues)


def no_nested_dates(item: Item, snapshot: Snapshot | None) -> Found:
    """16, of values: dates and spans share no day."""
    if item.asks in DATES:
        spans = [dates.parse(_padded(str(option["value"]))) for option in item.options]
        if any(dates.overlap(a, b) is not False for a, b in pairs(spans)):
            yield "options overlap"


def equal_precision(item: Item, snapshot: Snapshot | None) -> Found:
    """17: numbers are shown equally precisely, so that a round one does not stand out."""
    if item.asks == Asks.VALUE:
        digits = {len(str(option["text"]).partition(".")[2].split(" ")[0]) for option in item.options}
        if len(digits) > 1:
            yield "the numbers are shown with different precision"


def plausible(item: Item, snapshot: Snapshot | None) -> Found:
    """24: a lure might be the answer. Years lie within six of the key, persons were active within ten."""
    if item.asks == Asks.YEAR and item.family != Family.TREND:
        right = _number(str(item.answer["value"]))
        for option in item.distractors:
            year = _number(str(option["value"]))
            if right is not None and year is not None and abs(year - right) > YEARS_AWAY:
                yield f"{option['value']} is more than {YEARS_AWAY} years away"
    if item.asks == Asks.PERSON and snapshot is not None and (day := _day(item, snapshot)) is not None:
        for option in item.distractors:
            years = snapshot.years_of_person.get(str(option["value"]), ())
            if not any(abs(year - day) <= PERSON_YEARS for year in years):
                yield f"{option['text']} is not attested within {PERSON_YEARS} years"


def _day(item: Item, snapshot: Snapshot) -> int | None:
    when = getattr(snapshot.fact(item.subjects[0]), "when", None) if item.subjects else None
    return when.earliest.year if when is not None and when.earliest else None


def not_by_luck(item: Item, snapshot: Snapshot | None) -> Found:
    """37: no option struck out by its era or its form alone."""
    if item.asks == Asks.PERSON and item.distractors:
        single = [" " not in str(option["text"]) for option in item.options]
        if len(set(single)) > 1 and single.count(single[0]) == 1:
            yield "only the right option is a single name" if single[0] else "only the right option is a full name"
    if item.asks in TITLES and item.distractors:
        lengths = [len(str(option["text"])) for option in item.options]
        if lengths[0] > 2 * max(lengths[1:]) or 2 * lengths[0] < min(lengths[1:]):
            yield "the right option is of another length than all others"
    if snapshot is not None and item.asks == Asks.YEAR and snapshot.first_year and snapshot.last_year:
        for option in item.distractors:
            year = _number(str(option["value"]))
            if year is not None and not snapshot.first_year - 1 <= year <= snapshot.last_year:
                yield f"{option['value']} lies outside the years of this history"


CHECKS: Checks = (
    (2, ERROR, distinct),
    (8, ERROR, homogeneous),
    (12, ERROR, clang),
    (13, ERROR, no_leak),
    (16, ERROR, no_nested_dates),
    (17, ERROR, equal_precision),
    (24, ERROR, plausible),
    (37, WARNING, not_by_luck),
)
