"""What is fetched with a fact, once for all rows of a list."""

from typing import Any

from django.db.models import Prefetch

from quizapp.facts.models import ChapterFact, Citation, Conflict, ConflictValue, Signatory, Thread
from quizapp.facts.reading.pages import IN_TIME


def with_citations(path: str = "citations") -> "Prefetch[Any]":
    rows = Citation.objects.select_related("source", "paragraph")
    return Prefetch(path, rows.order_by("source__key", "paragraph__position", "key"))


def with_conflicts() -> "Prefetch[Any]":
    return Prefetch("conflicts", Conflict.objects.order_by("key").prefetch_related(with_values()))


def with_values() -> "Prefetch[Any]":
    """The values of a conflict with the place each stands at."""
    values = ConflictValue.objects.select_related("citation__source", "citation__paragraph").order_by("position")
    return Prefetch("values", values)


def with_threads() -> "Prefetch[Any]":
    return Prefetch("threads", Thread.objects.order_by("position", "key"))


def with_in_chapters() -> "Prefetch[Any]":
    rows = ChapterFact.objects.select_related("chapter").order_by("chapter__position")
    return Prefetch("in_chapters", rows)


def in_time(path: str, model: Any) -> "Prefetch[Any]":
    return Prefetch(path, model.objects.order_by(*IN_TIME))


def with_signatories() -> "Prefetch[Any]":
    rows = Signatory.objects.select_related("person", "office").order_by("position", "pk")
    return Prefetch("signatories", rows)
