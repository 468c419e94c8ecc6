"""One read of a topic's facts into a frozen `Snapshot`: a fixed number of queries, whatever the topic's size."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet

from quizapp.facts import models as m
from quizapp.facts.copying import stored_runs
from quizapp.facts.snapshot import (
    AgreementFact,
    ChapterFacts,
    Cited,
    ConflictFact,
    EventFact,
    FigureFact,
    OfficeFact,
    Participant,
    PersonFact,
    PlaceFact,
    Signer,
    Snapshot,
    SourceFact,
    TermFact,
    When,
)

CITED_KINDS = ("event", "agreement", "figure", "person", "chapter")


def take_snapshot(topic: m.Topic) -> Snapshot:
    """Read every fact of `topic`. Rows come in key order, so equal facts give equal snapshots."""
    cited = _citations(topic)
    return Snapshot(
        slug=topic.slug,
        title=topic.title,
        sides=tuple(topic.sides),
        countries=topic.countries,
        first_year=topic.first_year,
        last_year=topic.last_year,
        bank_seed=topic.bank_seed,
        threads={thread.key: thread.title for thread in topic.threads.order_by("position", "key")},
        sources=_sources(topic),
        persons=_persons(topic, cited["person"]),
        offices={
            o.key: OfficeFact(o.key, o.title, o.organisation, o.country, o.exclusive, o.rank_class)
            for o in topic.offices.order_by("key")
        },
        places=_places(topic),
        events=_events(topic, cited["event"]),
        agreements=_agreements(topic, cited["agreement"]),
        figures=_figures(topic, cited["figure"]),
        conflicts=_conflicts(topic),
        chapters=_chapters(topic, cited["chapter"]),
        terms={t.key: TermFact(t.key, t.name, t.definition, tuple(t.aliases)) for t in topic.terms.order_by("key")},
        runs=stored_runs(settings.BASE_DIR / "seeds" / topic.slug),
    )


Citations = Mapping[int, tuple[Cited, ...]]


def _citations(topic: m.Topic) -> dict[str, Citations]:
    columns = [f"{kind}_id" for kind in CITED_KINDS]
    found: dict[str, dict[int, list[Cited]]] = {kind: defaultdict(list) for kind in CITED_KINDS}
    rows = topic.citations.order_by("source__key", "paragraph__position", "key").values_list(
        "source__key", "paragraph__locator", "passage", *columns
    )
    for source, paragraph, passage, *ids in rows:
        for kind, fact_id in zip(CITED_KINDS, ids, strict=True):
            if fact_id is not None:
                found[kind][fact_id].append(Cited(source, paragraph or "", passage))
    return {kind: {pk: tuple(rows) for pk, rows in table.items()} for kind, table in found.items()}


def _keys(related: Iterable[Any]) -> tuple[str, ...]:
    return tuple(sorted(row.key for row in related))


def _when(row: Any) -> When:
    return When(row.date, row.earliest, row.latest, row.precision, row.date_basis)


def _story(row: Any, cited: Citations) -> dict[str, Any]:
    return {
        "short_title": row.short_title,
        "tier": row.tier,
        "why": row.why,
        "threads": _keys(row.threads.all()),
        "former_keys": tuple(row.former_keys),
        "citations": cited.get(row.pk, ()),
    }


def _sources(topic: m.Topic) -> dict[str, SourceFact]:
    found = {}
    for source in topic.sources.order_by("key").prefetch_related("paragraphs"):
        paragraphs = sorted(source.paragraphs.all(), key=lambda paragraph: (paragraph.position, paragraph.locator))
        inventory = tuple((paragraph.locator, tuple(paragraph.names)) for paragraph in paragraphs)
        found[source.key] = SourceFact(
            source.key, source.title, source.voice, source.transcribed, inventory, source.publisher
        )
    return found


def _persons(topic: m.Topic, cited: Citations) -> dict[str, PersonFact]:
    rows = topic.persons.order_by("key").prefetch_related("aliases", "possibly_same", "threads")
    return {
        row.key: PersonFact(
            key=row.key,
            name=row.name,
            aliases=tuple(sorted(alias.text for alias in row.aliases.all())),
            country=row.country,
            name_system=row.name_system,
            unnamed=row.unnamed,
            description=row.description,
            possibly_same=frozenset(_keys(row.possibly_same.all())),
            **_story(row, cited),
        )
        for row in rows
    }


def _places(topic: m.Topic) -> dict[str, PlaceFact]:
    rows = topic.places.order_by("key").select_related("parent").prefetch_related("labels")
    return {
        row.key: PlaceFact(
            row.key,
            row.name,
            row.kind,
            row.country,
            row.parent.key if row.parent else "",
            tuple(row.aliases),
            tuple(sorted((label.text, label.valid_from, label.valid_to) for label in row.labels.all())),
        )
        for row in rows
    }


def _ordered(rows: QuerySet[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (row.position, row.person.key))


def _office(row: Any) -> str:
    return row.office.key if row.office else ""


def _events(topic: m.Topic, cited: Citations) -> dict[str, EventFact]:
    rows = (
        topic.events.order_by("key")
        .select_related("announced_by")
        .prefetch_related("threads", "places", "participations__person", "participations__office")
    )
    return {
        row.key: EventFact(
            key=row.key,
            title=row.title,
            kind=row.kind,
            when=_when(row),
            title_form=row.title_form,
            question_clause=row.question_clause,
            host_country=row.host_country,
            places=_keys(row.places.all()),
            participants=tuple(
                Participant(part.person.key, part.role, _office(part), part.as_written)
                for part in _ordered(row.participations.all())
            ),
            participants_complete=row.participants_complete,
            lead_complete=row.lead_complete,
            agreements_complete=row.agreements_complete,
            announced_by=row.announced_by.key if row.announced_by else "",
            told=row.told,
            **_story(row, cited),
        )
        for row in rows
    }


def _agreements(topic: m.Topic, cited: Citations) -> dict[str, AgreementFact]:
    rows = (
        topic.agreements.order_by("key")
        .select_related("event")
        .prefetch_related("threads", "supersedes", "implements", "led_to", "signatories__person", "signatories__office")
    )
    return {
        row.key: AgreementFact(
            key=row.key,
            title=row.title,
            kind=row.kind,
            when=_when(row),
            act=row.act,
            generic=row.generic,
            purpose=row.purpose,
            parties=tuple(row.parties),
            event=row.event.key if row.event else "",
            signatories=tuple(Signer(s.person.key, s.party, _office(s)) for s in _ordered(row.signatories.all())),
            signatories_complete=row.signatories_complete,
            supersedes=_keys(row.supersedes.all()),
            implements=_keys(row.implements.all()),
            led_to=_keys(row.led_to.all()),
            told=row.told,
            **_story(row, cited),
        )
        for row in rows
    }


def _figures(topic: m.Topic, cited: Citations) -> dict[str, FigureFact]:
    rows = topic.figures.order_by("key").select_related("event").prefetch_related("threads")
    return {
        row.key: FigureFact(
            key=row.key,
            title=row.title,
            series=row.series,
            value=row.value,
            unit=row.unit,
            when=_when(row),
            qualifier=row.qualifier,
            told=row.told,
            event=row.event.key if row.event else "",
            **_story(row, cited),
        )
        for row in rows
    }


def _conflicts(topic: m.Topic) -> tuple[ConflictFact, ...]:
    rows = topic.conflicts.order_by("key").prefetch_related(
        "events", "agreements", "figures", "persons", "values__citation__source", "values__citation__paragraph"
    )
    found = []
    for row in rows:
        kinds: list[tuple[str, Iterable[Model]]] = [
            ("event", row.events.all()),
            ("agreement", row.agreements.all()),
            ("figure", row.figures.all()),
            ("person", row.persons.all()),
        ]
        facts = tuple(f"{kind}:{key}" for kind, related in kinds for key in _keys(related))
        values = sorted(row.values.all(), key=lambda value: value.position)
        told = tuple(
            (v.value, v.citation.source.key, v.citation.paragraph.locator if v.citation.paragraph else "")
            for v in values
        )
        found.append(ConflictFact(row.key, row.field, facts, told, row.note))
    return tuple(found)


def _chapters(topic: m.Topic, cited: Citations) -> tuple[ChapterFacts, ...]:
    rows = topic.chapters.order_by("position", "key").prefetch_related(
        "facts__event", "facts__agreement", "facts__figure", "facts__person"
    )
    found = []
    for row in rows:
        refs = []
        for place in sorted(row.facts.all(), key=lambda place: place.position):
            fact = place.fact
            refs.append(f"{type(fact).__name__.lower()}:{fact.key}")
        found.append(ChapterFacts(row.key, row.title, row.position, tuple(refs), row.text, cited.get(row.pk, ())))
    return tuple(found)
