"""Flashcards: the front with one button, the back with four, and the next card at once.

The front is what `learn.sitting` shows of a flashcard; the back is a page of its own, so that nothing of the answer is
in the front.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from quizapp.facts.named import named
from quizapp.questions.vocabulary import Format
from quizapp.study import sessions
from quizapp.study.models import Learner, Presentation, Sitting
from quizapp.study.sessions import BadAnswer, Promise, Rated
from quizapp.web import words
from quizapp.web.learn import cards
from quizapp.web.learn.answer_forms import GradeForm
from quizapp.web.limits import limited
from quizapp.web.visitor import go, learner_required, wants_fragment

study_page = vary_on_headers("HX-Request")


@dataclass(frozen=True, slots=True)
class Button:
    """One of the four buttons. `until` is the day of an interval that is said in months, "" of a shorter one."""

    grade: int
    name: str
    interval: str
    until: str


@require_safe
@never_cache
@study_page
@learner_required
def back(request: HttpRequest, learner: Learner, sitting_id: UUID, presentation_id: UUID) -> HttpResponse:
    """The answer and the four buttons; a card that was rated already gives way to the next one."""
    presentation, current = _flashcard(learner, sitting_id, presentation_id)
    if not presentation.is_open:
        return go(request, "sitting", current.pk)
    return _show_back(request, presentation, current)


@require_POST
@never_cache
@study_page
@limited("answer", amount=120, seconds=60)
@learner_required
def rate(request: HttpRequest, learner: Learner, sitting_id: UUID, presentation_id: UUID) -> HttpResponse:
    """Take the one rating of a card, and show the next; sent again, it changes nothing."""
    presentation, current = _flashcard(learner, sitting_id, presentation_id)
    form, at = GradeForm(request.POST), timezone.now()
    if presentation.is_open:
        if not form.is_valid():
            return _show_back(request, presentation, current, error=form.in_words())
        taken = max(timedelta(0), at - presentation.shown_at)
        given = form.given(int(taken / timedelta(milliseconds=1)))
        try:
            sessions.submit_answer(presentation=presentation, given=given, at=at, sitting=current)
        except BadAnswer as error:  # the question was replaced since it was shown
            messages.info(request, str(error))
    if not wants_fragment(request):
        return redirect("sitting", current.pk)
    following = sessions.next_presentation(sitting=current, at=at)
    return show_front(request, following, current) if following else go(request, "finish", current.pk)


def show_front(request: HttpRequest, presentation: Presentation, current: Sitting) -> HttpResponse:
    """The question alone, and above it when the card before comes back."""
    context = {
        "card": cards.question_card(presentation, current),
        "said": _said(sessions.last_rated(sitting=current)),
        "undo": sessions.last_undoable(current),
    }
    return _show(request, "learn/flash_front.html", context, current)


def _show_back(request: HttpRequest, presentation: Presentation, current: Sitting, *, error: str = "") -> HttpResponse:
    version = presentation.version
    promises = sessions.turn_over(presentation=presentation, at=timezone.now())
    context = {
        "card": cards.question_card(presentation, current, error=error),
        "answer": version.answer["text"],
        "said": version.feedback,
        "citations": version.citations,
        "about": named(version.question.topic_id, version.question.subject_facts),
        "buttons": [_button(promise) for promise in promises],
    }
    return _show(request, "learn/flash_back.html", context, current, status=422 if error else 200)


def _button(promise: Promise) -> Button:
    until = words.on_day(promise.due_on) if words.is_rounded(promise.days, promise.step) else ""
    return Button(
        grade=promise.grade.value,
        name=str(promise.grade.label),
        interval=words.interval(promise.days, promise.step),
        until=until,
    )


def _said(rated: Rated | None) -> str:
    """'Back in 4 days', 'Back in 5 months, on 3 March 2031'; empty before the first rating."""
    if rated is None:
        return ""
    on = f", on {words.on_day(rated.due_on)}" if words.is_rounded(rated.days, rated.step) else ""
    return f"Back in {words.interval(rated.days, rated.step)}{on}"


def _flashcard(learner: Learner, sitting_id: UUID, presentation_id: UUID) -> tuple[Presentation, Sitting]:
    """A flashcard of this learner and the sitting it is in, or 404: of no other showing may the answer be seen."""
    shown = learner.presentations.select_related(*sessions.READ_TO_ANSWER)
    presentation = get_object_or_404(shown, id=presentation_id, sitting_id=sitting_id, format=Format.FLASHCARD)
    presentation.version.question = presentation.card.question
    sittings = learner.sittings.select_related("topic", "question_set")
    return presentation, get_object_or_404(sittings, pk=sitting_id)


def _show(
    request: HttpRequest, template: str, context: dict[str, Any], current: Sitting, *, status: int = 200
) -> HttpResponse:
    part = "#fragment" if wants_fragment(request) else ""
    return render(request, f"{template}{part}", {**context, "topic": current.topic}, status=status)
