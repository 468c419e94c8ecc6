"""Who studies, the parameters that fit them, and the days they are away."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from quizapp.accounts.privacy import GUEST_RETENTION_DAYS, LEARNER_OWNED, OnErase, Owner, Policy
from quizapp.study.memory.intercept import intercept_of
from quizapp.study.memory.scheduling import PARAMETERS_NAME
from quizapp.study.models.vocabulary import Level


class Learner(models.Model):
    """Somebody who studies: a guest without a user, or an account. Signing up adopts the guest's learner."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="learner"
    )
    zone = models.CharField(max_length=64, default="UTC", help_text="IANA time zone.")
    rollover_hour = models.PositiveSmallIntegerField(default=4, help_text="A study day starts at this hour.")
    minutes_a_day = models.PositiveSmallIntegerField(default=10)
    level = models.CharField(max_length=10, choices=Level, default=Level.STANDARD)
    desired_retention = models.FloatField(default=0.90)
    maximum_interval = models.PositiveSmallIntegerField(default=365, help_text="In days.")
    families_off = models.JSONField(default=list, blank=True, help_text="Families that are not asked, due or new.")
    formats_off = models.JSONField(default=list, blank=True, help_text="Formats never shown where there is another.")
    wants_streak = models.BooleanField(default=False)
    parameters = models.CharField(max_length=40, default=PARAMETERS_NAME, help_text="The parameter set in force.")
    intercept_millionths = models.BigIntegerField(
        default=0, help_text="Online intercept in millionths of a logit: the sum of what each answer moved it."
    )
    created_at = models.DateTimeField()
    last_seen_on = models.DateField()
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged_from"
    )

    privacy: ClassVar[Policy] = Policy(
        Owner.LEARNER, export=True, on_erase=OnErase.DELETE, retention_days=GUEST_RETENTION_DAYS, note="guests only"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rollover_hour__lte=12), name="learner_rollover_before_noon"),
            models.CheckConstraint(
                condition=Q(desired_retention__gte=0.70, desired_retention__lte=0.97), name="learner_retention_range"
            ),
            models.CheckConstraint(condition=Q(maximum_interval__gte=1), name="learner_interval_positive"),
        ]
        indexes = [models.Index(fields=["user", "last_seen_on"], name="learner_idle_guests")]

    def __str__(self) -> str:
        return str(self.user) if self.user_id else f"guest {self.pk}"

    @property
    def intercept(self) -> float:
        """Logits by which this learner recalls better (+) or worse (-) than the parameters say."""
        return intercept_of(self.intercept_millionths)

    @property
    def is_guest(self) -> bool:
        return self.user_id is None


class ParameterSet(models.Model):
    """Weights of the scheduler fitted to one learner's log; never changed, since answers are replayed with them.

    name          what `Review.parameters` holds: 'own-1', 'own-2', ...
    weights       FSRS-6's 21, in its order
    fitted_on     scored reviews it was fitted to; tested_on  the newer ones, kept aside, that judged it
    log_loss      its mean log loss over those; rival_log_loss  that of what was in force (weights and intercept)
    is_adopted    it won there, and answers since are scheduled with it
    """

    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="parameter_sets")
    name = models.CharField(max_length=40)
    weights = models.JSONField()
    created_at = models.DateTimeField()
    fitted_on = models.PositiveIntegerField()
    tested_on = models.PositiveIntegerField()
    log_loss = models.FloatField()
    rival_log_loss = models.FloatField()
    is_adopted = models.BooleanField(default=False)

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "name"], name="parameter_set_once")]

    def __str__(self) -> str:
        return self.name


class Pause(models.Model):
    """Days on which a learner does not study, the first and the last included; open at its end until they return."""

    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="pauses")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="pause_ends_after"),
            models.UniqueConstraint(fields=["learner", "starts_on"], name="pause_starts_once"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on} – {self.ends_on or 'open'}"
