"""Forms of the learning pages. They check what a browser may say; the verbs decide what it means."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from quizapp.facts.models import Topic
from quizapp.questions.models import QuestionSet
from quizapp.study.daily.pace import LARGEST_SIZE
from quizapp.study.models import Exam, Learner, Mode
from quizapp.study.modes import has_programme, programme_of
from quizapp.study.sessions import Given


def offered_modes() -> list[tuple[str, str]]:
    """The ways to study that there are, with their names."""
    return [(mode, label) for mode, label in Mode.choices if has_programme(mode)]


class StartForm(forms.Form):
    """What to study: a topic, a way to study it, and what that way needs or takes (`modes.Programme`)."""

    topic = forms.ModelChoiceField(Topic.objects.none(), to_field_name="slug")
    mode = forms.ChoiceField(choices=offered_modes)
    chapter = forms.CharField(required=False, max_length=120)
    question_set = forms.ModelChoiceField(QuestionSet.objects.none(), to_field_name="slug", required=False)
    exam = forms.ModelChoiceField(Exam.objects.none(), required=False)
    size = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_SIZE)
    browser_zone = forms.CharField(required=False, max_length=64, empty_value="")

    def __init__(self, *args: Any, user: Any, learner: Learner | None, **kwargs: Any) -> None:
        """`user` decides which sets there are, `learner`, if there is one yet, which exams."""
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.open()  # type: ignore[attr-defined]
        self.fields["question_set"].queryset = QuestionSet.objects.visible_to(user)  # type: ignore[attr-defined]
        if learner is not None:
            self.fields["exam"].queryset = learner.exams.filter(closed_at=None)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What the mode does not know is left out; what it needs must be there, and all must be of the topic."""
        data = super().clean() or {}
        topic, mode = data.get("topic"), data.get("mode")
        if topic is None or mode is None:
            return data
        programme = programme_of(mode)
        given = {name: data[name] for name in programme.needs | programme.takes if data.get(name)}
        for name in sorted(programme.needs | given.keys()):
            if given.get(name) not in programme.selects and not _is_of(topic, name, given.get(name)):
                raise ValidationError(f"There is no such {name.replace('_', ' ')}.")
        return {**data, "given": given}

    def choice(self) -> dict[str, Any]:
        """Keyword arguments of `sessions.start_sitting`: only those that the mode knows."""
        data = self.cleaned_data
        return {"topic": data["topic"], "mode": data["mode"], "chapter": "", "question_set": None, **data["given"]}


def _is_of(topic: Topic, name: str, value: Any) -> bool:
    """Whether the topic has that chapter, question set or exam; a size fits every topic."""
    if name == "chapter":
        return topic.chapters.filter(key=value).exists()
    return name == "size" or (value is not None and value.topic_id == topic.pk)


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


class GuestHistoryForm(forms.Form):
    """What becomes of a guest's history."""

    TAKE, KEEP, ERASE = "take", "keep", "erase"
    choice = forms.ChoiceField(choices=[(TAKE, "take it with me"), (KEEP, "keep it apart"), (ERASE, "erase it")])


class EraseForm(forms.Form):
    """Erasing is for ever, so it takes a tick and a click."""

    sure = forms.BooleanField(
        label="Yes, erase everything", error_messages={"required": "Tick the box to erase everything."}
    )
