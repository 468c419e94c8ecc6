"""Form: how stem and options are put, whatever they say. Pure."""

import re
import unicodedata

from quizapp.facts.copying import repeated
from quizapp.facts.names import normalise
from quizapp.facts.snapshot import Snapshot
from quizapp.questions.item import Item
from quizapp.questions.language.wording import is_plural
from quizapp.questions.lints.found import (
    ERROR,
    NEEDS_OPTIONS,
    TWO_OPTIONS,
    WARNING,
    Checks,
    Found,
    is_ordering,
    own_words,
    pairs,
    texts_of,
)
from quizapp.questions.vocabulary import Asks, Family, Format

_ALL_NONE = re.compile(r"(?i)\b(all|none|both|neither|any) of (the|these|them)\b|\bboth (a|b|answers)\b")
_NEGATIVE = re.compile(r"(?i)\b(not|never|except|least|isn't|wasn't|didn't|false|incorrect|wrong)\b")
_ABSOLUTE = re.compile(
    r"(?i)\b(always|never|only|every|everyone|nobody|must|completely|usually|often|sometimes|rarely|frequently|generally"
    r"|mostly|seldom)\b"
)
# The replacement character, or a Han character inside a Latin word: how a broken encoding shows.
_MOJIBAKE = re.compile(r"\ufffd|[A-Za-z][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z]|Ã[\u0080-\u00bf]|â€")
_HIDDEN = {"Cc", "Cf", "Co", "Cn"}
_DANGLING = re.compile(r"(?i)\b(this visit|that visit|the two sides|both sides|recently|this year|last year|he|she)\b")
_INDEFINITE = re.compile(r"(?i)\b(an?) (?:____|$)")
_POINTS_AT_OPTIONS = re.compile(r"(?i)\b(which|what) of (these|the following)\b")
_VOWEL = re.compile(r"(?i)[aeiou]")
BLANK = "____"


def schema(item: Item, snapshot: Snapshot | None) -> Found:
    """1: as many options as the format needs."""
    count = len(item.options)
    if is_ordering(item):
        places = item.answer.get("items", ())
        if not 3 <= len(places) <= 5 or item.distractors:
            yield f"an ordering has 3 to 5 things to order and no lures; this one has {len(places)}"
    else:
        allowed = (2,) if item.family in TWO_OPTIONS else (3, 4, 5)
        if count not in allowed:
            yield f"{count} options; expected {' or '.join(map(str, allowed))}"
    if not item.formats or not set(item.formats) <= set(Format):
        yield f"the formats {list(item.formats)} are not all known"
    if item.family == Family.CLOZE and item.stem.count(BLANK) != 1:
        yield "a cloze has exactly one blank"
    if not item.stem.strip():
        yield "the stem is empty"
    if any(not str(option.get("text", "")).strip() for option in item.options):
        yield "an option is empty"


def no_all_or_none(item: Item, snapshot: Snapshot | None) -> Found:
    """3: no option that speaks about the others."""
    for option in item.options:
        if _ALL_NONE.search(str(option["text"])) and item.asks != Asks.PURPOSE:
            yield f"option “{option['text']}” speaks about other options"


def no_negative(item: Item, snapshot: Snapshot | None) -> Found:
    """4: no negative stem. True/false and evidence that cannot be right name falsehood, and ask for no exception."""
    stem = item.loose_stem
    if item.family == Family.TRUE_FALSE:
        stem = re.sub(r"(?i)true or false", "", stem)
    if (found := _NEGATIVE.search(stem)) and item.family != Family.CHECK_SOURCE:
        yield f"negative stem: “{found[0]}”"


def one_question(item: Item, snapshot: Snapshot | None) -> Found:
    """5: exactly one question. A cloze may ask by its blank alone."""
    marks = item.loose_stem.count("?")
    if item.family == Family.CLOZE:
        if marks > 1:
            yield "the stem asks more than one question"
    elif item.family == Family.TRUE_FALSE:
        if marks != 1:
            yield "a true/false asks exactly once whether it is true"
    elif marks != 1 or not item.stem.rstrip().endswith("?"):
        yield "the stem must be exactly one question and end with its question mark"


def reading_load(item: Item, snapshot: Snapshot | None) -> Found:
    """6: short enough to read at a glance."""
    words = len(item.stem.split())
    if not (5 <= words <= 30):
        yield f"the stem has {words} words; 5 to 30 read well"
    load = sum(len(str(option["text"]).split()) for option in item.options)
    if load > 45:
        yield f"the options have {load} words together; at most 45 read well"


def stands_alone(item: Item, snapshot: Snapshot | None) -> Found:
    """7: answerable with the options covered, but for families that ask about the options."""
    if item.family not in NEEDS_OPTIONS and re.search(
        r"(?i)\b(which|what) of (these|the following)\b", item.loose_stem
    ):
        yield "the stem cannot be answered with the options covered"


