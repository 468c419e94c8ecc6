"""The progress page: what one learner can tell, what is due, and how recall stands."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from quizapp.facts.models import Topic
from quizapp.progress.learner import chapter_states, overview
from quizapp.web import charts
from quizapp.web.today import topic_of
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
    if learner is not None and topic is not None:
        today = today_of(learner)
        seen = overview(learner, topic, today)
        if seen.cards:
            context |= {
                "overview": seen,
                "today": today,
                "chapters": chapter_states(learner, topic, today),
                "recall_percent": round(100 * (seen.recall_rate_30d or 0)),
                "bars": charts.bars(seen.forecast),
                "chart": charts,
            }
    return render(request, "learn/progress.html", context)
