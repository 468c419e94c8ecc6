"""A learner's cards, and what is remembered of each."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from quizapp.accounts.privacy import LEARNER_OWNED, Policy
from quizapp.study.memory.scheduling import PARAMETERS_NAME
from quizapp.study.models.vocabulary import MemoryState


class Card(models.Model):
    """A learner's card for a question: it stays the same through regeneration, rewording and re-loading.

    `answer_fingerprint` is the answer the memory is of: when a question's answer changes, memory starts again.
    """

    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="cards")
    question = models.ForeignKey("questions.Question", on_delete=models.PROTECT, related_name="cards")
    answer_fingerprint = models.CharField(max_length=32)
    created_at = models.DateTimeField()
    suspended = models.BooleanField(default=False)
    buried_on = models.DateField(null=True, blank=True, help_text="Hidden on this study day.")
    is_leech = models.BooleanField(default=False)
    leech_settled_at = models.PositiveIntegerField(
        default=0, help_text="Lapses at which the learner said: go on asking."
    )

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "question"], name="card_once_per_question")]
        # Teachers look for leeches among the cards of all learners; there are few.
        indexes = [models.Index(fields=["question"], condition=Q(is_leech=True), name="card_leeches")]

    def __str__(self) -> str:
        return f"card {self.pk}"


class Memory(models.Model):
    """What the log adds up to for one card: a cache, rebuilt exactly by `caches.rebuild`.

    stability in days, difficulty 1-10 (FSRS-6). `due_on` is a study day; `due_at` is set only inside learning steps.
    """

    card = models.OneToOneField("study.Card", on_delete=models.CASCADE, primary_key=True, related_name="memory")
    learner = models.ForeignKey("study.Learner", on_delete=models.CASCADE, related_name="memories")
    state = models.CharField(max_length=10, choices=MemoryState)
    step = models.PositiveSmallIntegerField(null=True, blank=True)
    stability = models.FloatField()
    difficulty = models.FloatField()
    due_on = models.DateField()
    due_at = models.DateTimeField(null=True, blank=True)
    last_study_day = models.DateField()
    reps = models.PositiveIntegerField(default=0)
    lapses = models.PositiveIntegerField(default=0)
    parameters = models.CharField(
        max_length=40, default=PARAMETERS_NAME, help_text="The parameter set that stability and difficulty speak of."
    )

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        verbose_name_plural = "memories"
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("last_study_day")), name="memory_due_not_past"),
            models.CheckConstraint(condition=Q(stability__gt=0), name="memory_stability_positive"),
            models.CheckConstraint(
                condition=Q(difficulty__gte=1, difficulty__lte=10), name="memory_difficulty_1_to_10"
            ),
        ]
        # With the key at its end, so that a page of the longest due needs no sort.
        indexes = [models.Index(fields=["learner", "due_on", "card"], name="memory_learner_due")]

    def __str__(self) -> str:
        return f"due {self.due_on}"
