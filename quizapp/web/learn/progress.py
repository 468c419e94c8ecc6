"""The progress page: what one learner can tell, what is due, and how recall stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from quizapp.facts.models import Topic
from quizapp.progress.due import forecast
from quizapp.progress.learner import chapter_states, overview, told_in
from quizapp.study.daily.away import came_back
from quizapp.study.daily.budget import budget_of
from quizapp.study.daily.pauses import away_on, pause_on, pauses_of
from quizapp.study.models import Learner
from quizapp.web import charts
from quizapp.web.learn.today import backlog_in_words, streak_of, topic_of
from quizapp.web.visitor import learner_for, today_of


@never_cache
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Progress in one topic: the one asked for, else the one studied last; an empty state for a newcomer."""
    learner = learner_for(request)
    topics = list(Topic.objects.open().order_by("title", "slug"))
    slug = request.GET.get("topic", "")
    topic = get_object_or_404(Topic.objects.open(), slug=slug) if slug else topic_of(learner, topics)
    context: dict[str, Any] = {"topic": topic, "topics": topics, "overview": None}
    if learner is not None and topic is not None and learner.cards.filter(question__topic=topic).exists():
        context |= standing(learner, topic)
    return render(request, "learn/progress.html", context)


def standing(learner: Learner, topic: Topic) -> dict[str, Any]:
    """What the page says of a learner who has begun the topic."""
    today = today_of(learner)
    known, budget = told_in(learner, topic, today), budget_of(learner, today)
    seen = overview(learner, topic, today, known=known)
    days, pauses = list(learner.days.values_list("study_day", flat=True)), list(pauses_of(learner))
    ahead, away = forecast(seen.forecast, budget), away_on(pauses)
    return {
        "overview": seen,
        "today": today,
        "budget": budget,
        "away": pause_on(pauses, today),
        "backlog": backlog_in_words(seen, budget, was_away=came_back(days, today, away)),
        "streak": streak_of(learner, days, today, away),
        "ahead": ahead,
        "chapters": chapter_states(learner, topic, today, known=known),
        "recall_percent": round(100 * (seen.recall_rate_30d or 0)),
        "bars": charts.bars(ahead.planned),
        "chart": charts,
    }
