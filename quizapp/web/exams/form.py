"""The form in which a learner names an exam."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from quizapp.facts.models import Topic
from quizapp.questions.models import QuestionSet
from quizapp.study.exams.verbs import FARTHEST, LONGEST_TITLE, MOST_MINUTES, default_title
from quizapp.study.models import Exam, Learner

WHOLE, CHAPTERS, SET = "whole", "chapters", "set"
_USUAL_DAYS = 14


class ExamForm(forms.Form):
    """The day, what is asked, the minutes a day, and a title for who wants one."""

    on = forms.DateField(label="Day of the exam", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    minutes_a_day = forms.IntegerField(
        label="Minutes a day for it",
        min_value=1,
        max_value=MOST_MINUTES,
        help_text="What you can give it on most days. Fewer minutes every day do more than many on the last.",
    )
    what = forms.ChoiceField(label="What is asked?", widget=forms.RadioSelect)
    chapters = forms.MultipleChoiceField(label="Chapters", required=False, widget=forms.CheckboxSelectMultiple)
    question_set = forms.ModelChoiceField(
        QuestionSet.objects.none(), label="Question set", to_field_name="slug", required=False, empty_label="None"
    )
    title = forms.CharField(
        label="Title (you may leave it empty)",
        required=False,
        max_length=LONGEST_TITLE,
        help_text="Without one it is called by its day, as in “Exam on 12 May”.",
    )

    def __init__(
        self, data: Any = None, *, topic: Topic, learner: Learner, today: date, exam: Exam | None = None
    ) -> None:
        super().__init__(data, initial=_initial(learner, today, exam))
        chapters = list(topic.chapters.order_by("position", "key").values_list("key", "title"))
        sets = QuestionSet.objects.visible_to(learner.user).filter(topic=topic).order_by("title", "slug")
        self.fields["chapters"].choices = chapters  # type: ignore[attr-defined]
        self.fields["question_set"].queryset = sets  # type: ignore[attr-defined]
        self.has_sets = sets.exists()
        kinds = [(WHOLE, "This whole history, at your level")]
        kinds += [(CHAPTERS, "The chapters ticked below")] if chapters else []
        kinds += [(SET, "The question set chosen below")] if self.has_sets else []
        self.fields["what"].choices = kinds  # type: ignore[attr-defined]
        limits = {"min": today + timedelta(days=1), "max": today + timedelta(days=FARTHEST)}
        self.fields["on"].widget.attrs |= {name: day.isoformat() for name, day in limits.items()}
        if exam is not None and exam.on == today:
            self.fields["on"].widget.attrs["min"] = today.isoformat()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("what") == CHAPTERS and not data.get("chapters") and "chapters" not in self.errors:
            self.add_error("chapters", "Tick at least one chapter, or choose the whole history.")
        if data.get("what") == SET and not data.get("question_set") and "question_set" not in self.errors:
            self.add_error("question_set", "Choose a set, or the whole history.")
        return data

    def choice(self) -> dict[str, Any]:
        """Keyword arguments of `sessions.create_exam` and `change_exam`: what was not asked for is left out."""
        data = self.cleaned_data
        return {
            "on": data["on"],
            "minutes_a_day": data["minutes_a_day"],
            "title": data["title"],
            "chapters": data["chapters"] if data["what"] == CHAPTERS else (),
            "question_set": data["question_set"] if data["what"] == SET else None,
        }

    def take(self, error: ValidationError) -> None:
        """What the verb refused, beside the fields it is about."""
        self.add_error(None, error)


def _initial(learner: Learner, today: date, exam: Exam | None) -> dict[str, Any]:
    if exam is None:
        day = today + timedelta(days=_USUAL_DAYS)
        return {"on": day, "minutes_a_day": learner.minutes_a_day, "what": WHOLE}
    kind = SET if exam.of_set else CHAPTERS if exam.chapters else WHOLE
    return {
        "on": exam.on,
        "minutes_a_day": exam.minutes_a_day,
        "what": kind,
        "chapters": exam.chapters,
        "question_set": exam.question_set.slug if exam.question_set else None,
        "title": "" if exam.title == default_title(exam.on) else exam.title,
    }
