"""What students' first answers say of a question: its part of the question's page, and filters of the list."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import HttpRequest

from quizapp.progress.items import ItemReport, OptionReport, flagged, item_report
from quizapp.questions.models import Question, QuestionVersion
from quizapp.study.items.flags import DISCRIMINATION_FROM, IDLE_FROM, STRONG_FROM, Flag
from quizapp.study.items.models import ItemStatistics

# (short, what it means and what to do about it)
FLAG_WORDS: dict[str, tuple[str, str]] = {
    Flag.STRONG_DISTRACTOR: (
        "strong distractor",
        "many of those who know most choose it, no fewer than of those who know least: look whether it can be defended",
    ),
    Flag.NEGATIVE_DISCRIMINATION: (
        "those who know more do worse",
        "who is right on it is wrong on other questions more often: look at its answer and its wording",
    ),
    Flag.IDLE_DISTRACTOR: (
        "hardly chosen",
        f"chosen by fewer than 5 in 100 of at least {IDLE_FROM}: it takes no part in the choice",
    ),
}
DIFFICULTY_WORDS = ((-1.5, "very easy"), (-0.5, "easy"), (0.5, "middling"), (1.5, "hard"))
LOW_FACILITY, HIGH_FACILITY = 0.4, 0.9


@dataclass(frozen=True, slots=True)
class ShownStatistics:
    """An item report with words for the template; `notes` are (what, why it matters) of each flag."""

    report: ItemReport
    notes: list[tuple[str, str]]
    waits: str

    @property
    def facility_percent(self) -> int | None:
        return None if self.report.facility is None else round(100 * self.report.facility)

    @property
    def predicted_words(self) -> str:
        return difficulty_in_words(self.report.predicted)

    @property
    def learnt_words(self) -> str:
        return "" if self.report.learnt is None else difficulty_in_words(self.report.learnt)

    @property
    def options(self) -> list[tuple[OptionReport, int, str]]:
        """Each option with its share in percent and its flags in short words."""
        return [
            (option, round(100 * (option.share or 0)), ", ".join(FLAG_WORDS[flag][0] for flag in option.flags))
            for option in self.report.options
        ]


def shown_statistics(version: QuestionVersion) -> ShownStatistics:
    """The statistics of one version. One query."""
    report = item_report(version)
    notes = []
    for flag, option in report.all_flags:
        short, meaning = FLAG_WORDS[flag]
        notes.append((f"“{option.text}”, {short}" if option else short, meaning))
    waits = (
        f"Strong distractors are looked for from {STRONG_FROM} answers, the other flags from {DISCRIMINATION_FROM}."
        if report.answers_to_flags
        else ""
    )
    return ShownStatistics(report, notes, waits)


def difficulty_in_words(logit: float) -> str:
    """'hard (+0.8)': a word with the logit behind it."""
    word = next((word for limit, word in DIFFICULTY_WORDS if logit < limit), "very hard")
    return f"{word} ({logit:+.1f})"


class FlagFilter(admin.SimpleListFilter):
    """Questions whose current version is flagged."""

    title = "flags"
    parameter_name = "flag"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("any", "flagged"), *((str(flag), words[0]) for flag, words in FLAG_WORDS.items())]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Question]) -> QuerySet[Question]:
        value = self.value()
        if value == "any":
            return flagged(queryset)  # type: ignore[arg-type]
        return flagged(queryset, value) if value in FLAG_WORDS else queryset  # type: ignore[arg-type]


class FacilityFilter(admin.SimpleListFilter):
    """Questions by the share of right first answers to their current version."""

    title = "share of right answers"
    parameter_name = "facility"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("low", "under 40 %"), ("middle", "40 to 90 %"), ("high", "over 90 %"), ("few", "too few answers")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Question]) -> QuerySet[Question]:
        current = ItemStatistics.objects.filter(version__question=OuterRef("pk"), version__number=OuterRef("version"))
        known = current.filter(answers__gte=STRONG_FROM).annotate(facility=F("right") * 1.0 / F("answers"))
        match self.value():
            case "low":
                return queryset.filter(Exists(known.filter(facility__lt=LOW_FACILITY)))
            case "middle":
                return queryset.filter(Exists(known.filter(facility__gte=LOW_FACILITY, facility__lte=HIGH_FACILITY)))
            case "high":
                return queryset.filter(Exists(known.filter(facility__gt=HIGH_FACILITY)))
            case "few":
                return queryset.exclude(Exists(known))
        return queryset
