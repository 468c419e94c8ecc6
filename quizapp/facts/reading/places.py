"""Places: the list, one place with its names and parts, and what happened there."""

from typing import Any

from django.db.models import Count, F, Prefetch, QuerySet

from quizapp.facts.models import Agreement, Event, Place, PlaceLabel, Topic
from quizapp.facts.reading.pages import IN_TIME, PAGE_SIZE, Slice, side_of, sliced

MOST_ON_MAP = 150


def _labels() -> "Prefetch[Any]":
    """The earlier name first: an open beginning is older than a stated one."""
    return Prefetch("labels", PlaceLabel.objects.order_by("valid_from", "text"))


def places(topic: Topic, number: int = 1, size: int = PAGE_SIZE) -> Slice:
    """Page `number` of the places by country (the sides first) and name.

    Each has `event_count`, its labels and its parent.
    """
    rows = Place.objects.filter(topic=topic).select_related("parent").prefetch_related(_labels())
    counted = rows.annotate(event_count=Count("events"), side=side_of(topic))
    return sliced(counted.order_by("side", "country", "name", "key"), number, size)


def places_on_map(topic: Topic) -> list[Place]:
    """The places whose coordinates are known, at most MOST_ON_MAP: those with most events first. One query."""
    rows = Place.objects.filter(topic=topic, latitude__isnull=False, longitude__isnull=False)
    return list(rows.annotate(event_count=Count("events")).order_by("-event_count", "key")[:MOST_ON_MAP])


def place(topic: Topic, key: str) -> Place | None:
    """One place with its labels, parent and parts (each with `event_count`); None when there is none of that key."""
    parts = Place.objects.annotate(event_count=Count("events")).order_by("name", "key")
    rows: QuerySet[Place] = Place.objects.filter(topic=topic, key=key).select_related("parent")
    return rows.prefetch_related(_labels(), Prefetch("children", parts)).first()


def what_happened_at(place: Place, number: int = 1, size: int = PAGE_SIZE) -> Slice:
    """Page `number` of the events at a place in order of time, each with the agreements made there."""
    agreements = Agreement.objects.order_by(*IN_TIME)
    rows = Event.objects.filter(places=place).prefetch_related(Prefetch("agreements", agreements), "conflicts")
    return sliced(rows.order_by(F("earliest").asc(nulls_last=True), "key"), number, size)
