"""When a question is fair: three-valued matching, the may-set, uniqueness. Pure.

A stem is a set of constraints over facts. `match` says of one constraint and one fact: True, False, or None for
unknown. `may(C)` is every fact that no constraint of C contradicts; a question is unique (U) when all facts in
`may(C)` give the same, known answer. Absence of a fact never makes anything false:

functional   (date, kind, host country, the event a document was signed at): known and different is False
flagged      (leader, participants): a non-member is False only when the list is marked complete
open         everything else: member True, otherwise unknown

Lookup goes through masks (`masks.py`), one a constraint, so that growth stays near linear; what each constraint says
of a fact is `matching`'s.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from typing import Any

from quizapp.facts.snapshot import AgreementFact, EventFact, FigureFact, Snapshot
from quizapp.questions.matching import DISPUTES, NARROW, RULES, Truth
from quizapp.questions.matching.rules import CONTACT_KINDS, Answerable, titles
from quizapp.questions.vocabulary import Attribute, Operator
from quizapp.questions.world.identity import Identities
from quizapp.questions.world.likeness import DOCUMENT_WORDS, SIMILAR, Likeness, TextIndex, TitleIndex
from quizapp.questions.world.masks import Spans, Table
from quizapp.questions.world.naming import Naming
from quizapp.questions.world.presence import Presence
from quizapp.questions.world.tellings import tellings

__all__ = ["CONTACT_KINDS", "DOCUMENT_WORDS", "SIMILAR", "Constraint", "Proof", "World", "titles"]

MASKS = 4096  # how many masks are kept at a time: at 100,000 facts 50 MB
FEW = 64  # so many facts are rather asked one by one than all facts once for good


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing a stem says about the fact it means. Values are texts: keys, country codes, or EDTF intervals."""

    attribute: str
    operator: str
    value: str

    def as_json(self) -> dict[str, str]:
        return {"attribute": str(self.attribute), "operator": str(self.operator), "value": self.value}

    @classmethod
    def from_json(cls, data: Mapping[str, str]) -> "Constraint":
        return cls(Attribute(data["attribute"]), Operator(data["operator"]), data["value"])


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome of asking for uniqueness: the may-set's references and the answers they give."""

    may: tuple[str, ...]
    answers: tuple[str, ...]
    problem: str = ""

    @property
    def holds(self) -> bool:
        return not self.problem

    def as_json(self) -> dict[str, Any]:
        return {"may": list(self.may), "answers": list(self.answers)}


