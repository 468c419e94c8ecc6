"""Sources, paragraph by paragraph."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from quizapp.facts.models import Citation, Conflict, Paragraph, Source, Topic
from quizapp.facts.reading.fetched import with_values
from quizapp.facts.reading.pages import PAGE_SIZE, Slice, sliced, tally, with_counts

PARAGRAPHS_ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said of a paragraph, and the citations that say it in these words, each of a fact of its own."""

    passage: str
    citations: list[Citation]


def sources(topic: Topic) -> list[Source]:
    """The sources, each with `paragraph_count` and `citation_count`. Three queries."""
    rows = list(Source.objects.filter(topic=topic).order_by("key"))
    return with_counts(
        rows,
        paragraph_count=tally(Paragraph.objects.filter(source__topic=topic), "source_id"),
        citation_count=tally(Citation.objects.filter(topic=topic), "source_id"),
    )


def paragraphs(source: Source, number: int = 1, at: str = "", size: int = PARAGRAPHS_ON_A_PAGE) -> Slice:
    """Page `number` of a source's paragraphs, each with its `statements`; `at` picks the page of that locator."""
    rows = Paragraph.objects.filter(source=source).order_by("position", "locator")
    if at:
        wanted = rows.filter(locator=at).first()
        number = 1 if wanted is None else _rank(rows, wanted) // size + 1
    facts = ("event", "agreement", "figure", "person", "chapter", "term")
    drawn = Citation.objects.select_related(*facts).order_by("key")
    page = sliced(rows.prefetch_related(Prefetch("citations", drawn)), number, size)
    for paragraph in page.items:
        paragraph.statements = _statements(paragraph.citations.all())
    return page


def _statements(citations: Iterable[Citation]) -> list[Statement]:
    found: dict[str, Statement] = {}
    for citation in citations:
        found.setdefault(citation.passage, Statement(citation.passage, [])).citations.append(citation)
    return list(found.values())


def _rank(rows: QuerySet[Any], wanted: Paragraph) -> int:
    before = Q(position__lt=wanted.position) | Q(position=wanted.position, locator__lt=wanted.locator)
    return rows.filter(before).count()


def citations_without_paragraph(source: Source) -> list[Citation]:
    """What was drawn from the document as a whole."""
    facts = ("event", "agreement", "figure", "person", "chapter", "term")
    rows = Citation.objects.filter(source=source, paragraph__isnull=True).select_related(*facts)
    return list(rows.order_by("key")[:PAGE_SIZE])


def conflicts_of_source(source: Source) -> list[Conflict]:
    """The conflicts one of whose values this source gives, each with the facts it is about. Six queries."""
    rows = Conflict.objects.filter(values__citation__source=source).distinct().order_by("key")
    facts = ("events", "agreements", "figures", "persons")
    return list(rows.prefetch_related(*facts, with_values())[:PAGE_SIZE])
