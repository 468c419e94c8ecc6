"""The learning pages: home, a sitting with its questions and feedback, its finish page, question sets.

For a plain browser a POST redirects; for htmx it answers with the part that changed.
"""

from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from quizapp.facts.models import Topic
from quizapp.facts.reading import chapters_around
from quizapp.progress.learner import overview, sitting_summary
from quizapp.questions import bank
from quizapp.questions.models import Question, QuestionSet
from quizapp.questions.vocabulary import FAMILY_LABELS
from quizapp.study import sessions
from quizapp.study.models import Learner, Presentation, Sitting
from quizapp.study.sessions import AskAgain, BadAnswer, Given, NothingToStudy, NotPossible, Outcome
from quizapp.web import cards
from quizapp.web.answer_forms import answer_form
from quizapp.web.forms import StartForm
from quizapp.web.limits import limited
from quizapp.web.nothing_left import nothing_left
from quizapp.web.today import today, topic_of
from quizapp.web.visitor import go, learner_for, learner_or_new, learner_required, remember, today_of, wants_fragment

LONGEST_ANSWER = timedelta(seconds=60)
study_page = vary_on_headers("HX-Request")


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this history is and one button; for a returning learner today's plan in minutes."""
    topics = list(Topic.objects.open().order_by("title"))
    learner = learner_for(request)
    topic = topic_of(learner, topics)
    if topic is None:
        return render(request, "learn/no_topic.html")
    others = [other for other in topics if other != topic]
    page = today(topic, learner, timezone.now())
    return render(request, "learn/home.html", {"page": page, "topic": topic, "others": others, "learner": learner})


@require_POST
@limited("start", amount=200, seconds=600)
def study_start(request: HttpRequest) -> HttpResponse:
    """Start a sitting. A stranger becomes a guest learner here, and only here."""
    form = StartForm(request.POST, user=request.user)
    if not form.is_valid():
        return render(request, "learn/cannot_start.html", {"form": form}, status=422)
    at = timezone.now()
    bank.ensure_fresh(topic=form.cleaned_data["topic"])  # takes seconds, in a transaction of its own
    try:
        with transaction.atomic():  # no learner without a sitting
            learner = learner_or_new(request, at=at, browser_zone=form.cleaned_data["browser_zone"])
            started = sessions.start_sitting(learner=learner, at=at, **form.choice())
    except NothingToStudy:
        return nothing_left(request, learner_for(request), at=at, **form.choice())
    remember(request, learner)
    return redirect("sitting", started.pk)


@require_safe
@never_cache
@study_page
@learner_required
def sitting(request: HttpRequest, learner: Learner, sitting_id: UUID) -> HttpResponse:
    """The question that is open in this sitting, or its finish page when there is none left."""
    current = sitting_of(learner, sitting_id)
    presentation = sessions.next_presentation(sitting=current, at=timezone.now())
    if presentation is None:
        return go(request, "finish", current.pk)
    return _show_question(request, presentation, current)


@require_POST
@never_cache
@study_page
@limited("answer", amount=120, seconds=60)
@learner_required
def answer(request: HttpRequest, learner: Learner, sitting_id: UUID, presentation_id: UUID) -> HttpResponse:
    """Take the one answer of a presentation; sent again, it gives the same feedback and changes nothing."""
    presentation, current = shown_to(learner, presentation_id)
    at = timezone.now()
    form = answer_form(presentation, request.POST)
    if form.is_valid():
        given = form.given(_milliseconds(presentation, at))
    elif presentation.is_open:
        return _ask_again(request, presentation, current, form.in_words(), form.kept)
    else:
        given = Given(unknown=True)  # whatever is sent again, the stored outcome is the answer
    try:
        outcome = sessions.submit_answer(presentation=presentation, given=given, at=at)
    except AskAgain as error:  # a date with two readings, a name that several people bear
        return _ask_again(request, presentation, current, str(error), form.kept)
    except BadAnswer as error:  # the question was replaced since it was shown
        messages.info(request, str(error))
        return go(request, "sitting", current.pk)
    return _after_answer(request, outcome, current)


@require_safe
@never_cache
@learner_required
def feedback(request: HttpRequest, learner: Learner, sitting_id: UUID, presentation_id: UUID) -> HttpResponse:
    """Where a plain browser lands after an answer; a question without one, or whose answer was undone, is asked."""
    presentation, current = shown_to(learner, presentation_id)
    if not learner.reviews.filter(presentation_id=presentation.id).exists():
        return go(request, "sitting", current.pk)
    outcome = sessions.outcome_of(learner=learner, presentation_id=presentation.id)
    return go(request, "sitting", current.pk) if outcome.is_voided else _show_feedback(request, outcome, current)


@require_POST
@never_cache
@study_page
@limited("answer", amount=120, seconds=60)
@learner_required
def guessed(request: HttpRequest, learner: Learner, sitting_id: UUID, review_id: UUID) -> HttpResponse:
    """Right, but only a guess: still shown as right, and back sooner."""
    current = answered_in(learner, sitting_id, review_id)
    try:
        outcome = sessions.mark_guessed(learner=learner, review_id=review_id, at=timezone.now(), actor=learner.user)
    except NotPossible as error:
        messages.info(request, error.messages[0])
        return go(request, "sitting", current.pk)
    return _after_answer(request, outcome, current)


