"""Error pages. An htmx request gets the words without the page around them, so that no page is swapped into a card."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from quizapp.web.visitor import wants_fragment


def _error(request: HttpRequest, template: str, status: int) -> HttpResponse:
    part = "#words" if wants_fragment(request) else ""
    response = render(request, f"{template}{part}", status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404. It does not repeat what was asked for: that may be private."""
    return _error(request, "404.html", 404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403."""
    return _error(request, "403.html", 403)


def too_many_requests(request: HttpRequest, *, retry_after: int) -> HttpResponse:
    """A rate limit was reached; `retry_after` in seconds."""
    response = _error(request, "429.html", 429)
    response["Retry-After"] = str(retry_after)
    return response
