"""Lints of wording that can be decided from the document: each fault carries the number of its rule."""

import re
import unicodedata
from collections.abc import Iterator

from quizapp.questions.audit.dates import certainly_apart, parse
from quizapp.questions.audit.findings import Faults, Row
from quizapp.questions.audit.item import Item
from quizapp.questions.audit.meaning import ORDERING, target
from quizapp.questions.audit.words import listed, spoken, telling_words, words_of
from quizapp.questions.audit.world import World

_ALL_OF = re.compile(
    r"\b(all|none|both|neither|any|some) of (the above|these|them|the others)\b|\ball three\b", re.IGNORECASE
)
_NEGATIVE = re.compile(
    r"\b(not|never|except|excluding|least|without|false|incorrect|wrong)\b|n['\u2019]t\b", re.IGNORECASE
)
_VERDICT = re.compile(r"(\b(is|was) )?(\b(this statement|this|that|the following) )?\btrue or false\b", re.IGNORECASE)
_VAGUE = frozenset(
    listed("always never usually often sometimes generally frequently seldom rarely mostly occasionally")
)
_UNBOUND = re.compile(
    r"\b(this|that|these|those) (visit|meeting|event|agreement|document|year|period|trip|person|statement|country)\b"
    r"|\b(he|she|they|him|recently|lately|nowadays|currently|today|now|yesterday)\b"
    r"|\b(the two sides|both sides|the former|the latter)\b",
    re.IGNORECASE,
)
_MOJIBAKE = re.compile(
    r"[\u00c2\u00c3][\u0080-\u00bf\u2018-\u203a\u20ac]|\u00e2\u20ac|[\u00d0\u00d1][\u0080-\u00bf]|\ufffd"
)
_RESIDUE = re.compile(
    r"\{\w*\}|\{\{|\}\}|%\(?\w*\)?[sd]\b|\b(None|null|undefined|nan)\b|\[\]|  | ,| \?|<\w+>|\.\.(?!\.)|,,|\?\?"
)
_ASKING = frozenset(listed("who whom whose what which when where how why did do does was were is are had has"))
_OPENING = "\u201c\u2018\u00ab\u201e\"'"  # a headline is quoted as it stands, in whatever script and case
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b(?!\$)")  # US$ is a sign


def texts_of(item: Item) -> Iterator[str]:
    """Every text that a learner may read."""
    yield item.stem
    for option in item.options:
        yield option.text
    for lure in item.lures:
        yield lure.row["truth"]
        yield lure.row["why_false"]["text"]
    yield from (text for text in item.feedback.values() if isinstance(text, str))


def clean(item: Item, world: World) -> Faults:
    """E21: no mojibake, no residue of templates, no control or invisible characters."""
    for text in texts_of(item):
        if _MOJIBAKE.search(text):
            yield "E21", f"damaged letters in {text!r}"
        if _RESIDUE.search(text) or text != text.strip():
            yield "E21", f"residue of a template in {text!r}"
        if any(unicodedata.category(sign) in {"Cc", "Cf", "Co", "Cs", "Cn"} for sign in text):
            yield "E21", f"a character nobody sees in {text!r}"


def wording(item: Item, world: World) -> Faults:
    """E3, E4, E5, E18, E28 on the words that do not come from facts."""
    for option in item.options:
        if _ALL_OF.search(option.text):
            yield "E3", f"{option.text!r} speaks of the other options"
    loose = _VERDICT.sub("", item.loose_stem) if item.family == "true_false" else item.loose_stem
    if _NEGATIVE.search(loose):
        yield "E4", f"the stem is negative: {item.stem!r}"
    yield from _one_question(item)
    if spoken(loose) & _VAGUE:
        yield "E18", "the stem has an absolute or vague word"
    if found := _UNBOUND.search(loose):
        yield "E28", f"{found[0]!r} points outside the stem"


