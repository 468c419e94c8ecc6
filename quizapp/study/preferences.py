"""What a learner chooses about studying."""

from django.core.exceptions import ValidationError
from django.db import transaction

from quizapp.study.days import is_zone
from quizapp.study.models import Learner, Level

MINUTES_A_DAY = range(1, 121)


@transaction.atomic
def set_preferences(*, learner: Learner, minutes_a_day: int, zone: str, level: str) -> Learner:
    """Keep the learner's pace (minutes a day, 1-120), IANA time zone and level.

    Nothing already scheduled moves. Raises ValidationError by field, with nothing changed.
    """
    wrong = {}
    if minutes_a_day not in MINUTES_A_DAY:
        wrong["minutes_a_day"] = f"Between {MINUTES_A_DAY[0]} and {MINUTES_A_DAY[-1]} minutes."
    if not is_zone(zone):
        wrong["zone"] = f"{zone!r} is not an IANA time zone."
    if level not in Level.values:
        wrong["level"] = f"{level!r} is not a level."
    if wrong:
        raise ValidationError(wrong)
    learner.minutes_a_day, learner.zone, learner.level = minutes_a_day, zone, level
    learner.save(update_fields=["minutes_a_day", "zone", "level"])
    return learner
