"""When a question is fair: three-valued matching, the may-set, uniqueness. Pure.

A stem is a set of constraints over facts. `match` says of one constraint and one fact: True, False, or None for
unknown. `may(C)` is every fact that no constraint of C contradicts; a question is unique (U) when all facts in
`may(C)` give the same, known answer. Absence of a fact never makes anything false:

functional   (date, kind, host country, the event a document was signed at): known and different is False
flagged      (leader, participants): a non-member is False only when the list is marked complete
open         everything else: member True, otherwise unknown

Lookup goes through indexes (year, title word, event), so that growth stays near linear.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from quizapp.facts import dates
from quizapp.facts.names import content_words, similarity
from quizapp.facts.snapshot import AgreementFact, EventFact, Snapshot
from quizapp.questions.identity import may_be_unnamed, namesakes
from quizapp.questions.presence import Presence
from quizapp.questions.tellings import certainly_apart, dated_within, tellings
from quizapp.questions.vocabulary import Attribute, Operator

SIMILAR = 0.6

# Words that say what sort of paper it is, not which one.
DOCUMENT_WORDS = frozenset(
    (
        *("agreement", "agreements", "communique", "contract", "contracts", "declaration", "document", "documents"),
        *("joint", "memorandum", "protocol", "statement", "treaty", "bilateral", "both", "countries", "country"),
        *("government", "governmental", "governments", "intergovernmental", "people", "peoples", "republic"),
        *("sides", "state", "states", "two"),
    )
)

# Kinds of contact shade into each other: a meeting can be told as a visit and a visit as talks. Between two of them
# a different kind proves nothing.
CONTACT_KINDS = frozenset(
    {"visit", "talks", "meeting", "signing", "conference", "committee_meeting", "ceremony", "mission", "summit"}
)

# Each of these may be called an agreement.
AGREED_KINDS = frozenset({"agreement", "treaty", "protocol", "contract", "exchange_of_notes", "convention", "loan"})

# The disputed fields under which what an attribute says is not settled.
DISPUTES: dict[str, tuple[str, ...]] = {
    Attribute.KIND: ("kind",),
    Attribute.TITLE: ("title",),
    Attribute.HOST_COUNTRY: ("host_country",),
    Attribute.LEADER: ("leader", "participants"),
    Attribute.LEADER_SIDE: ("leader", "participants"),
    Attribute.PARTICIPANT: ("participants",),
    Attribute.SIGNED: ("agreements",),
    Attribute.SIGNED_AT: ("event",),
    Attribute.PURPOSE: ("purpose",),
}

Truth = bool | None
Answerable = EventFact | AgreementFact


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
    """A snapshot with the indexes that matching needs."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._telling: dict[str, frozenset[str]] = {}  # titles are compared over and over; normalising them is slow

    # --- likeness of titles -----------------------------------------------------------------------------------------
    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words that tell no two titles of this topic apart: its countries' names and the sorts of papers."""
        countries = (word for words in self.snapshot.countries.values() for word in words.values())
        return DOCUMENT_WORDS | frozenset(w for text in countries for w in content_words(str(text)))

    def telling_words(self, text: str) -> frozenset[str]:
        """The content words of a title that can tell it from another of this topic."""
        found = self._telling.get(text)
        if found is None:
            found = self._telling[text] = content_words(text) - self.common_words
        return found

    def alike(self, a: str, b: str) -> bool:
        """Whether two titles may mean the same: they share 0.6 of the shorter one's telling words.

        A title without any telling word ('Joint communiqué') is compared with all its words.
        """
        words_a, words_b = self.telling_words(a), self.telling_words(b)
        if not words_a or not words_b:
            return similarity(a, b) >= SIMILAR
        return len(words_a & words_b) >= SIMILAR * min(len(words_a), len(words_b))

    # --- indexes ----------------------------------------------------------------------------------------------------
    @cached_property
    def _events_by_year(self) -> Mapping[int | None, tuple[EventFact, ...]]:
        return self._by_year(self.snapshot.events.values())

    @cached_property
    def _agreements_by_year(self) -> Mapping[int | None, tuple[AgreementFact, ...]]:
        return self._by_year(self.snapshot.agreements.values())

    @cached_property
    def _events_by_word(self) -> Mapping[str, tuple[EventFact, ...]]:
        return self._by_word(self.snapshot.events.values())

    @cached_property
    def _agreements_by_word(self) -> Mapping[str, tuple[AgreementFact, ...]]:
        return self._by_word(self.snapshot.agreements.values())

    def _by_year[F: Answerable](self, facts: Iterable[F]) -> dict[int | None, tuple[F, ...]]:
        """By each year a telling may touch; the undated, open-ended and hedged stand under None: they may fit any."""
        found: dict[int | None, list[F]] = defaultdict(list)
        for fact in facts:
            years: set[int | None] = set()
            for when in tellings(self.snapshot, fact):
                if when.earliest is None or when.latest is None or when.is_hedged:
                    years.add(None)
                else:
                    years.update(range(when.earliest.year, when.latest.year + 1))
            for year in years:
                found[year].append(fact)
        return {year: tuple(group) for year, group in found.items()}

    def _by_word[F: Answerable](self, facts: Iterable[F]) -> dict[str, tuple[F, ...]]:
        """By each telling word of a title; titles without any, or disputed, stand under '': they may mean anything."""
        found: dict[str, list[F]] = defaultdict(list)
        for fact in facts:
            groups = [self.telling_words(text) for text in titles(fact)]
            vague = not all(groups) or self.disputed(fact.ref, "title")
            for word in frozenset().union(*groups) | ({""} if vague else set()):
                found[word].append(fact)
        return {word: tuple(group) for word, group in found.items()}

    # --- matching ---------------------------------------------------------------------------------------------------
    def match(self, constraint: Constraint, fact: Answerable) -> Truth:
        """Whether `fact` satisfies `constraint`: True, False, or None for unknown."""
        rule = _RULES.get((type(fact), constraint.attribute))
        verdict = rule(self, constraint.value, fact) if rule else None
        if verdict is not None and self.disputed(fact.ref, *DISPUTES.get(constraint.attribute, ())):
            return True if verdict and constraint.attribute == Attribute.TITLE else None
        return verdict

    def disputed(self, ref: str, *fields: str) -> bool:
        """Whether tellings disagree on one of the fields of a fact."""
        return any(conflict.field in fields for conflict in self.snapshot.conflicts_of.get(ref, ()))

    def may_events(self, constraints: Sequence[Constraint]) -> list[EventFact]:
        """Every event that no constraint contradicts, in key order."""
        pool = self._pool(constraints, self.snapshot.events, self._events_by_year, self._events_by_word)
        return self._filter(pool, constraints)

    def may_agreements(self, constraints: Sequence[Constraint]) -> list[AgreementFact]:
        """Every agreement that no constraint contradicts, in key order."""
        pool = self._pool(constraints, self.snapshot.agreements, self._agreements_by_year, self._agreements_by_word)
        return self._filter(pool, constraints)

    def _filter[F: Answerable](self, pool: Iterable[F], constraints: Sequence[Constraint]) -> list[F]:
        kept = [fact for fact in pool if all(self.match(constraint, fact) is not False for constraint in constraints)]
        return sorted(kept, key=lambda fact: fact.key)

    def _pool[F: Answerable](
        self,
        constraints: Sequence[Constraint],
        everything: Mapping[str, F],
        by_year: Mapping[int | None, tuple[F, ...]],
        by_word: Mapping[str, tuple[F, ...]],
    ) -> Iterable[F]:
        """A superset of the may-set, as small as one index makes it."""
        pools: list[Mapping[str, F]] = [everything]
        for constraint in constraints:
            if constraint.attribute == Attribute.DATE:
                span = dates.years(dates.parse(constraint.value))
                if span is not None:
                    pools.append(_joined([by_year.get(None, ()), *(by_year.get(year, ()) for year in span)]))
            elif constraint.attribute == Attribute.TITLE:
                words = self.telling_words(constraint.value)
                pools.append(_joined(by_word.get(word, ()) for word in (*words, "")) if words else everything)
        return min(pools, key=len).values()

    # --- uniqueness -------------------------------------------------------------------------------------------------
    def prove_events(self, constraints: Sequence[Constraint], answer: Callable[[EventFact], str | None]) -> Proof:
        """U over events: all of may(C) share one known answer."""
        return _prove(self.may_events(constraints), answer)

    def prove_agreements(
        self, constraints: Sequence[Constraint], answer: Callable[[AgreementFact], str | None]
    ) -> Proof:
        """U over agreements: all of may(C) share one known answer."""
        return _prove(self.may_agreements(constraints), answer)

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

    def possibly_same(self, a: str, b: str) -> bool:
        """Whether the documents leave open that two persons are one."""
        persons = self.snapshot.persons
        return (a in persons and b in persons[a].possibly_same) or (b in persons and a in persons[b].possibly_same)

    def may_be_one(self, a: str, b: str) -> bool:
        """Whether two keys may stand for one person: the documents leave it open, or their names do."""
        persons = self.snapshot.persons
        known = a in persons and b in persons
        return a == b or self.possibly_same(a, b) or (known and namesakes(persons[a], persons[b]))


