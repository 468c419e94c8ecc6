"""The form in which a learner says what is wrong with a question."""

from django import forms

from quizapp.study.later.reports import LONGEST_TEXT
from quizapp.study.models import ReportReason


class ReportForm(forms.Form):
    """A reason, and more about it if there is more to say."""

    reason = forms.ChoiceField(
        label="What is wrong?",
        choices=[("", "Choose"), *ReportReason.choices],
        error_messages={"required": "Choose what is wrong."},
    )
    text = forms.CharField(
        label="More about it",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": LONGEST_TEXT}),
        help_text="If there is more to say. A teacher reads it, without your name.",
    )
