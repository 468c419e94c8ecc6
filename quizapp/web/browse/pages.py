"""The browse pages: a small encyclopedia of a topic's facts, each statement with its citation.

Every page is readable by anybody, without a session and without JavaScript. A retired topic has no pages.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from quizapp.facts import reading, timeline
from quizapp.facts.models import Source, Thread
from quizapp.facts.reading import Series
from quizapp.web import charts
from quizapp.web.browse import bands, tenures
from quizapp.web.getters import found, moved, open_topic, page_number
from quizapp.web.templatetags.facts_tags import human_date

FEWEST_DRAWN = 3
MOST_DRAWN = 40


def _chosen_thread(request: HttpRequest, threads: list[Thread]) -> Thread | None:
    """The thread that a list is filtered by; one the topic does not have is a 404."""
    key = request.GET.get("thread", "")
    return found(next((thread for thread in threads if thread.key == key), None)) if key else None


@require_safe
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    row = open_topic(topic)
    history = timeline.history(row)
    context = {
        "topic": row,
        "here": "topic",
        "columns": bands.columns(timeline.Timeline(row).density(history)) if history else [],
        "base": f"{reverse('timeline', args=[row.slug])}?",
        "chapters": reading.chapters(row),
        "counts": reading.counts(row),
        "threads": reading.threads_with_counts(row),
    }
    return render(request, "browse/topic.html", context)


@require_safe
def chapter(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = open_topic(topic)
    chapters = reading.chapters(row)
    index = found(next((index for index, chapter in enumerate(chapters) if chapter.key == key), None))
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
    row = open_topic(topic)
    threads = reading.threads(row)
    thread = _chosen_thread(request, threads)
    page = reading.by_year(reading.events(row, thread), page_number(request))
    context = {"topic": row, "here": "events", "threads": threads, "thread": thread, "page": page}
    return render(request, "browse/events.html", context)


@require_safe
def event(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = open_topic(topic)
    if (fact := reading.event(row, key)) is None:
        return moved("event", row, key)
    before, after = reading.neighbours(fact)
    context = {"topic": row, "event": fact, "before": before, "after": after, "glossary": reading.terms(row)}
    return render(request, "browse/event.html", context)


@require_safe
def people(request: HttpRequest, topic: str) -> HttpResponse:
    row = open_topic(topic)
    context = {"topic": row, "here": "people", "page": reading.people(row, page_number(request))}
    return render(request, "browse/people.html", context)


@require_safe
def person(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = open_topic(topic)
    if (fact := reading.person(row, key)) is None:
        return moved("person", row, key)
    offices = reading.offices_held(fact)
    context = {
        "topic": row,
        "person": fact,
        "offices": offices,
        "attendances": reading.events_of(fact),
        "tenures": tenures.draw([held.attested for held in offices]),
        "seen_with": reading.seen_with(fact),
        "glossary": reading.terms(row),
    }
    return render(request, "browse/person.html", context)


@require_safe
def agreements(request: HttpRequest, topic: str) -> HttpResponse:
    row = open_topic(topic)
    threads = reading.threads(row)
    thread = _chosen_thread(request, threads)
    page = reading.by_year(reading.agreements(row, thread), page_number(request))
    context = {"topic": row, "here": "agreements", "threads": threads, "thread": thread, "page": page}
    return render(request, "browse/agreements.html", context)


@require_safe
def agreement(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = open_topic(topic)
    if (fact := reading.agreement(row, key)) is None:
        return moved("agreement", row, key)
    context: dict[str, Any] = {"topic": row, "agreement": fact, "glossary": reading.terms(row)}
    return render(request, "browse/agreement.html", context)


@require_safe
def figures(request: HttpRequest, topic: str) -> HttpResponse:
    """The series; with `at`, the key of a figure, the page of its series on which it stands."""
    row = open_topic(topic)
    if at := request.GET.get("at", ""):
        series, number = found(reading.series_of(row, at))
        page = urlencode({"page": number} if number > 1 else {})
        return redirect(f"{reverse('series', args=[row.slug, series])}{'?' if page else ''}{page}")
    page_of_series = reading.figure_series(row, page_number(request))
    drawn = [(series, _chart_of(series)) for series in page_of_series.items]
    context = {"topic": row, "here": "figures", "series": drawn, "page": page_of_series, "chart": charts}
    return render(request, "browse/figures.html", context)


@require_safe
def series(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = open_topic(topic)
    one, page = found(reading.series_page(row, key, page_number(request)))
    context = {"topic": row, "one": one, "drawing": _chart_of(one), "page": page, "chart": charts}
    return render(request, "browse/series.html", context)


def _chart_of(series: Series) -> charts.Columns | None:
    """A drawing of a series from three dated values of one unit on."""
    rows = series.figures[:MOST_DRAWN]
    if len(rows) < FEWEST_DRAWN or len({row.unit for row in rows}) > 1 or not all(row.date for row in rows):
        return None
    disputed = [place for place, row in enumerate(rows) if row.conflicts.all()]
    return charts.columns([(human_date(row.date), float(row.value)) for row in rows], disputed)


@require_safe
def sources(request: HttpRequest, topic: str) -> HttpResponse:
    row = open_topic(topic)
    return render(request, "browse/sources.html", {"topic": row, "here": "sources", "sources": reading.sources(row)})


@require_safe
def source(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = open_topic(topic)
    fact = get_object_or_404(Source, topic=row, key=key)
    context = {
        "topic": row,
        "source": fact,
        "page": reading.paragraphs(fact, page_number(request), at=request.GET.get("at", "")),
        "whole": reading.citations_without_paragraph(fact),
        "conflicts": reading.conflicts_of_source(fact),
    }
    return render(request, "browse/source.html", context)


@require_safe
def glossary(request: HttpRequest, topic: str) -> HttpResponse:
    row = open_topic(topic)
    return render(request, "browse/glossary.html", {"topic": row, "here": "glossary", "terms": reading.terms(row)})
