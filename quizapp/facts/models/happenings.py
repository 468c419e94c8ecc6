"""Events with who took part, agreements with who signed, figures with their periods."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from quizapp.accounts.privacy import PUBLIC, Policy
from quizapp.facts.models.base import Dated, Storied, Told, TopicItem, given, one_of
from quizapp.facts.models.fields import TextsField


class Role(models.TextChoices):
    """What a person did at an event. `leader` is functional once `lead_complete` is set."""

    LEADER = "leader", "led the visit"
    MEMBER = "member", "member of the delegation"
    HOST = "host", "hosted"
    INVITER = "inviter", "invited"
    MET = "met", "met or held talks"
    SIGNATORY = "signatory", "signed"
    SENDER = "sender", "sent"
    RECIPIENT = "recipient", "received"
    SPEAKER = "speaker", "spoke"
    PRESIDER = "presider", "presided"
    ATTENDEE = "attendee", "attended"
    HONOUREE = "honouree", "was honoured"
    APPOINTEE = "appointee", "was appointed"
    OTHER = "other", "had a part"  # what it was, the participation says as written


class TitleForm(models.TextChoices):
    """How a title reads inside a sentence."""

    NOUN_PHRASE = "noun_phrase", "noun phrase: 'the opening of the Almaty branch'"
    HEADLINE = "headline", "headline: quoted when used"


def _fact_constraints(*bases: Any) -> list[models.BaseConstraint]:
    return [constraint for base in bases for constraint in base.Meta.constraints]


class Event(Dated, Storied, TopicItem):
    """Something that happened, was planned or was claimed, somewhere in the sources.

    The honesty flags say that a list is complete; they are false unless the source settles it. Only a complete list
    proves that somebody was *not* there.
    """

    title = models.CharField(max_length=500)
    title_form = models.CharField(max_length=12, choices=TitleForm, default=TitleForm.HEADLINE)
    question_clause = models.CharField(
        max_length=300,
        blank=True,
        help_text="How a question about its date goes on after 'In which year': 'did Kazakhstan open its embassy'.",
    )
    kind = models.CharField(max_length=40, help_text="visit, meeting, signing, opening, …")
    host_country = models.CharField(max_length=40, blank=True, help_text="The one country it took place in, if known.")
    places = models.ManyToManyField("facts.Place", blank=True, related_name="events")
    told = models.CharField(max_length=8, choices=Told, default=Told.DONE)
    participants_complete = models.BooleanField(default=False)
    lead_complete = models.BooleanField(default=False)
    agreements_complete = models.BooleanField(default=False)
    announced_by = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="announces")

    class Meta(TopicItem.Meta):
        constraints = [
            *_fact_constraints(TopicItem, Storied, Dated),
            given("title", "kind", name="event_has_title_and_kind"),
            one_of("title_form", TitleForm, name="event_title_form_known"),
            one_of("told", Told, name="event_told_known"),
            models.CheckConstraint(condition=~Q(announced_by=F("id")), name="event_not_announced_by_itself"),
        ]
        indexes = [models.Index(fields=["topic", "earliest"], name="event_topic_earliest")]

    def __str__(self) -> str:
        return self.short_title or self.title


class ParticipationManager(models.Manager["Participation"]):
    def get_by_natural_key(self, topic: str, event: str, person: str, role: str) -> "Participation":
        return self.get(event__topic__slug=topic, event__key=event, person__key=person, role=role)


class Participation(models.Model):
    """A person's part in an event, with the office they held then and both as the source writes them."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey("facts.Person", on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=10, choices=Role)
    office = models.ForeignKey("facts.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="holdings")
    as_written = models.CharField(max_length=300, blank=True, help_text="Name and office as the source writes them.")
    position = models.PositiveSmallIntegerField(default=0)

    objects = ParticipationManager()
    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person", "role"], name="participation_once_per_role"),
            one_of("role", Role, name="participation_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.event.natural_key(), self.person.key, self.role)

    natural_key.dependencies = ["facts.event", "facts.person"]  # type: ignore[attr-defined]


class Act(models.TextChoices):
    """How a document came about, in the source's word: not every statement was signed."""

    SIGNED = "signed", "signed"
    ISSUED = "issued", "issued"
    EXCHANGED = "exchanged", "exchanged"
    MADE = "made", "made"


class Agreement(Dated, Storied, TopicItem):
    """A document. Its date is its own, or the range of the event it was signed at (`date_basis` computed says which).

    `generic` marks a title that names no single document ('joint statement'); such a title is never asked about.
    """

    title = models.CharField(max_length=500, help_text="The official title, exactly as attested.")
    kind = models.CharField(max_length=40, help_text="treaty, agreement, joint_statement, memorandum, …")
    act = models.CharField(max_length=10, choices=Act, default=Act.SIGNED, help_text="What the source says was done.")
    generic = models.BooleanField(default=False)
    purpose = models.CharField(max_length=300, blank=True, help_text="What it did, in one line that names no year.")
    parties = TextsField(default=list, blank=True, help_text="Country codes, or names of other parties.")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements")
    told = models.CharField(max_length=8, choices=Told, default=Told.DONE)
    signatories_complete = models.BooleanField(default=False)
    supersedes = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="superseded_by")
    implements = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="implemented_by")
    led_to = models.ManyToManyField(Event, blank=True, related_name="caused_by")

    class Meta(TopicItem.Meta):
        constraints = [
            *_fact_constraints(TopicItem, Storied, Dated),
            given("title", "kind", name="agreement_has_title_and_kind"),
            one_of("act", Act, name="agreement_act_known"),
            one_of("told", Told, name="agreement_told_known"),
        ]
        indexes = [models.Index(fields=["topic", "earliest"], name="agreement_topic_earliest")]

    def __str__(self) -> str:
        return self.short_title or self.title


