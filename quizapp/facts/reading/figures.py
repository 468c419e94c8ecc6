"""Figures as series: which there are, and the values of one in order of time, with their growth."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.db.models.functions import RowNumber

from quizapp.facts.models import Figure, Topic
from quizapp.facts.models.happenings import Qualifier
from quizapp.facts.reading.fetched import with_citations, with_conflicts
from quizapp.facts.reading.pages import IN_TIME, Slice, sliced

SERIES_ON_A_PAGE = 20
VALUES_SHOWN = 40  # of a series where several stand on one page; its own page has all
VALUES_ON_A_PAGE = 200
FULL_YEAR = "year"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a series; `growth` in percent against the year before, None where the two cannot be compared."""

    figure: Figure
    growth: Decimal | None


@dataclass(frozen=True, slots=True)
class Series:
    """A series with its values in order of time: all of them, or the first `len(values)` of `total`."""

    key: str
    values: list[Value]
    total: int

    @property
    def figures(self) -> list[Figure]:
        return [value.figure for value in self.values]

    @property
    def has_growth(self) -> bool:
        return any(value.growth is not None for value in self.values)


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """One page of the series of a topic."""

    items: list[Series]
    total: int
    number: int
    pages: int


def _figures(topic: Topic) -> QuerySet[Figure]:
    rows = Figure.objects.filter(topic=topic).select_related("event")
    return rows.prefetch_related(with_citations(), with_conflicts())


def figure_series(topic: Topic, number: int = 1, size: int = SERIES_ON_A_PAGE) -> SeriesPage:
    """Page `number` of the series, those with most values first, then by name; each with its first values."""
    keys = Figure.objects.filter(topic=topic).order_by().values("series").annotate(n=Count("pk"))
    page = sliced(keys.order_by("-n", "series"), number, size)
    totals = {row["series"]: row["n"] for row in page.items}
    rows = _figures(topic).filter(series__in=totals, pk__in=_first_of_each(topic, list(totals)))
    found: dict[str, list[Figure]] = {key: [] for key in totals}
    for figure in rows.order_by(*IN_TIME):
        found[figure.series].append(figure)
    series = [Series(key, with_growth(figures), totals[key]) for key, figures in found.items()]
    return SeriesPage(series, page.total, page.number, page.pages)


def _first_of_each(topic: Topic, keys: list[str]) -> Any:
    """The row numbers of the first values of each series."""
    place = Window(RowNumber(), partition_by="series", order_by=[*IN_TIME])
    rows = Figure.objects.filter(topic=topic, series__in=keys).annotate(place=place)
    return rows.filter(place__lte=VALUES_SHOWN).values("pk")


def series_page(topic: Topic, key: str, number: int = 1, size: int = VALUES_ON_A_PAGE) -> tuple[Series, Slice] | None:
    """Page `number` of the values of one series; None when there is no such series."""
    page = sliced(_figures(topic).filter(series=key).order_by(*IN_TIME), number, size)
    return (Series(key, with_growth(page.items), page.total), page) if page.total else None


def series_of(topic: Topic, figure: str, size: int = VALUES_ON_A_PAGE) -> tuple[str, int] | None:
    """The series a figure belongs to and the page of that series it stands on; None when there is no such figure."""
    row = Figure.objects.filter(topic=topic, key=figure).first()
    if row is None:
        return None
    others = Figure.objects.filter(topic=topic, series=row.series)
    if row.earliest is None:
        before = others.filter(earliest__isnull=False) | others.filter(earliest__isnull=True, key__lt=row.key)
    else:
        before = others.filter(earliest__lt=row.earliest) | others.filter(earliest=row.earliest, key__lt=row.key)
    return row.series, before.count() // size + 1


def with_growth(figures: Sequence[Figure]) -> list[Value]:
    """Each value with its growth against the one before, where that is a year and the year before, both done and exact.

    A year told twice compares with nothing: which of the two values would be meant?
    """
    whole: dict[int, list[Figure]] = {}
    for figure in figures:
        if figure.precision == FULL_YEAR and figure.earliest is not None and "?" not in figure.date:
            whole.setdefault(figure.earliest.year, []).append(figure)
    single = {year: rows[0] for year, rows in whole.items() if len(rows) == 1}
    before = {figure.pk: single.get(year - 1) for year, figure in single.items()}
    return [Value(figure, _growth(before.get(figure.pk), figure)) for figure in figures]


def _growth(before: Figure | None, after: Figure) -> Decimal | None:
    if before is None or before.value <= 0 or before.unit != after.unit:
        return None
    if not all(_comparable(figure) for figure in (before, after)):
        return None
    return ((after.value - before.value) * 100 / before.value).quantize(Decimal("0.1"))


def _comparable(figure: Figure) -> bool:
    """A number that was reached; of targets and bounds no growth follows. A rate has no growth of its own."""
    known = figure.qualifier in {Qualifier.EXACT, Qualifier.ABOUT}
    return known and figure.told == "done" and not figure.unit.startswith(("%", "per cent", "percent"))
