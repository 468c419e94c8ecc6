"""Sittings, the exams they may prepare for, and the days they fill."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from quizapp.accounts.privacy import LEARNER_OWNED, Policy
from quizapp.study.models.vocabulary import Mode, Phase


def _says_that_it_is_of_a_set(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(question_set=None) | Q(of_set=True), name=name)


class Sitting(models.Model):
    """One sitting of study, from start to finish page.

    `of_set` outlives the set: where it was deleted, nothing is asked any more, instead of the whole topic.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="sittings")
    topic = models.ForeignKey("facts.Topic", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode)
    chapter = models.CharField(max_length=120, blank=True)
    question_set = models.ForeignKey(
        "questions.QuestionSet", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    of_set = models.BooleanField(default=False)
    exam = models.ForeignKey("study.Exam", on_delete=models.SET_NULL, null=True, blank=True, related_name="sittings")
    phase = models.CharField(max_length=6, choices=Phase, blank=True)
    size = models.PositiveSmallIntegerField(help_text="Questions until the finish page.")
    answered = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        indexes = [models.Index(fields=["learner", "started_at"], name="sitting_learner_started")]
        constraints = [_says_that_it_is_of_a_set("sitting_of_set_says_so")]

    def __str__(self) -> str:
        return f"{self.get_mode_display()} {self.started_at:%Y-%m-%d}"


class Exam(models.Model):
    """A day on which a learner wants to know something; studying for it ends with that day, or when they say so.

    `chapters` are keys of the topic; with none of them and not of a set, it is of the whole topic at their level. Of a
    set that was deleted it is of nothing, until its learner chooses anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="exams")
    topic = models.ForeignKey("facts.Topic", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    on = models.DateField(help_text="Study day of the exam.")
    chapters = models.JSONField(default=list, blank=True)
    question_set = models.ForeignKey(
        "questions.QuestionSet", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    of_set = models.BooleanField(default=False)
    minutes_a_day = models.PositiveSmallIntegerField()
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        indexes = [models.Index(fields=["learner", "on"], name="exam_learner_on")]
        constraints = [_says_that_it_is_of_a_set("exam_of_set_says_so")]

    def __str__(self) -> str:
        return f"{self.title} on {self.on}"


class LearnerDay(models.Model):
    """Counters of one study day, so that no page counts over the log. A cache: rebuilt from the log."""

    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="days")
    study_day = models.DateField()
    reviews = models.PositiveIntegerField(default=0)
    right = models.PositiveIntegerField(default=0)
    new_cards = models.PositiveIntegerField(default=0)
    milliseconds = models.PositiveBigIntegerField(default=0)

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "study_day"], name="learner_day_once")]

    def __str__(self) -> str:
        return f"{self.study_day}: {self.reviews}"
