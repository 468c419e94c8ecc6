"""What a family proposes: a draft with its proof, or a gap with the reason why there is none. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quizapp.facts.snapshot import Cited, Fact, Snapshot
from quizapp.questions.proof import Constraint, Proof
from quizapp.questions.vocabulary import Format


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

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text} if self.constraint is None else {"text": self.text, "constraint": self.constraint}


@dataclass(frozen=True, slots=True)
class Answer:
    """The key: its text, its value (a year, a fact key, a purpose) and other accepted texts."""

    text: str
    value: str
    accepted: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {"text": self.text, "value": self.value, "accepted": list(self.accepted)}


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

    def as_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "value": self.value,
            "truth": self.truth,
            "truth_facts": list(self.truth_facts),
            "why_false": {"rule": str(self.rule), "facts": list(self.facts), "text": self.reason},
        }


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

    @property
    def stem(self) -> str:
        return "".join(part.text for part in self.parts)

    def key(self, slug: str) -> str:
        return question_key(slug, self.family, self.subjects, self.asks, self.variant)

    @property
    def fingerprint(self) -> str:
        """Changes only when what counts as the right answer changes."""
        return digest(self.family, self.asks, self.answer.value)


@dataclass(frozen=True, slots=True)
class Gap:
    """Why a family makes no question of a fact."""

    family: str
    subjects: tuple[str, ...]
    reason: str


class NoQuestion(Exception):
    """Raised inside a family: this fact gives no fair question, for the reason in the message."""


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