def _prove[F: Answerable](may: Sequence[F], answer: Callable[[F], str | None]) -> Proof:
    refs = tuple(fact.ref for fact in may)
    found: set[str] = set()
    for fact in may:
        value = answer(fact)
        if value is None:
            return Proof(refs, (), f"the answer for {fact.ref} is not known, and the stem does not rule it out")
        found.add(value)
    answers = tuple(sorted(found))
    if not answers:
        return Proof(refs, answers, "no fact satisfies the stem")
    if len(answers) > 1:
        return Proof(refs, answers, f"needs a distinguishing detail: {len(answers)} answers are possible")
    return Proof(refs, answers)


def _joined[F: Answerable](groups: Iterable[Iterable[F]]) -> dict[str, F]:
    return {fact.key: fact for group in groups for fact in group}


def titles(fact: Answerable) -> tuple[str, ...]:
    """The titles a fact goes by; the short one only where there is one."""
    return (fact.title, fact.short_title) if fact.short_title else (fact.title,)


# --- one rule per fact type and attribute ---------------------------------------------------------------------------


def _is_kind(world: World, value: str, fact: Answerable) -> Truth:
    if fact.kind == value:
        return True
    return None if any({fact.kind, value} <= group for group in (CONTACT_KINDS, AGREED_KINDS)) else False


