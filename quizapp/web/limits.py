"""Rate limits: so many POSTs of an action in a window, per learner or, before there is one, per address.

Counted in the cache (`CACHE_URL`): with several workers it must be one that they share. The limits leave room for a
whole class behind one address.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from quizapp.web.errors import too_many_requests
from quizapp.web.visitor import learner_for

type View[**P] = Callable[Concatenate[HttpRequest, P], HttpResponse]


def consume(action: str, who: str, *, amount: int, seconds: int) -> bool:
    """Count one use; False once `amount` uses were counted within the window of `seconds`.

    Windows follow one another by the clock. The window is part of the key, since some caches (database, files) give an
    entry a new lifetime, and their own, with each `incr`.
    """
    key = f"limit:{action}:{who}:{int(time.time() // seconds)}"
    cache.add(key, 0, seconds)
    try:
        used = cache.incr(key)
    except ValueError:  # it was evicted between the two calls
        cache.set(key, 1, seconds)
        used = 1
    cache.touch(key, seconds)
    return bool(used <= amount)


def limited[**P](action: str, *, amount: int, seconds: int) -> Callable[[View[P]], View[P]]:
    """Answer 429 to a POST past the limit. GETs are not counted."""

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method == "POST" and not consume(action, _who(request), amount=amount, seconds=seconds):
                return too_many_requests(request, retry_after=seconds)
            return view(request, *args, **kwargs)

        return wrapped

    return decorate


def _who(request: HttpRequest) -> str:
    learner = learner_for(request)
    return f"learner:{learner.pk}" if learner else f"address:{get_adapter(request).get_client_ip(request)}"
