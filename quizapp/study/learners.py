"""Who studies: starting as a guest, keeping it with an account, time zone, and leaving without a trace."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from quizapp.accounts.models import User
from quizapp.study.days import is_zone, study_day
from quizapp.study.models import (
    Card,
    Correction,
    Exam,
    Learner,
    LearnerDay,
    Memory,
    ParameterSet,
    Pause,
    Presentation,
    Report,
    Review,
    Sitting,
)

_ERASED_TOGETHER = 200
_OWNED = (
    Correction,
    Review,
    Presentation,
    Memory,
    LearnerDay,
    Sitting,
    Card,
    Exam,
    ParameterSet,
    Pause,
    Report,
)  # the children first
# What a learner sets; the time zone is the browser's unless they say otherwise.
_CHOICES = (
    "rollover_hour",
    "minutes_a_day",
    "level",
    "desired_retention",
    "maximum_interval",
    "families_off",
    "formats_off",
    "wants_streak",
)


def start_learner(*, at: datetime, zone: str = "UTC", user: User | None = None) -> Learner:
    """A new guest, or the learner of `user` (made if there is none). Raises ValidationError for an unknown zone."""
    _require_zone(zone)
    fresh = {"zone": zone, "created_at": at}
    today = study_day(at, zone, Learner._meta.get_field("rollover_hour").default)
    if user is None:
        return Learner.objects.create(last_seen_on=today, **fresh)
    return Learner.objects.get_or_create(user=user, defaults={"last_seen_on": today, **fresh})[0]


def learner_of(user: Any) -> Learner | None:
    """The learner of an account; None for an anonymous user or an account that has not studied."""
    if not getattr(user, "is_authenticated", False):
        return None
    return Learner.objects.filter(user=user).first()


def adopt_guest(*, user: User, guest: Learner, at: datetime) -> Learner:
    """The learner the account goes on with: the guest's, unless the account has a history, plans or choices of its own.

    The account then keeps its own, and the guest stays a guest: `merge_guest` makes one history of two, when asked to.
    Somebody else's learner is never adopted. Calling it again changes nothing.
    """
    with transaction.atomic():
        own = Learner.objects.select_for_update().filter(user=user).first()
        if own is not None and (own == guest or not _is_untouched(own)):
            return own
        guest = Learner.objects.select_for_update().get(pk=guest.pk)
        if guest.user_id is not None:
            return own or start_learner(at=at, zone=guest.zone, user=user)
        if own is not None:
            erase_learner(learner=own)
        guest.user = user
        try:
            with transaction.atomic():
                guest.save(update_fields=["user"])
        except IntegrityError:  # the account was given a learner this very moment
            return Learner.objects.get(user=user)
        return guest


def _is_untouched(learner: Learner) -> bool:
    """Nothing was answered, planned, reported or chosen: nobody misses it when another takes its place."""
    fresh = Learner()
    if any(getattr(learner, name) != getattr(fresh, name) for name in _CHOICES):
        return False
    return not any(model._default_manager.filter(learner=learner).exists() for model in (Review, Exam, Pause, Report))


def set_zone(*, learner: Learner, zone: str) -> None:
    """Change the learner's time zone. Days gone by keep theirs. Raises ValidationError for an unknown zone."""
    _require_zone(zone)
    if learner.zone != zone:
        learner.zone = zone
        learner.save(update_fields=["zone"])


def own_day(learner: Learner, moment: datetime) -> date:
    """The study day by the learner's clock alone.

    Zones are renamed and dropped: one that this machine no longer knows counts as UTC, so that nobody is locked out.
    """
    return study_day(moment, learner.zone if is_zone(learner.zone) else "UTC", learner.rollover_hour)


def today_of(learner: Learner, at: datetime) -> date:
    """The learner's study day at a moment; never one before the last, however far west they travelled."""
    return max(learner.last_seen_on, own_day(learner, at))


def erase_learner(*, learner: Learner) -> None:
    """Delete a learner and everything they did. The account, if there is one, stays."""
    _erase([learner.pk])


def erase_idle_guests(*, before: date) -> int:
    """Erase the guests last seen before that study day; the number of them."""
    erased = 0
    idle = Learner.objects.filter(user=None, last_seen_on__lt=before).order_by("pk").values_list("pk", flat=True)
    while keys := list(idle[:_ERASED_TOGETHER]):
        erased += _erase(keys, user=None, last_seen_on__lt=before)
    return erased


def _erase(keys: list[int], **still: Any) -> int:
    """Table by table, the children first: the cascade would load every row of the log to find the rows below it."""
    with transaction.atomic():
        # Locked and looked at again: a guest may have signed up or come back since.
        keys = list(Learner.objects.select_for_update().filter(pk__in=keys, **still).values_list("pk", flat=True))
        for model in _OWNED:
            model._default_manager.filter(learner__in=keys).delete()
        Learner.objects.filter(pk__in=keys).delete()
    return len(keys)


def _require_zone(zone: str) -> None:
    if not is_zone(zone):
        raise ValidationError({"zone": f"“{zone[:64]}” is not a time zone we know, such as “Asia/Almaty”."})
