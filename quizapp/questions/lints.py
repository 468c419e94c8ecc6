"""Item lints (QUESTIONS, "Item lints"): what may never be published, and what a teacher is warned of. Pure.

Each check has the number of its lint and yields messages; `E` findings block publishing, `W` findings are kept with
the version. The checks read an `Item`: a draft or a stored version, seen the same way.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.facts import dates
from quizapp.facts.names import content_words, normalise, similarity
from quizapp.facts.snapshot import AgreementFact, EventFact, Snapshot
from quizapp.questions.draft import Draft
from quizapp.questions.proof import DOCUMENT_WORDS, World
from quizapp.questions.tellings import settled_year
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.wording import YEAR

ERROR, WARNING = "E", "W"


@dataclass(frozen=True, slots=True)
class Lint:
    number: int
    level: str
    message: str

    def as_json(self) -> dict[str, Any]:
        return {"number": self.number, "level": self.level, "message": self.message}


@dataclass(frozen=True)
class Item:
    """What a lint sees; shapes are those of QuestionVersion's fields."""

    family: str
    asks: str
    subjects: Sequence[str]
    stem: str
    stem_parts: Sequence[Mapping[str, Any]]
    constraints: Sequence[Mapping[str, str]]
    answer: Mapping[str, Any]
    distractors: Sequence[Mapping[str, Any]]
    proof: Mapping[str, Any]
    why: str
    citations: Sequence[Any]

    @classmethod
    def of_draft(cls, draft: Draft) -> "Item":
        return cls(
            family=draft.family,
            asks=draft.asks,
            subjects=draft.subjects,
            stem=draft.stem,
            stem_parts=[part.as_json() for part in draft.parts],
            constraints=[constraint.as_json() for constraint in draft.constraints],
            answer=draft.answer.as_json(),
            distractors=[distractor.as_json() for distractor in draft.distractors],
            proof=draft.proof.as_json(),
            why=draft.why,
            citations=draft.citations,
        )

    @classmethod
    def of_version(cls, version: Any) -> "Item":
        """A stored QuestionVersion, with its question."""
        question = version.question
        return cls(
            family=question.family,
            asks=question.asks,
            subjects=question.subject_facts,
            stem=version.stem,
            stem_parts=version.stem_parts,
            constraints=version.constraints,
            answer=version.answer,
            distractors=version.distractors,
            proof=version.proof,
            why=version.feedback.get("why", ""),
            citations=version.citations,
        )

    @property
    def options(self) -> list[Mapping[str, Any]]:
        return [self.answer, *self.distractors]

    @property
    def loose_stem(self) -> str:
        """The stem with the words that come from facts (titles, names) masked."""
        return "".join("…" if "constraint" in part else part["text"] for part in self.stem_parts)


Found = Iterator[str]


def schema(item: Item, snapshot: Snapshot | None) -> Found:
    count = len(item.options)
    allowed = (2,) if item.family == Family.ORDER_TWO else (3, 4, 5)
    if count not in allowed:
        yield f"{count} options; expected {' or '.join(map(str, allowed))}"
    if not item.stem.strip():
        yield "the stem is empty"
    if any(not str(option.get("text", "")).strip() for option in item.options):
        yield "an option is empty"


def distinct(item: Item, snapshot: Snapshot | None) -> Found:
    texts = [normalise(str(option["text"])) for option in item.options]
    if len(set(texts)) != len(texts):
        yield "two options read the same"
    values = [str(option["value"]) for option in item.options]
    if len(set(values)) != len(values):
        yield "two options mean the same"
    if item.asks in (Asks.AGREEMENT, Asks.PURPOSE):
        for a, b in _pairs(item.options):
            if similarity(str(a["text"]), str(b["text"])) >= 0.6:
                yield f"“{a['text']}” and “{b['text']}” are too similar"
    if item.asks == Asks.PERSON and snapshot is not None:
        yield from _same_persons(values, snapshot)


def _same_persons(keys: Sequence[str], snapshot: Snapshot) -> Found:
    world = World(snapshot)
    for a, b in _pairs(sorted(set(keys))):
        if world.may_be_one(a, b):
            yield f"{a} and {b} may be one person"


_ALL_NONE = re.compile(r"(?i)\b(all|none|both|neither|any) of (the|these|them)\b|\bboth (a|b|answers)\b")
_NEGATIVE = re.compile(r"(?i)\b(not|never|except|least|isn't|wasn't|didn't|false|incorrect|wrong)\b")
# The replacement character, or a Han character inside a Latin word: how a broken encoding shows.
_MOJIBAKE = re.compile(r"\ufffd|[A-Za-z][\u4e00-\u9fff]|[\u4e00-\u9fff][A-Za-z]")
_DANGLING = re.compile(r"(?i)\b(this visit|that visit|the two sides|both sides|recently|this year|last year|he|she)\b")


def no_all_or_none(item: Item, snapshot: Snapshot | None) -> Found:
    for option in item.options:
        if _ALL_NONE.search(str(option["text"])):
            yield f"option “{option['text']}” speaks about other options"


