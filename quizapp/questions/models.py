"""The bank: questions with a stable key, their immutable versions, and sets of them."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from quizapp.accounts.privacy import PUBLIC, OnErase, Owner, Policy
from quizapp.questions.vocabulary import (
    FAMILY_LABELS,
    Asks,
    EditorialState,
    Family,
    ProofState,
    QuestionOrigin,
)

TEACHERS_WORK = Policy(Owner.USER, export=True, on_erase=OnErase.ANONYMISE, note="a teacher's work on the shared bank")


def choices(vocabulary: Any, labels: dict[str, str] | None = None) -> list[tuple[str, str]]:
    return [(str(item), (labels or {}).get(item, str(item).replace("_", " "))) for item in vocabulary]


def servable_at(*path: str) -> Q:
    """May be shown to students: of a question, or of rows that a `path` of foreign keys leads to one from."""
    proof, editorial, retired = (
        "__".join((*path, name)) for name in ("proof_state", "editorial_state", "topic__is_retired")
    )
    return Q(**{proof: ProofState.HOLDS, retired: False}) & ~Q(**{editorial: EditorialState.REJECTED})


class QuestionQuerySet(models.QuerySet["Question"]):
    def servable(self) -> "QuestionQuerySet":
        """May be shown to students: its proof holds (or a teacher wrote it) and nobody rejected it."""
        return self.filter(servable_at())

    def worth_asking(self) -> "QuestionQuerySet":
        """What default study draws from (QUESTIONS, worth asking)."""
        return self.filter(default_study=True)

    def in_story_order(self) -> "QuestionQuerySet":
        """Chapter order, then tier, then the stable order within the chapter."""
        return self.order_by("chapter_position", "tier", "story_position", "key")


class QuestionManager(models.Manager.from_queryset(QuestionQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, key: str) -> "Question":
        return self.get(key=key)  # type: ignore[no-any-return]


class Question(models.Model):
    """One thing asked about history. The row says what and in which state; the words are in its versions.

    `key` hashes topic, family, subject facts, asked field and variant: never wording, context or distractors, so a
    learner's memory survives rewording. `proof` and `editorial` are two independent states: what returns after its
    proof holds again keeps what a teacher said of it.
    """

    topic = models.ForeignKey("facts.Topic", on_delete=models.PROTECT, related_name="questions")
    key = models.CharField(max_length=20, unique=True)
    family = models.CharField(max_length=24, choices=choices(Family, FAMILY_LABELS))
    asks = models.CharField(max_length=16, choices=choices(Asks))
    variant = models.TextField(blank=True, help_text="Names organisations and offices: as long as they are.")
    origin = models.CharField(max_length=10, choices=choices(QuestionOrigin), default=QuestionOrigin.GENERATED)
    subject_facts = models.JSONField(default=list, help_text="References such as 'event:some-key'.")
    version = models.PositiveIntegerField(default=1, help_text="Number of the current version.")
    answer_fingerprint = models.CharField(max_length=32, help_text="Changes only when the answer itself changes.")

    tier = models.PositiveSmallIntegerField(default=2)
    default_study = models.BooleanField(default=False, help_text="Drawn by default study.")
    chapter = models.CharField(max_length=120, blank=True, help_text="Key of the chapter it belongs to.")
    chapter_position = models.PositiveSmallIntegerField(default=0)
    story_position = models.PositiveIntegerField(default=0)
    difficulty = models.FloatField(default=0.0, help_text="Predicted, in logits.")

    proof_state = models.CharField(max_length=10, choices=choices(ProofState), default=ProofState.HOLDS)
    proof_reason = models.CharField(max_length=300, blank=True)
    editorial_state = models.CharField(
        max_length=10, choices=choices(EditorialState), default=EditorialState.UNREVIEWED
    )
    editorial_reason = models.CharField(max_length=300, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionManager()
    privacy: ClassVar[Policy] = TEACHERS_WORK

    class Meta:
        permissions = [("review_question", "Can approve, reject and reword questions")]
        constraints = [
            models.CheckConstraint(condition=Q(tier__gte=1, tier__lte=3), name="question_tier_1_to_3"),
            models.CheckConstraint(condition=Q(proof_state__in=list(ProofState)), name="question_proof_state_known"),
            models.CheckConstraint(
                condition=Q(editorial_state__in=list(EditorialState)), name="question_editorial_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(proof_state=ProofState.WITHDRAWN) | ~Q(proof_reason=""), name="question_withdrawn_says_why"
            ),
        ]
        indexes = [
            models.Index(
                fields=["topic", "default_study", "chapter_position", "tier", "story_position"],
                name="question_story_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_family_display()} {self.key}"

    def natural_key(self) -> tuple[str]:
        return (self.key,)

    @property
    def current(self) -> "QuestionVersion":
        """The current version; prefetch `versions` where many are shown."""
        return next(version for version in self.versions.all() if version.number == self.version)

    @property
    def is_servable(self) -> bool:
        """What `QuestionQuerySet.servable` says, of a row whose topic is known."""
        is_fair = self.proof_state == ProofState.HOLDS and self.editorial_state != EditorialState.REJECTED
        return is_fair and not self.topic.is_retired

    @property
    def is_proven(self) -> bool:
        return self.origin == QuestionOrigin.GENERATED and self.proof_state == ProofState.HOLDS


class QuestionVersion(models.Model):
    """What was shown: immutable and self-contained, so that an old answer can always be read again.

    stem_parts   [{"text": str, "constraint": int | absent}]; the index points into `constraints`
    constraints  [{"attribute", "operator", "value"}], closed vocabularies
    answer       {"text", "value", "accepted": [str, ...]}
    distractors  [{"text", "value", "truth", "why_false": {"rule", "facts", "text"}}], `truth` says what it really was
    proof        {"may": [fact, ...], "answers": [value, ...]}
    feedback     {"why", "official_title"?, "neighbours": [...]}
    citations    [{"source", "source_title", "voice", "paragraph", "passage"}]
    """

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    stem = models.TextField()
    stem_parts = models.JSONField(default=list)
    constraints = models.JSONField(default=list)
    answer = models.JSONField()
    distractors = models.JSONField(default=list)
    formats = models.JSONField(default=list)
    proof = models.JSONField(default=dict)
    feedback = models.JSONField(default=dict)
    citations = models.JSONField(default=list)
    lints = models.JSONField(default=list, help_text="Warnings that the version carries; errors never get here.")
    content_hash = models.CharField(max_length=32)
    is_reworded = models.BooleanField(default=False, help_text="A teacher's words, which generation carries over.")
    worded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    privacy: ClassVar[Policy] = TEACHERS_WORK

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["question", "number"], name="version_number_unique"),
            models.CheckConstraint(condition=~Q(stem=""), name="version_has_stem"),
        ]

    def __str__(self) -> str:
        return self.stem

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ValidationError("A question version is immutable: make a new one.")
        super().save(*args, **kwargs)

    @property
    def label(self) -> str:
        """The stem as it stands in a list: an order of two names its pair, or all of them would read alike."""
        texts = sorted(str(option["text"]) for option in self.pool())
        if len(texts) != 2 or all(text.casefold() in self.stem.casefold() for text in texts):  # "True or false?"
            return self.stem
        first, second = texts
        return f"{self.stem.removesuffix('?')}: {first} or {second}?"

    def pool(self) -> list[dict[str, Any]]:
        """The options by pool index: 0 is the answer, 1… the distractors. Never send this to a browser."""
        return [self.answer, *self.distractors]


class QuestionSetQuerySet(models.QuerySet["QuestionSet"]):
    def visible_to(self, user: Any) -> "QuestionSetQuerySet":
        """Shared sets, a teacher's own, and all of them for an operator. `user` may be anonymous."""
        if getattr(user, "is_superuser", False):
            return self
        own = Q(owner_id=user.pk) if getattr(user, "is_authenticated", False) else Q()
        return self.filter(Q(is_shared=True) | own)


