"""Exams: the list of them, naming a day, and the page of one with its plan.

Every exam is loaded through its learner: a stranger gets 404.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from quizapp.facts.models import Topic
from quizapp.progress.exam import exams_today, looked_back, scope_in_words, standing
from quizapp.study import sessions
from quizapp.study.models import Exam, Learner
from quizapp.web.exams import look
from quizapp.web.exams.form import ExamForm
from quizapp.web.learn.today import topic_of
from quizapp.web.limits import limited
from quizapp.web.visitor import learner_for, learner_required, today_of

LATEST = 20  # exams that are over, on the list


@never_cache
@require_safe
def exams(request: HttpRequest) -> HttpResponse:
    """The exams ahead and those that are over; a kind word where there is none."""
    learner = learner_for(request)
    topics = list(Topic.objects.open().order_by("title", "slug"))
    context: dict[str, Any] = {"topic": topic_of(learner, topics), "learner": learner}
    if learner is not None:
        ahead = exams_today(learner, timezone.now())
        known = [one.exam.pk for one in ahead]
        context |= {"ahead": ahead, "over": sessions.exams_of(learner).exclude(pk__in=known)[:LATEST]}
    return render(request, "learn/exams.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("exams", amount=60, seconds=600)
@learner_required
def exam_new(request: HttpRequest, learner: Learner) -> HttpResponse:
    """Name a day, what is asked, and the minutes there are."""
    topics = list(Topic.objects.open().order_by("title", "slug"))
    slug = request.GET.get("topic", "")
    topic = get_object_or_404(Topic.objects.open(), slug=slug) if slug else topic_of(learner, topics)
    if topic is None:
        return render(request, "learn/no_topic.html")
    form = ExamForm(request.POST or None, topic=topic, learner=learner, today=today_of(learner))
    if request.method == "POST" and form.is_valid():
        try:
            made = sessions.create_exam(learner=learner, topic=topic, at=timezone.now(), **form.choice())
            return redirect("exam", made.pk)
        except ValidationError as error:
            form.take(error)
    context = {"form": form, "topic": topic, "others": [other for other in topics if other != topic]}
    return render(request, "learn/exam_form.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited("exams", amount=60, seconds=600)
@learner_required
def exam_change(request: HttpRequest, learner: Learner, exam_id: UUID) -> HttpResponse:
    """Another day, other minutes, other chapters."""
    own = exam_of(learner, exam_id)
    form = ExamForm(request.POST or None, topic=own.topic, learner=learner, today=today_of(learner), exam=own)
    if request.method == "POST" and form.is_valid():
        try:
            sessions.change_exam(exam=own, at=timezone.now(), **form.choice())
            return redirect("exam", own.pk)
        except ValidationError as error:
            form.take(error)
    context = {"form": form, "topic": own.topic, "exam": own}
    return render(request, "learn/exam_form.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_safe
@learner_required
def exam(request: HttpRequest, learner: Learner, exam_id: UUID) -> HttpResponse:
    """Days left, the predicted score, today's plan and the days ahead; once it is over, a look back."""
    own = exam_of(learner, exam_id)
    seen = standing(own, learner, timezone.now())
    if seen is None:
        context = {"exam": own, "topic": own.topic, "back": looked_back(own, learner), "scope": scope_in_words(own)}
        return render(request, "learn/exam_over.html", context)
    context = {
        "exam": own,
        "topic": own.topic,
        "seen": seen,
        "start_label": f"Study for it ({seen.minutes} minute{'' if seen.minutes == 1 else 's'})",
        "stopped": look.in_words(seen.plan.stopped),
        "kept": look.in_words(seen.plan.kept),
        "rows": (rows := look.rows(seen.plan.days)),
        "has_pass": any(row.last_pass for row in rows),
        "chart": look.chart(seen.plan, own.on),
        "look": look,
    }
    return render(request, "learn/exam.html", context)


@require_POST
@limited("exams", amount=60, seconds=600)
@learner_required
def exam_close(request: HttpRequest, learner: Learner, exam_id: UUID) -> HttpResponse:
    """Back to long-term study at once."""
    own = exam_of(learner, exam_id)
    sessions.close_exam(exam=own, at=timezone.now())
    messages.success(request, f"“{own.title}” is closed. What you learnt for it stays, and comes back in its own time.")
    return redirect("exams")


def exam_of(learner: Learner, exam_id: UUID) -> Exam:
    """An exam of this learner, or 404."""
    return get_object_or_404(learner.exams.select_related("topic", "question_set"), pk=exam_id)
