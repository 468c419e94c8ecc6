"""The state of the story: citations, tiers, chapters, titles, gaps, recorded conflicts, edits of this site. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterator

from quizapp.facts.check.findings import CITED, DATED, ERROR, INFO, WARNING, Finding, Topic, bounded
from quizapp.facts.rowhash import PARTS, hashes, natural_key

CHAPTER_WORDS = (120, 180)
CHAPTERS = (6, 9)
ESSENTIALS = (25, 60)
SHORT_TITLE_WORDS = 8
_MANY_GAPS = 12  # more of them are told as one
_STORIED = (*DATED, "person")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def cited(topic: Topic) -> Iterator[Finding]:
    """Facts without a citation."""
    for name in CITED:
        for row in topic.rows[name]:
            if f"{name}:{row['key']}" not in topic.told_in:
                yield Finding(ERROR, "citation", f"{name}:{row['key']}", "has no citation")


def tier_one_says_why(topic: Topic) -> Iterator[Finding]:
    """Essentials without a reason, and topics with too few or too many of them."""
    count = 0
    for name in _STORIED:
        for row in topic.rows[name]:
            count += row["tier"] == 1
            if row["tier"] == 1 and not row["why"].strip():
                yield Finding(ERROR, "why", f"{name}:{row['key']}", "is of tier 1 but does not say why it matters")
    least, most = ESSENTIALS
    if not least <= count <= most:
        said = f"has {count} facts of tier 1; what a class should leave with is about {least} to {most}"
        yield from _about_topic(topic, "essentials", said)


def short_titles(topic: Topic) -> Iterator[Finding]:
    """Short titles that are long, or that give a date away."""
    for name in _STORIED:
        for row in topic.rows[name]:
            fact, short = f"{name}:{row['key']}", row["short_title"]
            if (count := len(short.split())) > SHORT_TITLE_WORDS:
                said = f"the short title has {count} words; at most {SHORT_TITLE_WORDS}"
                yield Finding(WARNING, "short title", fact, said)
            if year := _YEAR.search(short):
                yield Finding(INFO, "short title", fact, f"the short title names the year {year[0]}")


def chapters(topic: Topic) -> Iterator[Finding]:
    """Chapters that are too short or too long, and too few or too many of them."""
    least, most = CHAPTER_WORDS
    for row in topic.rows["chapter"]:
        if not least <= (count := len(row["text"].split())) <= most:
            said = f"has {count} words; a chapter's text has {least} to {most}"
            yield Finding(WARNING, "chapter", f"chapter:{row['key']}", said)
    fewest, greatest = CHAPTERS
    if not fewest <= (number := len(topic.rows["chapter"])) <= greatest:
        yield from _about_topic(topic, "chapters", f"has {number} chapters; a story has {fewest} to {greatest}")


def undated(topic: Topic) -> Iterator[Finding]:
    """Events that no source dates."""
    for row in topic.rows["event"]:
        if not row["date"]:
            yield Finding(INFO, "undated", f"event:{row['key']}", "has no date")


def idle_persons(topic: Topic) -> Iterator[Finding]:
    """Persons who take part in nothing."""
    busy = {row["person"][-1] for part in ("participation", "signatory") for row in topic.rows[part]}
    for row in topic.rows["person"]:
        if row["key"] not in busy:
            yield Finding(INFO, "idle", f"person:{row['key']}", "takes part in no event and signs nothing")


def sources(topic: Topic) -> Iterator[Finding]:
    """Sources that do not say whose voice they are, or from which nothing is drawn."""
    drawn = {row["source"][-1] for row in topic.rows["citation"]}
    for row in topic.rows["source"]:
        fact = f"source:{row['key']}"
        if not row["voice"]:
            yield Finding(INFO, "voice", fact, "does not say for which side it speaks")
        if row["key"] not in drawn:
            yield Finding(WARNING, "unused", fact, "is cited by no fact")


def empty_years(topic: Topic) -> Iterator[Finding]:
    """Years inside the topic in which nothing happens."""
    told: set[int] = set()
    for name in ("event", "agreement"):
        for row in filter(bounded, topic.rows[name]):
            told |= {int(row["earliest"][:4]), int(row["latest"][:4])}
    for history in topic.rows["topic"]:
        first = history["first_year"] if history["first_year"] is not None else min(told, default=1)
        last = history["last_year"] if history["last_year"] is not None else max(told, default=0)
        within = sorted(year for year in told if first <= year <= last)
        ends = zip([first - 1, *within], [*within, last + 1], strict=True)
        gaps = [(before + 1, after - 1) for before, after in ends if after - before > 1]
        if len(gaps) > _MANY_GAPS:
            empty = sum(until - since + 1 for since, until in gaps)
            longest = max(gaps, key=lambda gap: gap[1] - gap[0])
            said = f"tells of nothing in {empty} of its {last - first + 1} years; the longest gap is {_span(*longest)}"
            yield from _about_topic(topic, "empty years", said)
            continue
        for gap in gaps:
            yield from _about_topic(topic, "empty years", f"tells of nothing in {_span(*gap)}")


def _span(first: int, last: int) -> str:
    return f"{first}" if first == last else f"{first} to {last}"


def conflicts(topic: Topic) -> Iterator[Finding]:
    """Recorded conflicts; one with fewer than two values disputes nothing."""
    values = defaultdict(list)
    for row in topic.rows["conflictvalue"]:
        values[row["conflict"][-1]].append(row["value"])
    for row in topic.rows["conflict"]:
        fact, given = f"conflict:{row['key']}", values[row["key"]]
        if len(given) < 2:
            yield Finding(ERROR, "conflict", fact, f"has {len(given)} values; a conflict has at least two")
        else:
            yield Finding(INFO, "conflict", fact, f"{row['field']}: {' or '.join(given)}")


def site_edits(topic: Topic) -> Iterator[Finding]:
    """Rows that were edited on this site since they were loaded."""
    current = hashes(topic.rows)
    for name, rows in topic.rows.items():
        for row in rows if name not in PARTS else ():
            if row["origin"] == "fixture" and row["loaded_hash"] != current[name, natural_key(name, row)]:
                said = "was edited on this site since it was loaded; a load keeps it as it is"
                yield Finding(INFO, "edited", f"{name}:{row.get('key', row.get('slug'))}", said)


def _about_topic(topic: Topic, rule: str, message: str) -> Iterator[Finding]:
    for history in topic.rows["topic"]:
        yield Finding(INFO, rule, f"topic:{history['slug']}", message)
