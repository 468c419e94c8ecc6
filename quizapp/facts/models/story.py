"""Chapters: the order in which a newcomer meets the facts."""

from typing import Any, ClassVar

from django.db import models

from quizapp.accounts.privacy import PUBLIC, Policy
from quizapp.facts.models.base import TopicItem, given
from quizapp.facts.models.evidence import _exactly_one

CHAPTER_FACTS = ("event", "agreement", "figure", "person")


class Chapter(TopicItem):
    """A chapter has a question as its title, a short cited text, and its facts in order."""

    title = models.CharField(max_length=200)
    text = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta(TopicItem.Meta):
        constraints = [
            *TopicItem.Meta.constraints,
            given("title", name="chapter_has_title"),
            given("text", name="chapter_has_text"),
        ]

    def __str__(self) -> str:
        return self.title


class ChapterFactManager(models.Manager["ChapterFact"]):
    def get_by_natural_key(self, topic: str, chapter: str, position: int) -> "ChapterFact":
        return self.get(chapter__topic__slug=topic, chapter__key=chapter, position=position)


class ChapterFact(models.Model):
    """A fact at its place in a chapter."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="facts")
    position = models.PositiveSmallIntegerField()
    event = models.ForeignKey(
        "facts.Event", on_delete=models.CASCADE, null=True, blank=True, related_name="in_chapters"
    )
    agreement = models.ForeignKey(
        "facts.Agreement", on_delete=models.CASCADE, null=True, blank=True, related_name="in_chapters"
    )
    figure = models.ForeignKey(
        "facts.Figure", on_delete=models.CASCADE, null=True, blank=True, related_name="in_chapters"
    )
    person = models.ForeignKey(
        "facts.Person", on_delete=models.CASCADE, null=True, blank=True, related_name="in_chapters"
    )

    objects = ChapterFactManager()
    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chapter", "position"], name="chapter_fact_position"),
            models.CheckConstraint(condition=_exactly_one(CHAPTER_FACTS), name="chapter_fact_exactly_one"),
        ]

    def __str__(self) -> str:
        return str(self.fact)

    @property
    def fact(self) -> Any:
        """The event, agreement, figure or person at this place."""
        return self.event or self.agreement or self.figure or self.person

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.chapter.natural_key(), self.position)

    natural_key.dependencies = ["facts.chapter"]  # type: ignore[attr-defined]
