"""Around one answer: a hint before it, another grade after it, and taking back the last one from the next question."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from quizapp.study import sessions
from quizapp.study.answering.grading import LONGEST_TEXT
from quizapp.study.models import Learner
from quizapp.study.sessions import NotPossible
from quizapp.web.learn.clues import clue_of
from quizapp.web.learn.sittings import after_answer, answered_in, show_question, shown_to, study_page
from quizapp.web.limits import limited
from quizapp.web.visitor import go, learner_required, wants_fragment


@require_POST
@never_cache
@study_page
@limited("answer", amount=120, seconds=60)
@learner_required
def hint(request: HttpRequest, learner: Learner, sitting_id: UUID, presentation_id: UUID) -> HttpResponse:
    """Show a hint to the question; what was typed so far is kept."""
    presentation, current = shown_to(learner, presentation_id)
    if clue_of(presentation, current) is None:
        raise Http404
    try:
        sessions.take_hint(presentation=presentation)
    except NotPossible as error:  # an old tab: what came of the answer is told again
        messages.info(request, error.messages[0])
        return go(request, "feedback", current.pk, presentation.id)
    typed = request.POST.get("text", "")[:LONGEST_TEXT]
    if not wants_fragment(request) and not typed:
        return redirect("sitting", current.pk)
    return show_question(request, presentation, current, text=typed)


@require_POST
@never_cache
@study_page
@limited("answer", amount=120, seconds=60)
@learner_required
def regrade(request: HttpRequest, learner: Learner, sitting_id: UUID, review_id: UUID) -> HttpResponse:
    """Give the last answer another grade: it comes back on the day that stands on the button."""
    current = answered_in(learner, sitting_id, review_id)
    text = request.POST.get("grade", "")
    try:
        outcome = sessions.regrade(
            learner=learner,
            review_id=review_id,
            grade=int(text) if text in ("1", "2", "3", "4") else 0,
            at=timezone.now(),
            actor=learner.user,
        )
    except NotPossible as error:
        messages.info(request, error.messages[0])
        return go(request, "sitting", current.pk)
    return after_answer(request, outcome, current)
