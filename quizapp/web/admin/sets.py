"""Teachers' sets of questions."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import reverse

from quizapp.questions.models import Question, QuestionSet, SetItem
from quizapp.study.preferences import HIGHEST_RETENTION, LOWEST_RETENTION
from quizapp.web.admin.labelled import LABELLED
from quizapp.web.admin.shared import CuratedAdmin, FactInline, NamedFieldsFormSet

LABELLED_ITEMS = Prefetch("question", Question.objects.prefetch_related(LABELLED))


class SetItemFormSet(NamedFieldsFormSet):
    """Questions of one set are of its topic."""

    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            question = getattr(form, "cleaned_data", {}).get("question")
            if question is not None and question.topic_id != self.instance.topic_id:
                form.add_error("question", "This question is of another topic.")


class SetItemInline(FactInline):
    model = SetItem
    formset = SetItemFormSet
    autocomplete_fields = ("question",)
    verbose_name = "question"
    verbose_name_plural = "questions"
    readonly_fields = ("words",)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).prefetch_related(LABELLED_ITEMS)
        return rows.order_by("position", "pk")

    def get_fields(self, request: HttpRequest, obj: QuestionSet | None = None) -> tuple[str, ...]:
        """Who may only look gets the words: a question that is not to be chosen is shown by its key."""
        return ("question" if self.has_change_permission(request, obj) else "words", "position")

    def has_change_permission(self, request: HttpRequest, obj: QuestionSet | None = None) -> bool:
        return super().has_change_permission(request, obj) and owns(request, obj)

    def has_add_permission(self, request: HttpRequest, obj: QuestionSet | None = None) -> bool:
        return super().has_add_permission(request, obj) and owns(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: QuestionSet | None = None) -> bool:
        return super().has_delete_permission(request, obj) and owns(request, obj)

    @admin.display(description="question")
    def words(self, item: Any) -> str:
        return str(item.question.current_versions[0].label)


def owns(request: HttpRequest, question_set: QuestionSet | None) -> bool:
    """Whether the set is the user's own, new, or any set for an operator."""
    user: Any = request.user
    return question_set is None or user.is_superuser or question_set.owner_id == user.pk


@admin.register(QuestionSet)
class QuestionSetAdmin(CuratedAdmin):
    """A teacher sees shared sets and their own, and changes their own."""

    list_display = ("title", "topic", "size", "owner", "is_shared")
    list_filter = (("topic", admin.RelatedOnlyFieldListFilter), "is_shared")
    search_fields = ("title", "slug", "description", "owner__username")
    list_select_related = ("topic", "owner")
    ordering = ("title", "pk")
    inlines = (SetItemInline,)
    fields = ("topic", "title", "slug", "description", "desired_retention", "is_shared", "owner")

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuestionSet]:
        visible = QuestionSet.objects.visible_to(request.user)
        return visible.annotate(items_total=Count("items")).order_by("title", "pk")

    @admin.display(description="questions", ordering="items_total")
    def size(self, question_set: Any) -> int:
        return int(question_set.items_total)

    def view_on_site(self, question_set: QuestionSet) -> str:
        return reverse("question_set", args=[question_set.slug])

    # --- whose set it is --------------------------------------------------------------------------------------------
    def has_view_permission(self, request: HttpRequest, obj: QuestionSet | None = None) -> bool:
        allowed = super().has_view_permission(request, obj)
        return allowed and (obj is None or obj.is_shared or owns(request, obj))

    def has_change_permission(self, request: HttpRequest, obj: QuestionSet | None = None) -> bool:
        return super().has_change_permission(request, obj) and owns(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: QuestionSet | None = None) -> bool:
        return super().has_delete_permission(request, obj) and owns(request, obj)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "desired_retention":
            kwargs |= {
                "form_class": forms.FloatField,
                "min_value": LOWEST_RETENTION,
                "max_value": HIGHEST_RETENTION,
                "widget": forms.NumberInput(attrs={"step": "0.01"}),
            }
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    # --- the form ---------------------------------------------------------------------------------------------------
    def get_fields(self, request: HttpRequest, obj: QuestionSet | None = None) -> Any:
        hidden = () if request.user.is_superuser else ("owner",)
        return [name for name in self.fields if name not in hidden]

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return ("topic", "owner") if request.user.is_superuser else ("topic",)

    def get_readonly_fields(self, request: HttpRequest, obj: QuestionSet | None = None) -> tuple[str, ...]:
        return ("topic", "slug") if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: QuestionSet | None = None) -> Any:
        return {} if obj else {"slug": ("title",)}

    def save_model(self, request: HttpRequest, obj: QuestionSet, form: Any, change: bool) -> None:
        if not change and obj.owner is None:
            obj.owner = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Number the questions 1, 2, 3…: a place that two claim goes to the one that was moved there."""
        moved: dict[int, float] = {}
        for row in (row for formset in formsets for row in formset.forms if row.has_changed()):
            before, wanted = row.initial.get("position") or 0, row.cleaned_data.get("position") or 0
            if not row.cleaned_data.get("DELETE") and row.cleaned_data.get("question"):
                moved[row.cleaned_data["question"].pk] = place(before, wanted)
        super().save_related(request, form, formsets, change)
        items = list(form.instance.items.order_by("position", "pk"))
        items.sort(key=lambda item: moved.get(item.question_id, item.position))
        for number, item in enumerate(items, start=1):
            item.position = number
        SetItem.objects.bulk_update(items, ["position"])


def place(before: int, wanted: int) -> float:
    """Where a row that was moved sorts: before who is there when it comes from below, after when from above.

    Without a place it goes to the end.
    """
    if not wanted:
        return float("inf")
    if before == wanted:
        return wanted
    return wanted + 0.5 if 0 < before < wanted else wanted - 0.5
