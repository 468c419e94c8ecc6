"""The browse pages: a small encyclopedia of a topic's facts, each statement with its citation.

Every page is readable by anybody, without a session and without JavaScript. A retired topic has no pages.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from quizapp.facts import reading
from quizapp.facts.models import Figure, Source, Thread, Topic
from quizapp.web import charts
from quizapp.web.templatetags.facts_tags import human_date

FEWEST_DRAWN = 3


def _topic(slug: str) -> Topic:
    return get_object_or_404(Topic.objects.open(), slug=slug)


def _found[Fact](fact: Fact | None) -> Fact:
    if fact is None:
        raise Http404
    return fact


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("page", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _chosen_thread(request: HttpRequest, threads: list[Thread]) -> Thread | None:
    """The thread that a list is filtered by; one the topic does not have is a 404."""
    key = request.GET.get("thread", "")
    return _found(next((thread for thread in threads if thread.key == key), None)) if key else None


@require_safe
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    row = _topic(topic)
    context = {
        "topic": row,
        "here": "topic",
        "chapters": reading.chapters(row),
        "counts": reading.counts(row),
        "threads": reading.threads_with_counts(row),
    }
    return render(request, "browse/topic.html", context)


@require_safe
def chapter(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = _topic(topic)
    chapters = reading.chapters(row)
    index = _found(next((index for index, chapter in enumerate(chapters) if chapter.key == key), None))
    context = {
        "topic": row,
        "chapter": chapters[index],
        "number": index + 1,
        "total": len(chapters),
        "previous": chapters[index - 1] if index else None,
        "following": chapters[index + 1] if index + 1 < len(chapters) else None,
        "facts": reading.chapter_facts(chapters[index]),
        "citations": reading.citations_of_chapter(chapters[index]),
        "glossary": reading.terms(row),
    }
    return render(request, "browse/chapter.html", context)


@require_safe
def events(request: HttpRequest, topic: str) -> HttpResponse:
    row = _topic(topic)
    threads = reading.threads(row)
    thread = _chosen_thread(request, threads)
    page = reading.by_year(reading.events(row, thread), _page_number(request))
    context = {"topic": row, "here": "events", "threads": threads, "thread": thread, "page": page}
    return render(request, "browse/events.html", context)


@require_safe
def event(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = _topic(topic)
    fact = _found(reading.event(row, key))
    before, after = reading.neighbours(fact)
    context = {"topic": row, "event": fact, "before": before, "after": after}
    return render(request, "browse/event.html", context)


@require_safe
def people(request: HttpRequest, topic: str) -> HttpResponse:
    row = _topic(topic)
    context = {"topic": row, "here": "people", "page": reading.people(row, _page_number(request))}
    return render(request, "browse/people.html", context)


@require_safe
def person(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = _topic(topic)
    fact = _found(reading.person(row, key))
    context = {"topic": row, "person": fact, "offices": reading.offices_held(fact)}
    return render(request, "browse/person.html", context)


@require_safe
def agreements(request: HttpRequest, topic: str) -> HttpResponse:
    row = _topic(topic)
    threads = reading.threads(row)
    thread = _chosen_thread(request, threads)
    page = reading.by_year(reading.agreements(row, thread), _page_number(request))
    context = {"topic": row, "here": "agreements", "threads": threads, "thread": thread, "page": page}
    return render(request, "browse/agreements.html", context)


@require_safe
def agreement(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = _topic(topic)
    context: dict[str, Any] = {"topic": row, "agreement": _found(reading.agreement(row, key))}
    return render(request, "browse/agreement.html", context)


@require_safe
def figures(request: HttpRequest, topic: str) -> HttpResponse:
    row = _topic(topic)
    series = [(figures, _chart_of(figures)) for figures in reading.figure_series(row)]
    context = {"topic": row, "here": "figures", "series": series, "chart": charts}
    return render(request, "browse/figures.html", context)


def _chart_of(figures: list[Figure]) -> charts.Columns | None:
    """A drawing of a series from three dated values of one unit on."""
    if len(figures) < FEWEST_DRAWN or len({figure.unit for figure in figures}) > 1 or not all(f.date for f in figures):
        return None
    return charts.columns([(human_date(figure.date), float(figure.value)) for figure in figures])


@require_safe
def sources(request: HttpRequest, topic: str) -> HttpResponse:
    row = _topic(topic)
    return render(request, "browse/sources.html", {"topic": row, "here": "sources", "sources": reading.sources(row)})


@require_safe
def source(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = _topic(topic)
    fact = get_object_or_404(Source, topic=row, key=key)
    context = {
        "topic": row,
        "source": fact,
        "page": reading.paragraphs(fact, _page_number(request), at=request.GET.get("at", "")),
        "whole": reading.citations_without_paragraph(fact),
    }
    return render(request, "browse/source.html", context)


@require_safe
def glossary(request: HttpRequest, topic: str) -> HttpResponse:
    row = _topic(topic)
    return render(request, "browse/glossary.html", {"topic": row, "here": "glossary", "terms": reading.terms(row)})
