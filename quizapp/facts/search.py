"""Search over the names and titles of a topic, tolerant of spelling.

The index is one row for each spelling. A query first asks for rows that hold a word beginning with each of its words;
where that finds little, for rows that share trigrams with it. Both read at most so many rows into memory, whatever the
size of the topic, and the closest come first. Plain LIKE on one table: the same on SQLite and PostgreSQL.

The index follows the facts: whatever changes a fact raises the topic's `facts_version`, and the first search after
that makes anew the rows that differ. A load may call `refresh` itself, so that nobody waits.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When, Window
from django.db.models.functions import Length, RowNumber

from quizapp.facts import dates, spelling
from quizapp.facts.models import (
    Agreement,
    Chapter,
    Event,
    Figure,
    Person,
    PersonAlias,
    Place,
    PlaceLabel,
    SearchEntry,
    Source,
    Term,
    Topic,
)

KINDS: dict[str, Any] = {
    "person": Person,
    "place": Place,
    "event": Event,
    "agreement": Agreement,
    "figure": Figure,
    "term": Term,
    "chapter": Chapter,
    "source": Source,
}
SHOWN = 8  # of each kind where all kinds are searched
SHOWN_OF_ONE = 100
CONSIDERED = 4  # rows for each that is shown: one person has several spellings
FEW = 3  # results; with fewer, near spellings are looked for
SHARED = 0.4  # of the trigrams of a query, for a row to be looked at
BATCH = 2000
LONGEST_REFRESH = 300  # seconds; a process that dies on it holds up nobody longer


@dataclass(frozen=True, slots=True)
class Hit:
    """A fact that was found. `spelling` is the name that matched where it is not the one shown."""

    kind: str
    fact: Any
    spelling: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one kind, best first, of `total` (at least as many as are shown)."""

    kind: str
    hits: list[Hit]
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found, the kind with the best hit first. `guessed`: some were found by a near spelling."""

    groups: list[Found]
    guessed: bool = False

    @property
    def total(self) -> int:
        return sum(group.total for group in self.groups)


# --- asking --------------------------------------------------------------------------------------------------------
def search(topic: Topic, query: str, kind: str = "") -> Results:
    """What fits the query, of all kinds or one. At most twelve queries, however many facts there are."""
    ways = spelling.query_words(query)
    if not ways:
        return Results([])
    shown = SHOWN_OF_ONE if kind in KINDS else SHOWN
    rows = SearchEntry.objects.filter(topic=topic, **({"kind": kind} if kind in KINDS else {}))
    exact = reduce(or_, (reduce(and_, (Q(words__contains=f" {word}") for word in way)) for way in ways))
    totals = dict(rows.filter(exact).order_by().values_list("kind").annotate(n=Count("key", distinct=True)))
    found = _best(rows.filter(exact).annotate(rank=_whole_words(ways)), shown * CONSIDERED)
    guessed = sum(totals.values()) < FEW
    if guessed:
        found += _near(rows, ways, shown * CONSIDERED)
    best = _scored(found, query, ways)
    groups = [_found(topic, name, best[name][:shown], totals.get(name, 0)) for name in KINDS if name in best]
    ordered = sorted((group for group in groups if group.hits), key=lambda group: -group.hits[0].score)
    return Results(ordered, guessed=guessed and sum(map(len, best.values())) > sum(totals.values()))


def _whole_words(ways: list[list[str]]) -> Any:
    """How many words of the query stand in the row as whole words."""
    words = dict.fromkeys(word for way in ways for word in way)
    return _count(f" {word} " for word in words)


def _count(texts: Any) -> Any:
    """How many of these texts a row's words contain."""
    cases: list[Any] = [
        Case(When(words__contains=text, then=Value(1)), default=Value(0), output_field=IntegerField()) for text in texts
    ]
    return reduce(lambda a, b: a + b, cases)


def _best(rows: QuerySet[SearchEntry], limit: int) -> list[SearchEntry]:
    """The first rows of each kind by `rank`."""
    order = [F("rank").desc(), F("tier").asc(), Length("words").asc(), F("key").asc(), F("position").asc()]
    placed = rows.annotate(place=Window(RowNumber(), partition_by="kind", order_by=order))
    return list(placed.filter(place__lte=limit).order_by("kind", "place"))


def _near(rows: QuerySet[SearchEntry], ways: list[list[str]], limit: int) -> list[SearchEntry]:
    grams = spelling.trigrams(ways[-1])
    wanted = max(1, int(len(grams) * SHARED))
    return _best(rows.annotate(rank=_count(grams)).filter(rank__gte=wanted), limit)


