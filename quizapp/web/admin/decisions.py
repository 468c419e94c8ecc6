"""Approve, reject, reword and put into a set, from a list of questions or from the page of one.

Each decision has one confirm page: how many, which of them cannot take it and why, the reason, a way back.
What is confirmed is done whole or not at all, and logged.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst

from quizapp.accounts.models import User
from quizapp.questions import editorial
from quizapp.questions.models import Question, QuestionSet

# Django takes 1,000 fields in a form; a list longer than this was not read by anybody either.
MOST_AT_ONCE = 500


class ApproveForm(forms.Form):
    """Nothing to fill in."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)


class RejectForm(ApproveForm):
    """A rejection says why."""

    reason = forms.CharField(
        max_length=editorial.MAX_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text="Other teachers see it; it helps to improve the questions.",
    )


class PutIntoSetForm(ApproveForm):
    """One of the teacher's own sets, or a new one; shared ones of others are not theirs to fill."""

    question_set = forms.ModelChoiceField(
        queryset=QuestionSet.objects.none(), label="Set", required=False, empty_label="(a new set)"
    )
    new_title = forms.CharField(label="or a new set named", max_length=160, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = QuestionSet.objects.all() if self.user.is_superuser else QuestionSet.objects.filter(owner=self.user)
        self.fields["question_set"].queryset = own.order_by("title", "pk")  # type: ignore[attr-defined]
        if not self.user.has_perm("questions.add_questionset"):
            del self.fields["new_title"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned.get("question_set")) == bool(cleaned.get("new_title")):
            self.add_error("question_set", "Choose one of your sets, or name a new one.")
        return cleaned


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: the line for the log, and the page to go to from the message."""

    line: str
    url: str = ""
    link: str = ""


def _approve(questions: Sequence[Question], form: forms.Form, actor: User) -> Done:
    editorial.approve(questions=questions, actor=actor, at=timezone.now())
    return Done("Approved.")


def _reject(questions: Sequence[Question], form: forms.Form, actor: User) -> Done:
    reason = form.cleaned_data["reason"]
    editorial.reject(questions=questions, reason=reason, actor=actor, at=timezone.now())
    return Done(f"Rejected: {reason}")


def _put_into_set(questions: Sequence[Question], form: forms.Form, actor: User) -> Done:
    target = form.cleaned_data["question_set"] or editorial.new_set(
        title=form.cleaned_data["new_title"], questions=questions, owner=actor
    )
    new = editorial.put_into_set(question_set=target, questions=questions, actor=actor)
    url = reverse("admin:questions_questionset_change", args=[target.pk])
    return Done(f"Put into the set “{target}” ({new} of {len(questions)} were new to it).", url, "Open the set")


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to decide. `obstacle`: why a question cannot take it; `carry_out`: does it."""

    name: str
    title: str
    button: str
    form: type[ApproveForm]
    obstacle: Callable[[Question], str]
    carry_out: Callable[[Sequence[Question], forms.Form, User], Done]


APPROVE = Decision("approve", "Approve", "Approve", ApproveForm, editorial.approval_obstacle, _approve)
REJECT = Decision("reject", "Reject", "Reject", RejectForm, editorial.rejection_obstacle, _reject)
PUT_INTO_SET = Decision(
    "put_into_set", "Put into a set", "Put into the set", PutIntoSetForm, lambda _question: "", _put_into_set
)


def decide(
    model_admin: Any,
    request: HttpRequest,
    questions: Sequence[Question],
    decision: Decision,
    *,
    back: str,
    then: Callable[[], str] = str,
) -> HttpResponse | None:
    """The confirm page, or None once `decision` was carried out.

    `back` is where "cancel" leads; `then` gives what else to say once it is done, such as how many are left.
    """
    if len(questions) > MOST_AT_ONCE:
        text = (
            f"{len(questions)} questions are too many to decide at once; at most {MOST_AT_ONCE}. Nothing was changed."
        )
        model_admin.message_user(request, text, messages.ERROR)
        return None
    confirmed = "confirm" in request.POST
    form = decision.form(request.POST if confirmed else None, user=request.user)
    if confirmed and form.is_valid():
        try:
            done = carry_out(decision, questions, form, request.user)
        except editorial.EditorialError as error:
            form.add_error(None, str(error))
        else:
            model_admin.message_user(request, _told(questions, done, then()), messages.SUCCESS)
            return None
    return _confirm_page(model_admin, request, questions, decision, form, back)


def carry_out(decision: Decision, questions: Sequence[Question], form: forms.Form, actor: Any) -> Done:
    """Do it and log it in one transaction."""
    with transaction.atomic():
        done = decision.carry_out(questions, form, actor)
        log(questions, done.line, actor)
    return done


def log(questions: Sequence[Question], line: str, actor: Any) -> None:
    """One entry per question in the admin's history."""
    LogEntry.objects.log_actions(
        user_id=actor.pk,
        queryset=questions,
        action_flag=CHANGE,
        change_message=line,  # type: ignore[arg-type]
    )


def _told(questions: Sequence[Question], done: Done, rest: str) -> str:
    line = done.line if len(questions) == 1 else f"{len(questions)} questions: {done.line[0].lower()}{done.line[1:]}"
    said = f"{line.rstrip('.')}. {rest}" if rest else line
    return format_html('{} <a href="{}">{}</a>', said, done.url, done.link) if done.url else said


def _confirm_page(
    model_admin: Any,
    request: HttpRequest,
    questions: Sequence[Question],
    decision: Decision,
    form: ApproveForm,
    back: str,
) -> HttpResponse:
    obstacles = [(question, decision.obstacle(question)) for question in questions]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": decision.title,
        "opts": model_admin.opts,
        "media": model_admin.media + form.media,
        "decision": decision,
        "form": form,
        "eligible": [question for question, obstacle in obstacles if not obstacle],
        "left_out": [(question, capfirst(obstacle)) for question, obstacle in obstacles if obstacle],
        "checkbox_name": ACTION_CHECKBOX_NAME,
        "back": back,
    }
    return TemplateResponse(request, "admin/questions/question/confirm.html", context)


class RewordForm(forms.Form):
    """A teacher's stem. `version` is the one the teacher read."""

    stem = forms.CharField(
        label="Question",
        max_length=editorial.MAX_STEM,
        widget=forms.Textarea(attrs={"rows": 4, "cols": 80}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def reword(question: Question, form: RewordForm, actor: Any) -> bool:
    """Carry out a valid `form`; an error of the verb becomes an error of the field."""
    wording, version = form.cleaned_data["stem"], form.cleaned_data["version"]
    try:
        with transaction.atomic():
            new = editorial.reword(
                question=question, stem=wording, actor=actor, at=timezone.now(), expected_version=version
            )
            log([question], f"Reworded as version {new.number}: {new.stem}", actor)
    except editorial.WordingError as error:
        form.add_error("stem", str(error))
    except editorial.EditorialError as error:
        form.add_error(None, str(error))
    return form.is_valid()
