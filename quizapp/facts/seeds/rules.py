"""Rules that need the whole topic: references that lead somewhere, no cycles, titles, tiers, names in the inventory."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from quizapp.facts import dates, names
from quizapp.facts.cycles import cycles
from quizapp.facts.seeds.folder import Seeds
from quizapp.facts.seeds.merging import Story
from quizapp.facts.seeds.mistakes import Entry, Mistakes

SHORT_TITLE_WORDS = 8
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_CODE = re.compile(r"[A-Z]{2}")
_REFERENCES = {
    "threads": "thread",
    "places": "place",
    "parent": "place",
    "person": "person",
    "possibly_same": "person",
    "office": "office",
    "attested_in": "source",
    "source": "source",
    "announced_by": "event",
    "led_to": "event",
    "event": "event",
    "supersedes": "agreement",
    "implements": "agreement",
}
_DEFINED_IN = {"person": "people.yaml", "office": "offices.yaml", "place": "places.yaml", "thread": "topic.yaml"}


def check_rules(seeds: Seeds, story: Story, mistakes: Mistakes) -> None:
    """Report every broken rule."""
    entries = list(_all_entries(seeds))
    if not mistakes.unreadable:  # otherwise everything an unreadable file defines would seem missing
        _check_references(seeds, story, entries, mistakes)
    for entry in entries:
        _check_wording(entry, mistakes)
        _check_numbers(entry, mistakes)
        _check_people(entry, mistakes)
    for fact in story.facts.values():
        _check_tier(fact.entry, fact.values.get("tier"), fact.values.get("why"), mistakes)
    for entry in seeds.registries["person"].values():
        _check_tier(entry, entry.get("tier"), entry.get("why"), mistakes)
    _check_former_keys(seeds, story, mistakes)
    _check_cycles(seeds, story, mistakes)
    _check_topic(seeds.topic, mistakes)
    for telling in seeds.tellings:
        _check_inventory(telling.entry, telling.paragraph, seeds, mistakes)


def _walk(entry: Entry) -> Iterator[Entry]:
    yield entry
    for value in entry.values.values():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, Entry):
                yield from _walk(item)


def _all_entries(seeds: Seeds) -> Iterator[Entry]:
    yield from _walk(seeds.topic)
    for model in ("person", "office", "place", "term"):
        for entry in seeds.registries[model].values():
            yield from _walk(entry)
    for source in seeds.sources:
        yield from _walk(source.entry)
        for paragraph in source.paragraphs:
            yield from _walk(paragraph)
    for conflict, source_key in seeds.conflicts:
        if source_key:  # those of the topic file were walked with it
            yield from _walk(conflict)


def _check_references(seeds: Seeds, story: Story, entries: list[Entry], mistakes: Mistakes) -> None:
    known: dict[str, set[str]] = {model: set(found) for model, found in seeds.registries.items()}
    for model in ("event", "agreement", "figure"):
        known[model] = {key for found, key in story.facts if found == model}
    countries = _countries(seeds.topic)
    paragraphs = {(source.key, p.text("locator")) for source in seeds.sources for p in source.paragraphs}
    in_file = {source.entry.file: source.key for source in seeds.sources}
    for entry in entries:
        for name, model, key in _references(entry):
            if key not in known[model]:
                where = f" in {_DEFINED_IN[model]}" if model in _DEFINED_IN else ""
                mistakes.add(entry, name, f"there is no {model} {key}{where}{_nearest(key, known[model])}")
        for name, code in _codes(entry):
            if code not in countries:
                mistakes.add(entry, name, f"country {code} is not among the topic's countries")
        if locator := entry.text("paragraph"):
            source = entry.text("source") or in_file.get(entry.file, "")
            if not source:
                mistakes.add(entry, "source", "is missing")
            elif source in known["source"] and (source, locator) not in paragraphs:
                mistakes.add(entry, "paragraph", f"source {source} has no paragraph {locator}")


def _references(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """(field, model, key) of everything an entry refers to by key."""
    for name, model in _REFERENCES.items():
        for key in _texts(entry, name):
            yield name, model, key
    for reference in entry.texts("facts"):
        model, _, key = reference.partition(":")
        yield "facts", model, key


def _codes(entry: Entry) -> Iterator[tuple[str, str]]:
    """(field, code) of every country an entry names."""
    for name in ("country", "host_country", "voice", "sides"):
        for code in _texts(entry, name):
            yield name, code
    for name in ("parties", "party"):  # which may also be names of organisations
        for party in _texts(entry, name):
            if _CODE.fullmatch(party):
                yield name, party


def _texts(entry: Entry, name: str) -> list[str]:
    value = entry.get(name)
    return [value] if isinstance(value, str) else entry.texts(name)


def _countries(topic: Entry) -> set[str]:
    countries = topic.get("countries")
    return set(countries.values) if isinstance(countries, Entry) else set()


def _nearest(key: str, known: Iterable[str]) -> str:
    words = set(key.split("-"))
    best = max(known, key=lambda other: (len(words & set(other.split("-"))), other), default="")
    return f"; did you mean {best}?" if words & set(best.split("-")) else ""


def _check_wording(entry: Entry, mistakes: Mistakes) -> None:
    short = entry.text("short_title")
    if (count := len(short.split())) > SHORT_TITLE_WORDS:
        mistakes.add(entry, "short_title", f"has {count} words; at most {SHORT_TITLE_WORDS}")
    for name in ("short_title", "purpose"):
        if year := _YEAR.search(entry.text(name)):
            mistakes.add(entry, name, f"names the year {year[0]}, which gives answers away")


def _check_tier(entry: Entry, tier: object, why: object, mistakes: Mistakes) -> None:
    if tier is not None and tier not in (1, 2, 3):
        mistakes.add(entry, "tier", f"found {tier}; expected 1 (essential), 2 (standard) or 3 (detail)")
    if tier == 1 and not why and "why" not in entry.lines:
        mistakes.add(entry, "why", "is missing; a fact of tier 1 says in one sentence why it matters")


def _check_numbers(entry: Entry, mistakes: Mistakes) -> None:
    for name, limit in (("latitude", 90), ("longitude", 180)):
        value = entry.get(name)
        if isinstance(value, (int, Decimal)) and abs(Decimal(value)) > limit:
            mistakes.add(entry, name, f"found {value}; expected -{limit} to {limit} degrees")
    if ("latitude" in entry.lines) != ("longitude" in entry.lines):
        mistakes.add(entry, "latitude", "latitude and longitude are given together or not at all")
    start, end = entry.text("valid_from"), entry.text("valid_to")
    if start and end:
        first, last = dates.parse(start).earliest, dates.parse(end).latest
        if first and last and last < first:
            mistakes.add(entry, "valid_to", f"{end} is before valid_from {start}")


def _check_people(entry: Entry, mistakes: Mistakes) -> None:
    for name, distinct in (("participants", ("person", "role")), ("signatories", ("person",)), ("aliases", ("text",))):
        seen: dict[tuple[str, ...], Entry] = {}
        for part in entry.entries(name):
            key = tuple(part.text(field_name) for field_name in distinct)
            if all(key) and (first := seen.setdefault(key, part)) is not part:
                mistakes.add(part, distinct[0], f"{' as '.join(key)} is listed twice (first in line {first.line})")
    own = entry.text("key")
    if own and own in entry.texts("possibly_same"):
        mistakes.add(entry, "possibly_same", "a person is not possibly the same as themselves")


def _check_former_keys(seeds: Seeds, story: Story, mistakes: Mistakes) -> None:
    owners = [(model, key, entry) for model, found in seeds.registries.items() for key, entry in found.items()]
    owners += [(fact.model, fact.key, fact.entry) for fact in story.facts.values()]
    taken = {(model, key): f"the key of another {model}" for model, key, _ in owners}
    for model, key, entry in owners:
        for former in entry.texts("former_keys"):
            if problem := taken.get((model, former)):
                mistakes.add(entry, "former_keys", f"{former} is {problem}")
            taken[model, former] = f"already a former key of {key}"


def _check_cycles(seeds: Seeds, story: Story, mistakes: Mistakes) -> None:
    places = seeds.registries["place"]
    _cycle("parent", {key: _texts(entry, "parent") for key, entry in places.items()}, places, mistakes)
    for model, name in (("event", "announced_by"), ("agreement", "supersedes"), ("agreement", "implements")):
        facts = {key: fact for (found, key), fact in story.facts.items() if found == model}
        links: dict[str, list[str]] = defaultdict(list)
        for key, fact in facts.items():
            value = fact.values.get(name)
            links[key] = [str(item) for item in (value if isinstance(value, list) else [value] if value else [])]
        _cycle(name, links, {key: fact.entry for key, fact in facts.items()}, mistakes)


def _cycle(name: str, links: dict[str, list[str]], entries: dict[str, Entry], mistakes: Mistakes) -> None:
    """Report each cycle once, at the member whose key comes first."""
    for trail in cycles(links):
        mistakes.add(entries[trail[0]], name, f"goes round in a circle: {' -> '.join([*trail, trail[0]])}")


def _check_topic(topic: Entry, mistakes: Mistakes) -> None:
    first, last = topic.get("first_year"), topic.get("last_year")
    for name, year in (("first_year", first), ("last_year", last)):
        if isinstance(year, int) and not 1 <= year <= 9999:
            mistakes.add(topic, name, f"found {year}; expected a year from 1 to 9999")
    if isinstance(first, int) and isinstance(last, int) and first > last:
        mistakes.add(topic, "last_year", f"{last} is before first_year {first}")


def _check_inventory(claim: Entry, paragraph: Entry, seeds: Seeds, mistakes: Mistakes) -> None:
    """The inventory must name everybody who takes part, or nobody's absence from the source can be proved."""
    listed = [words for name in paragraph.texts("names") if (words := set(names.normalise(name).split()))]
    for part in (*claim.entries("participants"), *claim.entries("signatories")):
        person = seeds.registries["person"].get(part.text("person"))
        if person is None or person.get("unnamed") is True:
            continue
        spellings = [part.text("as_written"), person.text("name"), *(a.text("text") for a in person.entries("aliases"))]
        written = [set(names.normalise(text).split()) for text in spellings if text]
        if not any(name <= words or words <= name for name in listed for words in written):
            label = paragraph.text("locator")
            shown = part.text("as_written") or person.text("name")
            mistakes.warn(part, "person", f"{shown!r} is not among the names of paragraph {label}")
