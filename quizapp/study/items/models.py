"""What first answers add up to: per question version, and per learner. All of it is rebuilt exactly from the log."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from quizapp.accounts.privacy import LEARNER_OWNED, OnErase, Owner, Policy

COUNTS = Policy(Owner.NOBODY, export=False, on_erase=OnErase.KEEP, note="counts over all learners")


class ItemStatistics(models.Model):
    """One version of a question: how hard it proved to be, and what is wrong with it.

    predicted, difficulty   logits; `difficulty` starts from `predicted` and moves with each answer
    answers, right          learners' first answers after exposure that moved it
    checksum                of the ids of those answers, to notice when one of them was taken back
    is_judged               the rest is of these answers, not of fewer
    judged                  of how many answers the rest speaks: the newest `statistics.JUDGED` at most
    options                 {pool index: {"shown", "chosen", "top", "low"}}, the last two by thirds of ability
    faults                  [{"flag", "option"}]
    """

    version = models.OneToOneField(
        "questions.QuestionVersion", on_delete=models.CASCADE, primary_key=True, related_name="statistics"
    )
    predicted = models.FloatField()
    difficulty = models.FloatField()
    answers = models.PositiveIntegerField(default=0)
    right = models.PositiveIntegerField(default=0)
    checksum = models.BigIntegerField(default=0)
    is_judged = models.BooleanField(default=True)
    judged = models.PositiveIntegerField(default=0)
    options = models.JSONField(default=dict)
    point_biserial = models.FloatField(null=True, blank=True)
    faults = models.JSONField(default=list)
    is_flagged = models.BooleanField(default=False)

    privacy: ClassVar[Policy] = COUNTS

    class Meta:
        verbose_name_plural = "item statistics"
        constraints = [
            models.CheckConstraint(condition=Q(right__lte=models.F("answers")), name="item_right_of_answers"),
        ]
        indexes = [models.Index(fields=["version"], condition=Q(is_flagged=True), name="item_flagged")]

    def __str__(self) -> str:
        return f"{self.right} of {self.answers} right"


class Ability(models.Model):
    """How much a learner knows, in logits, as their first answers tell."""

    learner = models.OneToOneField("study.Learner", on_delete=models.CASCADE, primary_key=True, related_name="ability")
    value = models.FloatField(default=0.0)
    answers = models.PositiveIntegerField(default=0)

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        verbose_name_plural = "abilities"

    def __str__(self) -> str:
        return f"{self.value:+.2f}"


class LogCursor(models.Model):
    """How far item statistics have read the log: one row, whose lock orders those who read it at once.

    Everything up to (at, review_id) is counted. `turn` grows with each change. `voids_until`: corrections up to this
    moment have been looked at. `is_judged`: no ability has moved since the items were judged.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField(null=True, blank=True)
    review_id = models.UUIDField(null=True, blank=True)
    turn = models.PositiveBigIntegerField(default=0)
    voids_until = models.DateTimeField(null=True, blank=True)
    is_judged = models.BooleanField(default=True)

    privacy: ClassVar[Policy] = COUNTS

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="log_cursor_single")]

    def __str__(self) -> str:
        return f"up to {self.at}"