def _is_within(world: World, value: str, fact: Answerable) -> Truth:
    return dated_within(world.snapshot, fact, value)


def _is_titled(world: World, value: str, fact: Answerable) -> Truth:
    """Titles that share too few telling words cannot mean the same thing; others may."""
    if value in titles(fact):
        return True
    return None if any(world.alike(title, value) for title in titles(fact)) else False


def _is_hosted_by(world: World, value: str, fact: EventFact) -> Truth:
    return None if not fact.host_country else fact.host_country == value


def _is_led_by(world: World, value: str, fact: EventFact) -> Truth:
    leaders = {participant.person for participant in fact.persons("leader")}
    return _is_listed(world, value, leaders, complete=fact.lead_complete or fact.participants_complete)


def _is_led_from(world: World, value: str, fact: EventFact) -> Truth:
    """Whether somebody of a side led it: false only when all leaders are known and none is of that side."""
    persons = world.snapshot.persons
    sides = {persons[participant.person].country for participant in fact.persons("leader")}
    if value in sides:
        return True
    return False if (fact.lead_complete or fact.participants_complete) and "" not in sides else None


def _has_participant(world: World, value: str, fact: EventFact) -> Truth:
    persons = {participant.person for participant in fact.participants}
    return _is_listed(world, value, persons, complete=fact.participants_complete)


def _is_listed(world: World, person: str, listed: set[str], *, complete: bool) -> Truth:
    if person in listed:
        return True
    persons = world.snapshot.persons
    if not complete or any(
        world.may_be_one(person, other) or may_be_unnamed(persons.get(person), persons.get(other)) for other in listed
    ):
        return None
    return False


def _had_signed(world: World, value: str, fact: EventFact) -> Truth:
    """A document is signed once: an event other than the known one is out."""
    paper = world.snapshot.agreements.get(value)
    if paper is None or world.disputed(paper.ref, "event"):
        return None
    if paper.event:
        return paper.event == fact.key
    return False if fact.agreements_complete or certainly_apart(world.snapshot, fact, paper) else None


def _was_signed_at(world: World, value: str, fact: AgreementFact) -> Truth:
    return None if not fact.event else fact.event == value


def _has_purpose(world: World, value: str, fact: AgreementFact) -> Truth:
    if fact.purpose == value:
        return True
    return False if world.has_other_purpose(value, fact) else None


_RULES: dict[tuple[type, str], Callable[[World, str, Any], Truth]] = {
    (EventFact, Attribute.KIND): _is_kind,
    (EventFact, Attribute.DATE): _is_within,
    (EventFact, Attribute.TITLE): _is_titled,
    (EventFact, Attribute.HOST_COUNTRY): _is_hosted_by,
    (EventFact, Attribute.LEADER): _is_led_by,
    (EventFact, Attribute.LEADER_SIDE): _is_led_from,
    (EventFact, Attribute.PARTICIPANT): _has_participant,
    (EventFact, Attribute.SIGNED): _had_signed,
    (AgreementFact, Attribute.KIND): _is_kind,
    (AgreementFact, Attribute.DATE): _is_within,
    (AgreementFact, Attribute.TITLE): _is_titled,
    (AgreementFact, Attribute.SIGNED_AT): _was_signed_at,
    (AgreementFact, Attribute.PURPOSE): _has_purpose,
}
