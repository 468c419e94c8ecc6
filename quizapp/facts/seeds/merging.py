"""Merging the tellings of one fact: the first says what stands, a later one adds what is missing or disagrees."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from quizapp.facts import dates
from quizapp.facts.seeds.folder import Seeds, Telling
from quizapp.facts.seeds.mistakes import Entry, Mistakes, Value

# Where two tellings may honestly disagree about what happened. Everything else is our own wording or judgement.
DISPUTABLE = {
    "event": ("date", "kind", "host_country", "told", "announced_by"),
    "agreement": ("date", "kind", "told", "title", "event"),
    "figure": ("date", "told", "series", "value", "unit", "qualifier", "event"),
}
_UNITED = ("places", "threads", "parties", "supersedes", "implements", "led_to", "former_keys")
_FLAGS = ("participants_complete", "lead_complete", "agreements_complete", "signatories_complete", "generic")
_OF_THE_CLAIM = (
    *("passage", "note", "same_as", "event", "agreement", "figure"),
    *("participants", "signatories", "agreements", "figures"),
)
_PEOPLE = {"event": ("participants", "role"), "agreement": ("signatories", "")}


@dataclass(slots=True)
class Cited:
    """A citation to be: a paragraph, a passage and the fact it is about."""

    key: str
    source: str
    locator: str
    passage: str
    model: str
    fact: str
    entry: Entry


@dataclass(slots=True)
class Dispute:
    """Two or more values of one field, each with the citation that gives it."""

    key: str
    model: str
    fact: str
    field_name: str
    values: list[tuple[str, Cited]]


@dataclass(slots=True)
class Fact:
    """An event, agreement or figure as its tellings together have it."""

    model: str
    key: str
    entry: Entry
    citation: Cited
    values: dict[str, Value] = field(default_factory=dict)
    given: dict[str, tuple[Entry, Cited]] = field(default_factory=dict)  # which telling said a field first
    people: list[tuple[Entry, Cited]] = field(default_factory=list)
    event: str = ""


@dataclass(slots=True)
class Story:
    """All facts of a topic with their citations and the disputes between tellings."""

    facts: dict[tuple[str, str], Fact] = field(default_factory=dict)
    citations: list[Cited] = field(default_factory=list)
    disputes: dict[str, Dispute] = field(default_factory=dict)
    numbers: Counter[tuple[str, str]] = field(default_factory=Counter)

    def cite(self, place: tuple[str, str], passage: str, about: tuple[str, str], entry: Entry) -> Cited:
        """Add a citation of a place (source, locator) about a fact (model, key); its key counts within the place."""
        source, locator = place
        self.numbers[place] += 1
        cited = Cited(f"{source}--{locator}--{self.numbers[place]:02}", source, locator, passage, *about, entry)
        self.citations.append(cited)
        return cited


def merge(seeds: Seeds, mistakes: Mistakes) -> Story:
    """Merge all tellings; a first telling may stand after the others, in a later file."""
    story = Story()
    cited = [
        (telling, story.cite(telling.place, telling.passage, (telling.model, telling.key), telling.entry))
        for telling in seeds.tellings
    ]
    for telling, citation in cited:
        if telling.first:
            known = story.facts.get((telling.model, telling.key))
            if known:
                first = f"{known.entry.file}:{known.entry.line}"
                message = f"{telling.key} is given twice (first in {first}); a second telling is same_as: "
                mistakes.add(telling.entry, telling.model, f'{message}"{telling.model}:{telling.key}"')
            elif telling.key:
                story.facts[telling.model, telling.key] = _first(telling, citation)
    for telling, citation in cited:
        if not telling.first:
            _again(telling, citation, story, mistakes)
    return story


def _first(telling: Telling, citation: Cited) -> Fact:
    entry = telling.entry
    fact = Fact(telling.model, telling.key, entry, citation)
    fact.values = {name: value for name, value in entry.values.items() if name not in _OF_THE_CLAIM}
    fact.given = dict.fromkeys(fact.values, (entry, citation))
    fact.event = _event_of(telling)
    if fact.event:
        fact.given["event"] = (telling.event.entry if telling.event else entry, citation)
    if telling.event and "date" not in fact.values:
        outer = telling.event.entry
        if "told" not in fact.values and "told" in outer.values:
            fact.values["told"] = outer.values["told"]
    _add_people(fact, telling, citation)
    return fact


def _event_of(telling: Telling) -> str:
    if telling.model == "event":
        return ""
    return telling.event.key if telling.event else telling.entry.text("event")


def _again(telling: Telling, citation: Cited, story: Story, mistakes: Mistakes) -> None:
    fact = story.facts.get((telling.model, telling.key))
    if fact is None:
        if not mistakes.unreadable:
            mistakes.add(telling.entry, "same_as", f"there is no {telling.model} with the key {telling.key}")
        return
    entry = telling.entry
    event = _event_of(telling)
    told: dict[str, Value] = {name: value for name, value in entry.values.items() if name not in _OF_THE_CLAIM}
    if event and not fact.event:
        fact.event, fact.given["event"] = event, (entry, citation)
    elif event and event != fact.event:
        _dispute(story, fact, "event", (fact.event, fact.given["event"][1]), (event, citation))
    for name, value in told.items():
        if not _tell(story, fact, name, value, citation):
            first = fact.given[name][0]
            message = f"is already given in {first.file}:{first.line_of(name)}, with another value; leave it out here"
            mistakes.add(entry, name, message)
    _add_people(fact, telling, citation, story)


def _tell(story: Story, fact: Fact, name: str, value: Value, citation: Cited) -> bool:
    """Take in one field of a later telling; False when it contradicts what is ours to say once."""
    before = fact.values.get(name)
    if before is None:
        fact.values[name] = value
        fact.given[name] = (citation.entry, citation)
    elif name in _UNITED and isinstance(before, list) and isinstance(value, list):
        fact.values[name] = [*before, *(item for item in value if item not in before)]
    elif name in _FLAGS:
        fact.values[name] = before or value
    elif name in DISPUTABLE[fact.model]:
        if before != value and (name != "date" or _disagree(str(before), str(value))):
            _dispute(story, fact, name, (_said(before), fact.given[name][1]), (_said(value), citation))
    else:
        return before == value or name in ("date_basis", "date_note")
    return True


def _disagree(one: str, other: str) -> bool:
    """A coarser date that contains the finer one does not disagree with it."""
    a, b = dates.parse(one), dates.parse(other)
    return not (_contains(a, b) or _contains(b, a))


def _contains(outer: dates.EdtfDate, inner: dates.EdtfDate) -> bool:
    if outer.precision in ("interval", "one_of") or not (outer.earliest and outer.latest):
        return False
    return bool(inner.earliest and inner.latest and outer.earliest <= inner.earliest and inner.latest <= outer.latest)


def _said(value: Value) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _dispute(story: Story, fact: Fact, name: str, first: tuple[str, Cited], other: tuple[str, Cited]) -> None:
    key = f"{fact.model}--{fact.key}--{name.replace('_', '-')}"
    dispute = story.disputes.setdefault(key, Dispute(key, fact.model, fact.key, name, [first]))
    dispute.values.append(other)


def _add_people(fact: Fact, telling: Telling, citation: Cited, story: Story | None = None) -> None:
    if fact.model not in _PEOPLE:
        return
    list_name, role_name = _PEOPLE[fact.model]
    for person in telling.entry.entries(list_name):
        same = [
            (known, cited)
            for known, cited in fact.people
            if known.text("person") == person.text("person")
            and (not role_name or known.text(role_name) == person.text(role_name))
        ]
        if not same:
            fact.people.append((person, citation))
            continue
        known, cited = same[0]
        office = person.text("office")
        if not known.text("office") and office:
            known.values["office"] = office
            known.lines["office"] = person.line_of("office")
        elif story and office and office != known.text("office"):
            _dispute(story, fact, "office", (known.text("office"), cited), (office, citation))
