"""The finish page of a sitting: for each way to study, what is true of it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from quizapp.facts.reading import chapters_around
from quizapp.progress.learner import overview, sitting_summary
from quizapp.study import sessions
from quizapp.study.models import Learner, Mode, Sitting
from quizapp.web.learn.answer_lines import answer_lines
from quizapp.web.learn.play import game_over
from quizapp.web.learn.sittings import sitting_of
from quizapp.web.visitor import go, learner_required, today_of


def _stuck(sitting: Sitting) -> dict[str, Any]:
    """What stuck and what was missed."""
    return {"summary": sitting_summary(sitting)}


def _practised(sitting: Sitting) -> dict[str, Any]:
    """The same, without the days on which cards come back: practice has nothing to do with those."""
    return {**_stuck(sitting), "hides_days": True}


def _score(sitting: Sitting) -> dict[str, Any]:
    """Every answer, none of which was told before."""
    lines = answer_lines(sessions.outcomes_in(sitting))
    return {"lines": lines, "right": sum(line.is_right for line in lines)}


# For each way to study its own page, and what that shows besides.
_PAGES: dict[str, tuple[str, Callable[[Sitting], dict[str, Any]]]] = {
    Mode.FIRST: ("learn/finish_first.html", _stuck),
    Mode.CHAPTER: ("learn/finish_chapter.html", _stuck),
    Mode.QUIZ: ("learn/finish_quiz.html", _score),
    Mode.PRACTICE: ("learn/finish_practice.html", _practised),
    Mode.PLAY: ("learn/play_finish.html", game_over),
}


@require_safe
@never_cache
@learner_required
def finish(request: HttpRequest, learner: Learner, sitting_id: UUID) -> HttpResponse:
    """What came of the sitting; a guest is offered to keep it."""
    current = sitting_of(learner, sitting_id)
    if current.finished_at is None:
        return go(request, "sitting", current.pk)
    day = today_of(learner)
    chapter, following = chapters_around(current.topic, current.chapter)
    template, came_of = _PAGES.get(current.mode, ("learn/finish.html", _stuck))
    context = {
        "sitting": current,
        "topic": current.topic,
        "chapter": chapter,
        "following": following,
        "overview": overview(learner, current.topic, day),
        "today": day,
        "learner": learner,
        **came_of(current),
    }
    return render(request, template, context)
