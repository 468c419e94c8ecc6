"""A topic's facts as the tables that `importing` reads: what was imported comes out as it went in.

What the columns cannot say is not bent to fit: a date such as `1992~` stands in its cell as it is stored, and an
import refuses it by name; a list whose parts hold the list mark raises ExportError.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from django.db.models import F, Min, Q, QuerySet

from quizapp.facts.importing.columns import COLUMNS, LIST_MARK, ROLE_OF
from quizapp.facts.importing.rows import PASSAGE_SOURCE
from quizapp.facts.models import Agreement, Citation, DateBasis, Event, Figure, Origin, Participation, Person

# Figures have no table to be imported from; theirs is for reading and for other programs.
FIGURE_COLUMNS = (
    *("id", "title", "series", "value", "unit", "qualifier", "date", "told", "event_id", "description", "source"),
    *("tier", "threads", "short_title", "why", "former_ids"),
)
HEADERS: Mapping[str, tuple[str, ...]] = {
    **{table: tuple(column.name for column in columns) for table, columns in COLUMNS.items()},
    "figures": FIGURE_COLUMNS,
}
_CHUNK = 500
_CITED = ("citations__source", "citations__paragraph")
_PASSAGE = re.compile(
    re.escape(PASSAGE_SOURCE.format(passage="\0", source="\1")).replace("\0", "(.*)").replace("\1", "(.*)"), re.DOTALL
)
_PADDED = re.compile(r"(\S+) was read as (\S+), since its precision is (year|month)")
_PRECISIONS = {4: "year", 7: "month", 10: "day"}  # by the length of a date
_PLAIN = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_ROUGH = {re.compile(r"[0-9]{3}X"): "decade", re.compile(r"[0-9]{2}XX"): "century"}


class ExportError(ValueError):
    """A fact that no table can hold; the message names it and says why."""


def table_rows(table: str, facts: QuerySet[Any]) -> Iterator[dict[str, str]]:
    """The rows of a table: column by column text, in the order of the data set they came from, then by date.

    `facts` are events (for `events` and `event_persons`), persons, agreements or figures of one topic.
    """
    yield from _WRITERS[table](facts.model._default_manager.filter(pk__in=facts.order_by().values("pk")))


def _events(facts: QuerySet[Event]) -> Iterator[dict[str, str]]:
    rows = _in_order(facts).select_related("announced_by").prefetch_related("places", "threads", *_CITED)
    for event in rows.iterator(chunk_size=_CHUNK):
        start, end, precision = _dates(event.date, event.date_note)
        places = sorted(event.places.all(), key=lambda place: place.key)
        point = places[0] if len(places) == 1 and places[0].latitude is not None else None
        yield {
            "id": _id(event.key),
            "title": event.title,
            "start": start,
            "end": end,
            "precision": precision,
            "type": event.kind,
            "place": _list(event, [place.name for place in places]),
            **_cited(event, event.title),
            **_story(event),
            "told": event.told,
            "title_form": event.title_form,
            "question_clause": event.question_clause,
            "host_country": event.host_country,
            "latitude": _number(point.latitude) if point else "",
            "longitude": _number(point.longitude) if point else "",
            "announced_by": _id(event.announced_by.key) if event.announced_by else "",
            **_flags(event, "participants_complete", "lead_complete", "agreements_complete"),
        }


def _persons(facts: QuerySet[Person]) -> Iterator[dict[str, str]]:
    rows = _in_order(facts).prefetch_related("aliases", "possibly_same", "threads", *_CITED)
    for person in rows.iterator(chunk_size=_CHUNK):
        said = f"{person.name}: {person.description}" if person.description else person.name
        yield {
            "id": _id(person.key),
            "name": person.name,
            "aliases": _list(person, [alias.text for alias in sorted(person.aliases.all(), key=lambda row: row.pk)]),
            "country": person.country,
            "roles": _list(person, _roles(person.description)),
            "name_system": person.name_system,
            **_flags(person, "unnamed"),
            "possibly_same": _ids(person, person.possibly_same.all()),
            **_cited(person, said),
            **_story(person),
        }


def _agreements(facts: QuerySet[Agreement]) -> Iterator[dict[str, str]]:
    linked = ("signatories__person", "supersedes", "implements", "led_to", "threads", *_CITED)
    for agreement in _in_order(facts).select_related("event").prefetch_related(*linked).iterator(chunk_size=_CHUNK):
        signed = sorted(agreement.signatories.all(), key=lambda row: (row.position, row.pk))
        date, precision = _own_date(agreement)
        yield {
            "id": _id(agreement.key),
            "title": agreement.title,
            "date": date,
            "precision": precision,
            "category": agreement.kind,
            "parties": _list(agreement, agreement.parties),
            "event_id": _id(agreement.event.key) if agreement.event else "",
            **_cited(agreement, agreement.title),
            **_story(agreement),
            "told": agreement.told,
            "purpose": agreement.purpose,
            **_flags(agreement, "generic", "signatories_complete"),
            "act": agreement.act,
            "signatories": _list(agreement, [_id(row.person.key) for row in signed]),
            "supersedes": _ids(agreement, agreement.supersedes.all()),
            "implements": _ids(agreement, agreement.implements.all()),
            "led_to": _ids(agreement, agreement.led_to.all()),
        }


def _event_persons(facts: QuerySet[Event]) -> Iterator[dict[str, str]]:
    position = Min("event__citations__paragraph__position", filter=Q(event__citations__origin=Origin.IMPORT))
    rows = Participation.objects.filter(event__in=facts).select_related("event", "person", "office")
    order = (F("row").asc(nulls_last=True), "event__key", "position", "pk")
    for part in rows.annotate(row=position).order_by(*order).iterator(chunk_size=_CHUNK):
        word = part.as_written or part.role
        known = ROLE_OF.get(" ".join(word.casefold().replace("_", " ").split()), "other")
        yield {
            "event_id": _id(part.event.key),
            "person_id": _id(part.person.key),
            "role": word,
            "role_kind": part.role if known != part.role else "",
            "office": part.office.title if part.office else "",
            "organisation": part.office.organisation if part.office else "",
        }


def _figures(facts: QuerySet[Figure]) -> Iterator[dict[str, str]]:
    for figure in _in_order(facts).select_related("event").prefetch_related("threads", *_CITED).iterator(_CHUNK):
        yield {
            "id": _id(figure.key),
            "title": figure.title,
            "series": figure.series,
            "value": _number(figure.value),
            "unit": figure.unit,
            "qualifier": figure.qualifier,
            "date": figure.date,
            "told": figure.told,
            "event_id": _id(figure.event.key) if figure.event else "",
            **_cited(figure, figure.title),
            **_story(figure),
        }


_WRITERS: Mapping[str, Callable[[QuerySet[Any]], Iterator[dict[str, str]]]] = {
    "events": _events,
    "persons": _persons,
    "agreements": _agreements,
    "event_persons": _event_persons,
    "figures": _figures,
}


# --- cells ----------------------------------------------------------------------------------------------------------
def _in_order(facts: QuerySet[Any]) -> QuerySet[Any]:
    """By the row of the data set, then by date."""
    position = Min("citations__paragraph__position", filter=Q(citations__origin=Origin.IMPORT))
    dated = () if facts.model is Person else (F("earliest").asc(nulls_last=True),)
    ordered: QuerySet[Any] = facts.annotate(row=position).order_by(F("row").asc(nulls_last=True), *dated, "key")
    return ordered


def _id(key: str) -> str:
    return unquote(key)


def _ids(fact: Any, others: Iterable[Any]) -> str:
    return _list(fact, sorted(_id(other.key) for other in others))


def _list(fact: Any, parts: Iterable[str]) -> str:
    parts = list(parts)
    for part in parts:
        if LIST_MARK in part:
            raise ExportError(f"{fact.key}: “{part}” holds the mark “{LIST_MARK}”, which splits the parts of a list")
    return LIST_MARK.join(parts)


def _flags(fact: Any, *names: str) -> dict[str, str]:
    return {name: "yes" if getattr(fact, name) else "" for name in names}


def _number(value: Any) -> str:
    """Without the zeros that fill up its places."""
    return f"{value.normalize():f}"


def _roles(description: str) -> list[str]:
    """The parts of a description, or all of it where the parts would not be read back as the same."""
    parts = description.split("; ") if description else []
    return parts if len({part.strip() for part in parts} - {""}) == len(parts) else [description]


def _story(fact: Any) -> dict[str, str]:
    return {
        "tier": "" if fact.tier_derived else str(fact.tier),
        "threads": _list(fact, [row.title for row in sorted(fact.threads.all(), key=lambda row: row.position)]),
        "short_title": fact.short_title,
        "why": fact.why,
        "former_ids": _list(fact, map(_id, fact.former_keys)),
    }


def _cited(fact: Any, default: str) -> dict[str, str]:
    """Passage and source. Of an imported fact those of its row; else all of them, each with its paragraph."""
    citations = sorted(fact.citations.all(), key=lambda row: row.pk)
    own = [row for row in citations if row.origin == Origin.IMPORT and row.paragraph]
    if own:
        found = _PASSAGE.fullmatch(own[0].passage)
        passage, source = found.groups() if found else (own[0].passage, "")
        return {"description": "" if passage == default else passage, "source": source}
    passages = "\n".join(dict.fromkeys(row.passage for row in citations))
    return {"description": passages, "source": "; ".join(dict.fromkeys(map(_place_of, citations)))}


def _place_of(citation: Citation) -> str:
    return f"{citation.source.title}, {citation.paragraph}" if citation.paragraph else citation.source.title


def _own_date(agreement: Agreement) -> tuple[str, str]:
    """The date and its precision; empty where it is the date of the event and an import would take it from there."""
    event = agreement.event
    if event and agreement.date_basis == DateBasis.COMPUTED and agreement.date == event.date:
        return "", ""
    start, end, precision = _dates(agreement.date, agreement.date_note)
    return (agreement.date, "") if end else (start, precision)


def _dates(date: str, note: str) -> tuple[str, str, str]:
    """(start, end, precision) of an EDTF date; one that the columns cannot say stands in `start` as it is."""
    for rough, precision in _ROUGH.items():
        if rough.fullmatch(date):
            return date.replace("X", "0"), "", precision
    start, slash, end = date.partition("/")
    if not _PLAIN.fullmatch(start) or (slash and not _PLAIN.fullmatch(end)):
        return date, "", ""
    precision = "interval" if slash else _PRECISIONS[len(start)]
    if found := _PADDED.fullmatch(note):  # the table gave it finer than it is known
        padded, read, precision = found.groups()
        start, end = (padded if read == start else start), (padded if read == end else end)
    return start, end, precision
