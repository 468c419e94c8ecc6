"""What a family proposes: a draft with its proof, or a gap with the reason why there is none. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quizapp.facts.snapshot import Cited, Fact, Snapshot
from quizapp.questions.vocabulary import Format
from quizapp.questions.world.proof import Constraint, Proof


def digest(*parts: Any, length: int = 32) -> str:
    """A stable hex hash of JSON-able parts."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def chance(*parts: Any) -> int:
    """A stable pseudo-random number from the parts: the only randomness of the generator."""
    return int(digest(*parts, length=12), 16)


def question_key(slug: str, family: str, subjects: Iterable[str], asks: str, variant: str) -> str:
    """The identity of a question: never its wording, context or distractors."""
    return digest(slug, family, sorted(subjects), asks, variant, length=16)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a stem; `constraint` is the index of the constraint that it carries, if any."""

    text: str
    constraint: int | None = None
    is_blank: bool = False  # where the answer goes: the blank of a statement, or what a true/false puts there

    def as_json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"text": self.text}
        if self.constraint is not None:
            shown["constraint"] = self.constraint
        return shown | ({"slot": True} if self.is_blank else {})


@dataclass(frozen=True, slots=True)
class Answer:
    """The key: its text, its value (a year, a fact key, a purpose) and other accepted texts."""

    text: str
    value: str
    accepted: tuple[str, ...] = ()
    position: int | None = None
    items: tuple[Mapping[str, str], ...] = ()  # of an ordering: {text, value, when}, in the right order
    inside: str = ""  # how it reads inside its statement, where that is not `text`

    @property
    def said(self) -> str:
        return self.inside or self.text

    def as_json(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"text": self.text, "value": self.value, "accepted": list(self.accepted)}
        if self.items:
            shown["items"] = [dict(item) for item in self.items]
        return shown | _placed(self.position)


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong option with the stored reason why it is certainly wrong, and the truth about it for the feedback."""

    text: str
    value: str
    rule: str
    facts: tuple[str, ...]
    reason: str
    truth: str
    truth_facts: tuple[str, ...] = ()
    position: int | None = None
    name: str = ""  # of `not_named`: which name the source lacks
    inside: str = ""  # how it reads inside the statement, where that is not `text`

    @property
    def said(self) -> str:
        return self.inside or self.text

    def as_json(self) -> dict[str, Any]:
        named = {"name": self.name} if self.name else {}
        return {
            "text": self.text,
            "value": self.value,
            "truth": self.truth,
            "truth_facts": list(self.truth_facts),
            "why_false": {"rule": str(self.rule), "facts": list(self.facts), "text": self.reason, **named},
        } | _placed(self.position)


def _placed(position: int | None) -> dict[str, int]:
    """Where an option stands in a natural order (years, amounts, slots); shuffled options have none."""
    return {} if position is None else {"position": position}


@dataclass(frozen=True)
class Draft:
    """A proposed question. `subjects` are the facts it is about; the first one places it in the story."""

    family: str
    asks: str
    subjects: tuple[str, ...]
    parts: tuple[Part, ...]
    constraints: tuple[Constraint, ...]
    answer: Answer
    distractors: tuple[Distractor, ...]
    proof: Proof
    why: str
    citations: tuple[Cited, ...]
    tier: int
    variant: str = ""
    official_title: str = ""
    told: str = "done"
    formats: tuple[str, ...] = (Format.CHOICE,)
    neighbours: tuple[Mapping[str, str], ...] = field(default=())
    difficulty: float = 0.0
    statement: tuple[Part, ...] = ()  # the fact as a sentence with one blank part: for true/false and cloze
    claim: Mapping[str, Any] | None = None  # of a true/false: what the sentence states in place of the answer

    @property
    def stem(self) -> str:
        return "".join(part.text for part in self.parts)

    def key(self, slug: str) -> str:
        return question_key(slug, self.family, self.subjects, self.asks, self.variant)

    @property
    def fingerprint(self) -> str:
        """Changes only when what counts as the right answer changes."""
        right = self.claim["right"] if self.claim else self.answer.value  # a true/false is about what is right
        return digest(self.family, self.asks, right)


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a family makes no question of a fact.

    A family applies to a fact that has, as the sources tell it, what the family asks for. `applies` is false where the
    fact has no such thing (no purpose is told, nobody led it, it was only planned): there is nothing to cover. It is
    true where the thing is there and no fair question comes of it (rivals, too few lures, a title that gives it away).
    """

    family: str
    subjects: tuple[str, ...]
    reason: str
    applies: bool = True


class NoQuestion(Exception):
    """Raised inside a family: this fact gives no fair question, for the reason in the message."""


class DoesNotApply(NoQuestion):
    """Raised inside a family: the fact has nothing that this family could ask for (see `Gap`)."""


def parts_of(*pieces: str | tuple[str, int]) -> tuple[Part, ...]:
    """Parts from plain texts and (text, constraint index) pairs, with empty ones left out."""
    made = (Part(piece) if isinstance(piece, str) else Part(piece[0], piece[1]) for piece in pieces)
    return tuple(part for part in made if part.text)


CITATIONS = 3


def citations_of(snapshot: Snapshot, refs: Sequence[str]) -> tuple[Cited, ...]:
    """The first citations of several facts, without repeats, in order: enough to check, few enough to read."""
    found: dict[Cited, None] = {}
    for ref in refs:
        fact: Fact | None = snapshot.fact(ref)
        for cited in fact.citations if fact else ():
            found.setdefault(cited)
    return tuple(found)[:CITATIONS]
