"""Saving a fact in the admin: what would contradict another fact is refused, and the questions about it are named."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Exists, OuterRef, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from quizapp.facts.check import Finding
from quizapp.facts.checking import ROW, errors_of
from quizapp.facts.former import holds
from quizapp.questions.models import Question, QuestionVersion

ABOUT = "about"  # the parameter of the list of questions


class FactsContradictError(Exception):
    """The facts as they would be saved contradict each other. Raised to leave the transaction, so nothing is kept."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__("; ".join(map(str, findings)))


def new_errors(before: list[Finding], after: list[Finding]) -> list[Finding]:
    """What a save brought. While a row was no fact, contradictions were not looked for: mending it brought none."""
    found = set(after) - set(before)
    if any(finding.rule == ROW for finding in before):
        found = {finding for finding in found if finding.rule == ROW}
    return sorted(found, key=lambda finding: (finding.rule, finding.fact, finding.message))


def questions_about(topic_id: int, ref: str) -> QuerySet[Question]:
    """Questions of a topic whose subject is the fact `ref` ('event:some-key').

    For a person also those that name them in the stem or ask for them.
    """
    kind, _, key = ref.partition(":")
    questions = Question.objects.filter(topic=topic_id).annotate(subjects=Cast("subject_facts", TextField()))
    named = holds("subjects", ref)
    if kind == "person":
        current = QuestionVersion.objects.filter(question=OuterRef("pk"), number=OuterRef("version"))
        texts = current.annotate(asked=Cast("answer", TextField()), said=Cast("constraints", TextField()))
        named |= Exists(texts.filter(holds("asked", key) | holds("said", key)))
    return questions.filter(named)


class CheckedSaveMixin(admin.ModelAdmin):
    """For facts: a save that brings a new contradiction is shown again with what contradicts what."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"refused": getattr(request, "refused_findings", ())})

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except FactsContradictError as error:  # the transaction of the save is rolled back by now
            request.refused_findings = error.findings  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        request.errors_before = errors_of(obj.topic)  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        new = new_errors(request.errors_before, errors_of(form.instance.topic))  # type: ignore[attr-defined]
        if new:
            raise FactsContradictError(new)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: Any = None) -> Any:
        self._tell_of_questions(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        self._tell_of_questions(request, obj)
        return super().response_change(request, obj)

    def _tell_of_questions(self, request: HttpRequest, obj: Any) -> None:
        if IS_POPUP_VAR in request.POST:  # the popup closes; the message would show on some later page
            return
        ref = f"{self.opts.model_name}:{obj.key}"
        count = questions_about(obj.topic_id, ref).count()
        if not count:
            self.message_user(request, "Saved. No question is about this.", messages.INFO)
            return
        query = urlencode({"topic__id__exact": obj.topic_id, ABOUT: ref})
        url = f"{reverse('admin:questions_question_changelist')}?{query}"
        said = format_html(
            'Saved. <a href="{}">{}</a> about this; {} proved again before anyone is asked.',
            url,
            f"{count} questions are" if count != 1 else "1 question is",
            "they are" if count != 1 else "it is",
        )
        self.message_user(request, said, messages.INFO)
