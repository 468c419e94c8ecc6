"""What learners reported of questions: open ones first, each settled once, with a note."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html

from quizapp.questions.models import Question
from quizapp.study import sessions
from quizapp.study.later.reports import LONGEST_TEXT
from quizapp.study.models import Report
from quizapp.web.admin.review import url_of
from quizapp.web.admin.shared import CuratedAdmin


class SettledFilter(admin.SimpleListFilter):
    """Open or settled."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("open", "open"), ("settled", "settled")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Report]) -> QuerySet[Report]:
        if self.value() in ("open", "settled"):
            return queryset.filter(settled_at__isnull=self.value() == "open")
        return queryset


class SettleForm(forms.ModelForm):
    """All that a teacher adds to a report."""

    note = forms.CharField(
        label="What came of it",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="For whoever reads the list later. Saving settles the report.",
    )

    class Meta:
        model = Report
        fields = ("note",)


@admin.register(Report)
class ReportAdmin(CuratedAdmin):
    """Who reported is not shown: what counts is what is said of the question."""

    form = SettleForm
    change_form_template = "admin/study/report/change_form.html"
    list_display = ("reason", "text", "about", "created_at", "state", "settled_by")
    list_filter = (SettledFilter, "reason", ("question__topic", admin.RelatedOnlyFieldListFilter))
    search_fields = ("text", "note", "=question__key", "version__stem")
    search_help_text = "Words of the report, the note or the question, or the key of the question"
    list_select_related = ("version", "question", "settled_by")
    date_hierarchy = "created_at"
    readonly_fields = ("reason", "text", "about", "version_number", "created_at", "state", "settled_at", "settled_by")
    fields = ("reason", "text", "about", "version_number", "created_at", "state", "settled_at", "settled_by", "note")

    def get_ordering(self, request: HttpRequest) -> Any:
        return (F("settled_at").desc(nulls_first=True), "created_at", "pk")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What is settled stays as it was settled."""
        return super().has_change_permission(request, obj) and (obj is None or obj.settled_at is None)

    @admin.display(description="question", ordering="version__stem")
    def about(self, report: Report) -> str:
        return format_html('<a href="{}" dir="auto">{}</a>', url_of(report.question), report.version.label)

    @admin.display(description="version")
    def version_number(self, report: Report) -> int:
        return int(report.version.number)

    @admin.display(ordering="settled_at")
    def state(self, report: Report) -> str:
        return "settled" if report.settled_at else "open"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        note = form.cleaned_data["note"]
        if not sessions.settle(report=obj, note=note, actor=request.user, at=timezone.now()):  # type: ignore[arg-type]
            self.message_user(request, "Somebody else has settled it meanwhile; their note stands.", messages.WARNING)


def open_reports(question: Question) -> int:
    """How many reports of the question wait for a teacher."""
    return Report.objects.filter(question=question, settled_at=None).count()
