"""One exported question, read with the care that a document of unknown origin needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from quizapp.questions.audit.findings import Row


@dataclass(frozen=True)
class Constraint:
    """What a stem says of the fact that it means."""

    attribute: str
    operator: str
    value: str


@dataclass(frozen=True)
class Option:
    """An option as a learner sees it: text and value; `why_false` is empty for the key."""

    text: str
    value: str
    row: Row

    @property
    def rule(self) -> str:
        return str(self.row.get("why_false", {}).get("rule", ""))

    @property
    def facts(self) -> list[str]:
        return list(self.row.get("why_false", {}).get("facts", ()))


class Item:
    """A question of the document; a missing field raises KeyError, which the engine reports as a finding."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.key = str(row["key"])

    @cached_property
    def family(self) -> str:
        return str(self.row["family"])

    @cached_property
    def asks(self) -> str:
        return str(self.row["asks"])

    @cached_property
    def variant(self) -> str:
        return str(self.row["variant"])

    @cached_property
    def subjects(self) -> list[str]:
        return list(self.row["subject_facts"])

    @cached_property
    def constraints(self) -> list[Constraint]:
        return [Constraint(one["attribute"], one["operator"], one["value"]) for one in self.row["constraints"]]

    @cached_property
    def parts(self) -> Sequence[Row]:
        return list(self.row["stem_parts"])

    @cached_property
    def stem(self) -> str:
        return str(self.row["stem"])

    @cached_property
    def loose_stem(self) -> str:
        """The stem without what facts put into it: names, titles and dates are masked."""
        return "".join("…" if "constraint" in part or part.get("slot") else part["text"] for part in self.parts)

    @cached_property
    def key_option(self) -> Option:
        answer = self.row["answer"]
        return Option(answer["text"], answer["value"], answer)

    @cached_property
    def lures(self) -> list[Option]:
        return [Option(one["text"], one["value"], one) for one in self.row["distractors"]]

    @cached_property
    def options(self) -> list[Option]:
        return [self.key_option, *self.lures]

    @cached_property
    def proof(self) -> Row:
        return dict(self.row["proof"])

    @cached_property
    def formats(self) -> list[str]:
        return list(self.row["formats"])

    @cached_property
    def feedback(self) -> Row:
        return dict(self.row["feedback"])

    @property
    def is_teachers(self) -> bool:
        return bool(self.row["origin"] == "teacher")

    @property
    def is_withdrawn(self) -> bool:
        return bool(self.proof["state"] == "withdrawn")
