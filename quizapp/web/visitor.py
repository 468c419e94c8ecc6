"""Who is asking: the learner behind a request, guest or account, and what happens to a guest's history at log-in.

A guest's learner is named in the session, on the server; the browser only holds the session's key.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from functools import wraps
from typing import Any, Concatenate
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from quizapp.accounts.models import User
from quizapp.study import sessions
from quizapp.study.days import is_zone
from quizapp.study.models import Learner

GUEST_KEY = "guest_learner"
STUDIED_KEY = "studied_on"
SESSION_ENDED = (
    "Your session has ended, so that page cannot be shown. "
    "Log in to find your history, or start afresh: it takes one click."
)
STUDY_FIRST = "Start studying first: that page fills with what you do here."
BEEN_HERE = f"{STUDY_FIRST} If you have studied here before, log in to find your history."
MERGED = "What you did as a guest is in your account now. Go on here."
MERGED_TOO_LATE = (
    "What you did as a guest is in your account now. Go on here: what you sent last came too late to count."
)


def guest_for(request: HttpRequest) -> Learner | None:
    """The guest's learner of this browser, if it still exists and nobody adopted it."""
    pk = request.session.get(GUEST_KEY)
    return Learner.objects.filter(pk=pk, user__isnull=True, merged_into__isnull=True).first() if pk else None


def learner_for(request: HttpRequest) -> Learner | None:
    """The learner behind a request: the account's when logged in, else the guest's; read once per request."""
    if not hasattr(request, "known_learner"):
        user = request.user
        found = sessions.learner_of(user) if user.is_authenticated else guest_for(request)
        request.known_learner = found  # type: ignore[attr-defined]
    return request.known_learner  # type: ignore[attr-defined,no-any-return]


def learner_or_new(request: HttpRequest, *, at: datetime, browser_zone: str = "") -> Learner:
    """The learner behind a request, made now if there is none. Call `remember` once the request has succeeded.

    The browser's time zone is taken until the learner has chosen one; nonsense in it is ignored.
    """
    zone = browser_zone if is_zone(browser_zone) else "UTC"
    learner = learner_for(request)
    if learner is None:
        user = request.user if request.user.is_authenticated else None
        return sessions.start_learner(at=at, zone=zone, user=user)
    if zone != "UTC" and (learner.zone == "UTC" or not is_zone(learner.zone)):
        sessions.set_zone(learner=learner, zone=zone)
    return learner


def first_key(request: HttpRequest) -> UUID | None:
    """What a stranger's first sitting is called: a double click on Start names the same twice. None for a learner.

    It comes of the browser's CSRF cookie, which is there before the first row is, and which nobody else has; from the
    key, which stands in addresses, the cookie cannot be found.
    """
    secret = request.META.get("CSRF_COOKIE")
    if not secret or request.user.is_authenticated or learner_for(request) is not None:
        return None
    digest = salted_hmac("quizapp.first_sitting", secret, algorithm="sha256").digest()
    return UUID(bytes=digest[:16], version=4)


def remember(request: HttpRequest, learner: Learner) -> None:
    """Keep a guest's learner in the session, and an account's session alive: written to, it lasts as long anew."""
    if learner.is_guest:
        request.session[GUEST_KEY] = learner.pk
    else:
        request.session[STUDIED_KEY] = str(today_of(learner))
    request.known_learner = learner  # type: ignore[attr-defined]


def forget_guest(request: HttpRequest) -> None:
    request.session.pop(GUEST_KEY, None)


def today_of(learner: Learner, at: datetime | None = None) -> date:
    """The learner's study day at a moment (now, unless told)."""
    return sessions.today_of(learner, at or timezone.now())


@contextmanager
def guest_kept(request: HttpRequest) -> Iterator[None]:
    """What empties the session inside leaves the guest's history that was kept apart with the browser."""
    guest = request.session.get(GUEST_KEY)
    yield
    if guest is not None:
        request.session[GUEST_KEY] = guest


def has_history(user: User) -> bool:
    """Whether the account has answers of its own."""
    mine = sessions.learner_of(user)
    return mine is not None and mine.reviews.exists()


def take_guest(request: HttpRequest, user: User, guest: Learner, *, at: datetime) -> None:
    """The account goes on with the guest's history; one that has its own gets the guest's answers added to it."""
    own = sessions.adopt_guest(user=user, guest=guest, at=at)
    if own != guest:
        sessions.merge_guest(account=own, guest=guest, at=at)
    forget_guest(request)


def settle_guest(request: HttpRequest, user: User, *, at: datetime, signup: bool) -> HttpResponse | None:
    """After sign-up the new account takes the guest's history; after log-in the person is asked whose it is.

    Who signs up has just studied here. Who logs in may sit at a computer where somebody else did.

    Returns the page that asks, or None when nothing is left to ask.
    """
    guest = guest_for(request)
    if guest is None:
        forget_guest(request)
        return None
    if guest.reviews.exists() and not signup:
        return redirect("guest_history")
    if not has_history(user):
        take_guest(request, user, guest, at=at)
    return None


def go(request: HttpRequest, to: str, *args: Any) -> HttpResponse:
    """Send the browser to a page: with `HX-Redirect` when htmx asked, so that no page is swapped into a card."""
    url = to if to.startswith("/") else reverse(to, args=args)
    return HttpResponseClientRedirect(url) if getattr(request, "htmx", False) else redirect(url)


def wants_fragment(request: HttpRequest) -> bool:
    """Whether to answer with a part of the page; restoring history needs the whole page."""
    htmx: HtmxDetails | None = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.history_restore_request  # type: ignore[union-attr]


def learner_required[**P](
    view: Callable[Concatenate[HttpRequest, Learner, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Pass the learner as second argument; without one go home and say why.

    A tab that shows a guest's sitting goes on with the copy that the account got when the two were merged.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        learner = learner_for(request)
        if learner is None:
            messages.info(request, _why_home(request, *kwargs.values()))
            return go(request, "home")
        try:
            return view(request, learner, *args, **kwargs)
        except Http404:
            copy = _merged_sitting(learner, kwargs.get("sitting_id"))
            if copy is None:
                raise
            if request.method == "POST":
                kwargs["sitting_id"] = copy
                with suppress(Http404):  # a question that nobody had answered is not among the copies
                    return view(request, learner, *args, **kwargs)
            messages.info(request, MERGED_TOO_LATE if request.method == "POST" else MERGED)
            return go(request, "sitting", copy)

    return wrapped


def _why_home(request: HttpRequest, *named: object) -> str:
    """Why a page that needs a learner is not shown; whoever names a row by its id was here before."""
    if request.user.is_authenticated:
        return STUDY_FIRST
    was_here = GUEST_KEY in request.session or any(isinstance(one, UUID) for one in named)
    return SESSION_ENDED if was_here else BEEN_HERE


def _merged_sitting(learner: Learner, named: object) -> UUID | None:
    """The learner's copy of a guest's sitting, if theirs was merged; looked for among the learner's own alone."""
    copy = sessions.merged_id(named, learner) if isinstance(named, UUID) else None
    return copy if copy and learner.sittings.filter(pk=copy).exists() else None
