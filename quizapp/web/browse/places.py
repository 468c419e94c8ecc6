"""The places of a topic and one of them, with maps drawn from their own coordinates."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from quizapp.facts import reading
from quizapp.facts.models import Place
from quizapp.web.browse import maps
from quizapp.web.getters import found, open_topic, page_number


@require_safe
def places(request: HttpRequest, topic: str) -> HttpResponse:
    row = open_topic(topic)
    drawn = reading.places_on_map(row)
    context = {
        "topic": row,
        "here": "places",
        "page": reading.places(row, page_number(request)),
        "map": maps.draw(_sites(drawn)),
        "drawn": drawn,
        "most": reading.MOST_ON_MAP,
    }
    return render(request, "browse/places.html", context)


@require_safe
def place(request: HttpRequest, topic: str, key: str) -> HttpResponse:
    row = open_topic(topic)
    fact = found(reading.place(row, key))
    sites = _sites(reading.places_on_map(row))
    own = _sites([fact])
    if own and own[0] not in sites:
        sites = [*own, *sites]
    context = {
        "topic": row,
        "place": fact,
        "page": reading.what_happened_at(fact, page_number(request)),
        "map": maps.draw(maps.nearby(own[0], sites), fact.key) if own else None,
        "where": maps.coordinates(own[0]) if own else "",
        "nearest": maps.nearest(own[0], sites) if own else [],
    }
    return render(request, "browse/place.html", context)


def _sites(rows: Sequence[Place]) -> list[maps.Site]:
    """The places whose coordinates are known, in order."""
    return [
        maps.Site(row.key, row.name, float(row.latitude), float(row.longitude), row.kind)
        for row in rows
        if row.latitude is not None and row.longitude is not None
    ]