@require_POST
@never_cache
@study_page
@limited("answer", amount=120, seconds=60)
@learner_required
def undo(request: HttpRequest, learner: Learner, sitting_id: UUID, review_id: UUID) -> HttpResponse:
    """Take an answer back and ask again."""
    current = answered_in(learner, sitting_id, review_id)
    try:
        presentation = sessions.undo(learner=learner, review_id=review_id, at=timezone.now(), actor=learner.user)
    except NotPossible as error:
        messages.info(request, error.messages[0])
        return go(request, "sitting", current.pk)
    if not wants_fragment(request):
        return redirect("sitting", current.pk)
    current.refresh_from_db(fields=["answered", "size", "finished_at"])
    return _show_question(request, presentation, current)


@require_safe
@never_cache
@learner_required
def finish(request: HttpRequest, learner: Learner, sitting_id: UUID) -> HttpResponse:
    """What stuck, what returns and when; a guest is offered to keep it."""
    current = sitting_of(learner, sitting_id)
    if current.finished_at is None:
        return go(request, "sitting", current.pk)
    day = today_of(learner)
    chapter, following = chapters_around(current.topic, current.chapter)
    context = {
        "sitting": current,
        "topic": current.topic,
        "summary": sitting_summary(current),
        "chapter": chapter,
        "following": following,
        "overview": overview(learner, current.topic, day),
        "today": day,
        "learner": learner,
    }
    return render(request, "learn/finish.html", context)


@require_safe
def sets(request: HttpRequest) -> HttpResponse:
    """The question sets a visitor may study."""
    found = QuestionSet.objects.visible_to(request.user).filter(topic__is_retired=False).select_related("topic")
    counts = dict(
        Question.objects.servable().filter(sets__in=found).values_list("sets").annotate(n=Count("pk")).order_by()
    )
    listed = [(one, counts.get(one.pk, 0)) for one in found.order_by("topic__title", "title")]
    return render(request, "learn/sets.html", {"sets": listed})


@require_safe
def question_set(request: HttpRequest, slug: str) -> HttpResponse:
    """One set: what it is, how long it takes, and a start button."""
    visible = QuestionSet.objects.visible_to(request.user).filter(topic__is_retired=False).select_related("topic")
    found = get_object_or_404(visible, slug=slug)
    servable = Question.objects.servable().filter(sets=found)
    rows = servable.values_list("family").annotate(n=Count("pk")).order_by("family")
    kinds = [(FAMILY_LABELS.get(family, family), count) for family, count in rows]
    total = sum(count for _, count in kinds)
    return render(request, "learn/set.html", {"set": found, "topic": found.topic, "kinds": kinds, "total": total})


def sitting_of(learner: Learner, sitting_id: UUID) -> Sitting:
    """A sitting of this learner, or 404."""
    return get_object_or_404(learner.sittings.select_related("topic", "question_set"), pk=sitting_id)


def shown_to(learner: Learner, presentation_id: UUID) -> tuple[Presentation, Sitting]:
    """A presentation of this learner and the sitting it is in now (a later start may have taken it over), or 404."""
    shown = learner.presentations.select_related("version__question", "card")
    presentation = get_object_or_404(shown, id=presentation_id, sitting_id__isnull=False)
    return presentation, sitting_of(learner, cast("UUID", presentation.sitting_id))


def answered_in(learner: Learner, sitting_id: UUID, review_id: UUID) -> Sitting:
    """The sitting of this learner in which a review was given, or 404."""
    get_object_or_404(learner.reviews, id=review_id, sitting_id=sitting_id)
    return sitting_of(learner, sitting_id)


def _milliseconds(presentation: Presentation, at: datetime) -> int:
    taken = max(timedelta(0), min(at - presentation.shown_at, LONGEST_ANSWER))
    return int(taken.total_seconds() * 1000)


def _show_question(request: HttpRequest, presentation: Presentation, current: Sitting) -> HttpResponse:
    card = cards.question_card(presentation, current)
    return _show(request, "learn/question.html", {"card": card, "topic": current.topic}, 200)


def _ask_again(
    request: HttpRequest, presentation: Presentation, current: Sitting, error: str, kept: dict[str, Any]
) -> HttpResponse:
    """The question once more, with what is missing and what was entered."""
    card = cards.question_card(presentation, current, error=error, **kept)
    return _show(request, "learn/question.html", {"card": card, "topic": current.topic}, 422)


def _show_feedback(request: HttpRequest, outcome: Outcome, current: Sitting) -> HttpResponse:
    told = cards.feedback(outcome, current, today=today_of(current.learner))
    return _show(request, "learn/feedback.html", {"card": told, "topic": current.topic}, 200)


def _after_answer(request: HttpRequest, outcome: Outcome, current: Sitting) -> HttpResponse:
    if wants_fragment(request):
        return _show_feedback(request, outcome, current)
    return redirect("feedback", current.pk, outcome.presentation.id)


def _show(request: HttpRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    part = "#fragment" if wants_fragment(request) else ""
    return render(request, f"{template}{part}", context, status=status)
