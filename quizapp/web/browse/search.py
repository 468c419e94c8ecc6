"""The search page and the page of what the documents cannot tell."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from quizapp.facts import search, spelling
from quizapp.facts.silences import silences
from quizapp.web.getters import open_topic
from quizapp.web.visitor import wants_fragment


@require_safe
@vary_on_headers("HX-Request")
def find(request: HttpRequest, topic: str) -> HttpResponse:
    row = open_topic(topic)
    query = " ".join(request.GET.get("q", "").split())[: spelling.LONGEST_QUERY]
    kind = request.GET.get("kind", "")
    kind = kind if kind in search.KINDS else ""
    if query:
        search.ensure_fresh(topic=row)
    context = {
        "topic": row,
        "here": "search",
        "query": query,
        "kind": kind,
        "results": search.search(row, query, kind) if query else None,
        "longest": spelling.LONGEST_QUERY,
    }
    context["swapped"] = wants_fragment(request)
    return render(request, f"browse/search.html{'#results' if context['swapped'] else ''}", context)


@require_safe
def gaps(request: HttpRequest, topic: str) -> HttpResponse:
    row = open_topic(topic)
    return render(request, "browse/silences.html", {"topic": row, "here": "silences", "silences": silences(row)})
