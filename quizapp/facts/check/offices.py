"""Offices that one person holds at a time, held by two: on one day, at one event, or by turns. Pure."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from quizapp.facts.check.findings import WARNING, Finding, Topic, bounded

_HANDED_OVER = "appointee"  # on the day of an appointment two hold the office


@dataclass(frozen=True, slots=True)
class Holding:
    """A person attested in an exclusive office by an event or agreement; the days are empty when they are not known."""

    office: str
    person: str
    role: str
    fact: str
    date: str
    first: str
    last: str


def _holdings(topic: Topic) -> Iterator[Holding]:
    exclusive = {row["key"] for row in topic.rows["office"] if row["exclusive"]}
    for part, name in (("participation", "event"), ("signatory", "agreement")):
        facts = topic.by_key(name)
        for row in topic.rows[part]:
            fact = facts.get(row[name][-1])
            if fact is None or row["office"] is None or row["office"][-1] not in exclusive:
                continue
            days = (fact["earliest"], fact["latest"]) if bounded(fact) else ("", "")
            role, reference = row.get("role", "signatory"), f"{name}:{fact['key']}"
            yield Holding(row["office"][-1], row["person"][-1], role, reference, fact["date"], *days)


def exclusive_offices(topic: Topic) -> Iterator[Finding]:
    """Two holders contradict each other on one known day, and within one event whatever its length."""
    held: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for holding in _holdings(topic):
        if holding.role == _HANDED_OVER:
            continue
        day = holding.first if holding.first == holding.last else ""
        for moment in {holding.fact, day} - {""}:
            held[holding.office, moment][holding.person].add(holding.fact)
    told = set()
    for (office, _), holders in sorted(held.items()):
        for one, other in combinations(sorted(holders), 2):
            where = min(holders[one] | holders[other])
            if frozenset((one, other)) in topic.possibly_same or (office, one, other, where) in told:
                continue
            told.add((office, one, other, where))
            said = f"both {one} and {other} hold the office {office}, which one person holds at a time"
            yield topic.found("office", "office", [where, *sorted(holders[one] | holders[other])], said)


def held_by_turns(topic: Topic) -> Iterator[Finding]:
    """Somebody holds an exclusive office between two holdings of another: a return, or a wrong name, office or date."""
    unnamed = {row["key"] for row in topic.rows["person"] if row["unnamed"]}
    offices: dict[str, list[Holding]] = defaultdict(list)
    for holding in _holdings(topic):
        if holding.first and holding.person not in unnamed:
            offices[holding.office].append(holding)
    for office, holdings in sorted(offices.items()):
        yield from _turns(topic, office, holdings)


def _turns(topic: Topic, office: str, holdings: list[Holding]) -> Iterator[Finding]:
    """For each holding, the person whose known time in office reaches furthest around it, if somebody else's does."""
    by_person: dict[str, list[Holding]] = defaultdict(list)
    for holding in holdings:
        by_person[holding.person].append(holding)
    # (end of the first holding, begin of the last, person), and the two furthest ends seen so far: near-linear.
    spans = sorted((min(h.last for h in own), max(h.first for h in own), who) for who, own in by_person.items())
    furthest: list[list[tuple[str, str]]] = []
    best: list[tuple[str, str]] = []
    for _, end, person in spans:
        best = sorted([*best, (end, person)], reverse=True)[:2]
        furthest.append(best)
    starts = [start for start, _, _ in spans]
    told: set[frozenset[str]] = set()
    for holding in sorted(holdings, key=lambda h: (h.first, h.fact)):
        begun = bisect_left(starts, holding.first)  # spans that begin before this holding does
        around = [(end, who) for end, who in furthest[begun - 1] if who != holding.person] if begun else []
        for end, person in around:
            pair = frozenset((person, holding.person))
            if end > holding.last and pair not in told and pair not in topic.possibly_same:
                told.add(pair)
                yield _between(topic, office, holding, by_person[person])


def _between(topic: Topic, office: str, holding: Holding, other: list[Holding]) -> Finding:
    by_end, by_start = sorted(other, key=lambda h: h.last), sorted(other, key=lambda h: h.first)
    before = by_end[bisect_left([h.last for h in by_end], holding.first) - 1]
    after = by_start[bisect_right([h.first for h in by_start], holding.last)]
    said = (
        f"has {holding.person} as {office} ({holding.date}) between {before.person} in {before.fact} ({before.date}) "
        f"and in {after.fact} ({after.date}); one person holds it at a time"
    )
    return topic.found("turns", "office", (holding.fact, before.fact, after.fact), said, WARNING)