class SignatoryManager(models.Manager["Signatory"]):
    def get_by_natural_key(self, topic: str, agreement: str, person: str) -> "Signatory":
        return self.get(agreement__topic__slug=topic, agreement__key=agreement, person__key=person)


class Signatory(models.Model):
    """Who signed an agreement, in which office, for which party."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatories")
    person = models.ForeignKey("facts.Person", on_delete=models.PROTECT, related_name="signatures")
    office = models.ForeignKey("facts.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    party = models.CharField(max_length=80, blank=True)
    as_written = models.CharField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = SignatoryManager()
    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        verbose_name_plural = "signatories"
        constraints = [models.UniqueConstraint(fields=["agreement", "person"], name="signatory_once")]

    def __str__(self) -> str:
        return str(self.person)

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.agreement.natural_key(), self.person.key)

    natural_key.dependencies = ["facts.agreement", "facts.person"]  # type: ignore[attr-defined]


class Qualifier(models.TextChoices):
    """How exactly a source gives a number."""

    EXACT = "exact", "exactly"
    ABOUT = "about", "about"
    MORE_THAN = "more_than", "more than"
    LESS_THAN = "less_than", "less than"
    TARGET = "target", "as a target"


class Figure(Dated, Storied, TopicItem):
    """A number: one value of a series for one period (`date` holds the period)."""

    title = models.CharField(max_length=300)
    series = models.CharField(max_length=80, help_text="Values of one series are comparable: 'trade_total'.")
    value = models.DecimalField(max_digits=24, decimal_places=6)
    unit = models.CharField(max_length=40, help_text="'million USD', 'students', …")
    qualifier = models.CharField(max_length=10, choices=Qualifier, default=Qualifier.EXACT)
    told = models.CharField(max_length=8, choices=Told, default=Told.DONE)
    event = models.ForeignKey(Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="figures")

    class Meta(TopicItem.Meta):
        constraints = [
            *_fact_constraints(TopicItem, Storied, Dated),
            given("title", "series", name="figure_has_title_and_series"),
            given("unit", name="figure_has_unit"),
            one_of("qualifier", Qualifier, name="figure_qualifier_known"),
            one_of("told", Told, name="figure_told_known"),
            # SQLite takes any number into the column, and then none of its rows can be read.
            models.CheckConstraint(condition=Q(value__gt=-(10**18), value__lt=10**18), name="figure_value_fits"),
        ]
        indexes = [models.Index(fields=["topic", "series", "earliest"], name="figure_series_period")]

    def __str__(self) -> str:
        return self.short_title or self.title
