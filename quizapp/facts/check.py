"""Rules that a topic's facts must keep: contradictions, gaps, suspicious years. Pure: works on rows in fixture form.

`loaddata` skips `save()` and `clean()`, so these rules and the database's constraints are what guards fixtures.

Series of figures: a series is a slug, or `<base>:<part>` with the parts `total`, `export` and `import`. Figures with
the same base, the same period (`date`) and the same unit belong together, and the total must be the sum of exports and
imports within the rounding of the digits written (2 % when one of them is `about`). Values told as more than, less than
or as a target are not added up. The base names whose exports they are: `trade-cn:export` are China's.

A contradiction that a recorded conflict covers is known, and only reported as info.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from typing import Any

from quizapp.facts import dates, names
from quizapp.facts.rowhash import PARTS, Fields, hashes, natural_key

ERROR, WARNING, INFO = "error", "warning", "info"
CHAPTER_WORDS = (120, 180)
DATED = ("event", "agreement", "figure")
CITED = (*DATED, "person", "chapter")
_SUMMED = ("export", "import")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. `level` is error, warning or info; `fact` a reference such as 'event:some-key'."""

    level: str
    rule: str
    fact: str
    message: str

    def __str__(self) -> str:
        return f"{self.level}: {self.fact}: {self.message}"


type Rule = Callable[["Topic"], Iterator[Finding]]


class Topic:
    """The rows of one topic with the look-ups that rules share."""

    def __init__(self, rows: Mapping[str, Iterable[Fields]]) -> None:
        self.rows: dict[str, list[Fields]] = defaultdict(list, {name: list(found) for name, found in rows.items()})

    def dated(self) -> Iterator[tuple[str, Fields]]:
        """(reference, row) of every fact that has a date."""
        for name in DATED:
            for row in self.rows[name]:
                if row["date"]:
                    yield f"{name}:{row['key']}", row

    def by_key(self, name: str) -> dict[str, Fields]:
        """Rows of a model by key."""
        return {row["key"]: row for row in self.rows[name]}

    @cached_property
    def conflicts(self) -> set[tuple[str, str]]:
        """(reference, field) of everything a recorded conflict covers."""
        covered = set()
        for row in self.rows["conflict"]:
            for name in ("event", "agreement", "figure", "person"):
                covered |= {(f"{name}:{key[-1]}", row["field"]) for key in row[f"{name}s"]}
        return covered

    def level(self, fact: str, field: str) -> str:
        """Error, or info where a conflict on this field of the fact is recorded."""
        return INFO if (fact, field) in self.conflicts else ERROR

    def when(self, row: Fields) -> dates.EdtfDate | None:
        """The parsed date of a row; None when it has none or a broken one (which is another rule's finding)."""
        try:
            return dates.parse(row["date"]) if row["date"] else None
        except dates.DateError:
            return None


def check(rows: Mapping[str, Iterable[Fields]]) -> list[Finding]:
    """All findings of all rules about a topic, errors first, then by rule and fact."""
    topic = Topic(rows)
    found = [finding for rule in RULES for finding in rule(topic)]
    return sorted(found, key=lambda f: ((ERROR, WARNING, INFO).index(f.level), f.rule, f.fact, f.message))


def _bounds_agree(topic: Topic) -> Iterator[Finding]:
    for name in DATED:
        for row in topic.rows[name]:
            expected: dict[str, Any] = {"earliest": None, "latest": None, "precision": ""}
            fact = f"{name}:{row['key']}"
            try:
                expected = dates.parse(row["date"]).bounds if row["date"] else expected
            except dates.DateError as error:
                yield Finding(ERROR, "bounds", fact, f"the date cannot be read: {error}")
                continue
            for column, value in expected.items():
                if row[column] != value:
                    said = f"{column} is {row[column]!r}, but the date {row['date']!r} gives {value!r}"
                    yield Finding(ERROR, "bounds", fact, said)


def _years_in_topic(topic: Topic) -> Iterator[Finding]:
    for history in topic.rows["topic"]:
        first, last = history["first_year"], history["last_year"]
        for fact, row in topic.dated():
            too_early = first is not None and row["latest"] and int(row["latest"][:4]) < first
            too_late = last is not None and row["earliest"] and int(row["earliest"][:4]) > last
            if too_early or too_late:
                said = f"{row['date']} lies outside the topic's years {first} to {last}"
                yield Finding(WARNING, "years", fact, said)


