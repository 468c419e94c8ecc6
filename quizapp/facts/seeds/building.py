"""From merged seeds to rows in fixture form."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Field, JSONField

from quizapp.facts import dates
from quizapp.facts.models import DateBasis, Origin
from quizapp.facts.rowcheck import column_problem
from quizapp.facts.rowhash import PARTS, hashes, natural_key, order_key
from quizapp.facts.rows import FIXTURE_FILES, Rows, columns, default_of, links, plain
from quizapp.facts.seeds.folder import Seeds
from quizapp.facts.seeds.merging import Cited, Dispute, Fact, Story
from quizapp.facts.seeds.mistakes import Entry, Mistakes
from quizapp.facts.seeds.rules import SHORT_TITLE_WORDS
from quizapp.facts.seeds.schema import CLAIMS
from quizapp.facts.tiers import Ties, derived_tier

_STORIED = ("short_title", "why", "former_keys")
_FACT_LINKS = {
    "event": {"places": "place"},
    "agreement": {"supersedes": "agreement", "implements": "agreement", "led_to": "event"},
    "figure": {},
}


def _plain_fields(model: str) -> list[str]:
    """What a claim may say that is a column of its model and needs no more than copying."""
    own = {column.name for column in columns(model) if not column.is_relation}
    return [name for name in CLAIMS[model] if name in own and name not in (*_STORIED, "tier")]


def build_rows(seeds: Seeds, story: Story, mistakes: Mistakes) -> Rows:
    """All rows of the topic, hashed and in order; what does not fit a column is reported."""
    return _Builder(seeds, story, mistakes).build()


class _Builder:
    def __init__(self, seeds: Seeds, story: Story, mistakes: Mistakes) -> None:
        self.seeds = seeds
        self.story = story
        self.mistakes = mistakes
        self.rows: Rows = {name: [] for name in FIXTURE_FILES}
        self.chaptered = {
            reference for chapter in seeds.registries["chapter"].values() for reference in chapter.texts("facts")
        }

    def build(self) -> Rows:
        self._topic()
        self._registries()
        self._sources()
        self._cite_registries()
        for fact in self.story.facts.values():
            self._fact(fact)
        for entry in self.seeds.registries["person"].values():
            self._person(entry)
        self._chapters()
        for cited in self.story.citations:
            self._citation(cited)
        self._conflicts()
        if self.mistakes.found:  # then keys may be missing, and nothing will be written
            return self.rows
        for name, rows in self.rows.items():
            rows.sort(key=lambda fields, name=name: order_key(name, fields))  # type: ignore[misc]
        for (name, key), found in hashes(self.rows).items():
            self._row(name, key)["loaded_hash"] = found
        return self.rows

    def _row(self, name: str, key: tuple[Any, ...]) -> dict[str, Any]:
        if not hasattr(self, "_by_key"):
            self._by_key = {
                (name, natural_key(name, fields)): fields
                for name, rows in self.rows.items()
                if name not in PARTS
                for fields in rows
            }
        return self._by_key[name, key]

    def ref(self, key: object) -> list[Any] | None:
        return [self.seeds.slug, key] if key else None

    def refs(self, keys: object) -> list[list[Any]]:
        return sorted([self.seeds.slug, key] for key in keys) if isinstance(keys, list) else []

    def add(self, name: str, entry: Entry, /, **given: Any) -> None:
        """Add a row: the given values, the models' defaults for the rest."""
        if name not in PARTS:
            given = {"origin": Origin.FIXTURE.value, "loaded_hash": "", **given}
            if name != "topic":
                given["topic"] = [self.seeds.slug]
        fields: dict[str, Any] = {link.name: given.pop(link.name, []) for link in links(name)}
        for column in columns(name):
            value = given.pop(column.name, None)
            if column.is_relation:
                fields[column.name] = value
            elif value is None:
                fields[column.name] = default_of(column)
            else:
                fields[column.name] = self._fitting(column, value, entry)
        if given:
            raise TypeError(f"{name} has no fields {', '.join(given)}")
        self.rows[name].append(fields)

    def _fitting(self, column: Field[Any, Any], value: object, entry: Entry) -> Any:
        """The value in fixture form; what does not fit its column is reported, and None."""
        said = f"{value:f}" if isinstance(value, Decimal) else value
        # The items of a list, and the words of countries, were checked where they were read.
        if not isinstance(column, JSONField) and (problem := column_problem(column, said)):
            self.mistakes.add(entry, column.name, problem)
            return None
        return plain(column, value)

    def _topic(self) -> None:
        entry = self.seeds.topic
        apart = ("countries", "threads", "chapters", "conflicts")
        given: dict[str, Any] = {name: value for name, value in entry.values.items() if name not in apart}
        countries = entry.get("countries")
        words = countries.values if isinstance(countries, Entry) else {}
        given["countries"] = {code: dict(word.values) for code, word in words.items() if isinstance(word, Entry)}
        given["bank_seed"] = str(given.get("bank_seed", ""))
        self.add("topic", entry, **given)

    def _registries(self) -> None:
        registries = self.seeds.registries
        for position, (key, entry) in enumerate(registries["thread"].items(), start=1):
            self.add("thread", entry, **_values(entry, "title", "summary"), key=key, position=position)
        for key, entry in registries["term"].items():
            self.add("term", entry, **_values(entry, "name", "definition", "aliases"), key=key)
        for key, entry in registries["office"].items():
            self.add("office", entry, **{**entry.values, "key": key})
        for key, entry in registries["place"].items():
            given = {name: value for name, value in entry.values.items() if name != "labels"}
            self.add("place", entry, **{**given, "key": key, "parent": self.ref(entry.get("parent"))})
            for label in entry.entries("labels"):
                self.add("placelabel", label, **label.values, place=self.ref(key))

    def _sources(self) -> None:
        for source in self.seeds.sources:
            self.add("source", source.entry, **source.entry.values)
            for position, paragraph in enumerate(source.paragraphs, start=1):
                given = _values(paragraph, "locator", "names", "reason")
                self.add("paragraph", paragraph, **given, source=self.ref(source.key), position=position)

    def _cite_registries(self) -> None:
        """Citations of persons, terms and chapters come after those of the claims, whose keys they must not shift."""
        for model in ("person", "term", "chapter"):
            for key, entry in self.seeds.registries[model].items():
                for citation in entry.entries("citations"):
                    place = (citation.text("source"), citation.text("paragraph"))
                    self.story.cite(place, citation.text("passage"), (model, key), citation)
                if model == "person" and not entry.items("citations"):
                    self._cite_person(key, entry)

    def _cite_person(self, key: str, entry: Entry) -> None:
        for telling in self.seeds.tellings:
            parts = (*telling.entry.entries("participants"), *telling.entry.entries("signatories"))
            if any(part.text("person") == key for part in parts):
                self.story.cite(telling.place, telling.passage, ("person", key), entry)
                return
        if not self.mistakes.unreadable:
            self.mistakes.add(entry, "citations", "is missing; the person takes part in no claim that could be cited")

    def _fact(self, fact: Fact) -> None:
        given: dict[str, Any] = {name: fact.values.get(name) for name in (*_STORIED, *_plain_fields(fact.model))}
        given |= self._date(fact)
        given["told"] = fact.values.get("told", "done")
        given["threads"] = self.refs(fact.values.get("threads"))
        for name, target in _FACT_LINKS[fact.model].items():
            given[name] = self.refs(fact.values.get(name)) if target else []
        if fact.model == "event":
            given["title_form"] = fact.values.get("title_form", "noun_phrase")
            given["announced_by"] = self.ref(fact.values.get("announced_by"))
        else:
            given["event"] = self.ref(fact.event)
        given |= self._tier(fact)
        self.add(fact.model, fact.entry, **given, key=fact.key)
        part = "participation" if fact.model == "event" else "signatory"
        for position, (person, _) in enumerate(fact.people, start=1):
            row = {**person.values, "person": self.ref(person.get("person")), "office": self.ref(person.get("office"))}
            self.add(part, person, **row, **{fact.model: self.ref(fact.key)}, position=position)

    def _date(self, fact: Fact) -> dict[str, Any]:
        text = fact.values.get("date")
        basis = fact.values.get("date_basis", DateBasis.EXPLICIT.value)
        if not text and (event := self.story.facts.get(("event", fact.event))):
            text, basis = event.values.get("date"), DateBasis.COMPUTED.value
        if not isinstance(text, str):
            return {"date": "", "date_basis": "", "date_note": fact.values.get("date_note")}
        return {
            "date": text,
            "date_basis": basis,
            "date_note": fact.values.get("date_note"),
            **dates.parse(text).bounds,
        }

    def _tier(self, fact: Fact) -> dict[str, Any]:
        if fact.values.get("tier"):
            return {"tier": fact.values["tier"], "tier_derived": False}
        ties = Ties(
            in_chapter=f"{fact.model}:{fact.key}" in self.chaptered,
            citations=sum(cited.model == fact.model and cited.fact == fact.key for cited in self.story.citations),
            links=self._links[fact.model, fact.key],
        )
        vague = bool(fact.values.get("generic"))
        return {
            "tier": derived_tier(fact.model, str(fact.values.get("kind", "")), ties, vague=vague),
            "tier_derived": True,
        }

    @property
    def _links(self) -> Counter[tuple[str, str]]:
        if not hasattr(self, "_counted"):
            self._counted = _count_links(self.story)
        return self._counted

    @cached_property
    def _threads_of_persons(self) -> dict[str, list[str]]:
        """Of each person the threads of what they took part in: theirs, where nobody says otherwise."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for fact in self.story.facts.values():
            threads = fact.values.get("threads")
            for person, _ in fact.people:
                found[person.text("person")] |= dict.fromkeys(map(str, threads if isinstance(threads, list) else ()))
        return {person: list(threads) for person, threads in found.items()}

    def _person(self, entry: Entry) -> None:
        key = entry.text("key")
        given = {
            name: entry.get(name) for name in ("name", "country", "name_system", "unnamed", "description", *_STORIED)
        }
        given |= {"tier": entry.get("tier"), "tier_derived": False}
        given["short_title"] = entry.text("short_title") or _called(entry.text("name"))
        if not entry.get("tier"):
            ties = Ties(in_chapter=f"person:{key}" in self.chaptered, links=self._links["person", key])
            given["tier"] = derived_tier("person", "", ties, vague=entry.get("unnamed") is True)
            given["tier_derived"] = True
        same = {*entry.texts("possibly_same")}
        same |= {other for other, row in self.seeds.registries["person"].items() if key in row.texts("possibly_same")}
        threads = entry.get("threads") or self._threads_of_persons.get(key, [])
        linked = {"possibly_same": self.refs(list(same)), "threads": self.refs(threads)}
        self.add("person", entry, **given, **linked, key=key)
        for alias in entry.entries("aliases"):
            row = {**alias.values, "attested_in": self.ref(alias.get("attested_in"))}
            self.add("personalias", alias, **row, person=self.ref(key))

    def _chapters(self) -> None:
        for position, (key, entry) in enumerate(self.seeds.registries["chapter"].items(), start=1):
            self.add("chapter", entry, **_values(entry, "title", "text"), key=key, position=position)
            for place, reference in enumerate(entry.texts("facts"), start=1):
                model, _, fact = reference.partition(":")
                self.add("chapterfact", entry, chapter=self.ref(key), position=place, **{model: self.ref(fact)})

    def _citation(self, cited: Cited) -> None:
        paragraph = [self.seeds.slug, cited.source, cited.locator]
        given = {"source": self.ref(cited.source), "paragraph": paragraph, cited.model: self.ref(cited.fact)}
        self.add("citation", cited.entry, key=cited.key, passage=cited.passage, **given)

    def _conflicts(self) -> None:
        for dispute in self.story.disputes.values():
            sources = list(dict.fromkeys(cited.source for _, cited in dispute.values))
            note = f"The tellings in {' and '.join(sources)} differ." if len(sources) > 1 else ""
            note = note or f"Two paragraphs of {sources[0]} differ."
            self._conflict(dispute, note, self.story.facts[dispute.model, dispute.fact].entry)
        for entry, source in self.seeds.conflicts:
            self._recorded(entry, source)

    def _conflict(self, dispute: Dispute, note: str, entry: Entry) -> None:
        linked = {f"{dispute.model}s": self.refs([dispute.fact])}
        self.add("conflict", entry, key=dispute.key, field=dispute.field_name, note=note, **linked)
        for position, (value, cited) in enumerate(dispute.values, start=1):
            self._conflict_value(dispute.key, position, self._in_words(dispute.field_name, value), cited, entry)

    def _in_words(self, field_name: str, value: str) -> str:
        """A disputed value as a reader sees it: titles instead of keys."""
        if field_name == "office" and (office := self.seeds.registries["office"].get(value)):
            return office.text("title")
        if field_name in ("event", "announced_by") and (event := self.story.facts.get(("event", value))):
            return str(event.values.get("title"))
        return value

    def _recorded(self, entry: Entry, source: str) -> None:
        key, facts = entry.text("key"), [tuple(reference.split(":", 1)) for reference in entry.texts("facts")]
        linked = defaultdict(list)
        for model, fact in facts:
            linked[f"{model}s"].append(fact)
        given = {name: self.refs(keys) for name, keys in linked.items()}
        self.add("conflict", entry, key=key, field=entry.text("field"), note=entry.text("note"), **given)
        used: set[str] = set()
        for position, value in enumerate(entry.entries("values"), start=1):
            place = (value.text("source") or source, value.text("paragraph"))
            cited = self._citing(place, facts, used)
            if cited is None:
                if not self.mistakes.unreadable:
                    message = f"no claim is drawn from paragraph {place[1]} of {place[0]}, so it cannot be cited"
                    self.mistakes.add(value, "paragraph", message)
                continue
            used.add(cited.key)
            given_value = value.get("value")
            said = f"{given_value:f}" if isinstance(given_value, Decimal) else str(given_value)
            self._conflict_value(key, position, said, cited, value)

    def _citing(self, place: tuple[str, str], facts: list[tuple[str, ...]], used: set[str]) -> Cited | None:
        """A citation of a paragraph: by one of the facts if there is one, in their order, not used yet before used."""
        here = [cited for cited in self.story.citations if (cited.source, cited.locator) == place]
        found = [cited for fact in facts for cited in here if (cited.model, cited.fact) == fact]
        fresh = [cited for cited in found if cited.key not in used]
        return next(iter([*fresh, *found, *here]), None)

    def _conflict_value(self, conflict: str, position: int, value: str, cited: Cited, entry: Entry) -> None:
        given = {"conflict": self.ref(conflict), "citation": self.ref(cited.key)}
        self.add("conflictvalue", entry, **given, position=position, value=value)


def _called(name: str) -> str:
    """A person's short title: the name, as far as it is short; of an unnamed one the office that stands for it."""
    short = name.removesuffix(" (not named)")
    return short if len(short.split()) <= SHORT_TITLE_WORDS else ""


def _values(entry: Entry, *names: str) -> dict[str, Any]:
    return {name: entry.get(name) for name in names}


def _count_links(story: Story) -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    series = Counter(str(fact.values.get("series")) for fact in story.facts.values() if fact.model == "figure")
    for fact in story.facts.values():
        if fact.event:
            counted["event", fact.event] += 1
        if fact.model == "figure":
            counted["figure", fact.key] = series[str(fact.values.get("series"))]
        for person, _ in fact.people:
            counted["person", person.text("person")] += 1
        if announced_by := fact.values.get("announced_by"):
            counted["event", str(announced_by)] += 1
            counted[fact.model, fact.key] += 1
        for name, target in (("supersedes", "agreement"), ("implements", "agreement"), ("led_to", "event")):
            linked = fact.values.get(name)
            for key in linked if isinstance(linked, list) else ():
                counted[target, str(key)] += 1
                counted[fact.model, fact.key] += 1
    return counted
