"""One event, or one document, that may be told as two. Pure.

Candidates are of one kind, their dates share a day, and they share who led, their title, or the country and a
participant. They are looked for in small groups that have such a thing in common, sorted by date, so that the work
grows with the number of facts and not with its square.

Two that are announced by one another, or that one recorded conflict names, are settled: that is how to say that they
are two. What one paragraph alone tells as two is told apart by the source, and only reported as info.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from quizapp.facts import names
from quizapp.facts.check.findings import INFO, WARNING, Finding, Topic, bounded
from quizapp.facts.rowhash import Fields

ALIKE = 0.75
_LONGEST = 62  # days: what is known more coarsely is the same only if it is called the same
_NEIGHBOURS = 12  # looked at after each fact in its group
_COMMON_WORD = 40  # a word that more titles of a kind and month share says nothing

type Group = tuple[str, ...]


def told_twice(topic: Topic) -> Iterator[Finding]:
    """Two events of one kind at one time that share what tells events apart."""
    people: dict[str, set[str]] = defaultdict(set)
    leaders: dict[str, set[str]] = defaultdict(set)
    for row in topic.rows["participation"]:
        people[row["event"][-1]].add(row["person"][-1])
        if row["role"] == "leader":
            leaders[row["event"][-1]].add(row["person"][-1])
    groups: dict[Group, list[Fields]] = defaultdict(list)
    events = [row for row in topic.rows["event"] if bounded(row)]
    for row in events:
        groups[row["kind"], "title", names.normalise(row["title"])].append(row)
        if not _is_short(row):
            continue
        for who in leaders[row["key"]]:
            groups[row["kind"], "leader", who].append(row)
        if row["host_country"]:
            for who in people[row["key"]]:
                groups[row["kind"], "guest", row["host_country"], who].append(row)
    groups.update(_by_title_words(events))
    reported: set[frozenset[str]] = set()
    for group, rows in groups.items():
        for one, other in _overlapping(rows):
            pair = frozenset((one["key"], other["key"]))
            if pair in reported or not _same(group, one, other, leaders, people):
                continue
            reported.add(pair)
            if finding := _told(topic, "event", one, other):
                yield finding


def _by_title_words(events: Iterable[Fields]) -> dict[Group, list[Fields]]:
    groups: dict[Group, list[Fields]] = defaultdict(list)
    for row in filter(_is_short, events):
        for month in {row["earliest"][:7], row["latest"][:7]}:
            for word in names.content_words(row["title"]):
                groups[row["kind"], "word", month, word].append(row)
    return {group: rows for group, rows in groups.items() if 1 < len(rows) <= _COMMON_WORD}


def _same(group: Group, one: Fields, other: Fields, leaders: dict[str, set[str]], people: dict[str, set[str]]) -> bool:
    """Whether what the group shares, and nothing against it, makes two events look like one."""
    led, led_too = leaders[one["key"]], leaders[other["key"]]
    hosts = {one["host_country"], other["host_country"]} - {""}
    if (led and led_too and not led & led_too) or len(hosts) > 1:
        return False
    match group[1]:
        case "word":
            first, second = names.content_words(one["title"]), names.content_words(other["title"])
            return len(first & second) / len(first | second) >= ALIKE
        case "guest":  # one telling may name more of those who were there, but not others instead
            there, there_too = people[one["key"]], people[other["key"]]
            return there <= there_too or there_too <= there
        case _:
            return True


def documents_told_twice(topic: Topic) -> Iterator[Finding]:
    """Two documents of one title and kind at one time; a generic title names no single document."""
    groups: dict[Group, list[Fields]] = defaultdict(list)
    for row in topic.rows["agreement"]:
        if bounded(row) and not row["generic"]:
            groups[row["kind"], names.normalise(row["title"])].append(row)
    for rows in groups.values():
        for one, other in _overlapping(rows):
            if finding := _told(topic, "agreement", one, other):
                yield finding


def _is_short(row: Fields) -> bool:
    return (date.fromisoformat(row["latest"]) - date.fromisoformat(row["earliest"])).days <= _LONGEST


def _overlapping(rows: list[Fields]) -> Iterator[tuple[Fields, Fields]]:
    ordered = sorted(rows, key=lambda row: (row["earliest"], row["latest"], row["key"]))
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + _NEIGHBOURS]:
            if other["earliest"] > one["latest"]:
                break
            yield one, other


def _told(topic: Topic, name: str, one: Fields, other: Fields) -> Finding | None:
    first, second = sorted((one["key"], other["key"]))
    fact, twin = f"{name}:{first}", f"{name}:{second}"
    if _announces(one, other) or _announces(other, one):
        return None
    what = "event" if name == "event" else "document"
    said = f"is possibly one {what} with {twin} ({one['date']}, {other['date']})"
    if frozenset((fact, twin)) in topic.disputed_together:
        return Finding(INFO, "twice", fact, f"{said} (known: a conflict names both)")
    places, others = set(topic.told_in.get(fact, ())), set(topic.told_in.get(twin, ()))
    same_title = names.same_text(one["title"], other["title"])
    if places == others and len(places) == 1 and not same_title:
        return Finding(INFO, "twice", fact, f"{said}; one paragraph tells both")
    return Finding(WARNING, "twice", fact, said)


def _announces(one: Fields, other: Fields) -> bool:
    by: list[str] | None = one.get("announced_by")
    return by is not None and by[-1] == other["key"]