def _sums(topic: Topic) -> Iterator[Finding]:
    groups: dict[tuple[str, str, str], dict[str, list[Fields]]] = defaultdict(lambda: defaultdict(list))
    for row in topic.rows["figure"]:
        base, _, part = row["series"].partition(":")
        if part and row["qualifier"] in ("exact", "about"):
            groups[base, row["date"], row["unit"]][part].append(row)
    for parts in groups.values():
        if not all(parts[name] for name in ("total", *_SUMMED)):
            continue
        for total in parts["total"]:
            summands = [parts[name][0] for name in _SUMMED]
            together = sum((Decimal(row["value"]) for row in summands), Decimal(0))
            if abs(Decimal(total["value"]) - together) > _tolerance([total, *summands]):
                facts = [f"figure:{row['key']}" for row in (total, *summands)]
                known = any((fact, "value") in topic.conflicts for fact in facts)
                shown = " + ".join(_number(row) for row in summands)
                said = f"{shown} = {together.normalize():f}, but the total is given as {_number(total)}"
                yield Finding(INFO if known else ERROR, "sum", facts[0], said)


def _tolerance(rows: list[Fields]) -> Decimal:
    """Half a unit of the last digit written, for each number; 2 % of the largest when one is approximate."""
    if any(row["qualifier"] == "about" for row in rows):
        return max(abs(Decimal(row["value"])) for row in rows) * Decimal("0.02")
    places = [-int(Decimal(row["value"]).normalize().as_tuple().exponent) for row in rows]
    return sum((Decimal("0.5").scaleb(-max(place, 0)) for place in places), Decimal(0))


def _number(row: Fields) -> str:
    return f"{Decimal(row['value']).normalize():f}"


def _one_value_a_period(topic: Topic) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str], Fields] = {}
    for row in topic.rows["figure"]:
        first = seen.setdefault((row["series"], row["date"], row["unit"]), row)
        if first is not row and row["date"] and row["value"] != first["value"]:
            fact, other = f"figure:{row['key']}", f"figure:{first['key']}"
            level = INFO if INFO in (topic.level(fact, "value"), topic.level(other, "value")) else ERROR
            said = f"gives {_number(row)} for {row['date']}, where {other} of the same series gives {_number(first)}"
            yield Finding(level, "series", fact, said)


def _exclusive_offices(topic: Topic) -> Iterator[Finding]:
    exclusive = {row["key"] for row in topic.rows["office"] if row["exclusive"]}
    same = {(row["key"], other[-1]) for row in topic.rows["person"] for other in row["possibly_same"]}
    held: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for part, name in (("participation", "event"), ("signatory", "agreement")):
        facts = topic.by_key(name)
        for row in topic.rows[part]:
            fact = facts.get(row[name][-1])
            if fact is None or row["office"] is None or row["office"][-1] not in exclusive:
                continue
            # Two holders contradict each other on one known day, and within one event whatever its length.
            is_day = fact["earliest"] and fact["earliest"] == fact["latest"]
            for day in {f"{name}:{fact['key']}", fact["earliest"] if is_day else ""} - {""}:
                held[row["office"][-1], day][row["person"][-1]].add(f"{name}:{fact['key']}")
    told = set()
    for (office, _), holders in sorted(held.items()):
        for one, other in combinations(sorted(holders), 2):
            where = min(holders[one] | holders[other])
            if (one, other) in same or (other, one) in same or (office, one, other, where) in told:
                continue
            told.add((office, one, other, where))
            known = any(topic.level(found, "office") == INFO for found in holders[one] | holders[other])
            said = f"both {one} and {other} hold the office {office}, which one person holds at a time"
            yield Finding(INFO if known else ERROR, "office", where, said)


def _place_labels(topic: Topic) -> Iterator[Finding]:
    labels: list[tuple[str, Fields]] = [(names.normalise(row["text"]), row) for row in topic.rows["placelabel"]]
    for fact, row in topic.dated():
        when = topic.when(row)
        # An official title keeps the name it was given; our own labels must be true at the date.
        ours = [row["short_title"], row.get("purpose", ""), "" if fact.startswith("agreement:") else row["title"]]
        text = f" {names.normalise(' '.join(ours))} "
        for label, place in labels:
            if when and f" {label} " in text and (said := _out_of_use(place, when)):
                yield Finding(
                    WARNING, "label", fact, f"calls the place {place['text']} {said}; the fact is of {row['date']}"
                )


def _out_of_use(label: Fields, when: dates.EdtfDate) -> str:
    start = dates.parse(label["valid_from"]).earliest if label["valid_from"] else None
    end = dates.parse(label["valid_to"]).latest if label["valid_to"] else None
    if start and when.latest and when.latest < start:
        return f"before it was called that ({label['valid_from']})"
    if end and when.earliest and when.earliest > end:
        return f"after it was called that ({label['valid_to']})"
    return ""


