"""What learners say is wrong with a question: for teachers."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from quizapp.accounts.privacy import LEARNER_OWNED, Policy
from quizapp.study.models.vocabulary import ReportReason


class Report(models.Model):
    """One learner's word on one version of a question; a teacher settles it with a note."""

    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="reports")
    question = models.ForeignKey("questions.Question", on_delete=models.CASCADE, related_name="reports")
    version = models.ForeignKey("questions.QuestionVersion", on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=8, choices=ReportReason)
    text = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.CharField(max_length=500, blank=True)

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "version"], condition=Q(settled_at=None), name="report_open_once"
            )
        ]
        indexes = [models.Index(fields=["settled_at", "created_at"], name="report_open_first")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} ({self.question})"
