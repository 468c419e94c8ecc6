"""A topic's facts as frozen dataclasses: what families, proofs, lints and checks work on. Pure.

One database read (`take_snapshot.py`) or a few lines in a test make a `Snapshot`; nothing in it changes afterwards.
A reference such as `event:some-key` names a fact of any type.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from quizapp.facts import dates


@dataclass(frozen=True, slots=True)
class When:
    """A fact's date: the EDTF text with its inclusive bounds; all empty when the fact is undated."""

    edtf: str = ""
    earliest: date | None = None
    latest: date | None = None
    precision: str = ""
    basis: str = "explicit"

    @classmethod
    def of(cls, edtf: str, basis: str = "explicit") -> "When":
        """From an EDTF text; raises dates.DateError."""
        if not edtf:
            return cls(basis="")
        parsed = dates.parse(edtf)
        return cls(edtf, parsed.earliest, parsed.latest, parsed.precision, basis)

    @property
    def is_bounded(self) -> bool:
        return self.earliest is not None and self.latest is not None

    @property
    def year(self) -> int | None:
        """The one year the whole date lies in; None when undated, open, or in several years."""
        if self.earliest is None or self.latest is None or self.earliest.year != self.latest.year:
            return None
        return self.earliest.year

    @property
    def month(self) -> tuple[int, int] | None:
        """(year, month) when the whole date lies in one month."""
        if self.year is None or self.earliest is None or self.latest is None:
            return None
        return (self.earliest.year, self.earliest.month) if self.earliest.month == self.latest.month else None

    @property
    def is_hedged(self) -> bool:
        """Marked uncertain or approximate in the source or by us."""
        return any(mark in self.edtf for mark in "?~%[")

    def human(self) -> str:
        return dates.human(self.edtf) if self.edtf else "undated"


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of a fact."""

    source: str
    paragraph: str
    passage: str


@dataclass(frozen=True, slots=True)
class SourceFact:
    key: str
    title: str
    voice: str = ""
    transcribed: str = "part"
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...] = ()  # (locator, names as written), in document order
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class PersonFact:
    key: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    name_system: str = "other"
    unnamed: bool = False
    description: str = ""
    possibly_same: frozenset[str] = frozenset()
    short_title: str = ""
    tier: int = 2
    why: str = ""
    threads: tuple[str, ...] = ()
    former_keys: tuple[str, ...] = ()
    citations: tuple[Cited, ...] = ()

    @property
    def ref(self) -> str:
        return f"person:{self.key}"

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class OfficeFact:
    key: str
    title: str
    organisation: str = ""
    country: str = ""
    exclusive: bool = False
    rank_class: str = ""


@dataclass(frozen=True, slots=True)
class PlaceFact:
    key: str
    name: str
    kind: str = ""
    country: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    labels: tuple[tuple[str, str, str], ...] = ()  # (text, valid from, valid to), EDTF, empty = open


@dataclass(frozen=True, slots=True)
class Participant:
    person: str
    role: str
    office: str = ""
    as_written: str = ""


@dataclass(frozen=True, slots=True)
class EventFact:
    key: str
    title: str
    kind: str
    when: When = When()
    title_form: str = "headline"
    question_clause: str = ""
    short_title: str = ""
    host_country: str = ""
    places: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    participants_complete: bool = False
    lead_complete: bool = False
    agreements_complete: bool = False
    announced_by: str = ""
    told: str = "done"
    tier: int = 2
    why: str = ""
    threads: tuple[str, ...] = ()
    former_keys: tuple[str, ...] = ()
    citations: tuple[Cited, ...] = ()

    @property
    def ref(self) -> str:
        return f"event:{self.key}"

    def persons(self, role: str) -> tuple[Participant, ...]:
        return tuple(participant for participant in self.participants if participant.role == role)


@dataclass(frozen=True, slots=True)
class Signer:
    person: str
    party: str = ""
    office: str = ""


@dataclass(frozen=True, slots=True)
class AgreementFact:
    key: str
    title: str
    kind: str
    when: When = When()
    short_title: str = ""
    act: str = "signed"
    generic: bool = False
    purpose: str = ""
    parties: tuple[str, ...] = ()
    event: str = ""
    signatories: tuple[Signer, ...] = ()
    signatories_complete: bool = False
    supersedes: tuple[str, ...] = ()
    implements: tuple[str, ...] = ()
    led_to: tuple[str, ...] = ()
    told: str = "done"
    tier: int = 2
    why: str = ""
    threads: tuple[str, ...] = ()
    former_keys: tuple[str, ...] = ()
    citations: tuple[Cited, ...] = ()

    @property
    def ref(self) -> str:
        return f"agreement:{self.key}"


@dataclass(frozen=True, slots=True)
class FigureFact:
    key: str
    title: str
    series: str
    value: Decimal
    unit: str
    when: When = When()
    short_title: str = ""
    qualifier: str = "exact"
    told: str = "done"
    tier: int = 2
    why: str = ""
    event: str = ""
    threads: tuple[str, ...] = ()
    former_keys: tuple[str, ...] = ()
    citations: tuple[Cited, ...] = ()

    @property
    def ref(self) -> str:
        return f"figure:{self.key}"


Fact = EventFact | AgreementFact | FigureFact | PersonFact


def first_ref(fact: Fact) -> str:
    """The reference under the oldest key: what is drawn by it stays drawn when the fact is renamed."""
    return f"{fact.ref.partition(':')[0]}:{(*fact.former_keys, fact.key)[0]}"


@dataclass(frozen=True, slots=True)
class ConflictFact:
    """Disagreeing tellings of one field; `values` are (value, source, paragraph)."""

    key: str
    field: str
    facts: tuple[str, ...]
    values: tuple[tuple[str, str, str], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChapterFacts:
    key: str
    title: str
    position: int
    facts: tuple[str, ...] = ()
    text: str = ""
    citations: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class TermFact:
    key: str
    name: str
    definition: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Snapshot:
    """Everything known of a topic at one moment, keyed by fact key, in key order."""

    slug: str
    title: str = ""
    sides: tuple[str, ...] = ()
    countries: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    first_year: int | None = None
    last_year: int | None = None
    bank_seed: str = "1"
    threads: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, SourceFact] = field(default_factory=dict)
    persons: Mapping[str, PersonFact] = field(default_factory=dict)
    offices: Mapping[str, OfficeFact] = field(default_factory=dict)
    places: Mapping[str, PlaceFact] = field(default_factory=dict)
    events: Mapping[str, EventFact] = field(default_factory=dict)
    agreements: Mapping[str, AgreementFact] = field(default_factory=dict)
    figures: Mapping[str, FigureFact] = field(default_factory=dict)
    conflicts: tuple[ConflictFact, ...] = ()
    chapters: tuple[ChapterFacts, ...] = ()
    terms: Mapping[str, TermFact] = field(default_factory=dict)
    runs: frozenset[str] = frozenset()  # hashes of the sources' twelve-word runs (`copying.py`)

    def fact(self, ref: str) -> Fact | None:
        """The fact behind a reference such as `event:some-key`."""
        kind, _, key = ref.partition(":")
        tables: dict[str, Mapping[str, Fact]] = {
            "event": self.events,
            "agreement": self.agreements,
            "figure": self.figures,
            "person": self.persons,
        }
        return tables.get(kind, {}).get(key)

    def country_name(self, code: str) -> str:
        return str(self.countries.get(code, {}).get("name", code))

    def adjective(self, code: str) -> str:
        return str(self.countries.get(code, {}).get("adjective", code))

    @cached_property
    def conflicts_of(self) -> Mapping[str, tuple[ConflictFact, ...]]:
        """Conflicts by the reference of each fact in dispute."""
        found: dict[str, list[ConflictFact]] = {}
        for conflict in self.conflicts:
            for ref in conflict.facts:
                found.setdefault(ref, []).append(conflict)
        return {ref: tuple(conflicts) for ref, conflicts in found.items()}

    @cached_property
    def agreements_at(self) -> Mapping[str, tuple[AgreementFact, ...]]:
        """Agreements by the key of the event they were signed at."""
        found: dict[str, list[AgreementFact]] = {}
        for agreement in self.agreements.values():
            if agreement.event:
                found.setdefault(agreement.event, []).append(agreement)
        return {event: tuple(agreements) for event, agreements in found.items()}

    @cached_property
    def chapter_of(self) -> Mapping[str, tuple[str, int, int]]:
        """(chapter key, chapter position, position inside) by fact reference; the first chapter that names it."""
        found: dict[str, tuple[str, int, int]] = {}
        for chapter in sorted(self.chapters, key=lambda chapter: chapter.position):
            for inside, ref in enumerate(chapter.facts):
                found.setdefault(ref, (chapter.key, chapter.position, inside))
        return found

    @cached_property
    def exact_titles(self) -> tuple[str, ...]:
        """Titles of documents: facts, and exact, however long they are."""
        return tuple(paper.title for paper in self.agreements.values())

    @cached_property
    def glossary(self) -> frozenset[str]:
        """The names that the glossary explains."""
        return frozenset(name for term in self.terms.values() for name in (term.name, *term.aliases))

    @cached_property
    def years_of_person(self) -> Mapping[str, frozenset[int]]:
        """The years in which each person is attested, at an event or signing a document."""
        found: dict[str, set[int]] = {}
        for event in self.events.values():
            if event.when.earliest is not None:
                for part in event.participants:
                    found.setdefault(part.person, set()).add(event.when.earliest.year)
        for paper in self.agreements.values():
            if paper.when.earliest is not None:
                for signer in paper.signatories:
                    found.setdefault(signer.person, set()).add(paper.when.earliest.year)
        return {person: frozenset(years) for person, years in found.items()}

    @cached_property
    def dated_labels(self) -> tuple[tuple[str, str], ...]:
        """(label, valid from) of the places' labels that are not valid from the beginning."""
        return tuple((text, start) for place in self.places.values() for text, start, _ in place.labels if start)
