"""Planting defects: each kind changes one question, or one fact that it rests on, and says which findings must come.

A kind applies to a question only where the change really is a defect there; otherwise it declines, and the question is
not counted. Every plant stands in a document of its own, with no other question, so nothing else can be what is found.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from quizapp.questions.audit import audit

Row = dict[str, Any]
TABLES = {"event": "events", "agreement": "agreements", "figure": "figures", "person": "persons"}


@dataclass
class Planted:
    """A changed question, and rows of other tables to add or to put in place of those with their key."""

    question: Row
    rows: dict[str, list[Row]] = field(default_factory=dict)
    others: list[Row] = field(default_factory=list)  # questions that stand beside it

    def put(self, table: str, row: Row) -> None:
        self.rows.setdefault(table, []).append(row)


@dataclass(frozen=True)
class Bank:
    """The document that is planted into, with its rows by key."""

    document: Row

    def row(self, table: str, key: str) -> Row:
        """A copy, free to be changed."""
        return deepcopy(next(row for row in self.document[table] if row["key"] == key))

    def fact(self, ref: str) -> Row:
        sort, _, key = ref.partition(":")
        return self.row(TABLES[sort], key)

    def with_(self, planted: Planted) -> Row:
        document = {**self.document, "questions": [planted.question, *planted.others]}
        for table, rows in planted.rows.items():
            changed = {row["key"] for row in rows}
            document[table] = [row for row in document[table] if row["key"] not in changed] + rows
        return document


Plant = Callable[[Bank, Planted], bool]


@dataclass(frozen=True)
class Kind:
    """A sort of defect: how it is planted, and the codes of which at least one must be found."""

    name: str
    plant: Plant
    codes: frozenset[str]


@dataclass
class Result:
    name: str
    planted: int = 0
    missed: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return (self.planted - len(self.missed)) / self.planted if self.planted else 0.0


def kind(codes: str) -> Callable[[Plant], Kind]:
    """Make a kind of a planting function; its name is the function's, in words."""
    return lambda plant: Kind(plant.__name__.replace("_", " "), plant, frozenset(codes.split()))


def sample(document: Row, salt: str, size: int) -> Iterator[Row]:
    """Proven questions in an order of their own for each kind: drawn by hash, the same on every run."""
    holding = [
        row for row in document["questions"] if row["proof"]["state"] == "holds" and row["origin"] == "generated"
    ]
    yield from sorted(holding, key=lambda row: sha256(f"{salt} {row['key']}".encode()).hexdigest())[:size]


def plant_all(document: Row, what: Kind, wanted: int) -> Result:
    """Plant a kind into at most `wanted` questions to which it applies, and see which of them are found."""
    bank, result = Bank(document), Result(what.name)
    for row in sample(document, what.name, len(document["questions"])):
        if result.planted == wanted:
            break
        planted = Planted(deepcopy(row))
        if not what.plant(bank, planted):
            continue
        result.planted += 1
        codes = {finding.code for finding in audit(bank.with_(planted))}
        if not codes & what.codes:
            result.missed.append(f"{row['key']} ({row['family']}): found {sorted(codes) or 'nothing'}")
    return result