def _one_question(item: Item) -> Faults:
    marks = sum(part["text"].count("?") - _marks_of(item, part) for part in item.parts)
    if item.family in {"true_false", "cloze"}:
        if marks > 1:
            yield "E5", "more than one question is asked"
        if item.family == "cloze" and item.stem.count("____") != 1:
            yield "E5", "there is not exactly one blank"
        return
    if item.family in {"order_k", "timeline"}:
        if marks > 1:
            yield "E5", "more than one question is asked"
    elif marks != 1 or not item.stem.endswith("?"):
        yield "E5", "the stem is not one question with its mark at the end"
    first = item.stem[:1]
    if not first.isupper() and not first.isdigit() and first not in _OPENING:
        yield "E5", "the stem does not begin like a sentence"


def _marks_of(item: Item, part: Row) -> int:
    """The question marks that a title or claim brings along."""
    if part.get("slot"):
        return int(part["text"].count("?"))
    return item.constraints[part["constraint"]].value.count("?") if "constraint" in part else 0


def length_cue(item: Item, world: World) -> Faults:
    """E10: the key is not longer than a quarter more than the longest lure and by more than four words."""
    if not item.lures:
        return
    longest = max(item.lures, key=lambda lure: len(lure.text))
    words = max(len(lure.text.split()) for lure in item.lures)
    key = item.key_option.text
    if len(key) > 1.25 * len(longest.text) and len(key.split()) > words + 4:
        yield "E10", "the key is much longer than every lure"


def clang(item: Item, world: World) -> Faults:
    """E12: a telling word that stem and key share, and no lure."""
    if item.family in ORDERING or item.asks in {"truth", "check"} or not item.lures:
        return
    stem = telling_words(item.stem, world.country_words) - _ASKING
    shared = (stem & telling_words(item.key_option.text, world.country_words)) - {
        word for lure in item.lures for word in words_of(lure.text)
    }
    shared = frozenset(word for word in shared if not word.isdigit())
    if shared:
        yield "E12", f"only the key shares {', '.join(sorted(shared))} with the stem"


def labels_in_time(item: Item, world: World) -> Faults:
    """E26: a place is called by a name that it had at the time of what is asked about."""
    if item.family in ORDERING or item.asks in {"check", "truth", "trend", "value"}:
        return
    tellings = world.tellings(target(item, world))
    said = spoken("".join(part["text"] for part in item.parts if not _is_clue(item, part)))
    for place in world.places.values():
        for label in place["labels"]:
            if not set(words_of(label["text"])) <= said:
                continue
            window = parse(f"{label['from'] or '..'}/{label['to'] or '..'}") if label["from"] or label["to"] else None
            if window and any(certainly_apart(when, window) for when in tellings):
                yield "E26", f"{place['name']} was not called {label['text']} then"


def _is_clue(item: Item, part: Row) -> bool:
    """What a year is counted from is called as it was at its own time."""
    return "constraint" in part and item.constraints[part["constraint"]].attribute == "clue"


def finer_than_the_source(item: Item, world: World) -> Faults:
    """E27: no option gives more decimals than the value that it stands for."""
    if item.asks != "value":
        return
    for option in item.options:
        for shown in re.findall(r"\d\.(\d+)", option.text.replace(",", "")):
            scale = 3 if "billion" in option.text else 0
            if len(shown) > scale + len(option.value.partition(".")[2]):
                yield "E27", f"{option.text!r} is finer than the source's {option.value}"


def acronyms(item: Item, world: World) -> Faults:
    """E20: every run of capitals is in the glossary or a registered name. Topics from tables have no glossary."""
    if not world.document["topic"]["terms"]:
        return
    known = _known_capitals(world)
    for text in (item.stem, *(option.text for option in item.options)):
        for found in _ACRONYM.findall(text):
            if found not in known:
                yield "E20", f"{found} is explained nowhere"


def _known_capitals(world: World) -> frozenset[str]:
    if "capitals" not in world.memory:
        rows: list[Row] = [*world.document["topic"]["terms"], *world.persons.values(), *world.places.values()]
        texts = [text for row in rows for text in (row["name"], *row["aliases"])]
        texts += [row["organisation"] for row in world.offices.values()]
        world.memory["capitals"] = frozenset(found for text in texts for found in _ACRONYM.findall(text))
    return world.memory["capitals"]  # type: ignore[no-any-return]
