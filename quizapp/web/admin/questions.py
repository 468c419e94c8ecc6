"""The bank: questions to read and decide about."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet, Subquery, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST

from quizapp.questions import editorial
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import ProofState
from quizapp.web.admin.coverage import CoverageMixin
from quizapp.web.admin.decisions import APPROVE, PUT_INTO_SET, REJECT, Decision, RewordForm, decide, log, reword
from quizapp.web.admin.item_statistics import FacilityFilter, FlagFilter
from quizapp.web.admin.labelled import LABELLED
from quizapp.web.admin.leeches import HardQuestionsMixin
from quizapp.web.admin.question_filters import CURRENT, AboutFilter, ChapterFilter, SourceFilter, WarningFilter
from quizapp.web.admin.question_page import question_page
from quizapp.web.admin.reports import open_reports
from quizapp.web.admin.review import left_in_words, next_unreviewed, unreviewed, url_of
from quizapp.web.admin.shared import LabelledChoicesAdmin, ReadOnlyAdmin, number_in, titled
from quizapp.web.admin.typed_answers import TypedAnswersMixin


@admin.register(Question)
class QuestionAdmin(CoverageMixin, HardQuestionsMixin, TypedAnswersMixin, LabelledChoicesAdmin, ReadOnlyAdmin):
    """Questions are generated: here they are read, approved, rejected, reworded and put into sets."""

    list_display = ("stem", "answer", "editorial", "proof", "tier", "family", "study")
    list_filter = (
        "editorial_state",
        AboutFilter,
        ("topic", admin.RelatedOnlyFieldListFilter),
        ChapterFilter,
        "family",
        ("asks", titled(admin.ChoicesFieldListFilter, "Asks for")),
        "tier",
        ("default_study", titled(admin.BooleanFieldListFilter, "In normal study")),
        "proof_state",
        "origin",
        WarningFilter,
        FlagFilter,
        FacilityFilter,
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
                "classes": ("collapse",),
                "fields": (
                    ("topic", "key"),
                    ("family", "asks", "variant"),
                    ("tier", "default_study", "difficulty"),
                    ("chapter", "origin"),
                ),
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        return (
            super()
            .get_queryset(request)
            .prefetch_related(LABELLED)
            .annotate(
                current_stem=Subquery(CURRENT.values("stem")),
                current_answer=Subquery(CURRENT.values(text=KeyTextTransform("text", "answer"))),
                subject_text=Cast("subject_facts", TextField()),
            )
        )

    def choice_label(self, obj: Any) -> str:
        return f"{self.stem(obj)} ({obj.current_answer})"

    @admin.display(description="question", ordering="current_stem")
    def stem(self, question: Any) -> str:
        return str(question.current_versions[0].label)

    @admin.display(ordering="current_answer")
    def answer(self, question: Any) -> str:
        return str(question.current_answer)

    @admin.display(description="in normal study", boolean=True, ordering="default_study")
    def study(self, question: Any) -> bool:
        return bool(question.default_study)

    @admin.display(ordering="proof_state")
    def proof(self, question: Any) -> str:
        return "stands" if question.proof_state == ProofState.HOLDS else str(question.get_proof_state_display())

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
            path("review/", wrap(self.start_view), name="question_review"),
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
            extra["page"] = question_page(
                question,
                number=number_in(request.GET.get("version")),
                user=request.user,  # type: ignore[arg-type]
                can_review=self.has_review_permission(request),
            )
            extra["title"], extra["subtitle"] = "Question", None
            if request.user.has_perm("study.view_report"):
                extra["open_reports"] = open_reports(question)
        return super().change_view(request, object_id, form_url, extra)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        topic = number_in(request.GET.get("topic__id__exact"))
        extra = {**(extra_context or {}), "topic_query": "" if topic is None else f"?topic={topic}"}
        if self.has_review_permission(request):
            extra["left_to_review"] = unreviewed(topic).count()
        return super().changelist_view(request, extra)

    def start_view(self, request: HttpRequest) -> HttpResponse:
        """To the first question that nobody has reviewed, of a topic or of all."""
        if not (self.has_review_permission(request) and self.has_view_permission(request)):
            raise PermissionDenied
        first = unreviewed(number_in(request.GET.get("topic"))).first()
        if first is None:
            self.message_user(request, "Nothing is left to review.", messages.SUCCESS)
        return redirect(url_of(first))

    def reviewed_question(self, request: HttpRequest, object_id: str) -> Any:
        """The question to decide about; PermissionDenied or 404."""
        if not (self.has_review_permission(request) and self.has_view_permission(request)):
            raise PermissionDenied
        question = self.get_object(request, unquote(object_id))
        if question is None:
            raise Http404(f"There is no question {object_id}.")
        return question

    def decide_view(self, request: HttpRequest, object_id: str, decision: Decision) -> HttpResponse:
        question = self.reviewed_question(request, object_id)
        shown = decide(
            self,
            request,
            [question],
            decision,
            back=url_of(question),
            then=lambda: left_in_words(question.topic_id),
        )
        return shown or redirect(url_of(next_unreviewed(question)))

    def reword_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        question = self.reviewed_question(request, object_id)
        current = question.current
        form = RewordForm(request.POST or None, initial={"stem": current.stem, "version": current.number})
        if request.method == "POST" and form.is_valid() and reword(question, form, request.user):
            self.message_user(request, "The new wording is saved.", messages.SUCCESS)
            return redirect(url_of(question))
        context = {
            **self.admin_site.each_context(request),
            "title": "Edit wording",
            "opts": self.opts,
            "question": question,
            "slots": editorial.slots(current.stem_parts),
            "answer": current.answer["text"],
            "form": form,
            "media": self.media + form.media,
            "back": url_of(question),
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
        return redirect(url_of(question))
