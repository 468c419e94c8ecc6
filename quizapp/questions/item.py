"""A question as lints and proofs see it: a fresh draft and a stored version look the same. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.questions.draft import Draft
from quizapp.questions.vocabulary import Format
from quizapp.questions.world.proof import Constraint


@dataclass(frozen=True)
class Item:
    """What lints and proofs see; shapes are those of QuestionVersion's fields."""

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
    variant: str = ""
    formats: Sequence[str] = (Format.CHOICE,)

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
            proof=draft.proof.as_json() | ({"claim": dict(draft.claim)} if draft.claim else {}),
            why=draft.why,
            citations=draft.citations,
            variant=draft.variant,
            formats=draft.formats,
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
            variant=question.variant,
            formats=version.formats,
        )

    @property
    def meant(self) -> list[Constraint]:
        """The constraints as the proof reads them."""
        return [Constraint.from_json(constraint) for constraint in self.constraints]

    @property
    def options(self) -> list[Mapping[str, Any]]:
        return [self.answer, *self.distractors]

    @property
    def loose_stem(self) -> str:
        """The stem with the words that come from facts (titles, names, what a statement claims) masked."""
        return "".join("…" if "constraint" in part or part.get("slot") else part["text"] for part in self.stem_parts)
