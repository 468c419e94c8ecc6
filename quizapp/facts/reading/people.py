"""People: who is who, one person, the offices they held and whom they met."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Prefetch, QuerySet

from quizapp.facts.models import Participation, Person, PersonAlias, Signatory, Topic
from quizapp.facts.reading.fetched import with_citations, with_conflicts, with_in_chapters, with_threads
from quizapp.facts.reading.pages import PAGE_SIZE, Slice, side_of, sliced


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office of one person with the dates (EDTF) at which it is attested, in order of time."""

    office: Any
    attested: list[Any]


def people(topic: Topic, number: int = 1, size: int = PAGE_SIZE) -> Slice:
    """Page `number` of who's who, by side and name; each person has `offices_attested`, a list of texts.

    Sides come in the topic's order, then other countries, then persons whose side is not known. Of each side those
    whom no document names come last.
    """
    rows = Person.objects.filter(topic=topic).annotate(side=side_of(topic))
    page = sliced(rows.order_by("side", "country", "unnamed", "name", "key"), number, size)
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
        with_citations(),
        with_conflicts(),
        with_threads(),
        with_in_chapters(),
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


@dataclass(frozen=True, slots=True)
class Attendance:
    """An event of one person with the parts they had in it: an event that lists them twice is one line."""

    event: Any
    parts: list[Participation]


def events_of(person: Person) -> list[Attendance]:
    """The events that name a person, in order of time. No query of its own: `person` comes from the function above."""
    found: dict[int, Attendance] = {}
    for part in person.participations.all():
        found.setdefault(part.event_id, Attendance(part.event, [])).parts.append(part)
    return list(found.values())


MOST_SEEN_WITH = 60


@dataclass(frozen=True, slots=True)
class Meeting:
    """Another person and the events that name both, in order of time."""

    person: Person
    events: list[Any]


def seen_with(person: Person, limit: int = MOST_SEEN_WITH) -> list[Meeting]:
    """Who is named at the same events, those met most often first. Two queries.

    That two persons are named at one event is all it says: the sources do not always tell who spoke with whom.
    """
    events = Participation.objects.filter(person=person).values("event")
    rows = Participation.objects.filter(event__in=events).exclude(person=person).order_by()
    tally = rows.values_list("person").annotate(n=Count("event", distinct=True)).order_by("-n", "person__name")
    order = [pk for pk, _ in tally[:limit]]
    found: dict[int, Meeting] = {}
    named = rows.filter(person__in=order).select_related("person", "event")
    for row in named.order_by(F("event__earliest").asc(nulls_last=True), "event__key", "role"):
        meeting = found.setdefault(row.person_id, Meeting(row.person, []))
        if row.event not in meeting.events:
            meeting.events.append(row.event)
    return [found[pk] for pk in order]
