"""What a learner chooses about studying. Nothing here moves a due day: choices are for the answers to come."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction

from quizapp.questions.vocabulary import FAMILY_LABELS, Format
from quizapp.study.days import is_zone
from quizapp.study.models import Learner, Level

MINUTES_A_DAY = range(1, 121)
LOWEST_RETENTION, HIGHEST_RETENTION = 0.70, 0.97
ROLLOVER_HOURS = range(13)
MAXIMUM_INTERVALS = range(7, 3651)  # days

# Ways of answering that may be switched off, in words; a choice among options stays, since nearly all have it.
FORMAT_LABELS: dict[str, str] = {
    Format.TYPED: "Typing a date or a name",
    Format.CLOZE: "Filling a blank in a sentence",
    Format.ORDER_K: "Putting several things in order",
    Format.TIMELINE: "Finding a place on the timeline",
    Format.ORDER_TWO: "Choosing which of two came first",
    Format.TRUE_FALSE: "Saying whether a sentence is true",
}


@transaction.atomic
def set_preferences(*, learner: Learner, minutes_a_day: int, zone: str, level: str, wants_streak: bool) -> Learner:
    """Keep the learner's pace (minutes a day, 1-120), IANA time zone, level, and whether to show a streak.

    Days gone by keep the zone they had. Raises ValidationError by field, with nothing changed.
    """
    wrong = {}
    if minutes_a_day not in MINUTES_A_DAY:
        wrong["minutes_a_day"] = f"Between {MINUTES_A_DAY[0]} and {MINUTES_A_DAY[-1]} minutes."
    if not is_zone(zone):
        wrong["zone"] = f"{zone!r} is not an IANA time zone."
    if level not in Level.values:
        wrong["level"] = f"{level!r} is not a level."
    _refuse(wrong)
    return _keep(learner, minutes_a_day=minutes_a_day, zone=zone, level=level, wants_streak=wants_streak)


@transaction.atomic
def set_advanced(
    *,
    learner: Learner,
    desired_retention: float,
    rollover_hour: int,
    maximum_interval: int,
    families_off: Collection[str],
    formats_off: Collection[str],
) -> Learner:
    """Keep what only some learners want to choose.

    desired_retention  recall promised on the due day, 0.70-0.97
    rollover_hour      the hour, 0-12, at which a study day begins
    maximum_interval   days, 7-3650
    families_off       kinds of question that are not asked, due or new, but in a teacher's set; one kind at least stays
    formats_off        ways of answering (FORMAT_LABELS) that are not used where a question has another

    Raises ValidationError by field, with nothing changed.
    """
    wrong = {}
    if not LOWEST_RETENTION <= desired_retention <= HIGHEST_RETENTION:
        wrong["desired_retention"] = f"Between {LOWEST_RETENTION:.0%} and {HIGHEST_RETENTION:.0%}."
    if rollover_hour not in ROLLOVER_HOURS:
        wrong["rollover_hour"] = "Between midnight and noon."
    if maximum_interval not in MAXIMUM_INTERVALS:
        wrong["maximum_interval"] = f"Between {MAXIMUM_INTERVALS[0]} and {MAXIMUM_INTERVALS[-1]} days."
    if not set(families_off) <= set(FAMILY_LABELS):
        wrong["families_off"] = "There is no such kind of question."
    elif set(families_off) == set(FAMILY_LABELS):
        wrong["families_off"] = "At least one kind of question must stay."
    if not set(formats_off) <= set(FORMAT_LABELS):
        wrong["formats_off"] = "There is no such way of answering, or it cannot be switched off."
    _refuse(wrong)
    return _keep(
        learner,
        desired_retention=desired_retention,
        rollover_hour=rollover_hour,
        maximum_interval=maximum_interval,
        families_off=sorted(set(families_off)),
        formats_off=sorted(set(formats_off)),
    )


def _refuse(wrong: dict[str, str]) -> None:
    if wrong:
        raise ValidationError(wrong)


def _keep(learner: Learner, **chosen: object) -> Learner:
    for name, value in chosen.items():
        setattr(learner, name, value)
    learner.save(update_fields=list(chosen))
    return learner