def no_negative(item: Item, snapshot: Snapshot | None) -> Found:
    if found := _NEGATIVE.search(item.loose_stem):
        yield f"negative stem: “{found[0]}”"


def one_question(item: Item, snapshot: Snapshot | None) -> Found:
    if item.loose_stem.count("?") != 1 or not item.stem.rstrip().endswith("?"):
        yield "the stem must be exactly one question and end with its question mark"


def reading_load(item: Item, snapshot: Snapshot | None) -> Found:
    words = len(item.stem.split())
    if not (5 <= words <= 30):
        yield f"the stem has {words} words; 5 to 30 read well"
    load = sum(len(str(option["text"]).split()) for option in item.options)
    if load > 45:
        yield f"the options have {load} words together; at most 45 read well"


def order(item: Item, snapshot: Snapshot | None) -> Found:
    if item.asks == Asks.YEAR:
        years = [str(option["value"]).zfill(4) for option in item.distractors]
        if years != sorted(years):
            yield "years must ascend"


def no_leak(item: Item, snapshot: Snapshot | None) -> Found:
    """Neither the stem nor a lure may contain the key, an alias, or its year."""
    stem = f" {normalise(item.stem)} "
    answers = [str(item.answer["text"]), *map(str, item.answer.get("accepted", ()))]
    if item.asks != Asks.EARLIER:
        for text in answers:
            if f" {normalise(text)} " in stem:
                yield f"the stem contains the answer “{text}”"
    if item.asks == Asks.YEAR and YEAR.search(item.stem):
        yield "a stem that asks for a year contains one"
    if item.asks == Asks.PERSON:
        surnames = {word for text in answers for word in content_words(text) if len(word) > 3}
        if leaked := surnames & content_words(item.stem):
            yield f"the stem contains “{min(leaked)}” of the name asked for"
    if item.asks in (Asks.AGREEMENT, Asks.PURPOSE, Asks.EARLIER) and any(
        YEAR.search(str(option["text"])) for option in item.options
    ):
        yield "an option contains a year"


def no_overlap(item: Item, snapshot: Snapshot | None) -> Found:
    if item.asks == Asks.YEAR:
        spans = [dates.parse(str(option["value"]).zfill(4)) for option in item.options]
        if any(dates.overlap(a, b) is not False for a, b in _pairs(spans)):
            yield "options overlap"
        return
    texts = [normalise(str(option["text"])) for option in item.options]
    for a, b in _pairs(texts):
        if f" {a} " in f" {b} " or f" {b} " in f" {a} ":
            yield f"“{a}” and “{b}” are nested"


