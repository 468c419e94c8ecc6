"""The facts of an exported document, looked up by reference, with what the sources leave uncertain about them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from quizapp.questions.audit.dates import BadDate, When, parse
from quizapp.questions.audit.findings import Row
from quizapp.questions.audit.words import content_words, words_of

TABLES = {"event": "events", "agreement": "agreements", "figure": "figures", "person": "persons"}
_DATE_FIELDS = frozenset({"date", "start", "end", "period"})


class DeadReference(KeyError):
    """A reference that names no row of the document."""

    def __str__(self) -> str:
        return f"{self.args[0]} names nothing in this document"


@dataclass(frozen=True)
class Attestation:
    """A person recorded with an office at an event."""

    person: str
    office: str
    event: str


@dataclass
class World:
    """Look-ups over one document; every method is a pure function of it, so results may be kept."""

    document: Row
    memory: dict[Any, Any] = field(default_factory=dict)

    @cached_property
    def facts(self) -> dict[str, Row]:
        return {f"{sort}:{row['key']}": row for sort, table in TABLES.items() for row in self.document[table]}

    @cached_property
    def by_sort(self) -> dict[str, list[str]]:
        return {sort: [f"{sort}:{row['key']}" for row in self.document[table]] for sort, table in TABLES.items()}

    @cached_property
    def sources(self) -> dict[str, Row]:
        return {row["key"]: row for row in self.document["sources"]}

    @cached_property
    def offices(self) -> dict[str, Row]:
        return {row["key"]: row for row in self.document["offices"]}

    @cached_property
    def places(self) -> dict[str, Row]:
        return {row["key"]: row for row in self.document["places"]}

    @cached_property
    def persons(self) -> dict[str, Row]:
        return {row["key"]: row for row in self.document["persons"]}

    @cached_property
    def conflicts(self) -> dict[str, Row]:
        return {row["key"]: row for row in self.document["conflicts"]}

    @cached_property
    def conflicts_of(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.document["conflicts"]:
            for ref in row["facts"]:
                found[ref].append(row)
        return dict(found)

    @cached_property
    def country_words(self) -> frozenset[str]:
        """The words of the names and adjectives of the topic's countries: they tell no two titles apart."""
        countries = self.document["topic"]["countries"].values()
        return frozenset(word for country in countries for text in country.values() for word in content_words(text))

    @cached_property
    def papers_of(self) -> dict[str, list[str]]:
        """The documents that name an event, by its key."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self.document["agreements"]:
            found[row["event"]].append(f"agreement:{row['key']}")
        return dict(found)

    @cached_property
    def passages(self) -> frozenset[tuple[str, str, str]]:
        """(source, paragraph, passage) of every citation of a fact."""
        cited = (one for row in self.facts.values() for one in row["citations"])
        return frozenset((one["source"], one["paragraph"], one["passage"]) for one in cited)

    @cached_property
    def attestations(self) -> list[Attestation]:
        return [
            Attestation(part["person"], part["office"], f"event:{event['key']}")
            for event in self.document["events"]
            for part in event["participants"]
            if part["office"]
        ]

    @cached_property
    def has_essentials(self) -> bool:
        return any(row["tier"] == 1 for table in TABLES.values() for row in self.document[table])

    def fact(self, ref: str) -> Row:
        """The row that a reference names; raises DeadReference."""
        try:
            return self.facts[ref]
        except KeyError:
            raise DeadReference(ref) from None

    def is_disputed(self, ref: str, *fields: str) -> bool:
        """Whether a recorded conflict of the fact is on one of the fields."""
        return any(conflict["field"] in fields for conflict in self.conflicts_of.get(ref, ()))

    def tellings(self, ref: str) -> tuple[When, ...]:
        """The dates that the sources give for a fact: its own and those of every conflict about it; () if undated."""
        key = ("tellings", ref)
        if key not in self.memory:
            self.memory[key] = tuple(self._tellings(ref))
        return self.memory[key]  # type: ignore[no-any-return]

    def _tellings(self, ref: str) -> Iterator[When]:
        row = self.fact(ref)
        own = parse(row.get("date", row.get("period", "")))
        if own is None:
            return  # what is undated in one telling is not dated by the others
        yield own
        for conflict in self.conflicts_of.get(ref, ()):
            if conflict["field"] in _DATE_FIELDS:
                for value in conflict["values"]:
                    if when := parse(value["value"]):
                        yield when

    def adjectives(self, code: str) -> tuple[str, ...]:
        """The texts that name a country: its name and adjective, or the code itself where the topic has none."""
        country = self.document["topic"]["countries"].get(code)
        return tuple(text for text in country.values() if text) if country else (code,)

    def citations_of(self, ref: str) -> list[Row]:
        return list(self.fact(ref)["citations"])

    def sources_of(self, ref: str) -> frozenset[str]:
        return frozenset(one["source"] for one in self.fact(ref)["citations"])

    def faults(self) -> Iterator[str]:
        """What is broken in the facts themselves: dates that cannot be read, references that name nothing."""
        for ref, row in self.facts.items():
            text = row.get("date", row.get("period", ""))
            try:
                parse(text)
            except BadDate:
                yield f"{ref} has the date {text!r}, which is no date"
            yield from (f"{ref}: {message}" for message in self._dangling(row))
        for conflict in self.document["conflicts"]:
            for ref in conflict["facts"]:
                if ref not in self.facts:
                    yield f"conflict {conflict['key']} is about {ref}, which does not exist"

    def _dangling(self, row: Row) -> Iterator[str]:
        for one in row["citations"]:
            locators = {paragraph["locator"] for paragraph in self.sources.get(one["source"], {}).get("paragraphs", ())}
            if one["paragraph"] not in locators:
                yield f"cites {one['source']} {one['paragraph']}, which does not exist"
        for part in (*row.get("participants", ()), *row.get("signatories", ())):
            if part["person"] not in self.persons:
                yield f"names the person {part['person']}, who does not exist"
            if part["office"] and part["office"] not in self.offices:
                yield f"names the office {part['office']}, which does not exist"
        yield from (
            f"names the place {key}, which does not exist" for key in row.get("places", ()) if key not in self.places
        )
        if row.get("event") and f"event:{row['event']}" not in self.facts:
            yield f"names the event {row['event']}, which does not exist"


def title_words(row: Row) -> tuple[str, ...]:
    """All words of a fact's title and short title."""
    return (*words_of(row.get("title", "")), *words_of(row["short_title"]))
