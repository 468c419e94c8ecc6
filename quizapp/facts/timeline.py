"""The timeline of a topic: how many facts fall in each part of a period, and the facts of a period in pages.

A fact falls in a part when its whole range lies there. A fact known only to the year falls in no month; it belongs to
the group of those that are longer, or known less closely, than one part. What has no date at all is a window of its
own. Every function costs a fixed number of queries; what they read grows with the page, not with the topic.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Case, Count, IntegerField, Max, Min, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from quizapp.facts import periods
from quizapp.facts.density import Density, Part
from quizapp.facts.models import (
    Agreement,
    Event,
    Participation,
    Person,
    Place,
    Signatory,
    Thread,
    Topic,
)
from quizapp.facts.periods import Period

PAGE_SIZE = 50
MOST_SPANS = 400
MOST_CHOICES = 200
type Span = tuple[date | None, date | None, bool]  # from, to, whether it is essential

_MODELS: dict[str, Any] = {"event": Event, "agreement": Agreement}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the timeline is filtered by. `kind` is empty, 'event', 'agreement', or one kind of them: 'event:visit'."""

    kind: str = ""
    thread: Thread | None = None
    person: Person | None = None
    place: Place | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.kind or self.thread or self.person or self.place)


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one page that fall in `period`; those that fit in no single part, or have no date, where None."""

    period: Period | None
    facts: list[Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the facts of a window, under the parts they fall in."""

    groups: list[Group]
    total: int
    number: int
    pages: int

    @property
    def previous(self) -> str:
        return str(self.number - 1)

    @property
    def next(self) -> str:
        return str(self.number + 1)

    @property
    def facts(self) -> list[Any]:
        return [fact for group in self.groups for fact in group.facts]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: kinds with their counts, threads, and the persons and places named most often."""

    kinds: dict[str, list[tuple[str, int]]]
    threads: list[Thread]
    persons: list[Person]
    places: list[Place]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Events and agreements that pass the filter."""

    events: QuerySet[Event]
    agreements: QuerySet[Agreement]

    def both(self, condition: Q) -> "Iterable[tuple[str, QuerySet[Any]]]":
        return (("event", self.events.filter(condition)), ("agreement", self.agreements.filter(condition)))


