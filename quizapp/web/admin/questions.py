"""The bank: questions to read and decide about, and teachers' sets of them."""

import json
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Subquery, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from quizapp.facts.models import Source
from quizapp.questions import editorial
from quizapp.questions.models import Question, QuestionSet, QuestionVersion, SetItem
from quizapp.web.admin.decisions import APPROVE, PUT_INTO_SET, REJECT, Decision, RewordForm, decide, log, reword
from quizapp.web.admin.question_page import question_page
from quizapp.web.admin.shared import (
    CuratedAdmin,
    FactInline,
    LabelledChoicesAdmin,
    NamedFieldsFormSet,
    ReadOnlyAdmin,
)

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
        source = Source.objects.filter(pk=self.value()).first() if str(self.value()).isdigit() else None
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


@admin.register(Question)
class QuestionAdmin(LabelledChoicesAdmin, ReadOnlyAdmin):
    """Questions are generated: here they are read, approved, rejected, reworded and put into sets."""

    list_display = ("stem", "answer", "editorial", "proof", "tier", "family", "study")
    list_filter = (
        ("topic", admin.RelatedOnlyFieldListFilter),
        "family",
        "asks",
        "tier",
        "default_study",
        "proof_state",
        "editorial_state",
        "origin",
        WarningFilter,
        SourceFilter,
    )
    search_fields = ("current_stem", "current_answer", "=key", "subject_text")
    search_help_text = "Words of the question or the answer, the key, or a fact such as event:some-key"
    list_select_related = ("topic",)
    ordering = ("topic", "chapter_position", "tier", "story_position", "key")
    actions = ("approve", "reject", "put_into_set")
    fieldsets = (
        (
            "Record",
            {
                "fields": (
                    ("topic", "key"),
                    ("family", "asks", "variant"),
                    ("tier", "default_study", "difficulty"),
                    ("chapter", "origin"),
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return (
            super()
            .get_queryset(request)
            .annotate(
                current_stem=Subquery(CURRENT.values("stem")),
                current_answer=Subquery(CURRENT.values(text=KeyTextTransform("text", "answer"))),
                subject_text=Cast("subject_facts", TextField()),
            )
        )

    def choice_label(self, obj: Any) -> str:
        return f"{obj.current_stem} ({obj.current_answer})"

    @admin.display(description="question", ordering="current_stem")
    def stem(self, question: Any) -> str:
        return str(question.current_stem)

    @admin.display(ordering="current_answer")
    def answer(self, question: Any) -> str:
        return str(question.current_answer)

    @admin.display(description="study", boolean=True, ordering="default_study")
    def study(self, question: Any) -> bool:
        return bool(question.default_study)

    @admin.display(ordering="proof_state")
    def proof(self, question: Any) -> str:
        return str(question.get_proof_state_display())

    @admin.display(ordering="editorial_state")
    def editorial(self, question: Any) -> str:
        return str(question.get_editorial_state_display())

    # --- what a user may do -----------------------------------------------------------------------------------------
    def has_review_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("questions.review_question")

    def has_collect_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("questions.add_setitem")

    # --- decisions about several ------------------------------------------------------------------------------------
    @admin.action(permissions=["review"], description="Approve…")
    def approve(self, request: HttpRequest, queryset: QuerySet[Question]) -> HttpResponse | None:
        return decide(self, request, list(queryset), APPROVE, back=request.get_full_path())

    @admin.action(permissions=["review"], description="Reject…")
    def reject(self, request: HttpRequest, queryset: QuerySet[Question]) -> HttpResponse | None:
        return decide(self, request, list(queryset), REJECT, back=request.get_full_path())

    @admin.action(permissions=["collect"], description="Put into a set…")
    def put_into_set(self, request: HttpRequest, queryset: QuerySet[Question]) -> HttpResponse | None:
        return decide(self, request, list(queryset), PUT_INTO_SET, back=request.get_full_path())

    # --- one question -----------------------------------------------------------------------------------------------
    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<path:object_id>/approve/", wrap(self.decide_view), {"decision": APPROVE}, "question_approve"),
            path("<path:object_id>/reject/", wrap(self.decide_view), {"decision": REJECT}, "question_reject"),
            path("<path:object_id>/reword/", wrap(self.reword_view), name="question_reword"),
            path("<path:object_id>/restore/", wrap(require_POST(self.restore_view)), name="question_restore"),
            *super().get_urls(),
        ]

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        question = self.get_object(request, unquote(object_id))
        extra = dict(extra_context or {})
        if question is not None and self.has_view_permission(request, question):
            asked = request.GET.get("version", "")
            extra["page"] = question_page(
                question,
                number=int(asked) if asked.isdecimal() else None,
                user=request.user,  # type: ignore[arg-type]
                can_review=self.has_review_permission(request),
            )
            extra["title"], extra["subtitle"] = "Question", None
        return super().change_view(request, object_id, form_url, extra)

    def reviewed_question(self, request: HttpRequest, object_id: str) -> Any:
        """The question to decide about; PermissionDenied or 404."""
        if not (self.has_review_permission(request) and self.has_view_permission(request)):
            raise PermissionDenied
        question = self.get_object(request, unquote(object_id))
        if question is None:
            raise Http404(f"There is no question {object_id}.")
        return question

    def page_url(self, question: Question) -> str:
        return reverse("admin:questions_question_change", args=[question.pk])

    def decide_view(self, request: HttpRequest, object_id: str, decision: Decision) -> HttpResponse:
        question = self.reviewed_question(request, object_id)
        url = self.page_url(question)
        return decide(self, request, [question], decision, back=url) or redirect(url)

    def reword_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        question = self.reviewed_question(request, object_id)
        current = question.current
        form = RewordForm(request.POST or None, initial={"stem": current.stem, "version": current.number})
        if request.method == "POST" and form.is_valid() and reword(question, form, request.user):
            self.message_user(request, "The new wording is saved.", messages.SUCCESS)
            return redirect(self.page_url(question))
        context = {
            **self.admin_site.each_context(request),
            "title": "Edit wording",
            "opts": self.opts,
            "question": question,
            "slots": editorial.slots(current.stem_parts),
            "answer": current.answer["text"],
            "form": form,
            "media": self.media + form.media,
            "back": self.page_url(question),
        }
        return TemplateResponse(request, "admin/questions/question/reword.html", context)

    def restore_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        question = self.reviewed_question(request, object_id)
        try:
            with transaction.atomic():
                new = editorial.restore_wording(question=question, actor=request.user, at=timezone.now())  # type: ignore[arg-type]
                log([question], f"Generated wording restored as version {new.number}.", request.user)
        except editorial.EditorialError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            self.message_user(request, "The generated wording is back.", messages.SUCCESS)
        return redirect(self.page_url(question))


class SetItemFormSet(NamedFieldsFormSet):
    """Questions of one set are of its topic; those without a place go to the end."""

    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            question = getattr(form, "cleaned_data", {}).get("question")
            if question is not None and question.topic_id != self.instance.topic_id:
                form.add_error("question", "This question is of another topic.")

    def save_new(self, form: Any, commit: bool = True) -> Any:
        if not form.instance.position:
            last = self.instance.items.aggregate(last=Max("position"))["last"] or 0
            form.instance.position = last + 1
        return super().save_new(form, commit=commit)


class SetItemInline(FactInline):
    model = SetItem
    formset = SetItemFormSet
    fields = ("question", "position")
    autocomplete_fields = ("question",)
    verbose_name_plural = "questions"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("question").order_by("position", "pk")


@admin.register(QuestionSet)
class QuestionSetAdmin(CuratedAdmin):
    """A teacher sees shared sets and their own, and changes their own."""

    list_display = ("title", "topic", "size", "owner", "is_shared")
    list_filter = (("topic", admin.RelatedOnlyFieldListFilter), "is_shared")
    search_fields = ("title", "slug", "description", "owner__username")
    list_select_related = ("topic", "owner")
    ordering = ("title", "pk")
    inlines = (SetItemInline,)
    fields = ("topic", "title", "slug", "description", "is_shared", "owner")

    def get_queryset(self, request: HttpRequest) -> QuerySet[QuestionSet]:
        visible = QuestionSet.objects.visible_to(request.user)
        return visible.annotate(items_total=Count("items")).order_by("title", "pk")

    @admin.display(description="questions", ordering="items_total")
    def size(self, question_set: Any) -> int:
        return int(question_set.items_total)

    # --- whose set it is --------------------------------------------------------------------------------------------
    def _owns(self, request: HttpRequest, question_set: QuestionSet | None) -> bool:
        user: Any = request.user
        return question_set is None or user.is_superuser or question_set.owner_id == user.pk

    def has_view_permission(self, request: HttpRequest, obj: QuestionSet | None = None) -> bool:
        allowed = super().has_view_permission(request, obj)
        return allowed and (obj is None or obj.is_shared or self._owns(request, obj))

    def has_change_permission(self, request: HttpRequest, obj: QuestionSet | None = None) -> bool:
        return super().has_change_permission(request, obj) and self._owns(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: QuestionSet | None = None) -> bool:
        return super().has_delete_permission(request, obj) and self._owns(request, obj)

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
