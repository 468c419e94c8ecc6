"""A topic (one history), its threads and its glossary."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from quizapp.accounts.privacy import PUBLIC, Policy
from quizapp.facts.models.base import Origin, TopicItem


class TopicManager(models.Manager["Topic"]):
    def get_by_natural_key(self, slug: str) -> "Topic":
        return self.get(slug=slug)

    def open(self) -> models.QuerySet["Topic"]:
        """Topics that students can see."""
        return self.filter(is_retired=False)


class Topic(models.Model):
    """One history, for example the relations of two countries.

    `countries` maps a country code to its words, `{"CN": {"name": "China", "adjective": "Chinese"}}`;
    `sides` lists the codes the story is about, in order.
    """

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=200, blank=True)
    summary = models.TextField(blank=True, help_text="What this history is, for somebody who never heard of it.")
    language = models.CharField(max_length=12, default="en")
    first_year = models.SmallIntegerField(null=True, blank=True)
    last_year = models.SmallIntegerField(null=True, blank=True)
    sides = models.JSONField(default=list, blank=True)
    countries = models.JSONField(default=dict, blank=True)
    bank_seed = models.CharField(max_length=40, default="1")
    is_retired = models.BooleanField(default=False)
    is_stale = models.BooleanField(default=True, editable=False, help_text="Facts changed since the last proof.")
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.SITE)
    loaded_hash = models.CharField(max_length=32, blank=True, default="", editable=False)

    objects = TopicManager()
    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(slug="") & ~Q(title=""), name="topic_has_slug_and_title"),
            models.CheckConstraint(
                condition=Q(first_year__isnull=True)
                | Q(last_year__isnull=True)
                | Q(first_year__lte=models.F("last_year")),
                name="topic_years_not_reversed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def adjective(self, country: str) -> str:
        """'Chinese' for 'CN'; the code itself where the topic has no word for it."""
        return str(self.countries.get(country, {}).get("adjective", country))

    def country_name(self, country: str) -> str:
        """'China' for 'CN'; the code itself where the topic has no word for it."""
        return str(self.countries.get(country, {}).get("name", country))


class Thread(TopicItem):
    """A story that ties facts together: 'the border', 'oil and gas'."""

    title = models.CharField(max_length=120)
    summary = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta(TopicItem.Meta):
        pass

    def __str__(self) -> str:
        return self.title


class Term(TopicItem):
    """A glossary entry; linked where a text first uses it."""

    name = models.CharField(max_length=120)
    definition = models.TextField()
    aliases = models.JSONField(default=list, blank=True)

    class Meta(TopicItem.Meta):
        pass

    def __str__(self) -> str:
        return self.name
