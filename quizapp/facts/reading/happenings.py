"""Events and agreements: the lists and one of each with everything its page shows."""

from django.db.models import Prefetch, QuerySet

from quizapp.facts.models import Agreement, Event, Figure, Participation, Place, Thread, Topic
from quizapp.facts.reading.fetched import (
    in_time,
    with_citations,
    with_conflicts,
    with_in_chapters,
    with_signatories,
    with_threads,
)
from quizapp.facts.reading.pages import IN_TIME


def events(topic: Topic, thread: Thread | None = None) -> QuerySet[Event]:
    """The events a list shows."""
    rows: QuerySet[Event] = Event.objects.filter(topic=topic).prefetch_related("conflicts")
    return rows if thread is None else rows.filter(threads=thread)


def agreements(topic: Topic, thread: Thread | None = None) -> QuerySet[Agreement]:
    """The agreements a list shows."""
    rows: QuerySet[Agreement] = Agreement.objects.filter(topic=topic).prefetch_related("conflicts")
    return rows if thread is None else rows.filter(threads=thread)


def event(topic: Topic, key: str) -> Event | None:
    """One event with everything its page shows; None when there is none of that key."""
    participations = Participation.objects.select_related("person", "office").order_by("position", "pk")
    rows: QuerySet[Event] = Event.objects.filter(topic=topic, key=key).select_related("announced_by")
    return rows.prefetch_related(
        Prefetch("participations", participations),
        Prefetch("places", Place.objects.prefetch_related("labels").select_related("parent").order_by("name")),
        in_time("agreements", Agreement),
        Prefetch("figures", Figure.objects.order_by("series", *IN_TIME).prefetch_related(with_citations())),
        in_time("announces", Event),
        in_time("caused_by", Agreement),
        with_citations(),
        with_conflicts(),
        with_threads(),
        with_in_chapters(),
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
        Prefetch("event__places", Place.objects.prefetch_related("labels").order_by("name")),
        with_signatories(),
        in_time("supersedes", Agreement),
        in_time("superseded_by", Agreement),
        in_time("implements", Agreement),
        in_time("implemented_by", Agreement),
        in_time("led_to", Event),
        with_citations(),
        with_conflicts(),
        with_threads(),
        with_in_chapters(),
    ).first()
