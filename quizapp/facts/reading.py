"""Read-only queries on facts, for pages.

Each function runs a fixed number of queries, however many rows there are, and returns rows with everything prefetched
that a page shows of them. Long lists come in pages of `PAGE_SIZE`.
"""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Prefetch, Q, QuerySet, Value, When
from django.db.models.functions import ExtractYear, Lower

from quizapp.facts.models import (
    Agreement,
    Chapter,
    ChapterFact,
    Citation,
    Conflict,
    ConflictValue,
    Event,
    Figure,
    Paragraph,
    Participation,
    Person,
    PersonAlias,
    Place,
    Signatory,
    Source,
    Term,
    Thread,
    Topic,
)

PAGE_SIZE = 200

# Facts without a known beginning come last on both databases.
_TIMELINE = (F("earliest").asc(nulls_last=True), "key")


@dataclass(frozen=True, slots=True)
class YearGroup:
    """The facts that begin in `year`; None for those without a known beginning."""

    year: int | None
    items: list[Any]


@dataclass(frozen=True, slots=True)
class YearLink:
    """A year of a long list: how many facts begin in it and on which page (from 1) it starts."""

    year: int | None
    count: int
    page: int


@dataclass(frozen=True, slots=True)
class DatedPage:
    """One page of a list in order of time."""

    groups: list[YearGroup]
    years: list[YearLink]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list in any other order."""

    items: list[Any]
    total: int
    number: int
    pages: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts of each kind a topic has."""

    events: int
    people: int
    agreements: int
    figures: int
    sources: int
    terms: int


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office of one person with the dates (EDTF) at which it is attested, in order of time."""

    office: Any
    attested: list[Any]


# --- what is prefetched --------------------------------------------------------------------------------------------
def _citations(path: str = "citations") -> "Prefetch[Any]":
    rows = Citation.objects.select_related("source", "paragraph")
    return Prefetch(path, rows.order_by("source__key", "paragraph__position", "key"))


def _conflicts() -> "Prefetch[Any]":
    values = ConflictValue.objects.select_related("citation__source", "citation__paragraph").order_by("position")
    return Prefetch("conflicts", Conflict.objects.order_by("key").prefetch_related(Prefetch("values", values)))


def _threads() -> "Prefetch[Any]":
    return Prefetch("threads", Thread.objects.order_by("position", "key"))


def _in_chapters() -> "Prefetch[Any]":
    rows = ChapterFact.objects.select_related("chapter").order_by("chapter__position")
    return Prefetch("in_chapters", rows)


def _timeline(path: str, model: Any) -> "Prefetch[Any]":
    return Prefetch(path, model.objects.order_by(*_TIMELINE))


def _signatories() -> "Prefetch[Any]":
    rows = Signatory.objects.select_related("person", "office").order_by("position", "pk")
    return Prefetch("signatories", rows)


# --- topic and chapters --------------------------------------------------------------------------------------------
def counts(topic: Topic) -> Counts:
    """Six counts."""
    return Counts(
        events=Event.objects.filter(topic=topic).count(),
        people=Person.objects.filter(topic=topic).count(),
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
    return _with_counts(
        threads(topic),
        event_count=_tally(Event.threads.through.objects.filter(thread__topic=topic), "thread_id"),
        agreement_count=_tally(Agreement.threads.through.objects.filter(thread__topic=topic), "thread_id"),
    )


def _tally(rows: QuerySet[Any], field: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(field).annotate(n=Count("pk")))


def _with_counts(rows: list[Any], **tallies: dict[int, int]) -> list[Any]:
    """Two counts over two joins in one query would multiply; each tally is a grouped query of its own."""
    for row in rows:
        for name, tally in tallies.items():
            setattr(row, name, tally.get(row.pk, 0))
    return rows


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
    return list(Term.objects.filter(topic=topic).prefetch_related(_citations()).order_by(Lower("name"), "key"))


# --- events and agreements -----------------------------------------------------------------------------------------
def events(topic: Topic, thread: Thread | None = None) -> QuerySet[Event]:
    """The events a list shows."""
    rows: QuerySet[Event] = Event.objects.filter(topic=topic).prefetch_related("conflicts")
    return rows if thread is None else rows.filter(threads=thread)


def agreements(topic: Topic, thread: Thread | None = None) -> QuerySet[Agreement]:
    """The agreements a list shows."""
    rows: QuerySet[Agreement] = Agreement.objects.filter(topic=topic).prefetch_related("conflicts")
    return rows if thread is None else rows.filter(threads=thread)


def by_year(rows: QuerySet[Any], number: int = 1, size: int = PAGE_SIZE) -> DatedPage:
    """Page `number` (from 1; clamped) of dated facts, grouped by the year they begin in. Two queries and prefetches."""
    tally = rows.order_by().annotate(begins=ExtractYear("earliest")).values_list("begins").annotate(n=Count("pk"))
    years, total = [], 0
    for year, n in sorted(tally, key=lambda pair: (pair[0] is None, pair[0] or 0)):
        years.append(YearLink(year=year, count=n, page=total // size + 1))
        total += n
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)
    items = rows.order_by(*_TIMELINE)[(number - 1) * size : number * size]
    groups = groupby(items, key=lambda fact: fact.earliest.year if fact.earliest else None)
    return DatedPage([YearGroup(year, list(group)) for year, group in groups], years, total, number, pages)


def event(topic: Topic, key: str) -> Event | None:
    """One event with everything its page shows; None when there is none of that key."""
    participations = Participation.objects.select_related("person", "office").order_by("position", "pk")
    rows: QuerySet[Event] = Event.objects.filter(topic=topic, key=key).select_related("announced_by")
    return rows.prefetch_related(
        Prefetch("participations", participations),
        Prefetch("places", Place.objects.prefetch_related("labels").select_related("parent").order_by("name")),
        _timeline("agreements", Agreement),
        Prefetch("figures", Figure.objects.order_by("series", *_TIMELINE).prefetch_related(_citations())),
        _timeline("announces", Event),
        _timeline("caused_by", Agreement),
        _citations(),
        _conflicts(),
        _threads(),
        _in_chapters(),
    ).first()


def neighbours(fact: Event) -> tuple[Event | None, Event | None]:
    """The events before and after on the timeline. Two queries; none for an event without a known beginning."""
    if fact.earliest is None:
        return None, None
    rows = Event.objects.filter(topic_id=fact.topic_id, earliest__isnull=False)
    same_day = rows.filter(earliest=fact.earliest)
    before = rows.filter(earliest__lt=fact.earliest) | same_day.filter(key__lt=fact.key)
    after = rows.filter(earliest__gt=fact.earliest) | same_day.filter(key__gt=fact.key)
    return before.order_by("-earliest", "-key").first(), after.order_by("earliest", "key").first()


def agreement(topic: Topic, key: str) -> Agreement | None:
    """One agreement with everything its page shows; None when there is none of that key."""
    rows: QuerySet[Agreement] = Agreement.objects.filter(topic=topic, key=key).select_related("event")
    return rows.prefetch_related(
        _signatories(),
        _timeline("supersedes", Agreement),
        _timeline("superseded_by", Agreement),
        _timeline("implements", Agreement),
        _timeline("implemented_by", Agreement),
        _timeline("led_to", Event),
        _citations(),
        _conflicts(),
        _threads(),
        _in_chapters(),
    ).first()


# --- people --------------------------------------------------------------------------------------------------------
def people(topic: Topic, number: int = 1, size: int = PAGE_SIZE) -> Slice:
    """Page `number` of who's who, by side and name; each person has `offices_attested`, a list of texts.

    Sides come in the topic's order, then other countries, then persons whose side is not known.
    """
    order = [When(country=code, then=Value(place)) for place, code in enumerate(topic.sides)]
    order.append(When(country="", then=Value(len(order) + 1)))
    side = Case(*order, default=Value(len(topic.sides)), output_field=IntegerField())
    rows = Person.objects.filter(topic=topic).annotate(side=side)
    page = _slice(rows.order_by("side", "country", "name", "key"), number, size)
    _add_offices(page.items)
    return page


def _add_offices(persons: list[Any]) -> None:
    """Two queries for all of them: offices at events and offices on papers."""
    attested: dict[int, list[str]] = {person.pk: [] for person in persons}
    for model in (Participation, Signatory):
        held = model.objects.filter(person__in=persons, office__isnull=False)
        for pk, title in held.values_list("person_id", "office__title").distinct().order_by("office__title"):
            if title not in attested[pk]:
                attested[pk].append(title)
    for person in persons:
        person.offices_attested = attested[person.pk]


def person(topic: Topic, key: str) -> Person | None:
    """One person with everything their page shows, participations and signatures in order of time."""
    when = (F("event__earliest").asc(nulls_last=True), "event__key", "role")
    signed = (F("agreement__earliest").asc(nulls_last=True), "agreement__key")
    rows: QuerySet[Person] = Person.objects.filter(topic=topic, key=key)
    return rows.prefetch_related(
        Prefetch("aliases", PersonAlias.objects.select_related("attested_in").order_by("script", "text")),
        Prefetch("participations", Participation.objects.select_related("event", "office").order_by(*when)),
        Prefetch("signatures", Signatory.objects.select_related("agreement", "office").order_by(*signed)),
        Prefetch("possibly_same", Person.objects.order_by("name")),
        _citations(),
        _conflicts(),
        _threads(),
        _in_chapters(),
    ).first()


def offices_held(person: Person) -> list[OfficeHeld]:
    """Offices in order of first attestation, each with the events and papers that attest it. No query of its own.

    `person` comes from the function of that name. An office is attested on those dates and nowhere assumed between.
    """
    found: dict[int, OfficeHeld] = {}
    rows: list[tuple[Any, Any]] = [(row.office, row.event) for row in person.participations.all()]
    rows += [(row.office, row.agreement) for row in person.signatures.all()]
    for office, fact in sorted(rows, key=lambda row: (row[1].earliest is None, str(row[1].earliest), row[1].key)):
        if office is None:
            continue
        held = found.setdefault(office.pk, OfficeHeld(office, []))
        if fact not in held.attested:
            held.attested.append(fact)
    return list(found.values())


# --- figures -------------------------------------------------------------------------------------------------------
def figure_series(topic: Topic) -> list[list[Figure]]:
    """Series, those with most values first, then by name; each with its values in order of time."""
    rows = Figure.objects.filter(topic=topic).select_related("event").prefetch_related(_citations(), _conflicts())
    ordered = rows.order_by("series", *_TIMELINE)
    series = [list(group) for _, group in groupby(ordered, key=lambda figure: figure.series)]
    return sorted(series, key=lambda figures: -len(figures))


# --- sources -------------------------------------------------------------------------------------------------------
def sources(topic: Topic) -> list[Source]:
    """The sources, each with `paragraph_count` and `citation_count`. Three queries."""
    rows = list(Source.objects.filter(topic=topic).order_by("key"))
    return _with_counts(
        rows,
        paragraph_count=_tally(Paragraph.objects.filter(source__topic=topic), "source_id"),
        citation_count=_tally(Citation.objects.filter(topic=topic), "source_id"),
    )


def paragraphs(source: Source, number: int = 1, at: str = "", size: int = PAGE_SIZE) -> Slice:
    """Page `number` of a source's paragraphs, each with what was drawn from it; `at` picks the page of that locator."""
    rows = Paragraph.objects.filter(source=source).order_by("position", "locator")
    if at:
        wanted = rows.filter(locator=at).first()
        number = 1 if wanted is None else _rank(rows, wanted) // size + 1
    facts = ("event", "agreement", "figure", "person", "chapter", "term")
    drawn = Citation.objects.select_related(*facts).order_by("key")
    return _slice(rows.prefetch_related(Prefetch("citations", drawn)), number, size)


def _rank(rows: QuerySet[Any], wanted: Paragraph) -> int:
    before = Q(position__lt=wanted.position) | Q(position=wanted.position, locator__lt=wanted.locator)
    return rows.filter(before).count()


def citations_without_paragraph(source: Source) -> list[Citation]:
    """What was drawn from the document as a whole."""
    facts = ("event", "agreement", "figure", "person", "chapter", "term")
    rows = Citation.objects.filter(source=source, paragraph__isnull=True).select_related(*facts)
    return list(rows.order_by("key")[:PAGE_SIZE])


def _slice(rows: QuerySet[Any], number: int, size: int) -> Slice:
    total = rows.order_by().count()
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)
    return Slice(list(rows[(number - 1) * size : number * size]), total, number, pages)
