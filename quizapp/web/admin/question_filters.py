"""By what the list of questions can be narrowed, beside the plain fields."""

import json
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest

from quizapp.facts.models import Chapter, Source
from quizapp.questions.models import Question, QuestionVersion
from quizapp.web.admin.checked import ABOUT, questions_about
from quizapp.web.admin.shared import number_in

CURRENT = QuestionVersion.objects.filter(question=OuterRef("pk"), number=OuterRef("version"))


class SourceFilter(admin.SimpleListFilter):
    """Questions whose current version cites a source."""

    title = "source"
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(source.pk), str(source)) for source in Source.objects.order_by("topic", "key")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Question]) -> QuerySet[Question]:
        if self.value() is None:
            return queryset
        source = Source.objects.filter(pk=number_in(self.value())).first()
        if source is None:
            return queryset.none()
        # SQLite cannot search inside JSON lists; both databases write a pair as `"key": value`.
        cited = CURRENT.annotate(cited=Cast("citations", TextField()))
        pair = f'"source": {json.dumps(source.key)}'
        return queryset.filter(Exists(cited.filter(cited__contains=pair)), topic=source.topic_id)


class WarningFilter(admin.SimpleListFilter):
    """Questions whose current version carries warnings."""

    title = "warnings"
    parameter_name = "warnings"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "with warnings"), ("no", "without")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Question]) -> QuerySet[Question]:
        clean = Exists(CURRENT.filter(lints=[]))
        return {"yes": queryset.filter(~clean), "no": queryset.filter(clean)}.get(str(self.value()), queryset)


class ChapterFilter(admin.SimpleListFilter):
    """Questions of a chapter; only the chapters of the chosen topic are offered."""

    title = "chapter"
    parameter_name = "chapter"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        chapters = Chapter.objects.order_by("topic", "position", "pk")
        topic = number_in(request.GET.get("topic__id__exact"))
        return [(str(row.pk), row.title) for row in (chapters if topic is None else chapters.filter(topic=topic))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Question]) -> QuerySet[Question]:
        if self.value() is None:
            return queryset
        chapter = Chapter.objects.filter(pk=number_in(self.value())).first()
        return queryset.filter(topic=chapter.topic_id, chapter=chapter.key) if chapter else queryset.none()


class AboutFilter(admin.SimpleListFilter):
    """Questions about one fact. Shown only where a link has chosen the fact: a list of all facts helps nobody."""

    title = "fact"
    parameter_name = ABOUT

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        chosen = request.GET.get(ABOUT)
        return [(chosen, chosen.replace(":", ": ", 1))] if chosen else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Question]) -> QuerySet[Question]:
        topic = number_in(request.GET.get("topic__id__exact"))
        if self.value() is None:
            return queryset
        if topic is None:
            return queryset.none()
        return queryset.filter(pk__in=questions_about(topic, str(self.value())).values("pk"))
