"""Who is attested in which office when: from the first to the last day that the sources name the two together. Pure.

An attestation is a participant of an event with an office. It *counts* when the event is told as done, its date is not
hedged, and date, participants and office are undisputed. What does not count proves nothing, but may be true: a *span*
goes from the first to the last that counts, a *reach* over all days that any telling leaves open, plans and signatures
included, so that a post held perhaps is not called wrong.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from quizapp.facts.names import normalise
from quizapp.facts.snapshot import AgreementFact, EventFact, OfficeFact, Snapshot, When
from quizapp.questions.world.tellings import tellings

if TYPE_CHECKING:
    from quizapp.questions.world.proof import World

_DOUBTED = frozenset({"date", "office", "participants"})
# Words that make a post of the same name no other post: a first deputy is a deputy.
_SHADES = frozenset({"first", "acting", "interim", "caretaker", "executive", "senior", "provisional"})
_AND = re.compile(r"(?i)\s*(?:\band\b|[,;/&])\s*")


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def touches(self, other: "Span") -> bool:
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Span") -> bool:
        """Whether the other lies inside this one."""
        return self.first <= other.first and other.last <= self.last

    def joined(self, other: "Span") -> "Span":
        return Span(min(self.first, other.first), max(self.last, other.last))

    @classmethod
    def of(cls, when: When) -> "Span | None":
        """The bounds of a date; None where an end is open."""
        return cls(when.earliest, when.latest) if when.earliest and when.latest else None


ALWAYS = Span(date.min, date.max)


@dataclass(frozen=True, slots=True)
class Attestation:
    """A person named with an office at an event; `event` is '' under a document.

    span       the days of the event; None where an end is open or nothing is dated
    reach      all days that a telling leaves open
    counted    whether it is sound enough to prove something
    is_done    whether the event is told as done
    """

    person: str
    office: str
    event: str
    span: Span | None
    reach: Span
    counted: bool
    is_done: bool = True


class Attested:
    """The attestations of one snapshot, by person and by office."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._offices = snapshot.offices
        self.of_person: dict[str, list[Attestation]] = defaultdict(list)
        events = (row for event in snapshot.events.values() for row in _at_event(snapshot, event))
        papers = (row for paper in snapshot.agreements.values() for row in _under_paper(snapshot, paper))
        for found in (*events, *papers):
            self.of_person[found.person].append(found)

    def _rows(self) -> Iterator[Attestation]:
        return (row for rows in self.of_person.values() for row in rows)

    # --- when -------------------------------------------------------------------------------------------------------
    @cached_property
    def _reaches(self) -> Mapping[tuple[str, str], Span]:
        return _joined(((row.person, row.office), row.reach) for row in self._rows())

    @cached_property
    def _surely(self) -> Mapping[tuple[str, str], Span]:
        return _joined(
            ((row.person, row.office), row.span) for row in self._rows() if row.counted and row.span is not None
        )

    def span(self, person: str, office: str) -> Span | None:
        """First to last attestation of a person in an office that counts."""
        return self._surely.get((person, office))

    def reach(self, person: str, office: str) -> Span | None:
        """All days on which a person may be attested in an office; None when nothing names the two together."""
        return self._reaches.get((person, office))

    # --- who and what -----------------------------------------------------------------------------------------------
    @cached_property
    def _held(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for person, office in sorted(self._surely, key=lambda held: (self._surely[held].first, held)):
            found[person].append(office)
        return {person: tuple(offices) for person, offices in found.items()}

    def offices_of(self, person: str) -> tuple[str, ...]:
        """The offices a person is attested in with certainty, earliest first."""
        return self._held.get(person, ())

    @cached_property
    def _holders(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for person, office in sorted(self._reaches):
            found[office].append(person)
        return {office: tuple(persons) for office, persons in found.items()}

    def holders(self, office: str) -> tuple[str, ...]:
        """Everybody attested in an office, doubtfully too."""
        return self._holders.get(office, ())

    @cached_property
    def _certain(self) -> Mapping[tuple[str, str, str], Attestation]:
        return {(row.person, row.office, row.event): row for row in self._rows() if row.counted and row.span}

    def row(self, person: str, office: str, event: str) -> Attestation | None:
        """The attestation of a person in an office at an event, if it counts and is dated at both ends."""
        return self._certain.get((person, office, event))

    # --- posts that go together -------------------------------------------------------------------------------------
    @cached_property
    def _at_once(self) -> frozenset[frozenset[str]]:
        """Pairs of offices that somebody is attested in with spans that touch, doubtful ones included."""
        held: dict[str, list[tuple[str, Span]]] = defaultdict(list)
        for (person, office), span in self._reaches.items():
            held[person].append((office, span))
        return frozenset(
            frozenset((one, other))
            for posts in held.values()
            for one, its in posts
            for other, own in posts
            if one < other and its.touches(own)
        )

    @cached_property
    def _titles(self) -> frozenset[tuple[str, str]]:
        """(country, post) of every office's whole title: 'economic cooperation' of a longer one is no post."""
        return frozenset((office.country, _plain(office.title)) for office in self._offices.values())

    def go_together(self, a: str, b: str) -> bool:
        """Whether one person may hold both at once: somebody does, or one is the other or a part of it by its name."""
        return frozenset((a, b)) in self._at_once or self.share_a_post(a, b)

    def share_a_post(self, a: str, b: str) -> bool:
        """Whether the titles of two offices may mean the same post, or one a part of the other."""
        one, other = self._offices.get(a), self._offices.get(b)
        if a == b or one is None or other is None:
            return True
        shared = _posts(one) & _posts(other) if one.country == other.country else ()
        return any((one.country, post) in self._titles for post in shared)


def attested(world: "World") -> Attested:
    """The attestations of a world, read once."""
    return world.keep("attested", lambda: Attested(world.snapshot))


def _at_event(snapshot: Snapshot, event: EventFact) -> Iterator[Attestation]:
    doubts = {conflict.field for conflict in snapshot.conflicts_of.get(event.ref, ())}
    is_done = event.told == "done"
    counted = is_done and bool(event.when.edtf) and not event.when.is_hedged and not doubts & _DOUBTED
    span, reach = Span.of(event.when), _reach(snapshot, event)
    for person, office in sorted({(part.person, part.office) for part in event.participants if part.office}):
        yield Attestation(person, office, event.key, span, reach, counted, is_done)


def _under_paper(snapshot: Snapshot, paper: AgreementFact) -> Iterator[Attestation]:
    """Who signed in which office: said of a document, so it counts only as something that may be true."""
    span, reach = Span.of(paper.when), _reach(snapshot, paper)
    for person, office in sorted({(signer.person, signer.office) for signer in paper.signatories if signer.office}):
        yield Attestation(person, office, "", span, reach, counted=False)


def _reach(snapshot: Snapshot, fact: EventFact | AgreementFact) -> Span:
    """All days that one of the tellings leaves open: of an open, hedged or missing date that is without end."""
    found: Span | None = None
    for when in tellings(snapshot, fact):
        days = Span(when.earliest or date.min, when.latest or date.max)
        days = ALWAYS if when.is_hedged else days
        found = days if found is None else found.joined(days)
    return found or ALWAYS


def _joined(spans: Iterable[tuple[tuple[str, str], Span]]) -> dict[tuple[str, str], Span]:
    found: dict[tuple[str, str], Span] = {}
    for held, span in spans:
        found[held] = found[held].joined(span) if held in found else span
    return found


def _posts(office: OfficeFact) -> set[str]:
    """The posts that a title may name: 'Deputy Prime Minister and Foreign Minister' names two."""
    return {_plain(text) for text in (office.title, *_AND.split(office.title))}


@lru_cache(maxsize=65536)
def _plain(title: str) -> str:
    return " ".join(word for word in normalise(title).split() if word not in _SHADES)
