"""Pauses: days on which a learner does not study and is not asked to. Memory goes on fading: no due day is moved."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

from quizapp.study.daily.away import DAY, DaysAway
from quizapp.study.learners import today_of
from quizapp.study.models import Learner, Pause

LONGEST_PAUSE = 366  # days, where an end is named
FARTHEST = 366  # days ahead, to its first one


@transaction.atomic
def start_pause(*, learner: Learner, starts_on: date, ends_on: date | None = None, at: datetime) -> Pause:
    """Announce days away, the first and the last included; without an end they last until the learner returns.

    Raises ValidationError by field for a pause in the past or more than a year ahead, one that ends before it begins or
    after a year, and one that meets another.
    """
    today = today_of(learner, at)
    Learner.objects.select_for_update().get(pk=learner.pk)  # two tabs do not announce the same days
    wrong = {}
    if starts_on < today:
        wrong["starts_on"] = "A pause starts today or later."
    elif (starts_on - today).days > FARTHEST:
        wrong["starts_on"] = f"A pause starts at most {FARTHEST} days from now."
    if ends_on is not None and ends_on < starts_on:
        wrong["ends_on"] = "The last day is before the first one."
    elif ends_on is not None and (ends_on - starts_on).days >= LONGEST_PAUSE:
        wrong["ends_on"] = "A pause is at most a year long. Leave the last day empty if you do not know it."
    if wrong:
        raise ValidationError(wrong)
    if _overlapping(learner, starts_on, ends_on).exists():
        raise ValidationError("You have said already that you are away on some of these days.")
    return Pause.objects.create(learner=learner, starts_on=starts_on, ends_on=ends_on, created_at=at)


@transaction.atomic
def end_pause(*, pause: Pause, at: datetime) -> None:
    """The learner is back: the pause ends with yesterday; one that has not had a whole day is taken away.

    A pause that is over already stays as it was. Called twice, it changes nothing more.
    """
    yesterday = today_of(pause.learner, at) - DAY
    still = Pause.objects.filter(Q(ends_on=None) | Q(ends_on__gt=yesterday), pk=pause.pk)
    if pause.starts_on > yesterday:
        still.delete()
    else:
        still.update(ends_on=yesterday)


def pauses_of(learner: Learner) -> QuerySet[Pause]:
    """The learner's pauses, the latest first."""
    return learner.pauses.order_by("-starts_on")


def days_away(learner: Learner) -> DaysAway:
    """The study days on which the learner said they are away; ask `day in` it. One query."""
    return away_on(pauses_of(learner))


def away_on(pauses: Iterable[Pause]) -> DaysAway:
    """The days of these pauses."""
    return DaysAway(tuple((pause.starts_on, pause.ends_on) for pause in pauses))


def pause_on(pauses: Iterable[Pause], day: date) -> Pause | None:
    """The one of these pauses that this day is part of."""
    return next((one for one in pauses if one.starts_on <= day and (one.ends_on is None or day <= one.ends_on)), None)


def _overlapping(learner: Learner, first: date, last: date | None) -> QuerySet[Pause]:
    found = learner.pauses.filter(Q(ends_on=None) | Q(ends_on__gte=first))
    return found.filter(starts_on__lte=last) if last else found
