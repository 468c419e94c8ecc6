"""The order of time: entries of a block, documents and what they build on, the future told as done. Pure.

A block is a run of paragraphs whose locators share what stands before the last hyphen: II-1992-1 and II-1992-2 lie in
II-1992. A source without such locators is one block, and like every long block it counts as chronological only when
nearly all of it is. A year inside a block's name is the year of its entries.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quizapp.facts.check.findings import INFO, WARNING, Finding, Topic, bounded, parsed
from quizapp.facts.rowhash import Fields

_LONGEST = 62  # days: what is known more coarsely has no place in an order
_IN_ORDER = 0.8  # of a block of which nothing else says that it is chronological
_ENOUGH = 8  # entries of such a block
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of a block with the earliest event that it tells."""

    locator: str
    fact: str
    row: Fields

    @property
    def first(self) -> str:
        return str(self.row["earliest"])

    @property
    def last(self) -> str:
        return str(self.row["latest"])


def entries_out_of_order(topic: Topic) -> Iterator[Finding]:
    """An entry whose date is before that of the entries it stands after."""
    defects = {row["key"]: row["defects"] for row in topic.rows["source"]}
    tables = {row["key"] for row in topic.rows["source"] if row.get("origin") == "import"}  # rows stand in any order
    for (source, block), entries in sorted(_blocks(topic).items()):
        if source in tables:
            continue
        kept = _longest_in_order(entries)
        if not block and (len(entries) < _ENOUGH or len(kept) < _IN_ORDER * len(entries)):
            continue
        if block and len(kept) * 2 < len(entries):
            continue  # a text that follows no order of time
        for place, entry in enumerate(entries):
            if place not in kept and (other := _contradicted_by(place, entries, kept)):
                yield _misplaced(entry, other, source, defects.get(source, []))


def _blocks(topic: Topic) -> dict[tuple[str, str], list[Entry]]:
    events = topic.by_key("event")
    first: dict[tuple[str, str], Entry] = {}
    for fact, places in topic.told_in.items():
        name, _, key = fact.partition(":")
        row = events.get(key) if name == "event" else None
        if row is None or row["told"] == "planned" or not bounded(row) or _days(row) > _LONGEST:
            continue
        for place in places:
            entry = Entry(place[1], fact, row)
            if place[1] and (place not in first or (entry.first, fact) < (first[place].first, first[place].fact)):
                first[place] = entry
    blocks: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for row in sorted(topic.rows["paragraph"], key=lambda row: (row["source"][-1], row["position"], row["locator"])):
        source, locator = row["source"][-1], row["locator"]
        if (source, locator) in first:
            blocks[source, _block(locator)].append(first[source, locator])
    return blocks


def _block(locator: str) -> str:
    return locator.rpartition("-")[0]


def _days(row: Fields) -> int:
    return (date.fromisoformat(row["latest"]) - date.fromisoformat(row["earliest"])).days


def _longest_in_order(entries: list[Entry]) -> set[int]:
    """Places of a longest run of entries in order of time; of several, one that keeps the entries that come first."""
    # From the end, with time reversed: the usual search keeps the last of equals, and here the first is right.
    ends: list[tuple[int, int]] = []  # (negated ordinal, place) of the best last entry of a run, by its length
    previous: dict[int, int] = {}
    for place in reversed(range(len(entries))):
        day = -date.fromisoformat(entries[place].first).toordinal()
        length = bisect_right([end for end, _ in ends], day)
        if length:
            previous[place] = ends[length - 1][1]
        ends[length : length + 1] = [(day, place)]
    kept: set[int] = set()
    here = ends[-1][1] if ends else None
    while here is not None:
        kept.add(here)
        here = previous.get(here)
    return kept


def _contradicted_by(place: int, entries: list[Entry], kept: set[int]) -> Entry | None:
    """The neighbour in order that this entry certainly lies on the wrong side of, whatever its exact day."""
    entry = entries[place]
    before = next((entries[near] for near in range(place - 1, -1, -1) if near in kept), None)
    after = next((entries[near] for near in range(place + 1, len(entries)) if near in kept), None)
    if before and entry.last < before.first:
        return before
    return after if after and after.last < entry.first else None


def _misplaced(entry: Entry, other: Entry, source: str, defects: list[str]) -> Finding:
    stands = "after" if entry.last < other.first else "before"
    said = (
        f"({entry.row['date']}) stands in {source} {entry.locator} {stands} {other.fact} ({other.row['date']}) "
        f"in {other.locator}"
    )
    named = re.compile(rf"(?<![\w-]){re.escape(entry.locator)}(?![\w-])")
    if any(named.search(defect) for defect in defects):
        return Finding(INFO, "block", entry.fact, f"{said} (known: a defect of the source)")
    if entry.row["date_note"]:
        return Finding(INFO, "block", entry.fact, f"{said} (known: {entry.row['date_note']})")
    return Finding(WARNING, "block", entry.fact, said)


def year_of_block(topic: Topic) -> Iterator[Finding]:
    """A year said to come from the block, in blocks that name other years."""
    for fact, row in topic.dated():
        if row["date_basis"] != "section" or not bounded(row) or row["date_note"]:
            continue
        named = {year for _, locator in topic.told_in.get(fact, ()) for year in _YEAR.findall(_block(locator))}
        years = range(int(row["earliest"][:4]), int(row["latest"][:4]) + 1)
        if named and not any(int(year) in years for year in named):
            said = f"is dated {row['date']} by its block, but stands in {', '.join(sorted(named))}"
            yield topic.found("block", "date", [fact], said, WARNING)


def later_than_what_it_builds_on(topic: Topic) -> Iterator[Finding]:
    """A document that supersedes or implements a later one."""
    agreements = topic.by_key("agreement")
    for row in topic.rows["agreement"]:
        for link in ("supersedes", "implements"):
            for key in row[link]:
                other = agreements.get(key[-1])
                if other and row["latest"] and other["earliest"] and row["latest"] < other["earliest"]:
                    said = f"{link} {other['key']}, which is later ({row['date']}, {other['date']})"
                    yield Finding("error", "order", f"agreement:{row['key']}", said)


def future_told_as_done(topic: Topic) -> Iterator[Finding]:
    """Told as done, and later than the publication of every source that tells it."""
    published: dict[str, str] = {}
    for source in topic.rows["source"]:
        when = parsed(source["published"])
        published[source["key"]] = when.latest.isoformat() if when and when.latest else ""
    for fact, row in topic.dated():
        days = {published.get(source, "") for source, _ in topic.told_in.get(fact, ())}
        if row["told"] == "done" and days and "" not in days and row["earliest"] and row["earliest"] > max(days):
            said = f"is told as done on {row['date']}, after its sources were published ({max(days)})"
            yield topic.found("future", "date", [fact], said, WARNING)
