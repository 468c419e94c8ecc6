"""The ways to study: the page that names them, and the one address at which each of them starts."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from quizapp.facts import reading
from quizapp.facts.models import Topic
from quizapp.questions import bank
from quizapp.questions.models import QuestionSet
from quizapp.study import sessions
from quizapp.study.models import Learner, Sitting
from quizapp.study.modes.practice import MISSED
from quizapp.study.sessions import NothingToStudy
from quizapp.web.learn.forms import StartForm
from quizapp.web.learn.nothing_left import nothing_left
from quizapp.web.learn.today import topic_of
from quizapp.web.limits import limited
from quizapp.web.visitor import first_key, learner_for, learner_or_new, remember


@require_safe
def ways(request: HttpRequest) -> HttpResponse:
    """Every way to study a topic: the one named in the query, else the one studied last."""
    topics = list(Topic.objects.open().order_by("title"))
    learner = learner_for(request)
    topic = topic_of(learner, topics)
    if slug := request.GET.get("topic"):
        topic = get_object_or_404(Topic.objects.open(), slug=slug)
    if topic is None:
        return render(request, "learn/no_topic.html")
    context = {
        "topic": topic,
        "others": [other for other in topics if other != topic],
        "chapters": reading.chapters(topic),
        "sets": QuestionSet.objects.visible_to(request.user).filter(topic=topic).exists(),
        "is_known": learner is not None and learner.cards.filter(question__topic=topic).exists(),
        "missed_lately": MISSED,
    }
    return render(request, "learn/ways.html", context)


@require_POST
@limited("start", amount=200, seconds=600)
def study_start(request: HttpRequest) -> HttpResponse:
    """Start a sitting. A stranger becomes a guest learner here, and only here."""
    form = StartForm(request.POST, user=request.user, learner=learner_for(request))
    if not form.is_valid():
        return render(request, "learn/cannot_start.html", {"form": form}, status=422)
    at = timezone.now()
    bank.ensure_fresh(topic=form.cleaned_data["topic"])  # takes seconds, in a transaction of its own
    try:
        learner, started = _start(request, form, at)
    except NothingToStudy:
        return nothing_left(request, learner_for(request), at=at, **form.choice())
    remember(request, learner)
    return redirect("sitting", started.pk)


def _start(request: HttpRequest, form: StartForm, at: datetime) -> tuple[Learner, Sitting]:
    """The learner and their sitting. Of a browser's two first starts at once the second goes on with the first's guest.

    Raises NothingToStudy.
    """
    key = first_key(request)
    try:
        return _begin(request, form, at, key)
    except IntegrityError:
        if key is None:
            raise
        if guest := sessions.guest_just_begun(key=key, at=at):
            remember(request, guest)
        return _begin(request, form, at, None)


def _begin(request: HttpRequest, form: StartForm, at: datetime, key: UUID | None) -> tuple[Learner, Sitting]:
    with transaction.atomic():  # no learner without a sitting
        learner = learner_or_new(request, at=at, browser_zone=form.cleaned_data["browser_zone"])
        return learner, sessions.start_sitting(learner=learner, at=at, key=key, **form.choice())
