"""Answers as a browser sends them, one form for each way of answering; the verb decides what an answer is worth."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from quizapp.questions.vocabulary import Format
from quizapp.study.answering.grading import LONGEST_TEXT
from quizapp.study.asking.ladder import TYPED_FORMATS
from quizapp.study.models import Grade, Presentation
from quizapp.study.sessions import Given
from quizapp.web.learn.forms import AnswerForm

_TOO_LONG = f"That is too long: write at most {LONGEST_TEXT} characters."
_UNREADABLE = "That holds a character that cannot be read. Type it again."
_KEPT = 2 * LONGEST_TEXT  # characters of a text that was too long, to be shortened by whoever wrote it


class TypedForm(forms.Form):
    """A typed answer, or "Don't know, show me"."""

    text = forms.CharField(
        required=False,
        max_length=LONGEST_TEXT,
        strip=False,
        error_messages={"max_length": _TOO_LONG, "null_characters_not_allowed": _UNREADABLE},
    )
    unknown = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("unknown") and "text" not in self.errors and not data.get("text", "").strip():
            raise ValidationError("Type an answer, or ask to be shown.")
        return data

    def in_words(self) -> str:
        return str(next(messages[0] for messages in self.errors.values()))

    def given(self, milliseconds: int | None) -> Given:
        unknown = self.cleaned_data["unknown"]
        text = None if unknown else self.cleaned_data["text"]
        return Given(text=text, unknown=unknown, milliseconds=milliseconds)

    @property
    def kept(self) -> dict[str, Any]:
        """What the learner finds in the field again."""
        return {"text": self.data.get("text", "").replace("\0", "")[:_KEPT]}


class OrderForm(forms.Form):
    """A place from 1 for each item in the order shown (`place_0`, `place_1`, …), or "Don't know, show me"."""

    unknown = forms.BooleanField(required=False)

    def __init__(self, *args: Any, count: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = [f"place_{position}" for position in range(count)]
        for name in self.names:
            self.fields[name] = forms.IntegerField(required=False, min_value=1, max_value=count)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("unknown") or self.errors:
            return data
        places = [data.get(name) for name in self.names]
        if None in places:
            raise ValidationError("Give each of them a place, or ask to be shown.")
        if len(set(places)) < len(places):
            raise ValidationError("Two of them have the same place. Give each place once.")
        return data

    def in_words(self) -> str:
        return str(next(iter(self.non_field_errors()), "Give each of them a place from the list."))

    def given(self, milliseconds: int | None) -> Given:
        if self.cleaned_data["unknown"]:
            return Given(unknown=True, milliseconds=milliseconds)
        order = sorted(range(len(self.names)), key=lambda position: self.cleaned_data[self.names[position]])
        return Given(order=tuple(order), milliseconds=milliseconds)

    @property
    def kept(self) -> dict[str, Any]:
        """The places chosen so far, by position shown; "" where none was."""
        return {"places": [self.data.get(name, "") for name in self.names]}


class GradeForm(forms.Form):
    """The learner's own word on a flashcard: 1 Again, 2 Hard, 3 Good, 4 Easy."""

    grade = forms.IntegerField(min_value=Grade.AGAIN, max_value=Grade.EASY)
    kept: dict[str, Any] = {}

    def in_words(self) -> str:
        return "Choose one of the four: Again, Hard, Good or Easy."

    def given(self, milliseconds: int | None) -> Given:
        return Given(grade=self.cleaned_data["grade"], milliseconds=milliseconds)


class OptionForm(AnswerForm):
    """A chosen option; nothing of it is kept, since the options stand there again."""

    kept: dict[str, Any] = {}


def answer_form(presentation: Presentation, data: QueryDict) -> OptionForm | TypedForm | OrderForm | GradeForm:
    """The form that fits the format shown."""
    if presentation.format == Format.FLASHCARD:
        return GradeForm(data)
    if presentation.format in TYPED_FORMATS:
        return TypedForm(data)
    if presentation.format == Format.ORDER_K:
        return OrderForm(data, count=len(presentation.options))
    return OptionForm(data, option_count=len(presentation.options))