def order(item: Item, snapshot: Snapshot | None) -> Found:
    """9: what has a natural order stands in it; positions, where there are any, are those of the whole pool."""
    placed = [option.get("position") for option in item.options]
    if any(place is not None for place in placed) and sorted(map(_number, placed)) != list(range(len(placed))):
        yield "not all options have a place in their order"
    if item.asks in (Asks.YEAR, Asks.MONTH, Asks.DAY, Asks.PERIOD):
        values = [str(option["value"]).zfill(4) for option in sorted(item.options, key=_place_or_value)]
        if values != sorted(values) or [str(o["value"]) for o in item.distractors] != sorted(
            (str(option["value"]) for option in item.distractors), key=lambda value: value.zfill(4)
        ):
            yield "dates must ascend"


def _number(place: object) -> int:
    return place if isinstance(place, int) else -1


def _place_or_value(option: object) -> tuple[int, str]:
    assert isinstance(option, dict)
    place = option.get("position")
    return (place if isinstance(place, int) else 0, str(option["value"]).zfill(4))


def length_cue(item: Item, snapshot: Snapshot | None) -> Found:
    """10: the right option is not given away by its length."""
    if not item.distractors:
        return
    key = str(item.answer["text"]).split()
    longest = max((str(option["text"]).split() for option in item.distractors), key=len)
    if len(key) > 1.25 * len(longest) and len(key) > len(longest) + 4:
        yield "the right option is much longer than the others"


def grammar(item: Item, snapshot: Snapshot | None) -> Found:
    """11: the stem's grammar fits every option; number or article must not single out the key."""
    if (found := _INDEFINITE.search(item.stem)) and item.distractors:
        fits = [bool(_VOWEL.match(str(option["text"]))) == (found[1].lower() == "an") for option in item.options]
        if not all(fits):
            yield f"“{found[1]}” fits only some of the options"
    if item.asks == Asks.AGREEMENT and len(item.distractors) > 1:
        key, *others = (is_plural(str(option["text"])) for option in item.options)
        if key not in others:
            yield "only the right option is in the plural" if key else "only the right option is in the singular"


def no_overlap(item: Item, snapshot: Snapshot | None) -> Found:
    """16, of texts: no option within another."""
    if item.asks in (Asks.SLOT, Asks.ORDER, Asks.TREND, Asks.CHECK, Asks.TOLD, Asks.VALUE, Asks.PURPOSE):
        return
    texts = [normalise(str(option["text"])) for option in item.options]
    for a, b in pairs(texts):
        if f" {a} " in f" {b} " or f" {b} " in f" {a} ":
            yield f"“{a}” and “{b}” are nested"


def no_absolutes(item: Item, snapshot: Snapshot | None) -> Found:
    """18: no absolutes or vague frequency words of our own; titles and purposes are the facts' words."""
    if found := _ABSOLUTE.search(own_words(item)):
        yield f"“{found[0]}” is an absolute or a vague frequency word"


def no_copying(item: Item, snapshot: Snapshot | None) -> Found:
    """19: no twelve words in a row of a source; titles and names are masked."""
    if snapshot is None or not snapshot.runs:
        return
    for text in (item.stem, item.why, *(str(option["text"]) for option in item.options)):
        for run in repeated(text, snapshot.exact_titles, snapshot.runs):
            yield f"“{run}” is a run of a source's words"


_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")


def acronyms(item: Item, snapshot: Snapshot | None) -> Found:
    """20: an acronym is in the glossary, or expanded beside it. Topics without a glossary are not judged."""
    if snapshot is None or not snapshot.terms:
        return
    for text in texts_of(item):
        for found in _ACRONYM.findall(text):
            if found.rstrip("s") not in snapshot.glossary and not re.fullmatch(r"[IVXLCDM]+|CE|USD|US", found):
                yield f"“{found}” is neither expanded nor in the glossary"


def clean_text(item: Item, snapshot: Snapshot | None) -> Found:
    """21: no mojibake, no residue of templates, no control characters."""
    for text in (item.why, *texts_of(item)):
        hidden = not text.isprintable() and any(unicodedata.category(c) in _HIDDEN for c in text)
        if hidden or _MOJIBAKE.search(text):
            yield f"unclean characters in {text[:60]!r}"
        if re.search(r"[{}]|%s|\bNone\b|  ", text):
            yield f"residue of a template in {text[:60]!r}"


def self_contained(item: Item, snapshot: Snapshot | None) -> Found:
    """28: the stem stands by itself."""
    if found := _DANGLING.search(item.loose_stem):
        yield f"“{found[0]}” refers to something outside the stem"


def accessible(item: Item, snapshot: Snapshot | None) -> Found:
    """36: options differ by words that a screen reader says, not by case, marks or signs alone."""
    said = [re.sub(r"\W+", " ", str(option["text"]).casefold()).strip() for option in item.options]
    if len(set(said)) != len(said) or not all(said):
        yield "two options sound the same"


CHECKS: Checks = (
    (1, ERROR, schema),
    (3, ERROR, no_all_or_none),
    (4, ERROR, no_negative),
    (5, ERROR, one_question),
    (6, WARNING, reading_load),
    (7, ERROR, stands_alone),
    (9, ERROR, order),
    (10, ERROR, length_cue),
    (11, ERROR, grammar),
    (16, ERROR, no_overlap),
    (18, ERROR, no_absolutes),
    (19, ERROR, no_copying),
    (20, ERROR, acronyms),
    (21, ERROR, clean_text),
    (28, ERROR, self_contained),
    (36, ERROR, accessible),
)
