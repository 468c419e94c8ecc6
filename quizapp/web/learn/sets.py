"""Question sets: those that a visitor may study, and one of them."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from quizapp.questions.models import Question, QuestionSet
from quizapp.questions.vocabulary import FAMILY_LABELS


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