def clean_text(item: Item, snapshot: Snapshot | None) -> Found:
    for text in (item.stem, item.why, *(str(option["text"]) for option in item.options)):
        if any(unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn") for c in text) or _MOJIBAKE.search(text):
            yield f"unclean characters in {text[:60]!r}"
        if re.search(r"[{}]|%s|\bNone\b|  ", text):
            yield f"residue of a template in {text[:60]!r}"


def unique(item: Item, snapshot: Snapshot | None) -> Found:
    answers = list(item.proof.get("answers", ()))
    if len(answers) != 1:
        yield f"{len(answers)} answers are possible"
    if not item.proof.get("may"):
        yield "the proof names no fact"


def safe(item: Item, snapshot: Snapshot | None) -> Found:
    for option in item.distractors:
        reason = option.get("why_false", {})
        if not (reason.get("rule") and reason.get("facts") and reason.get("text")):
            yield f"no stored reason why “{option['text']}” is false"


# The disputed fields that each kind of answer rests on.
_RESTS_ON: dict[str, tuple[str, ...]] = {
    Asks.YEAR: ("date",),
    Asks.EARLIER: ("date",),
    Asks.PERSON: ("leader", "participants", "host_country"),
    Asks.AGREEMENT: ("event", "agreements", "purpose", "title"),
    Asks.PURPOSE: ("purpose", "title"),
}


def _same_year(item: Item, snapshot: Snapshot, ref: str) -> bool:
    """Whether the year asked for is the same under every disputed date."""
    fact = snapshot.fact(ref)
    if item.asks != Asks.YEAR or not isinstance(fact, EventFact | AgreementFact):
        return False
    return str(settled_year(snapshot, fact)) == str(item.answer["value"])


def sound_evidence(item: Item, snapshot: Snapshot | None) -> Found:
    if not item.citations:
        yield "no citation"
    if snapshot is None:
        return
    for ref in item.subjects:
        fact = snapshot.fact(ref)
        if fact is None:
            yield f"{ref} is no longer a fact"
            continue
        for conflict in snapshot.conflicts_of.get(ref, ()):
            if conflict.field in _RESTS_ON.get(item.asks, ()) and not _same_year(item, snapshot, ref):
                yield f"{ref} rests on a conflict about its {conflict.field}"


def labels_in_time(item: Item, snapshot: Snapshot | None) -> Found:
    """A place is called what it was called then: a label used before it was valid misleads (lint 26)."""
    if snapshot is None:
        return
    for ref in item.subjects:
        when = getattr(snapshot.fact(ref), "when", None)
        if when is None or when.latest is None:
            continue
        for place in snapshot.places.values():
            for text, start, _ in place.labels:
                if not start or not re.search(rf"\b{re.escape(text)}\b", item.stem):
                    continue
                begins = dates.parse(start).earliest
                if begins is not None and when.latest < begins:
                    yield f"“{text}” is used for {when.human()}, before it was called so"


def precision(item: Item, snapshot: Snapshot | None) -> Found:
    """Never finer than the source (lint 27)."""
    if item.asks != Asks.YEAR or snapshot is None:
        return
    for ref in item.subjects:
        when = getattr(snapshot.fact(ref), "when", None)
        if when is not None and when.year is None:
            yield f"{ref} is not known to the year"


def self_contained(item: Item, snapshot: Snapshot | None) -> Found:
    if found := _DANGLING.search(item.loose_stem):
        yield f"“{found[0]}” refers to something outside the stem"


def feedback(item: Item, snapshot: Snapshot | None) -> Found:
    if not item.why.strip():
        yield "no feedback why the key is right"
    for option in item.distractors:
        if not str(option.get("truth", "")).strip():
            yield f"no feedback on what “{option['text']}” really was"


def identity(item: Item, snapshot: Snapshot | None) -> Found:
    if not item.subjects or any(":" not in ref for ref in item.subjects):
        yield "the item names no subject fact"
    for part in item.stem_parts:
        index = part.get("constraint")
        if index is not None and not 0 <= int(index) < len(item.constraints):
            yield f"stem part {part['text']!r} carries constraint {index}, which does not exist"


def context_present(item: Item, snapshot: Snapshot | None) -> Found:
    """Every constraint is said by the stem (in order two, by an option); else the proof is of another stem."""
    if item.family == Family.ORDER_TWO:
        return
    carried = {part["constraint"] for part in item.stem_parts if "constraint" in part}
    for index, constraint in enumerate(item.constraints):
        if index not in carried:
            yield f"no part of the stem says that its {constraint['attribute']} is {constraint['value']}"
    if "".join(str(part["text"]) for part in item.stem_parts) != item.stem:
        yield "the stem is not the sum of its parts"


def clang(item: Item, snapshot: Snapshot | None) -> Found:
    """A content word that only the stem and the key share gives the key away (lint 12)."""
    if item.asks not in (Asks.AGREEMENT, Asks.PURPOSE):
        return
    said = " ".join(str(part["text"]) for part in item.stem_parts if "constraint" in part)
    shared = content_words(said) & content_words(str(item.answer["text"]))
    shared -= DOCUMENT_WORDS
    for option in item.distractors:
        shared -= content_words(str(option["text"]))
    if shared:
        yield f"only the stem and the right option share “{min(shared)}”"


def length_cue(item: Item, snapshot: Snapshot | None) -> Found:
    if not item.distractors:
        return
    key = str(item.answer["text"]).split()
    longest = max((str(option["text"]).split() for option in item.distractors), key=len)
    if len(key) > 1.25 * len(longest) and len(key) > len(longest) + 4:
        yield "the right option is much longer than the others"


def _pairs[T](items: Sequence[T]) -> Iterator[tuple[T, T]]:
    for index, a in enumerate(items):
        for b in items[index + 1 :]:
            yield a, b


Check = Callable[[Item, Snapshot | None], Found]

CHECKS: tuple[tuple[int, str, Check], ...] = (
    (1, ERROR, schema),
    (2, ERROR, distinct),
    (3, ERROR, no_all_or_none),
    (4, ERROR, no_negative),
    (5, ERROR, one_question),
    (6, WARNING, reading_load),
    (9, ERROR, order),
    (10, ERROR, length_cue),
    (12, ERROR, clang),
    (13, ERROR, no_leak),
    (16, ERROR, no_overlap),
    (21, ERROR, clean_text),
    (22, ERROR, unique),
    (22, ERROR, context_present),
    (23, ERROR, safe),
    (25, ERROR, sound_evidence),
    (26, ERROR, labels_in_time),
    (27, ERROR, precision),
    (28, ERROR, self_contained),
    (31, ERROR, feedback),
    (35, ERROR, identity),
)

# What a teacher's new wording can break; the proof itself does not depend on words.
WORDING_CHECKS = {4, 5, 6, 13, 21, 28}


def check(item: Item, snapshot: Snapshot | None = None, only: set[int] | None = None) -> list[Lint]:
    """All findings, errors first. Checks that need the facts pass when no snapshot is given."""
    found = [
        Lint(number, level, message)
        for number, level, test in CHECKS
        if only is None or number in only
        for message in test(item, snapshot)
    ]
    return sorted(found, key=lambda lint: (lint.level, lint.number))


def errors(found: Sequence[Lint]) -> list[Lint]:
    return [lint for lint in found if lint.level == ERROR]
