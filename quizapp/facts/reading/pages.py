"""Lists in pages: in order of time under years, or in any other order. Each page costs a fixed number of queries."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import ExtractYear

from quizapp.facts.models import Topic

PAGE_SIZE = 200

# Facts without a known beginning come last on both databases.
IN_TIME = (F("earliest").asc(nulls_last=True), "key")


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


def by_year(rows: QuerySet[Any], number: int = 1, size: int = PAGE_SIZE) -> DatedPage:
    """Page `number` (from 1; clamped) of dated facts, grouped by the year they begin in. Two queries and prefetches."""
    found = rows.order_by().annotate(begins=ExtractYear("earliest")).values_list("begins").annotate(n=Count("pk"))
    years, total = [], 0
    for year, n in sorted(found, key=lambda pair: (pair[0] is None, pair[0] or 0)):
        years.append(YearLink(year=year, count=n, page=total // size + 1))
        total += n
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)
    items = rows.order_by(*IN_TIME)[(number - 1) * size : number * size]
    groups = groupby(items, key=lambda fact: fact.earliest.year if fact.earliest else None)
    return DatedPage([YearGroup(year, list(group)) for year, group in groups], years, total, number, pages)


def sliced(rows: QuerySet[Any], number: int, size: int) -> Slice:
    total = rows.order_by().count()
    pages = max(1, -(-total // size))
    number = min(max(number, 1), pages)
    return Slice(list(rows[(number - 1) * size : number * size]), total, number, pages)


def tally(rows: QuerySet[Any], field: str) -> dict[int, int]:
    return dict(rows.order_by().values_list(field).annotate(n=Count("pk")))


def with_counts(rows: list[Any], **tallies: dict[int, int]) -> list[Any]:
    """Two counts over two joins in one query would multiply; each tally is a grouped query of its own."""
    for row in rows:
        for name, tally in tallies.items():
            setattr(row, name, tally.get(row.pk, 0))
    return rows


def side_of(topic: Topic) -> Case:
    """By `country`: the sides in the topic's order, then other countries, then rows whose country is not known."""
    order = [When(country=code, then=Value(place)) for place, code in enumerate(topic.sides)]
    order.append(When(country="", then=Value(len(order) + 1)))
    return Case(*order, default=Value(len(topic.sides)), output_field=IntegerField())