def _shared_names(topic: Topic) -> Iterator[Finding]:
    spelt: dict[str, dict[str, str]] = defaultdict(dict)
    for row in topic.rows["person"]:
        spelt[names.normalise(row["name"])][row["key"]] = row["name"]
    for row in topic.rows["personalias"]:
        spelt[names.normalise(row["text"])][row["person"][-1]] = row["text"]
    same = {frozenset((row["key"], other[-1])) for row in topic.rows["person"] for other in row["possibly_same"]}
    for persons in spelt.values():
        for one, other in combinations(sorted(persons), 2):
            if frozenset((one, other)) not in same:
                said = f"is called {persons[one]!r}, and so is {other}; say possibly_same, or tell the names apart"
                yield Finding(ERROR, "name", f"person:{one}", said)


def _cited(topic: Topic) -> Iterator[Finding]:
    cited = {(name, row[name][-1]) for row in topic.rows["citation"] for name in CITED if row[name] is not None}
    for name in CITED:
        for row in topic.rows[name]:
            if (name, row["key"]) not in cited:
                yield Finding(ERROR, "citation", f"{name}:{row['key']}", "has no citation")


def _tier_one_says_why(topic: Topic) -> Iterator[Finding]:
    for name in (*DATED, "person"):
        for row in topic.rows[name]:
            if row["tier"] == 1 and not row["why"].strip():
                yield Finding(ERROR, "why", f"{name}:{row['key']}", "is of tier 1 but does not say why it matters")


def _chapter_length(topic: Topic) -> Iterator[Finding]:
    least, most = CHAPTER_WORDS
    for row in topic.rows["chapter"]:
        if not least <= (count := len(row["text"].split())) <= most:
            said = f"has {count} words; a chapter's text has {least} to {most}"
            yield Finding(WARNING, "chapter", f"chapter:{row['key']}", said)


def _agreement_within_its_event(topic: Topic) -> Iterator[Finding]:
    events = topic.by_key("event")
    for row in topic.rows["agreement"]:
        event = events.get(row["event"][-1]) if row["event"] else None
        own, range_ = topic.when(row), topic.when(event) if event else None
        if event and own and range_ and dates.disjoint(own, range_):
            fact = f"agreement:{row['key']}"
            said = f"is dated {row['date']}, but the event it was signed at, {event['key']}, {event['date']}"
            yield Finding(topic.level(fact, "date"), "signing", fact, said)


def _later_than_what_it_supersedes(topic: Topic) -> Iterator[Finding]:
    agreements = topic.by_key("agreement")
    for row in topic.rows["agreement"]:
        for link in ("supersedes", "implements"):
            for key in row[link]:
                other = agreements.get(key[-1])
                if other and row["latest"] and other["earliest"] and row["latest"] < other["earliest"]:
                    said = f"{link} {other['key']}, which is later ({row['date']}, {other['date']})"
                    yield Finding(ERROR, "order", f"agreement:{row['key']}", said)


def _conflicts(topic: Topic) -> Iterator[Finding]:
    values = defaultdict(list)
    for row in topic.rows["conflictvalue"]:
        values[row["conflict"][-1]].append(row["value"])
    for row in topic.rows["conflict"]:
        fact, given = f"conflict:{row['key']}", values[row["key"]]
        if len(given) < 2:
            yield Finding(ERROR, "conflict", fact, f"has {len(given)} values; a conflict has at least two")
        else:
            yield Finding(INFO, "conflict", fact, f"{row['field']}: {' or '.join(given)}")


def _site_edits(topic: Topic) -> Iterator[Finding]:
    current = hashes(topic.rows)
    for name, rows in topic.rows.items():
        for row in rows if name not in PARTS else ():
            if row["origin"] == "fixture" and row["loaded_hash"] != current[name, natural_key(name, row)]:
                said = "was edited on this site since it was loaded; a load keeps it as it is"
                yield Finding(INFO, "edited", f"{name}:{row.get('key', row.get('slug'))}", said)


RULES: tuple[Rule, ...] = (
    _bounds_agree,
    _years_in_topic,
    _sums,
    _one_value_a_period,
    _exclusive_offices,
    _place_labels,
    _shared_names,
    _cited,
    _tier_one_says_why,
    _chapter_length,
    _agreement_within_its_event,
    _later_than_what_it_supersedes,
    _conflicts,
    _site_edits,
)
