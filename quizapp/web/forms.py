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

# The parts of the IANA database that hold places, with the names that the list gives them.
CONTINENTS = {
    "Africa": "Africa",
    "America": "America",
    "Antarctica": "Antarctica",
    "Arctic": "Arctic",
    "Asia": "Asia",
    "Atlantic": "Atlantic Ocean",
    "Australia": "Australia",
    "Europe": "Europe",
    "Indian": "Indian Ocean",
    "Pacific": "Pacific Ocean",
}


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


def zone_choices(*, keep: str = "UTC") -> list[tuple[str, Any]]:
    """UTC, then places by continent: [("UTC", "UTC"), ("Asia", [("Asia/Almaty", "Almaty"), ...]), ...].

    `keep` is listed too when it is a time zone of another kind, such as 'Etc/GMT-5'.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    for zone in available_timezones():
        continent, _, place = zone.partition("/")
        if continent in CONTINENTS and is_zone(zone):
            groups.setdefault(CONTINENTS[continent], []).append((zone, _place_name(place)))
    listed = [(name, sorted(places, key=lambda one: one[1])) for name, places in sorted(groups.items())]
    known = {zone for _, places in listed for zone, _ in places} | {"UTC"}
    other = [] if keep in known or not is_zone(keep) else [(keep, keep)]
    return [("UTC", "UTC"), *other, *listed]


def _place_name(place: str) -> str:
    """'Buenos Aires (Argentina)' for 'Argentina/Buenos_Aires'."""
    *region, city = place.replace("_", " ").split("/")
    return f"{city} ({', '.join(region)})" if region else city


class SettingsForm(forms.Form):
    """The few settings that matter to everybody."""

    minutes_a_day = forms.IntegerField(
        label="Minutes a day",
        min_value=1,
        max_value=120,
        help_text="Reviews first, then new questions, about this long each day.",
    )
    zone = forms.ChoiceField(label="Time zone", help_text="Your day ends at four in the morning, local time.")
    level = forms.ChoiceField(
        label="How much of a history",
        choices=Level.choices,
        help_text=(
            "Essentials: only the facts that the story stands on. Standard: these, and what makes the story whole. "
            "Everything: every question there is, down to single dates and names."
        ),
    )

    def __init__(self, *args: Any, zone: str = "UTC", **kwargs: Any) -> None:
        """`zone` is the learner's own: it can be kept even where it is no place of the list."""
        super().__init__(*args, **kwargs)
        self.fields["zone"].choices = zone_choices(keep=zone)  # type: ignore[attr-defined]
        if zone == "UTC":  # nobody has chosen: the script on the page may choose the browser's
            self.fields["zone"].widget.attrs["data-browser-zone"] = ""


class GuestHistoryForm(forms.Form):
    """What becomes of a guest's history. An account that has one of its own cannot take it."""

    TAKE, KEEP, ERASE = "take", "keep", "erase"
    choice = forms.ChoiceField(choices=[(KEEP, "keep it apart"), (ERASE, "erase it")])

    def __init__(self, *args: Any, may_take: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if may_take:
            self.fields["choice"].choices += [(self.TAKE, "take it with me")]  # type: ignore[attr-defined]


class EraseForm(forms.Form):
    """Erasing is for ever, so it takes a tick and a click."""

    sure = forms.BooleanField(
        label="Yes, erase everything", error_messages={"required": "Tick the box to erase everything."}
    )