def _scored(found: list[SearchEntry], query: str, ways: list[list[str]]) -> dict[str, list[tuple[float, SearchEntry]]]:
    """The best spelling of each fact by kind, best first; what fits no word of the query is left out."""
    best: dict[tuple[str, str], tuple[float, SearchEntry]] = {}
    for entry in found:
        fit = max(spelling.fit(way, entry.words) for way in ways)
        score = fit + spelling.closeness(query, entry.name) / 10 - entry.tier
        ref = (entry.kind, entry.key)
        if fit and (ref not in best or score > best[ref][0]):
            best[ref] = (score, entry)
    kinds: dict[str, list[tuple[float, SearchEntry]]] = {}
    for score, entry in sorted(best.values(), key=lambda pair: (-pair[0], len(pair[1].name), pair[1].name)):
        kinds.setdefault(entry.kind, []).append((score, entry))
    return kinds


def _found(topic: Topic, kind: str, best: list[tuple[float, SearchEntry]], total: int) -> Found:
    keys = [entry.key for _, entry in best]
    facts = {fact.key: fact for fact in KINDS[kind].objects.filter(topic=topic, key__in=keys)}
    hits = [
        Hit(kind, facts[entry.key], entry.name if entry.position else "", score)
        for score, entry in best
        if entry.key in facts  # it may have gone since the index was made
    ]
    return Found(kind, hits, max(total, len(hits)))


# --- keeping the index ---------------------------------------------------------------------------------------------
type Row = tuple[str, int, str, str, int]  # key, position, name, words, tier


def ensure_fresh(*, topic: Topic) -> None:
    """Make the index follow the facts where they changed since it was made. One query where they did not.

    Of many who search at once one does it, as far as they share a cache; the others search the index as it was.
    """
    if not Topic.objects.filter(pk=topic.pk).exclude(searched_version=F("facts_version")).exists():
        return
    mark = f"search-index:{topic.pk}"
    if cache.add(mark, 1, LONGEST_REFRESH):
        try:
            refresh(topic=topic)
        finally:
            cache.delete(mark)


def refresh(*, topic: Topic) -> int:
    """Write the entries that differ from the facts; returns how many. Safe when two do it at once.

    The facts are read before anything is locked. Who changes one meanwhile raises the version past the one that is
    noted here, and the next search does it again.
    """
    version = Topic.objects.values_list("facts_version", flat=True).get(pk=topic.pk)
    gone: list[int] = []
    new: list[SearchEntry] = []
    for kind in KINDS:
        present = {
            row[:2]: (row[2:], pk)
            for *row_, pk in SearchEntry.objects.filter(topic=topic, kind=kind).values_list(
                "key", "position", "name", "words", "tier", "pk"
            )
            for row in [tuple(row_)]
        }
        for row in _rows_of(topic, kind):
            old, pk = present.pop(row[:2], (None, 0))
            if old != row[2:]:
                gone += [pk] if pk else []
                new.append(SearchEntry(topic=topic, kind=kind, **dict(zip(_COLUMNS, row, strict=True))))
        gone += [pk for _, pk in present.values()]
    with transaction.atomic():
        for start in range(0, len(gone), BATCH):
            SearchEntry.objects.filter(pk__in=gone[start : start + BATCH]).delete()
        SearchEntry.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
        Topic.objects.filter(pk=topic.pk).update(searched_version=version)
    return len(new) + len(gone)


_COLUMNS = ("key", "position", "name", "words", "tier")


def _rows_of(topic: Topic, kind: str) -> Iterator[Row]:
    match kind:
        case "person":
            aliases = _grouped(PersonAlias.objects.filter(person__topic=topic).values_list("person__key", "text"))
            for key, name, tier in Person.objects.filter(topic=topic).values_list("key", "name", "tier"):
                yield from _spellings(key, tier, [name, *aliases.get(key, ())])
        case "place":
            labels = _grouped(PlaceLabel.objects.filter(place__topic=topic).values_list("place__key", "text"))
            for key, name, others in Place.objects.filter(topic=topic).values_list("key", "name", "aliases"):
                yield from _spellings(key, 2, [name, *labels.get(key, ()), *others])
        case "term":
            for key, name, others in Term.objects.filter(topic=topic).values_list("key", "name", "aliases"):
                yield from _spellings(key, 2, [name, *others])
        case "chapter" | "source":
            for key, title in KINDS[kind].objects.filter(topic=topic).values_list("key", "title"):
                yield from _spellings(key, 2, [title])
        case _:
            columns = ("key", "title", "short_title", "date", "tier")
            for key, title, short, date, tier in KINDS[kind].objects.filter(topic=topic).values_list(*columns):
                yield key, 0, short or title, spelling.index_words([title, short, _in_words(date)]), tier


def _grouped(pairs: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, text in pairs.order_by("pk"):
        found.setdefault(key, []).append(text)
    return found


def _spellings(key: str, tier: int, names: list[str]) -> Iterator[Row]:
    for position, name in enumerate(dict.fromkeys(name for name in names if name)):
        yield key, position, name[:500], spelling.index_words([name]), tier


def _in_words(date: str) -> str:
    try:
        return dates.human(date) if date else ""
    except dates.DateError:
        return ""