class World:
    """A snapshot with the indexes that matching needs; nothing of it changes, so that everything is kept once found."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.likeness = Likeness(snapshot.countries)
        self._kept: dict[Hashable, Any] = {}
        self._mask = lru_cache(maxsize=MASKS)(self._find_mask)

    def keep[T](self, name: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once in this world: for indexes and answers that a family asks for again and again.

        Begin the name with your module's, so that no two mean different things by one name.
        """
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]  # type: ignore[no-any-return]

    # --- likeness of titles -----------------------------------------------------------------------------------------
    @property
    def common_words(self) -> frozenset[str]:
        """Words that tell no two titles of this topic apart: its countries' names and the sorts of papers."""
        return self.likeness.common_words

    def telling_words(self, text: str) -> frozenset[str]:
        """The content words of a title that can tell it from another of this topic."""
        return self.likeness.telling_words(text)

    def alike(self, a: str, b: str) -> bool:
        """Whether two titles may mean the same (`likeness.py`)."""
        return self.likeness.alike(a, b)

    # --- indexes ----------------------------------------------------------------------------------------------------
    def table(self, fact_type: type) -> Table[Any]:
        """The facts of a type, by position in key order."""
        return self.keep(("table", fact_type), lambda: Table(_facts(self.snapshot, fact_type)))

    def spans(self, fact_type: type) -> Spans:
        """When the facts of a type may have happened."""
        facts = self.table(fact_type).facts
        return self.keep(
            ("spans", fact_type), lambda: Spans([tellings(self.snapshot, fact) for fact in facts], len(facts))
        )

    def title_index(self, fact_type: type) -> TitleIndex:
        """What the facts of a type are called."""
        return self.keep(("titles", fact_type), lambda: TitleIndex(self.likeness, self.table(fact_type).facts))

    @cached_property
    def purpose_index(self) -> TextIndex:
        """What the agreements did."""
        return TextIndex(self.likeness, [paper.purpose for paper in self.table(AgreementFact).facts])

    @cached_property
    def identities(self) -> Identities:
        """Which persons may be one."""
        return Identities(self.snapshot.persons)

    @cached_property
    def naming(self) -> Naming:
        """Which persons the titles name."""
        return Naming(self.snapshot.persons, self.identities)

    # --- matching ---------------------------------------------------------------------------------------------------
    def match(self, constraint: Constraint, fact: Answerable) -> Truth:
        """Whether `fact` satisfies `constraint`: True, False, or None for unknown."""
        asked = (type(fact), constraint.attribute)
        rule = RULES.get(asked)
        verdict = rule(self, constraint.value, fact) if rule else None
        if verdict is not None and self.disputed(fact.ref, *DISPUTES.get(asked, ())):
            return True if verdict and constraint.attribute == Attribute.TITLE else None
        return verdict

    def disputed(self, ref: str, *fields: str) -> bool:
        """Whether tellings disagree on one of the fields of a fact."""
        return any(conflict.field in fields for conflict in self.snapshot.conflicts_of.get(ref, ()))

    def may_events(self, constraints: Sequence[Constraint]) -> list[EventFact]:
        """Every event that no constraint contradicts, in key order."""
        return self._may(EventFact, constraints)

    def may_agreements(self, constraints: Sequence[Constraint]) -> list[AgreementFact]:
        """Every agreement that no constraint contradicts, in key order."""
        return self._may(AgreementFact, constraints)

    def may_figures(self, constraints: Sequence[Constraint]) -> list[FigureFact]:
        """Every figure that no constraint contradicts, in key order."""
        return self._may(FigureFact, constraints)

    def _may(self, fact_type: type, constraints: Sequence[Constraint]) -> list[Any]:
        """The AND of one mask a constraint; where no index knows the attribute, those left are asked."""
        table = self.table(fact_type)
        pool = table.all
        for constraint in sorted(constraints, key=lambda one: (fact_type, one.attribute) not in NARROW):
            asked = (fact_type, constraint.attribute)
            if asked in NARROW or (asked in RULES and pool.bit_count() > FEW):
                pool &= self._mask(fact_type, constraint)
            elif asked in RULES:
                pool = table.where(partial(self._is_open, constraint), pool)
        return table.pick(pool)

    def _find_mask(self, fact_type: type, constraint: Constraint) -> int:
        """The facts of a type that a constraint does not contradict; a disputed fact is never contradicted."""
        table, asked = self.table(fact_type), (fact_type, constraint.attribute)
        narrow = NARROW.get(asked)
        free, unsure = narrow(self, constraint.value) if narrow else (0, table.all)
        return (
            free
            | self._disputed(fact_type, DISPUTES.get(asked, ()))
            | table.where(partial(self._is_open, constraint), unsure & ~free)
        )

    def _is_open(self, constraint: Constraint, fact: Answerable) -> bool:
        return self.match(constraint, fact) is not False

    def _disputed(self, fact_type: type, fields: tuple[str, ...]) -> int:
        table = self.table(fact_type)
        return table.flagged(f"disputed {fields}", lambda fact: self.disputed(fact.ref, *fields)) if fields else 0

    # --- uniqueness -------------------------------------------------------------------------------------------------
    def prove_events(self, constraints: Sequence[Constraint], answer: Callable[[EventFact], str | None]) -> Proof:
        """U over events: all of may(C) share one known answer."""
        return _prove(self.may_events(constraints), answer)

    def prove_agreements(
        self, constraints: Sequence[Constraint], answer: Callable[[AgreementFact], str | None]
    ) -> Proof:
        """U over agreements: all of may(C) share one known answer."""
        return _prove(self.may_agreements(constraints), answer)

    def prove_figures(self, constraints: Sequence[Constraint], answer: Callable[[FigureFact], str | None]) -> Proof:
        """U over figures: all of may(C) share one known answer."""
        return _prove(self.may_figures(constraints), answer)

    # --- purposes ---------------------------------------------------------------------------------------------------
    @cached_property
    def _families_of_papers(self) -> Mapping[str, str]:
        """Of each document that builds on, or replaces, another: the first key of all that hang together."""
        neighbours: dict[str, set[str]] = defaultdict(set)
        for paper in self.snapshot.agreements.values():
            for other in (*paper.implements, *paper.supersedes):
                neighbours[paper.key].add(other)
                neighbours[other].add(paper.key)
        found: dict[str, str] = {}
        for start in sorted(neighbours):
            waiting = [start] if start not in found else []
            while waiting:
                key = waiting.pop()
                if found.setdefault(key, start) == start:
                    waiting.extend(neighbours[key] - found.keys())
        return found

    @cached_property
    def _papers_by_purpose(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for paper in self.snapshot.agreements.values():
            found[paper.purpose].append(paper.key)
        return {purpose: tuple(keys) for purpose, keys in found.items()}

    @cached_property
    def _members(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key, family in self._families_of_papers.items():
            found[family].append(key)
        return {family: tuple(keys) for family, keys in found.items()}

    def relatives_of_purpose(self, purpose: str) -> set[str]:
        """The keys of documents linked, over however many steps, to one of this purpose."""
        families = {self._families_of_papers.get(key, "") for key in self._papers_by_purpose.get(purpose, ())}
        return {key for family in families for key in self._members.get(family, ())}

    def relatives(self, key: str) -> tuple[str, ...]:
        """The keys of documents linked to one, its own among them; none where it has no link."""
        return self._members.get(self._families_of_papers.get(key, ""), ())

    def hang_together(self, a: str, b: str) -> bool:
        """Whether two documents are linked by building on or replacing one another: a supplement may do the same."""
        family = self._families_of_papers.get(a)
        return family is not None and family == self._families_of_papers.get(b)

    def has_other_purpose(self, purpose: str, fact: AgreementFact) -> bool:
        """Whether a document certainly did not do this: its purpose is known, unlike, and not that of a relative."""
        if not fact.purpose or self.alike(fact.purpose, purpose):
            return False
        return not any(self.hang_together(key, fact.key) for key in self._papers_by_purpose.get(purpose, ()))

    # --- persons ----------------------------------------------------------------------------------------------------
    @cached_property
    def presence(self) -> Presence:
        """Who was where, for lures that might stand for another visit of the month."""
        return Presence(self.snapshot)

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two keys may stand for one person: the documents leave it open, or their names do."""
        return self.identities.may_be_one(a, b)


def _facts(snapshot: Snapshot, fact_type: type) -> Mapping[str, Any]:
    tables: dict[type, Mapping[str, Any]] = {
        EventFact: snapshot.events,
        AgreementFact: snapshot.agreements,
        FigureFact: snapshot.figures,
    }
    return tables[fact_type]


def _prove[F: Answerable](may: Sequence[F], answer: Callable[[F], str | None]) -> Proof:
    refs = tuple(fact.ref for fact in may)
    found: set[str] = set()
    for fact in may:
        value = answer(fact)
        if value is None:
            label = fact.short_title or fact.title
            return Proof(refs, (), f"the description may also mean “{label}”, of which the answer is not known")
        found.add(value)
    answers = tuple(sorted(found))
    if not answers:
        return Proof(refs, answers, "no fact satisfies the stem")
    if len(answers) > 1:
        return Proof(refs, answers, f"needs a distinguishing detail: {len(answers)} answers are possible")
    return Proof(refs, answers)
