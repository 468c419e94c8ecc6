"""The page of hard questions: those that learners forget again and again, and those with open reports."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from quizapp.questions.models import Question
from quizapp.study.models import Card, Report
from quizapp.web.admin.labelled import LABELLED
from quizapp.web.admin.shared import number_in

PER_PAGE = 50


class HardQuestionsMixin(admin.ModelAdmin):
    """For the admin of questions."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.hard_view)
        return [path("hard/", view, name="question_hard"), *super().get_urls()]

    def hard_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = Paginator(hard_questions(number_in(request.GET.get("topic"))), PER_PAGE).get_page(
            request.GET.get("page")
        )
        context = {
            **self.admin_site.each_context(request),
            "title": "Hard questions",
            "opts": self.opts,
            "media": self.media,
            "page": page,
            "may_settle": request.user.has_perm("study.view_report"),
        }
        return TemplateResponse(request, "admin/questions/question/hard.html", context)


def hard_questions(topic_id: int | None = None) -> QuerySet[Any]:
    """Questions with learners who forget them (`forgetters`) or with `open_reports`, the hardest first."""
    leeches = Card.objects.filter(question=OuterRef("pk"), is_leech=True)
    reported = Report.objects.filter(question=OuterRef("pk"), settled_at=None)
    questions = Question.objects.filter(
        Q(pk__in=Card.objects.filter(is_leech=True).values("question"))
        | Q(pk__in=Report.objects.filter(settled_at=None).values("question"))
    )
    if topic_id is not None:
        questions = questions.filter(topic=topic_id)
    return (
        questions.annotate(forgetters=_count(leeches), open_reports=_count(reported))
        .select_related("topic")
        .prefetch_related(LABELLED)
        .order_by("-forgetters", "-open_reports", "pk")
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("question").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
