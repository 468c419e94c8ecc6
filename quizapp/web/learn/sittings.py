"""The learning pages: home, and a sitting with its questions and their feedback.

For a plain browser a POST redirects; for htmx it answers with the part that changed.
"""

from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from quizapp.facts.models import Topic
from quizapp.progress.exam import exam_today
from quizapp.questions.vocabulary import Format
from quizapp.study import sessions
from quizapp.study.models import Learner, Presentation, Sitting
from quizapp.study.modes import programme_of
from quizapp.study.sessions import AskAgain, BadAnswer, Given, NotPossible, Outcome
from quizapp.web.learn import cards, flashcards
from quizapp.web.learn.answer_forms import answer_form
from quizapp.web.learn.today import today, topic_of
from quizapp.web.limits import limited
from quizapp.web.own_cards.state import after_answer as own_card_after
from quizapp.web.visitor import go, learner_for, learner_required, today_of, wants_fragment

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
    at = timezone.now()
    page = today(topic, learner, at)
    exam = None if page.away else exam_today(learner, topic, at)
    context = {"page": page, "topic": topic, "others": others, "learner": learner, "exam_today": exam}
    return render(request, "learn/home.html", context)


@require_safe
@never_cache
@study_page
@learner_required
def sitting(request: HttpRequest, learner: Learner, sitting_id: UUID) -> HttpResponse:
    """The question that is open in this sitting; what it asks to read, or its finish page, when there is none."""
    return _show_next(request, sitting_of(learner, sitting_id), is_fresh=True)


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
        outcome = sessions.submit_answer(presentation=presentation, given=given, at=at, sitting=current)
    except AskAgain as error:  # a date with two readings, a name that several people bear
        return _ask_again(request, presentation, current, str(error), form.kept)
    except BadAnswer as error:  # the question was replaced since it was shown
        messages.info(request, str(error))
        return go(request, "sitting", current.pk)
    return after_answer(request, outcome, current)


@require_safe
@never_cache
@learner_required
def feedback(request: HttpRequest, learner: Learner, sitting_id: UUID, presentation_id: UUID) -> HttpResponse:
    """Where a plain browser lands after an answer; a question without one, or whose answer was undone, is asked.

    Where the sitting keeps its feedback for later, it goes on.
    """
    presentation, current = shown_to(learner, presentation_id)
    answered = learner.reviews.filter(presentation_id=presentation.id).exists()
    if not answered or not programme_of(current.mode).tells_of(presentation.mode):
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
    return after_answer(request, outcome, current)


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
    return show_question(request, presentation, current)


def sitting_of(learner: Learner, sitting_id: UUID) -> Sitting:
    """A sitting of this learner, or 404."""
    return get_object_or_404(learner.sittings.select_related("topic", "question_set"), pk=sitting_id)


def shown_to(learner: Learner, presentation_id: UUID) -> tuple[Presentation, Sitting]:
    """A presentation of this learner and the sitting it is in now (a later start may have taken it over), or 404."""
    shown = learner.presentations.select_related(*sessions.READ_TO_ANSWER)
    presentation = get_object_or_404(shown, id=presentation_id, sitting_id__isnull=False)
    presentation.version.question = presentation.card.question
    return presentation, sitting_of(learner, cast("UUID", presentation.sitting_id))


def answered_in(learner: Learner, sitting_id: UUID, review_id: UUID) -> Sitting:
    """The sitting of this learner in which a review was given, or 404, as for one without feedback of its own."""
    review = get_object_or_404(learner.reviews, id=review_id, sitting_id=sitting_id)
    current = sitting_of(learner, sitting_id)
    if not programme_of(current.mode).tells_of(review.mode):
        raise Http404
    return current


def _milliseconds(presentation: Presentation, at: datetime) -> int:
    taken = max(timedelta(0), min(at - presentation.shown_at, LONGEST_ANSWER))
    return int(taken.total_seconds() * 1000)


def _show_next(request: HttpRequest, current: Sitting, *, is_fresh: bool = False) -> HttpResponse:
    presentation = sessions.next_presentation(sitting=current, at=timezone.now(), is_fresh=is_fresh)
    if presentation is None:
        return go(request, "finish" if current.finished_at else "reading", current.pk)
    return show_question(request, presentation, current)


def show_question(
    request: HttpRequest, presentation: Presentation, current: Sitting, *, text: str = ""
) -> HttpResponse:
    """The question; `text` is what was typed before it is shown once more."""
    if presentation.format == Format.FLASHCARD:
        return flashcards.show_front(request, presentation, current)
    card = cards.question_card(presentation, current, text=text)
    context = {"card": card, "topic": current.topic, "undo": sessions.last_undoable(current)}
    return _show(request, "learn/question.html", context, 200)


def _ask_again(
    request: HttpRequest, presentation: Presentation, current: Sitting, error: str, kept: dict[str, Any]
) -> HttpResponse:
    """The question once more, with what is missing and what was entered."""
    card = cards.question_card(presentation, current, error=error, **kept)
    context = {"card": card, "topic": current.topic, "undo": sessions.last_undoable(current)}
    return _show(request, "learn/question.html", context, 422)


def _show_feedback(request: HttpRequest, outcome: Outcome, current: Sitting) -> HttpResponse:
    today = today_of(current.learner)
    told = cards.feedback(outcome, current, today=today)
    context = {"card": told, "topic": current.topic, "own": own_card_after(outcome, current.learner, today)}
    return _show(request, "learn/feedback.html", context, 200)


def after_answer(request: HttpRequest, outcome: Outcome, current: Sitting) -> HttpResponse:
    """The feedback on an answer; what comes next, where the sitting keeps it for later or the answer was undone."""
    is_told = programme_of(current.mode).tells_of(outcome.presentation.mode) and not outcome.is_voided
    if wants_fragment(request):
        return _show_feedback(request, outcome, current) if is_told else _show_next(request, current)
    if not is_told:
        return redirect("sitting", current.pk)
    return redirect("feedback", current.pk, outcome.presentation.id)


def _show(request: HttpRequest, template: str, context: dict[str, Any], status: int) -> HttpResponse:
    part = "#fragment" if wants_fragment(request) else ""
    return render(request, f"{template}{part}", context, status=status)
