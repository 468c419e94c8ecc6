"""What a learner did. `Review` and `Correction` are the truth and only ever grow; `Memory` and `LearnerDay` are caches.

Everything here carries the learner's key, and the growing tables are keyed by (learner, id), so that PostgreSQL can
hash-partition them by learner. Nothing has a foreign key to those: joins use (learner, id).
"""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from quizapp.accounts.privacy import GUEST_RETENTION_DAYS, LEARNER_OWNED, OnErase, Owner, Policy
from quizapp.study.item_statistics_models import Ability, ItemStatistics, LogCursor  # noqa: F401 - Django looks here


class Level(models.TextChoices):
    """How much of a topic a learner wants to meet."""

    ESSENTIALS = "essentials", "Essentials"
    STANDARD = "standard", "Standard"
    EVERYTHING = "everything", "Everything"


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
    def is_guest(self) -> bool:
        return self.user_id is None


class Card(models.Model):
    """A learner's card for a question: it stays the same through regeneration, rewording and re-loading.

    `answer_fingerprint` is the answer the memory is of: when a question's answer changes, memory starts again.
    """

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="cards")
    question = models.ForeignKey("questions.Question", on_delete=models.PROTECT, related_name="cards")
    answer_fingerprint = models.CharField(max_length=32)
    created_at = models.DateTimeField()
    suspended = models.BooleanField(default=False)
    buried_on = models.DateField(null=True, blank=True, help_text="Hidden on this study day.")
    is_leech = models.BooleanField(default=False)

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "question"], name="card_once_per_question")]

    def __str__(self) -> str:
        return f"card {self.pk}"


class MemoryState(models.TextChoices):
    """FSRS's states; a card without a memory row is new."""

    LEARNING = "learning", "learning"
    REVIEW = "review", "review"
    RELEARNING = "relearning", "relearning"


class Memory(models.Model):
    """What the log adds up to for one card: a cache, rebuilt exactly by `fold.rebuild`.

    stability in days, difficulty 1-10 (FSRS-6). `due_on` is a study day; `due_at` is set only inside learning steps.
    """

    card = models.OneToOneField(Card, on_delete=models.CASCADE, primary_key=True, related_name="memory")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="memories")
    state = models.CharField(max_length=10, choices=MemoryState)
    step = models.PositiveSmallIntegerField(null=True, blank=True)
    stability = models.FloatField()
    difficulty = models.FloatField()
    due_on = models.DateField()
    due_at = models.DateTimeField(null=True, blank=True)
    last_study_day = models.DateField()
    reps = models.PositiveIntegerField(default=0)
    lapses = models.PositiveIntegerField(default=0)

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        verbose_name_plural = "memories"
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=models.F("last_study_day")), name="memory_due_not_past"),
            models.CheckConstraint(condition=Q(stability__gt=0), name="memory_stability_positive"),
            models.CheckConstraint(
                condition=Q(difficulty__gte=1, difficulty__lte=10), name="memory_difficulty_1_to_10"
            ),
        ]
        # With the key at its end, so that a page of the longest due needs no sort.
        indexes = [models.Index(fields=["learner", "due_on", "card"], name="memory_learner_due")]

    def __str__(self) -> str:
        return f"due {self.due_on}"


class Mode(models.TextChoices):
    """How a sitting chooses its questions."""

    FIRST = "first", "First minutes"
    TODAY = "today", "Today"
    CHAPTER = "chapter", "Chapter"
    SET = "set", "Question set"


class Sitting(models.Model):
    """One sitting of study, from start to finish page."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="sittings")
    topic = models.ForeignKey("facts.Topic", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(max_length=8, choices=Mode)
    chapter = models.CharField(max_length=120, blank=True)
    question_set = models.ForeignKey(
        "questions.QuestionSet", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    size = models.PositiveSmallIntegerField(help_text="Questions until the finish page.")
    answered = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    privacy: ClassVar[Policy] = LEARNER_OWNED

    class Meta:
        indexes = [models.Index(fields=["learner", "started_at"], name="sitting_learner_started")]

    def __str__(self) -> str:
        return f"{self.get_mode_display()} {self.started_at:%Y-%m-%d}"


class Exposure(models.TextChoices):
    """What the learner had met of the fact before the question was shown."""

    NONE = "none", "nothing"
    READ = "read", "the fact was read"
    SIBLING = "sibling", "a sibling was answered"


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
    and nothing beside a text field; it never leaves the server.
    """

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="presentations")
    id = models.UUIDField(default=uuid.uuid4, editable=False)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="presentations")
    sitting_id = models.UUIDField(null=True, blank=True)
    version = models.ForeignKey("questions.QuestionVersion", on_delete=models.PROTECT, related_name="+")
    format = models.CharField(max_length=12)
    options = models.JSONField(default=list)
    seed = models.CharField(max_length=32)
    exposure = models.CharField(max_length=8, choices=Exposure, default=Exposure.NONE)
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


class Verdict(models.TextChoices):
    """What the answer was."""

    RIGHT = "right", "Right"
    WRONG = "wrong", "Not right"
    UNKNOWN = "unknown", "Shown"  # "Don't know, show me"


class Grade(models.IntegerChoices):
    """Anki's and FSRS's four grades."""

    AGAIN = 1, "Again"
    HARD = 2, "Hard"
    GOOD = 3, "Good"
    EASY = 4, "Easy"


class ReviewMode(models.TextChoices):
    SCHEDULED = "scheduled", "scheduled"
    GUESS_FIRST = "guess", "a guess before the fact was read"


class Review(AppendOnly):
    """One answer, with everything the fold needs to give the same memory again.

    `sequence` is the order of acceptance within the card, from 1. `weight` is P(knew | right), 1.0 where guessing
    plays no part. `given` is the raw answer.
    """

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reviews")
    id = models.UUIDField(default=uuid.uuid4, editable=False)
    presentation_id = models.UUIDField()
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="reviews")
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
            models.CheckConstraint(condition=Q(due_on__gte=models.F("study_day")), name="review_due_not_past"),
        ]
        indexes = [
            models.Index(fields=["learner", "at"], name="review_learner_at"),
            models.Index(fields=["learner", "sitting_id"], name="review_of_sitting"),
            models.Index(fields=["at", "id"], name="review_in_order"),  # item statistics read the log of all learners
        ]

    def __str__(self) -> str:
        return f"{self.verdict} at {self.at:%Y-%m-%d %H:%M}"


class CorrectionKind(models.TextChoices):
    VOID = "void", "void (undo)"
    REGRADE = "regrade", "regrade"
    GUESSED = "guessed", "the learner says they guessed"
    RESET = "reset", "reset the card"


class Correction(AppendOnly):
    """A later word on a review: undone, graded otherwise, or only a guess. The fold applies them in order."""

    pk = models.CompositePrimaryKey("learner_id", "id")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="corrections")
    id = models.UUIDField(default=uuid.uuid4, editable=False)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="corrections")
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


class LearnerDay(models.Model):
    """Counters of one study day, so that no page counts over the log. A cache: rebuilt from the log."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="days")
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
