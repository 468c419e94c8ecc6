"""The timeline page: what is looked at is in the address, and every change of it is a plain link or a GET form."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from quizapp.facts import timeline
from quizapp.facts.models import Person, Place, Thread, Topic
from quizapp.facts.timeline import Chosen
from quizapp.web.browse.looks import look
from quizapp.web.getters import found, open_topic, page_number
from quizapp.web.visitor import wants_fragment

FILTERS: dict[str, Any] = {"thread": Thread, "person": Person, "place": Place}


@require_safe
@vary_on_headers("HX-Request")
def show(request: HttpRequest, topic: str) -> HttpResponse:
    row = open_topic(topic)
    chosen = _chosen(request, row)
    at = request.GET.get("in", "")
    context = {
        "topic": row,
        "here": "timeline",
        "at": at,
        "chosen": chosen,
        "choices": timeline.choices(row),
        "look": found(look(row, chosen, at, page_number(request))),
        "base": _address(row, chosen),
        "swapped": wants_fragment(request),
    }
    return render(request, f"browse/timeline.html{'#timeline' if context['swapped'] else ''}", context)


def _chosen(request: HttpRequest, topic: Topic) -> Chosen:
    """The filter in the address; what the topic does not have is a 404."""
    kind = request.GET.get("kind", "")
    rows = {
        name: get_object_or_404(model, topic=topic, key=key)
        for name, model in FILTERS.items()
        if (key := request.GET.get(name, ""))
    }
    return Chosen(kind=found(kind if timeline.is_kind(topic, kind) else None), **rows)


def _address(topic: Topic, chosen: Chosen) -> str:
    """The address of the timeline under this filter, ready for `in=` or `page=` to follow."""
    pairs = {"kind": chosen.kind, **{name: getattr(getattr(chosen, name), "key", "") for name in FILTERS}}
    query = urlencode({name: value for name, value in pairs.items() if value})
    return f"{reverse('timeline', args=[topic.slug])}?{query}{'&' if query else ''}"
