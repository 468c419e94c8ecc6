"""The log: showings, answers, and later words on them. Answers and corrections only ever grow."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from quizapp.accounts.privacy import LEARNER_OWNED, Policy
from quizapp.study.models.vocabulary import CorrectionKind, Exposure, Grade, ReviewMode, Verdict


class AppendOnlyError(ValidationError):
    """Reviews and corrections are never changed; make a correction instead."""


class AppendOnly(models.Model):
    """Rows that are inserted once and never updated (erasing a learner deletes them by cascade)."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError(f"{type(self).__name__} rows are append-only.")
        super().save(*args, **{**kwargs, "force_insert": True})


class Presentation(models.Model):
    """One showing of a question. It takes one answer.

    `options` holds pool indexes (0 is the answer) in the order shown, of an order of several the indexes of its items,
    and nothing beside a text field; it never leaves the server. `mode` is what the answer will count as, `intervals`
    are the days promised on the buttons of a flashcard (see `Review.intervals`).
    """

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="presentations")
    id = models.UUIDField(default=uuid.uuid4, editable=False)
    card = models.ForeignKey("study.Card", on_delete=models.CASCADE, related_name="presentations")
    sitting_id = models.UUIDField(null=True, blank=True)
    version = models.ForeignKey("questions.QuestionVersion", on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=12)
    options = models.JSONField(default=list)
    seed = models.CharField(max_length=32)
    exposure = models.CharField(max_length=8, choices=Exposure, default=Exposure.NONE)
    mode = models.CharField(max_length=10, choices=ReviewMode, default=ReviewMode.SCHEDULED)
    hints = models.PositiveSmallIntegerField(default=0, help_text="Hints taken before the answer.")
    intervals = models.JSONField(null=True, blank=True)
    shown_at = models.DateTimeField()
    study_day = models.DateField()
    is_open = models.BooleanField(default=True, help_text="No answer yet.")

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "card"], condition=Q(is_open=True), name="presentation_one_open_per_card"
            ),
        ]
        indexes = [models.Index(fields=["learner", "sitting_id", "shown_at"], name="presentation_of_sitting")]

    def __str__(self) -> str:
        return str(self.id)


class Review(AppendOnly):
    """One answer, with everything the fold needs to give the same memory again.

    `sequence` is the order of acceptance within the card, from 1. `weight` is P(knew | right), 1.0 where guessing
    plays no part. `given` is the raw answer. `predicted` is the retrievability, intercept included, that was expected
    of the memory; None where there was none. `intervals` are the days that Again, Hard, Good and Easy would each have
    given, load of the days included (None: a learning step), so that a later word on the grade finds the day promised.
    """

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="reviews")
    id = models.UUIDField(default=uuid.uuid4, editable=False)
    presentation_id = models.UUIDField()
    card = models.ForeignKey("study.Card", on_delete=models.CASCADE, related_name="reviews")
    sitting_id = models.UUIDField(null=True, blank=True)
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    study_day = models.DateField()
    zone = models.CharField(max_length=64)
    rollover_hour = models.PositiveSmallIntegerField()
    given = models.JSONField()
    verdict = models.CharField(max_length=8, choices=Verdict)
    grade = models.PositiveSmallIntegerField(choices=Grade)
    weight = models.FloatField()
    format = models.CharField(max_length=12)
    option_count = models.PositiveSmallIntegerField(default=0)
    milliseconds = models.PositiveIntegerField(null=True, blank=True)
    mode = models.CharField(max_length=10, choices=ReviewMode)
    hints = models.PositiveSmallIntegerField(default=0)
    predicted = models.FloatField(null=True, blank=True)
    intervals = models.JSONField(null=True, blank=True)
    desired_retention = models.FloatField()
    maximum_interval = models.PositiveSmallIntegerField()
    parameters = models.CharField(max_length=40, help_text="Name of the parameter set.")
    intercept = models.FloatField(default=0.0)
    scheduler = models.CharField(max_length=40, help_text="Name and version of the scheduler.")
    answer_fingerprint = models.CharField(max_length=32)
    due_on = models.DateField(help_text="The due day chosen.")

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "presentation_id"], name="review_once_per_presentation"),
            models.UniqueConstraint(fields=["learner", "card", "sequence"], name="review_sequence_unique"),
            models.CheckConstraint(condition=Q(grade__gte=1, grade__lte=4), name="review_grade_1_to_4"),
            models.CheckConstraint(condition=Q(weight__gte=0, weight__lte=1), name="review_weight_0_to_1"),
            models.CheckConstraint(condition=Q(due_on__gte=F("study_day")), name="review_due_not_past"),
        ]
        indexes = [
            models.Index(fields=["learner", "at"], name="review_learner_at"),
            models.Index(fields=["learner", "sitting_id"], name="review_of_sitting"),
            models.Index(fields=["at", "id"], name="review_in_order"),  # item statistics read the log of all learners
        ]

    def __str__(self) -> str:
        return f"{self.verdict} at {self.at:%Y-%m-%d %H:%M}"


class Correction(AppendOnly):
    """A later word on a review: undone, graded otherwise, or only a guess. The fold applies them in order."""

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="corrections")
    id = models.UUIDField(default=uuid.uuid4, editable=False)
    card = models.ForeignKey("study.Card", on_delete=models.CASCADE, related_name="corrections")
    review_id = models.UUIDField()
    kind = models.CharField(max_length=8, choices=CorrectionKind)
    grade = models.PositiveSmallIntegerField(choices=Grade, null=True, blank=True)
    sequence = models.PositiveIntegerField(help_text="Order of acceptance within the card, from 1.")
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["learner", "card", "sequence"], name="correction_sequence_unique"),
            models.CheckConstraint(
                condition=~Q(kind=CorrectionKind.REGRADE) | Q(grade__isnull=False), name="correction_regrade_has_grade"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
