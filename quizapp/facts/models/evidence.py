"""Sources, their paragraphs, the citations that tie a fact to one, and the conflicts between tellings."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from quizapp.accounts.privacy import PUBLIC, Policy
from quizapp.facts.models.base import TopicItem, given, one_of
from quizapp.facts.models.fields import TextsField


class Transcribed(models.TextChoices):
    WHOLE = "whole", "whole"
    PART = "part", "in part"


class Source(TopicItem):
    """A document, and whose voice it is. `transcribed` whole means every name in it is in its paragraphs' inventory."""

    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    author = models.CharField(max_length=200, blank=True)
    published = models.CharField(max_length=120, blank=True, help_text="EDTF, or empty where the document says none.")
    file_name = models.CharField(max_length=200, blank=True)
    voice = models.CharField(max_length=40, blank=True, help_text="Country code of the side it speaks for.")
    voice_note = models.TextField(blank=True, help_text="Who speaks, for whom, at the time or afterwards.")
    years_basis = models.TextField(blank=True, help_text="How the years of its entries are known.")
    transcribed = models.CharField(max_length=5, choices=Transcribed, default=Transcribed.PART)
    transcribed_note = models.CharField(max_length=300, blank=True)
    defects = TextsField(default=list, blank=True, help_text="Misprints, encoding faults, wrong sums: one text each.")

    class Meta(TopicItem.Meta):
        constraints = [
            *TopicItem.Meta.constraints,
            given("title", name="source_has_title"),
            one_of("transcribed", Transcribed, name="source_transcribed_known"),
        ]

    def __str__(self) -> str:
        return self.title


class ParagraphManager(models.Manager["Paragraph"]):
    def get_by_natural_key(self, topic: str, source: str, locator: str) -> "Paragraph":
        return self.get(source__topic__slug=topic, source__key=source, locator=locator)


class Paragraph(models.Model):
    """One paragraph of a source: every name it mentions, as written, or the reason why it holds no fact."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="paragraphs")
    locator = models.CharField(max_length=40)
    position = models.PositiveIntegerField(default=0)
    names = TextsField(default=list, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="Why no fact is drawn from it.")

    objects = ParagraphManager()
    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "locator"], name="paragraph_locator_unique"),
            given("locator", name="paragraph_has_locator"),
        ]

    def __str__(self) -> str:
        return self.locator

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.source.natural_key(), self.locator)

    natural_key.dependencies = ["facts.source"]  # type: ignore[attr-defined]


CITED = ("event", "agreement", "figure", "person", "chapter", "term")


def _exactly_one(names: tuple[str, ...]) -> Q:
    condition = Q()
    for chosen in names:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in names})
    return condition


class Citation(TopicItem):
    """Ties one fact to one paragraph, with the passage in our own words.

    Nullable foreign keys with a check constraint rather than a generic relation: those serialise row numbers.
    """

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="citations")
    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, null=True, blank=True, related_name="citations")
    passage = models.TextField(help_text="What the source says, in our own words.")
    event = models.ForeignKey("facts.Event", on_delete=models.CASCADE, null=True, blank=True, related_name="citations")
    agreement = models.ForeignKey(
        "facts.Agreement", on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    figure = models.ForeignKey(
        "facts.Figure", on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    person = models.ForeignKey(
        "facts.Person", on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    chapter = models.ForeignKey(
        "facts.Chapter", on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    term = models.ForeignKey("facts.Term", on_delete=models.CASCADE, null=True, blank=True, related_name="citations")

    class Meta(TopicItem.Meta):
        constraints = [
            *TopicItem.Meta.constraints,
            models.CheckConstraint(condition=_exactly_one(CITED), name="citation_of_exactly_one_fact"),
            given("passage", name="citation_has_passage"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.paragraph or ''}".strip()


class Conflict(TopicItem):
    """Tellings that disagree, or a figure whose parts do not add up; no question rests on it by accident."""

    field = models.CharField(max_length=40, help_text="The attribute in dispute: date, office, value, …")
    note = models.TextField()
    events = models.ManyToManyField("facts.Event", blank=True, related_name="conflicts")
    agreements = models.ManyToManyField("facts.Agreement", blank=True, related_name="conflicts")
    figures = models.ManyToManyField("facts.Figure", blank=True, related_name="conflicts")
    persons = models.ManyToManyField("facts.Person", blank=True, related_name="conflicts")

    class Meta(TopicItem.Meta):
        constraints = [
            *TopicItem.Meta.constraints,
            given("field", name="conflict_has_field"),
            given("note", name="conflict_has_note"),
        ]

    def __str__(self) -> str:
        return self.note[:80]


class ConflictValueManager(models.Manager["ConflictValue"]):
    def get_by_natural_key(self, topic: str, conflict: str, position: int) -> "ConflictValue":
        return self.get(conflict__topic__slug=topic, conflict__key=conflict, position=position)


class ConflictValue(models.Model):
    """One of the disagreeing values, with the citation that gives it."""

    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="values")
    position = models.PositiveSmallIntegerField()
    value = models.CharField(max_length=300)
    citation = models.ForeignKey(Citation, on_delete=models.CASCADE, related_name="conflict_values")

    objects = ConflictValueManager()
    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conflict", "position"], name="conflict_value_position"),
            given("value", name="conflict_value_given"),
        ]

    def __str__(self) -> str:
        return self.value

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.conflict.natural_key(), self.position)

    natural_key.dependencies = ["facts.conflict"]  # type: ignore[attr-defined]