@dataclass(frozen=True, slots=True)
class Timeline:
    """The timeline of one topic under one filter."""

    topic: Topic
    chosen: Chosen = field(default_factory=Chosen)

    def density(self, window: Period) -> Density:
        """Counts by part of the window: one grouped query for events, one for agreements."""
        inside = periods.parts(window)
        counts, essentials = [0] * (len(inside) + 1), [0] * (len(inside) + 1)
        for _, rows in self._rows().both(_touches(window)):
            tally = rows.order_by().annotate(part=_part_of(inside)).values_list("part")
            for part, count, essential in tally.annotate(n=Count("pk"), essential=Count("pk", filter=Q(tier=1))):
                counts[part] += count
                essentials[part] += essential
        columns = [Part(period, counts[place], essentials[place]) for place, period in enumerate(inside)]
        return Density(window, columns, counts[-1])

    def spans(self, window: Period) -> list[Span]:
        """When each fact of a window was, at most MOST_SPANS of either kind. Two queries."""
        found: list[Span] = []
        for _, rows in self._rows().both(_touches(window)):
            ends = rows.order_by("earliest", "key").values_list("earliest", "latest", "tier")
            found += [(first, last, tier == 1) for first, last, tier in ends[:MOST_SPANS]]
        return found

    def undated(self) -> int:
        """How many facts have no date."""
        return sum(rows.count() for _, rows in self._rows().both(Q(date="")))

    def page(self, window: Period, total: int, number: int = 1, size: int = PAGE_SIZE) -> Page:
        """Page `number` of the `total` facts of a window (as its density counts them), in order of time."""
        inside = periods.parts(window)
        found, number, pages = self._slice(_touches(window), inside, total, number, size)
        groups: dict[int, list[Any]] = {}
        for part, fact in found:
            groups.setdefault(part, []).append(fact)
        titled = [Group(inside[part] if part < len(inside) else None, facts) for part, facts in groups.items()]
        return Page(titled, total, number, pages)

    def undated_page(self, total: int, number: int = 1, size: int = PAGE_SIZE) -> Page:
        """Page `number` of the `total` facts without a date, by key."""
        found, number, pages = self._slice(Q(date=""), [], total, number, size)
        return Page([Group(None, [fact for _, fact in found])] if found else [], total, number, pages)

    def _slice(
        self, condition: Q, inside: list[Period], total: int, number: int, size: int
    ) -> tuple[list[tuple[int, Any]], int, int]:
        pages = max(1, -(-total // size))
        number = min(max(number, 1), pages)
        names = ("part", "begins", "rank", "key", "pk")
        first, second = (
            rows.order_by()
            .annotate(part=_part_of(inside), begins=Coalesce("earliest", "latest"), rank=Value(rank))
            .values_list(*names)
            for rank, (_, rows) in enumerate(self._rows().both(condition))
        )
        refs = first.union(second, all=True).order_by(*names[:4])[(number - 1) * size : number * size]
        rows = [(part, rank, pk) for part, _, rank, _, pk in refs]
        fetched: tuple[tuple[Any, tuple[str, ...]], ...] = (
            (Event, ("conflicts",)),
            (Agreement, ("conflicts", "event")),
        )
        facts = {
            rank: model.objects.prefetch_related(*related).in_bulk([pk for _, of, pk in rows if of == rank])
            for rank, (model, related) in enumerate(fetched)
        }
        return [(part, facts[rank][pk]) for part, rank, pk in rows], number, pages

    def _rows(self) -> _Rows:
        events = Event.objects.filter(topic=self.topic)
        agreements = Agreement.objects.filter(topic=self.topic)
        model, _, kind = self.chosen.kind.partition(":")
        if model:
            events = events.filter(_of_kind("event", model, kind))
            agreements = agreements.filter(_of_kind("agreement", model, kind))
        if self.chosen.thread:
            events, agreements = (
                events.filter(threads=self.chosen.thread),
                agreements.filter(threads=self.chosen.thread),
            )
        if self.chosen.person:
            present = Participation.objects.filter(person=self.chosen.person).values("event")
            signed = Signatory.objects.filter(person=self.chosen.person).values("agreement")
            events, agreements = events.filter(pk__in=present), agreements.filter(pk__in=signed)
        if self.chosen.place:
            at = Event.places.through.objects.filter(place__in=_with_parts(self.chosen.place)).values("event")
            events, agreements = events.filter(pk__in=at), agreements.filter(event__in=at)
        return _Rows(events, agreements)


def history(topic: Topic) -> Period | None:
    """From the first dated fact to the last, in full columns; None when nothing is dated. Two queries."""
    ends: list[date] = []
    for model in _MODELS.values():
        ends += (
            model.objects.filter(topic=topic)
            .aggregate(a=Min("earliest"), b=Min("latest"), c=Max("earliest"), d=Max("latest"))
            .values()
        )
    known = [day for day in ends if day is not None]
    return periods.whole(min(known), max(known)) if known else None


def choices(topic: Topic) -> Choices:
    """What the filter offers. Six queries."""
    kinds = {
        name: list(model.objects.filter(topic=topic).order_by("kind").values_list("kind").annotate(n=Count("pk")))
        for name, model in _MODELS.items()
    }
    people = Person.objects.filter(topic=topic, unnamed=False).annotate(n=Count("participations"))
    sites = Place.objects.filter(topic=topic).annotate(n=Count("events"))
    return Choices(
        kinds,
        list(Thread.objects.filter(topic=topic).order_by("position", "key")),
        sorted(people.filter(n__gt=0).order_by("-n", "key")[:MOST_CHOICES], key=lambda row: row.name),
        sorted(sites.filter(n__gt=0).order_by("-n", "key")[:MOST_CHOICES], key=lambda row: row.name),
    )


def is_kind(topic: Topic, kind: str) -> bool:
    """Whether `kind` is empty, 'event', 'agreement' or a kind of one of them that the topic has."""
    model, _, name = kind.partition(":")
    if not kind or kind in _MODELS:
        return True
    return model in _MODELS and _MODELS[model].objects.filter(topic=topic, kind=name).exists()


def _of_kind(name: str, model: str, kind: str) -> Q:
    if name != model:
        return Q(pk__in=[])
    return Q(kind=kind) if kind else Q()


def _touches(window: Period) -> Q:
    """Dated facts whose range shares a day with the window; an open end reaches as far as the window does."""
    if window.unit == periods.WHOLE:
        return ~Q(date="")
    begins = Q(earliest__lte=window.end) | Q(earliest__isnull=True)
    return ~Q(date="") & begins & (Q(latest__gte=window.start) | Q(latest__isnull=True))


def _part_of(inside: list[Period]) -> Case:
    """The place of the part that a fact lies wholly in; the number of parts where there is none."""
    cases = [
        When(earliest__gte=part.start, latest__lte=part.end, then=Value(place)) for place, part in enumerate(inside)
    ]
    return Case(*cases, default=Value(len(inside)), output_field=IntegerField())


def _with_parts(place: Place) -> list[int]:
    """A place and all places inside it. One query: places are few, and depth must not cost one each."""
    children: dict[int | None, list[int]] = {}
    for pk, parent in Place.objects.filter(topic=place.topic_id).values_list("pk", "parent"):
        children.setdefault(parent, []).append(pk)
    found, seen = [place.pk], {place.pk}
    for pk in found:  # grows while it is walked
        fresh = [child for child in children.get(pk, ()) if child not in seen]
        found += fresh
        seen.update(fresh)
    return found
