"""On the page of a question: what was typed and not accepted, and, where a person is asked for, a way to accept it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from quizapp.facts.aliases import AliasError, add_alias
from quizapp.facts.models import Person
from quizapp.facts.names import normalise
from quizapp.progress.typed_answers import rejected_answers
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import Asks
from quizapp.study.asking.ladder import TYPED_FORMATS
from quizapp.web.admin.review import url_of

NOTE = "from a typed answer"


class SpellingForm(forms.Form):
    """The text that becomes a spelling."""

    text = forms.CharField(max_length=200)


class TypedAnswersMixin(admin.ModelAdmin):
    """For the admin of questions."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(require_POST(self.spelling_view))
        return [path("<path:object_id>/spelling/", view, name="question_spelling"), *super().get_urls()]

    def has_spelling_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(["facts.change_person", "facts.add_personalias"])

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        extra = dict(extra_context or {})
        if (page := extra.get("page")) is not None:
            extra["typed_answers"] = self._typed_answers(request, page.question, page.version)
        return super().change_view(request, object_id, form_url, extra)

    def _typed_answers(self, request: HttpRequest, question: Question, version: Any) -> dict[str, Any] | None:
        """What the panel shows; None where the question is never typed."""
        if not set(TYPED_FORMATS) & set(version.formats):
            return None
        person = person_asked_for(question)
        known = {normalise(text) for text in _spellings(person)}
        return {
            "rejected": [one for one in rejected_answers(question) if normalise(one.text) not in known],
            "person": person,
            "may_accept": person is not None and self.has_spelling_permission(request),
        }

    def spelling_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Make a rejected answer a spelling of the person asked for; of anything else nothing can be made."""
        if not (self.has_spelling_permission(request) and self.has_view_permission(request)):
            raise PermissionDenied
        question = self.get_object(request, unquote(object_id))
        person = None if question is None else person_asked_for(question)
        if question is None or person is None:
            raise Http404(f"Question {object_id} does not ask for a person.")
        form = SpellingForm(request.POST)
        if not form.is_valid():
            self.message_user(request, "That text cannot be a spelling.", messages.ERROR)
            return redirect(url_of(question))
        try:
            with transaction.atomic():
                alias = add_alias(person=person, text=form.cleaned_data["text"], note=NOTE)
                line = f"“{alias.text}” accepted as a spelling of {person}."
                for row in (person, question):
                    _log(request, row, line)
        except AliasError as error:
            self.message_user(request, f"Not accepted. {error}", messages.ERROR)
        else:
            said = f"{line} Questions about them are proved again before anyone is asked."
            self.message_user(request, said, messages.SUCCESS)
        return redirect(url_of(question))


def person_asked_for(question: Question) -> Person | None:
    """The person who is the answer; None where the question asks for something else."""
    if question.asks != Asks.PERSON:
        return None
    return Person.objects.filter(topic=question.topic_id, key=str(question.current.answer["value"])).first()


def _spellings(person: Person | None) -> list[str]:
    return [] if person is None else [person.name, *person.aliases.values_list("text", flat=True)]


def _log(request: HttpRequest, row: Person | Question, line: str) -> None:
    """An entry in the admin's history of the row."""
    LogEntry.objects.log_actions(user_id=request.user.pk, queryset=[row], action_flag=CHANGE, change_message=line)
