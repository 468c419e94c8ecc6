"""Forms of the learning pages. They check what a browser may say; the verbs decide what it means."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError

from quizapp.facts.models import Topic
from quizapp.questions.models import QuestionSet
from quizapp.study.days import is_zone
from quizapp.study.models import Level, Mode
from quizapp.study.sessions import Given


class StartForm(forms.Form):
    """What to study: a topic, and for some modes its chapter or a question set."""

    topic = forms.ModelChoiceField(Topic.objects.none(), to_field_name="slug")
    mode = forms.ChoiceField(choices=Mode.choices)
    chapter = forms.CharField(required=False, max_length=120)
    question_set = forms.ModelChoiceField(QuestionSet.objects.none(), to_field_name="slug", required=False)
    browser_zone = forms.CharField(required=False, max_length=64, empty_value="")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.open()  # type: ignore[attr-defined]
        self.fields["question_set"].queryset = QuestionSet.objects.visible_to(user)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        topic, mode = data.get("topic"), data.get("mode")
        if topic is None or mode is None:
            return data
        if mode == Mode.CHAPTER and not topic.chapters.filter(key=data.get("chapter")).exists():
            raise ValidationError("There is no such chapter.")
        asked_for = data.get("question_set")
        if mode == Mode.SET and (asked_for is None or asked_for.topic_id != topic.pk):
            raise ValidationError("There is no such question set.")
        return data

    def choice(self) -> dict[str, Any]:
        """Keyword arguments of `sessions.start_sitting`: only those that the mode knows."""
        data, mode = self.cleaned_data, self.cleaned_data["mode"]
        return {
            "topic": data["topic"],
            "mode": mode,
            "chapter": data["chapter"] if mode == Mode.CHAPTER else "",
            "question_set": data["question_set"] if mode == Mode.SET else None,
        }


class AnswerForm(forms.Form):
    """An answer: the place of the chosen option as shown, or "Don't know, show me"."""

    option = forms.IntegerField(required=False, min_value=0)
    unknown = forms.BooleanField(required=False)

    def __init__(self, *args: Any, option_count: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.option_count = option_count

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("unknown") or "option" in self.errors:
            return data
        option = data.get("option")
        if option is None:
            raise ValidationError("Choose an answer, or ask to be shown.")
        if option >= self.option_count:
            raise ValidationError("That is not one of the answers. Choose one of those below.")
        return data

    def in_words(self) -> str:
        """What is wrong, for the reader: fields of a tampered form are not named."""
        return str(next(iter(self.non_field_errors()), "That is not one of the answers. Choose one of those below."))

    def given(self, milliseconds: int | None) -> Given:
        unknown = self.cleaned_data["unknown"]
        return Given(
            option=None if unknown else self.cleaned_data["option"], unknown=unknown, milliseconds=milliseconds
        )


class SettingsForm(forms.Form):
    """The few settings that matter to everybody."""

    minutes_a_day = forms.IntegerField(
        label="Minutes a day",
        min_value=1,
        max_value=120,
        help_text="How much new material a day brings. Reviews come first.",
    )
    zone = forms.ChoiceField(label="Time zone", help_text="A study day ends at four in the morning of this zone.")
    level = forms.ChoiceField(
        label="How much of a history",
        choices=Level.choices,
        help_text="Essentials: the facts every other one leans on.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        zones = sorted(zone for zone in available_timezones() if is_zone(zone))
        self.fields["zone"].choices = [(zone, zone.replace("_", " ")) for zone in zones]  # type: ignore[attr-defined]


class GuestHistoryForm(forms.Form):
    """What becomes of a guest's history beside an account that has one of its own."""

    KEEP, ERASE = "keep", "erase"
    choice = forms.ChoiceField(choices=[(KEEP, "keep it apart"), (ERASE, "erase it")])


class EraseForm(forms.Form):
    """Erasing is for ever, so it takes a tick and a click."""

    sure = forms.BooleanField(
        label="Yes, erase everything", error_messages={"required": "Tick the box to erase everything."}
    )
