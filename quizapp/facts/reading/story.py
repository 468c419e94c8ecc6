"""The topic as a story: what is inside, chapters, threads and the glossary."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.db.models.functions import Lower

from quizapp.facts.models import (
    Agreement,
    Chapter,
    ChapterFact,
    Citation,
    Event,
    Figure,
    Person,
    Place,
    Source,
    Term,
    Thread,
    Topic,
)
from quizapp.facts.reading.fetched import with_citations
from quizapp.facts.reading.pages import tally, with_counts


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts of each kind a topic has."""

    events: int
    people: int
    places: int
    agreements: int
    figures: int
    sources: int
    terms: int


def counts(topic: Topic) -> Counts:
    """Seven counts."""
    return Counts(
        events=Event.objects.filter(topic=topic).count(),
        people=Person.objects.filter(topic=topic).count(),
        places=Place.objects.filter(topic=topic).count(),
        agreements=Agreement.objects.filter(topic=topic).count(),
        figures=Figure.objects.filter(topic=topic).count(),
        sources=Source.objects.filter(topic=topic).count(),
        terms=Term.objects.filter(topic=topic).count(),
    )


def chapters(topic: Topic) -> list[Chapter]:
    """The chapters in order, each with `fact_count`."""
    rows = Chapter.objects.filter(topic=topic).annotate(fact_count=Count("facts"))
    return list(rows.order_by("position", "key"))


def chapters_around(topic: Topic, key: str) -> tuple[Chapter | None, Chapter | None]:
    """The chapter of that key and the one after it; None for what there is not. One query, none without a key."""
    rows = list(Chapter.objects.filter(topic=topic).order_by("position", "key")) if key else []
    place = next((place for place, row in enumerate(rows) if row.key == key), None)
    if place is None:
        return None, None
    return rows[place], rows[place + 1] if place + 1 < len(rows) else None


def threads(topic: Topic) -> list[Thread]:
    """The threads in order."""
    return list(Thread.objects.filter(topic=topic).order_by("position", "key"))


def threads_with_counts(topic: Topic) -> list[Thread]:
    """The threads in order, each with `event_count` and `agreement_count`. Three queries."""
    return with_counts(
        threads(topic),
        event_count=tally(Event.threads.through.objects.filter(thread__topic=topic), "thread_id"),
        agreement_count=tally(Agreement.threads.through.objects.filter(thread__topic=topic), "thread_id"),
    )


def chapter_facts(chapter: Chapter) -> list[tuple[str, list[ChapterFact]]]:
    """The facts of a chapter under headings: what is essential, then the others by kind.

    Under each, what has a date comes in order of time, then the rest in the chapter's own order. One query.
    """
    rows = ChapterFact.objects.filter(chapter=chapter).select_related("event", "agreement", "figure", "person")
    groups: dict[str, list[ChapterFact]] = {heading: [] for heading in ("Essential", *_KIND_HEADINGS.values())}
    for row in rows.order_by("position"):
        kind = next(kind for kind in _KIND_HEADINGS if getattr(row, kind) is not None)
        groups["Essential" if row.fact.tier == 1 else _KIND_HEADINGS[kind]].append(row)
    return [(heading, sorted(found, key=_in_time)) for heading, found in groups.items() if found]


_KIND_HEADINGS = {"event": "Events", "agreement": "Agreements", "person": "People", "figure": "Figures"}


def _in_time(row: ChapterFact) -> tuple[bool, date]:
    earliest: date | None = getattr(row.fact, "earliest", None)
    return earliest is None, earliest or date.min


def citations_of_chapter(chapter: Chapter) -> list[Citation]:
    rows = Citation.objects.filter(chapter=chapter).select_related("source", "paragraph")
    return list(rows.order_by("source__key", "paragraph__position", "key"))


def terms(topic: Topic) -> list[Term]:
    """The glossary by name, with citations."""
    return list(Term.objects.filter(topic=topic).prefetch_related(with_citations()).order_by(Lower("name"), "key"))
