"""Dates: bounds that belong to the text, years that belong to the topic, no finer than the source. Pure.

What rows can show of a date that is finer than its source:

- a document or figure is dated more finely than the event it comes from, and the date is said to be computed or
  relative: the event does not give the day;
- a day that is computed or relative, and no note says from what (a date taken over from the event needs none);
- a day said to be written in the source, in a block of it where the years of all other days are inferred.

A `date_note` settles each of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from quizapp.facts import dates
from quizapp.facts.check.findings import DATED, ERROR, INFO, WARNING, Finding, Topic, bounded, parsed
from quizapp.facts.rowhash import Fields

_DERIVED = ("computed", "relative")
_ENOUGH = 2  # other days of a block whose year is inferred


def bounds_agree(topic: Topic) -> Iterator[Finding]:
    """Derived bounds that the date does not give."""
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


def years_in_topic(topic: Topic) -> Iterator[Finding]:
    """Dates that lie outside the years of the topic."""
    for history in topic.rows["topic"]:
        first, last = history["first_year"], history["last_year"]
        for fact, row in topic.dated():
            too_early = first is not None and row["latest"] and int(row["latest"][:4]) < first
            too_late = last is not None and row["earliest"] and int(row["earliest"][:4]) > last
            if too_early or too_late:
                said = f"{row['date']} lies outside the topic's years {first} to {last}"
                yield Finding(WARNING, "years", fact, said)


def agreement_within_its_event(topic: Topic) -> Iterator[Finding]:
    """A document dated outside the event it was signed at."""
    events = topic.by_key("event")
    for row in topic.rows["agreement"]:
        event = events.get(row["event"][-1]) if row["event"] else None
        own, range_ = topic.when(row), topic.when(event) if event else None
        if event and own and range_ and dates.disjoint(own, range_):
            said = f"is dated {row['date']}, but the event it was signed at, {event['key']}, {event['date']}"
            yield topic.found("signing", "date", [f"agreement:{row['key']}"], said)


def finer_than_its_event(topic: Topic) -> Iterator[Finding]:
    """A part of an event dated more finely than the event, by reckoning."""
    events = topic.by_key("event")
    for name in ("agreement", "figure"):
        for row in topic.rows[name]:
            event = events.get(row["event"][-1]) if row["event"] else None
            if event is None or row["date_note"] or row["date_basis"] not in _DERIVED:
                continue
            if _lies_inside(row, event):
                said = (
                    f"is dated {row['date']} by reckoning ({row['date_basis']}), inside event:{event['key']} of "
                    f"{event['date']}, which does not give it; a date_note says from what it follows"
                )
                yield topic.found("precision", "date", [f"{name}:{row['key']}"], said, WARNING)


def _lies_inside(row: Fields, event: Fields) -> bool:
    if not (bounded(row) and bounded(event)):
        return False
    own, whole = (row["earliest"], row["latest"]), (event["earliest"], event["latest"])
    return bool(own != whole and whole[0] <= own[0] and own[1] <= whole[1])


def reckoned_without_note(topic: Topic) -> Iterator[Finding]:
    """A day that was computed, without a word on how."""
    events = topic.by_key("event")
    for fact, row in topic.dated():
        if row["date_basis"] not in _DERIVED or row["date_note"] or not _is_fine(row):
            continue
        event = events.get(row["event"][-1]) if row.get("event") else None
        if event is not None and (event["date"] == row["date"] or _lies_inside(row, event)):
            continue  # taken over from the event, or the finding of the rule above
        said = f"is dated {row['date']} ({row['date_basis']}), and no date_note says from what it follows"
        yield topic.found("precision", "date", [fact], said, WARNING)


def _is_fine(row: Fields) -> bool:
    """Whether a date names a day: itself, or as an end of an interval or a member of a set."""
    when = parsed(row["date"])
    return when is not None and (when.precision == "day" or any(part.precision == "day" for part in when.parts))


def explicit_where_years_are_inferred(topic: Topic) -> Iterator[Finding]:
    """A day called explicit among entries whose years had to be inferred."""
    bases: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    blocks: dict[str, set[tuple[str, str]]] = {}
    rows = {fact: row for fact, row in topic.dated() if _is_fine(row)}
    for fact, row in rows.items():
        places = topic.told_in.get(fact, ())
        blocks[fact] = {(source, locator.rpartition("-")[0]) for source, locator in places}
        for block in blocks[fact]:
            bases[block][row["date_basis"]] += 1
    for fact, row in rows.items():
        if row["date_basis"] != "explicit" or row["date_note"] or not blocks[fact]:
            continue
        if all(block[1] and bases[block]["section"] >= _ENOUGH for block in blocks[fact]):
            alone = all(bases[block]["explicit"] == 1 for block in blocks[fact])
            if alone:
                where = ", ".join(sorted(" ".join(block) for block in blocks[fact]))
                said = f"is dated {row['date']} as written, in {where}, where the years of all other days are inferred"
                yield topic.found("precision", "date", [fact], said, INFO)