class QuestionSet(models.Model):
    """A teacher's selection of questions, studied as one."""

    topic = models.ForeignKey("facts.Topic", on_delete=models.PROTECT, related_name="question_sets")
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="question_sets"
    )
    is_shared = models.BooleanField(default=False, help_text="Everybody may study it.")
    desired_retention = models.FloatField(
        null=True, blank=True, help_text="Recall promised on the due day, 0.70-0.97; empty: as each learner chose."
    )
    questions = models.ManyToManyField(Question, through="SetItem", related_name="sets")

    objects = models.Manager.from_queryset(QuestionSetQuerySet)()
    privacy: ClassVar[Policy] = TEACHERS_WORK

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(slug=""), name="set_has_title_and_slug"),
            models.CheckConstraint(
                condition=Q(desired_retention=None) | Q(desired_retention__gte=0.70, desired_retention__lte=0.97),
                name="set_retention_range",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SetItem(models.Model):
    """A question at its place in a set."""

    question_set = models.ForeignKey(QuestionSet, on_delete=models.CASCADE, related_name="items")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="set_items")
    position = models.PositiveSmallIntegerField(default=0)

    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question_set", "question"], name="set_item_once")]
        indexes = [models.Index(fields=["question_set", "position"], name="set_item_order")]

    def __str__(self) -> str:
        return str(self.question)


class FactCoverage(models.Model):
    """What the last generation made of one fact: the questions about it by family, or the reason why there are none.

    cells    {family: {"items": [question key, ...], "reason": str, "applies": bool}}, of the families that spoke of it
    missing  the families that apply to the fact and have no question about it, each with a space on both sides
    """

    topic = models.ForeignKey("facts.Topic", on_delete=models.CASCADE, related_name="coverage")
    ref = models.CharField(max_length=180, help_text="Reference such as 'event:some-key'.")
    label = models.CharField(max_length=400)
    tier = models.PositiveSmallIntegerField()
    chapter = models.CharField(max_length=120, blank=True)
    position = models.PositiveIntegerField(help_text="Place in the story, from 1.")
    question_count = models.PositiveIntegerField(default=0)
    cells = models.JSONField(default=dict)
    missing = models.CharField(max_length=600, blank=True)

    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "ref"], name="coverage_once_per_fact")]
        indexes = [models.Index(fields=["topic", "position"], name="coverage_story_order")]

    def __str__(self) -> str:
        return self.ref


class FamilyCoverage(models.Model):
    """How far the last generation came with one family: facts it applies to, and those with a question."""

    topic = models.ForeignKey("facts.Topic", on_delete=models.CASCADE, related_name="family_coverage")
    family = models.CharField(max_length=24, choices=choices(Family, FAMILY_LABELS))
    applies = models.PositiveIntegerField()
    covered = models.PositiveIntegerField()

    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "family"], name="coverage_once_per_family"),
            models.CheckConstraint(condition=Q(covered__lte=models.F("applies")), name="coverage_of_what_applies"),
        ]

    def __str__(self) -> str:
        return f"{self.family}: {self.covered} of {self.applies}"
