"""What all facts share: a topic and a key, a date with derived bounds, a place in the story."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from quizapp.accounts.privacy import PUBLIC, Policy
from quizapp.facts import dates
from quizapp.facts.keys import key_problem
from quizapp.facts.models.fields import TextsField


class Origin(models.TextChoices):
    """Where a row came from; `load_topic` only ever replaces what it loaded itself."""

    FIXTURE = "fixture", "loaded from fixtures"
    IMPORT = "import", "imported from CSV"
    SITE = "site", "made on this site"


class DateBasis(models.TextChoices):
    """How a date is known."""

    EXPLICIT = "explicit", "written in the source"
    SECTION = "section", "year inferred from the section or block"
    TITLE = "title", "from a title"
    COMPUTED = "computed", "computed from other dates"
    RELATIVE = "relative", "from a relative date ('last year', 'Monday')"


class Told(models.TextChoices):
    """How the source tells it."""

    DONE = "done", "done"
    PLANNED = "planned", "planned or announced"
    CLAIMED = "claimed", "claimed"


class Precision(models.TextChoices):
    """The finest unit a date is known to; `interval` and `one_of` are read from the EDTF string."""

    DAY = "day", "day"
    MONTH = "month", "month"
    YEAR = "year", "year"
    DECADE = "decade", "decade"
    CENTURY = "century", "century"
    INTERVAL = "interval", "interval"
    ONE_OF = "one_of", "one of several"


# A key is part of an address: no blanks or control characters, no empty part, `.` or `..` between slashes. Both
# databases read this pattern alike.
_NOT_IN_KEYS = r"[\x01-\x20\x7f]|(^|/)\.{0,2}(/|$)"


def one_of(field: str, choices: type[models.TextChoices], *, name: str, blank: bool = False) -> models.CheckConstraint:
    """The field holds one of the choices: `loaddata` asks no form and no validator."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": [*[""] * blank, *choices.values]}), name=name)


def given(*fields: str, name: str) -> models.CheckConstraint:
    """None of the fields is empty."""
    condition = Q()
    for field in fields:
        condition &= ~Q(**{field: ""})
    return models.CheckConstraint(condition=condition, name=name)


class TopicItemManager(models.Manager[Any]):
    def get_by_natural_key(self, topic: str, key: str) -> Any:
        return self.get(topic__slug=topic, key=key)


class TopicItem(models.Model):
    """A row with a key of its own inside a topic. The natural key is (topic slug, key).

    `loaded_hash` is the hash of the row as it was last loaded: a row that no longer has it was edited on this site.
    """

    topic = models.ForeignKey("facts.Topic", on_delete=models.CASCADE, related_name="%(class)ss")
    key = models.CharField(max_length=120)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.SITE)
    loaded_hash = models.CharField(max_length=32, blank=True, default="", editable=False)

    objects = TopicItemManager()
    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["topic", "key"], name="%(class)s_key_unique_in_topic"),
            models.CheckConstraint(condition=~Q(key=""), name="%(class)s_has_key"),
            models.CheckConstraint(condition=~Q(key__regex=_NOT_IN_KEYS), name="%(class)s_key_in_address"),
            one_of("origin", Origin, name="%(class)s_origin_known"),
        ]

    def clean(self) -> None:
        super().clean()
        # A key is fixed once saved, and then on no form.
        if self._state.adding and self.key and (problem := key_problem(self.key)):
            raise ValidationError({"key": f"This key {problem}."})

    def natural_key(self) -> tuple[str, str]:
        return (self.topic.slug, self.key)

    natural_key.dependencies = ["facts.topic"]  # type: ignore[attr-defined]


class Storied(models.Model):
    """A fact's place in the story: how much it matters and which stories it belongs to (QUESTIONS: worth asking)."""

    short_title = models.CharField(max_length=120, blank=True, help_text="At most eight words, no year in it.")
    tier = models.PositiveSmallIntegerField(default=2, help_text="1 essential, 2 standard, 3 detail")
    tier_derived = models.BooleanField(default=False, help_text="The tier follows from a rule; nobody chose it.")
    why = models.TextField(blank=True, help_text="Tier 1: one sentence on why it matters.")
    threads = models.ManyToManyField("facts.Thread", blank=True, related_name="%(class)ss")
    former_keys = TextsField(default=list, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(tier__gte=1, tier__lte=3), name="%(class)s_tier_1_to_3"),
        ]


class Dated(models.Model):
    """An EDTF date with its derived bounds.

    `earliest` and `latest` are inclusive days and derived from `date`; an open end leaves one of them empty.
    An undated fact has an empty `date` and empty bounds.
    """

    date = models.CharField(max_length=120, blank=True, help_text="EDTF: 1992-01-03, 1992-02, 1993-10-18/1993-10-21, …")
    earliest = models.DateField(null=True, blank=True, editable=False)
    latest = models.DateField(null=True, blank=True, editable=False)
    precision = models.CharField(max_length=8, choices=Precision, blank=True, editable=False)
    date_basis = models.CharField(max_length=8, choices=DateBasis, blank=True)
    date_note = models.CharField(max_length=300, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(earliest__isnull=True) | Q(latest__isnull=True) | Q(earliest__lte=F("latest")),
                name="%(class)s_not_reversed",
            ),
            models.CheckConstraint(
                condition=Q(date="", earliest__isnull=True, latest__isnull=True, precision="")
                | (~Q(date="") & ~Q(precision="") & (Q(earliest__isnull=False) | Q(latest__isnull=False))),
                name="%(class)s_bounds_iff_dated",
            ),
            one_of("precision", Precision, name="%(class)s_precision_known", blank=True),
            one_of("date_basis", DateBasis, name="%(class)s_date_basis_known", blank=True),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._derive_bounds()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        try:
            self._derive_bounds()
        except dates.DateError as error:
            raise ValidationError({"date": str(error)}) from error

    def _derive_bounds(self) -> None:
        if not self.date:
            self.earliest = self.latest = None
            self.precision = ""
            return
        parsed = dates.parse(self.date)
        self.earliest, self.latest, self.precision = parsed.earliest, parsed.latest, parsed.precision
