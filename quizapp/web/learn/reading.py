"""The page to read while a chapter is learnt: after the guesses, before the recall."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from quizapp.facts.reading import chapters_around, terms
from quizapp.study import sessions
from quizapp.study.models import Learner, ReviewMode
from quizapp.study.modes import programme_of
from quizapp.web.learn.answer_lines import answer_lines
from quizapp.web.learn.sittings import sitting_of
from quizapp.web.limits import limited
from quizapp.web.visitor import go, learner_required
from quizapp.web.words import reading_time


@require_safe
@never_cache
@learner_required
def reading(request: HttpRequest, learner: Learner, sitting_id: UUID) -> HttpResponse:
    """The chapter, and what was guessed of it with the right answers; at any other time, where the sitting stands."""
    current = sitting_of(learner, sitting_id)
    if current.finished_at or not programme_of(current.mode).waits(current):
        return go(request, "sitting", current.pk)
    chapter, _ = chapters_around(current.topic, current.chapter)
    context = {
        "sitting": current,
        "topic": current.topic,
        "chapter": chapter,
        "glossary": terms(current.topic),
        "time": reading_time(chapter.text if chapter else ""),
        "lines": answer_lines(sessions.outcomes_in(current, ReviewMode.PRETEST)),
    }
    return render(request, "learn/read.html", context)


@require_POST
@never_cache
@limited("answer", amount=120, seconds=60)
@learner_required
def recall(request: HttpRequest, learner: Learner, sitting_id: UUID) -> HttpResponse:
    """Read; now ask me."""
    current = sitting_of(learner, sitting_id)
    sessions.begin_recall(sitting=current)
    return redirect("sitting", current.pk)
