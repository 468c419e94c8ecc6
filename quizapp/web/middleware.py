"""What holds for every request: no NUL reaches a database, and nobody's own pages stay in a cache."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control

from quizapp.web.visitor import GUEST_KEY

type Handler = Callable[[HttpRequest], HttpResponse]


def refuse_nul(get_response: Handler) -> Handler:
    """Answer 400 to a NUL in the path, the query or a cookie: PostgreSQL takes none in a text, and raises."""

    def answer(request: HttpRequest) -> HttpResponse:
        if _has_nul(request):
            return HttpResponseBadRequest(render_to_string("400.html"))
        return get_response(request)

    return answer


def keep_private(get_response: Handler) -> Handler:
    """Pages shown to somebody known, guest or account, are kept nowhere: computers are shared.

    Who never looked at the session made a page that is the same for everybody.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        session = request.session
        if session.accessed and (SESSION_KEY in session or GUEST_KEY in session):
            patch_cache_control(response, private=True, no_store=True)
        return response

    return answer


def _has_nul(request: HttpRequest) -> bool:
    query = request.META.get("QUERY_STRING", "")
    cookies = (text for pair in request.COOKIES.items() for text in pair)
    return "\0" in request.path or "%00" in query or "\0" in query or any("\0" in text for text in cookies)
