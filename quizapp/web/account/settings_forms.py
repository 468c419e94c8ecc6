"""Forms of the settings pages. They check what a browser may say; the verbs of `preferences` decide what it means."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError

from quizapp.questions.vocabulary import FAMILY_LABELS
from quizapp.study import preferences
from quizapp.study.days import is_zone
from quizapp.study.models import Learner, Level

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


def hour_in_words(hour: int) -> str:
    """'4 in the morning' for 4; 0-12."""
    return {0: "midnight", 12: "noon"}.get(hour, f"{hour} in the morning")


class SettingsForm(forms.Form):
    """The few settings that matter to everybody."""

    minutes_a_day = forms.IntegerField(
        label="Minutes a day",
        min_value=preferences.MINUTES_A_DAY[0],
        max_value=preferences.MINUTES_A_DAY[-1],
        help_text="Reviews first, then new questions, about this long each day.",
    )
    zone = forms.ChoiceField(label="Time zone")
    level = forms.ChoiceField(
        label="How much of a history",
        choices=Level.choices,
        help_text=(
            "Essentials: only the facts that the story stands on. Standard: these, and what makes the story whole. "
            "Everything: every question there is, down to single dates and names."
        ),
    )
    wants_streak = forms.BooleanField(
        label="Show my streak",
        required=False,
        help_text="The days in a row on which you studied. Now and then a day off does not break it.",
    )

    def __init__(self, data: Any = None, *, learner: Learner) -> None:
        """Begins with what `learner` has; one that is not saved yet has what everybody begins with."""
        names = ("minutes_a_day", "zone", "level", "wants_streak")
        super().__init__(data, initial={name: getattr(learner, name) for name in names})
        zone = self.fields["zone"]
        zone.choices = zone_choices(keep=learner.zone)  # type: ignore[attr-defined]
        zone.help_text = (
            f"Your day ends at {hour_in_words(learner.rollover_hour)}, local time. "
            "Days that have gone by keep the zone they had."
        )
        if learner.zone == "UTC":  # nobody has chosen: the script on the page may choose the browser's
            zone.widget.attrs["data-browser-zone"] = ""


class ZoneForm(forms.Form):
    """The time zone that the browser named."""

    zone = forms.CharField(max_length=64)

    def clean_zone(self) -> str:
        zone = str(self.cleaned_data["zone"])
        if not is_zone(zone):
            raise ValidationError("The browser’s time zone is not one that we know. Choose yours from the list.")
        return zone


class AdvancedForm(forms.Form):
    """What only some learners want to choose. What is ticked stays on; the verb is told what is off."""

    desired_retention = forms.IntegerField(
        label="Recall to aim for, in percent",
        min_value=round(100 * preferences.LOWEST_RETENTION),
        max_value=round(100 * preferences.HIGHEST_RETENTION),
        help_text="A question comes back when you would recall it with this chance. It counts from your next answers.",
    )
    rollover_hour = forms.TypedChoiceField(
        label="A new day begins at",
        coerce=int,
        choices=[(hour, hour_in_words(hour)) for hour in preferences.ROLLOVER_HOURS],
        help_text="What you answer earlier at night still belongs to the day before.",
    )
    maximum_interval = forms.IntegerField(
        label="Longest time between two reviews, in days",
        min_value=preferences.MAXIMUM_INTERVALS[0],
        max_value=preferences.MAXIMUM_INTERVALS[-1],
        help_text="However well you know it, a question comes back after so many days.",
    )
    families = forms.MultipleChoiceField(
        label="Kinds of question",
        choices=list(FAMILY_LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "At least one kind of question must stay."},
    )
    formats = forms.MultipleChoiceField(
        label="Ways of answering",
        choices=list(preferences.FORMAT_LABELS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    # The verb's words for what is off stand at the field of what is on.
    _SHOWN_AT = {"families_off": "families", "formats_off": "formats"}

    def __init__(self, data: Any = None, *, learner: Learner) -> None:
        initial = {
            "desired_retention": round(100 * learner.desired_retention),
            "rollover_hour": learner.rollover_hour,
            "maximum_interval": learner.maximum_interval,
            "families": [family for family in FAMILY_LABELS if family not in learner.families_off],
            "formats": [one for one in preferences.FORMAT_LABELS if one not in learner.formats_off],
        }
        super().__init__(data, initial=initial)

    def chosen(self) -> dict[str, Any]:
        """Keyword arguments of `preferences.set_advanced`."""
        data = self.cleaned_data
        return {
            "desired_retention": data["desired_retention"] / 100,
            "rollover_hour": data["rollover_hour"],
            "maximum_interval": data["maximum_interval"],
            "families_off": [family for family in FAMILY_LABELS if family not in data["families"]],
            "formats_off": [one for one in preferences.FORMAT_LABELS if one not in data["formats"]],
        }

    def refused(self, error: ValidationError) -> None:
        """Show the verb's objections at the fields they are about."""
        for name, words in error.message_dict.items():
            self.add_error(self._SHOWN_AT.get(name, name), words)
