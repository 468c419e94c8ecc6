"""A topic (one history), its threads and its glossary."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from quizapp.accounts.privacy import PUBLIC, Policy
from quizapp.facts.models.base import Origin, TopicItem, given, one_of
from quizapp.facts.models.fields import CountriesField, TextsField


class TopicQuerySet(models.QuerySet["Topic"]):
    def open(self) -> "TopicQuerySet":
        """Topics that students can see."""
        return self.filter(is_retired=False)

    def mark_stale(self) -> int:
        """Say that facts have changed: questions must be proved again, and the search index made anew."""
        return self.update(is_stale=True, facts_version=models.F("facts_version") + 1)


class TopicManager(models.Manager.from_queryset(TopicQuerySet)):  # type: ignore[misc]
    def get_by_natural_key(self, slug: str) -> "Topic":
        topic: Topic = self.get(slug=slug)
        return topic


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
    sides = TextsField(default=list, blank=True)
    countries = CountriesField(default=dict, blank=True)
    bank_seed = models.CharField(max_length=40, default="1")
    is_retired = models.BooleanField(default=False)
    is_stale = models.BooleanField(default=True, editable=False, help_text="Facts changed since the last proof.")
    facts_version = models.PositiveIntegerField(default=1, editable=False, help_text="Counts changes of facts.")
    searched_version = models.PositiveIntegerField(
        default=0, editable=False, help_text="The version of the facts that the search index was made from."
    )
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.SITE)
    loaded_hash = models.CharField(max_length=32, blank=True, default="", editable=False)

    objects = TopicManager()
    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [
            given("slug", "title", name="topic_has_slug_and_title"),
            models.CheckConstraint(condition=Q(slug__regex=r"^[-a-zA-Z0-9_]+$"), name="topic_slug_in_address"),
            one_of("origin", Origin, name="topic_origin_known"),
            models.CheckConstraint(
                condition=(Q(first_year__isnull=True) | Q(first_year__gte=1, first_year__lte=9999))
                & (Q(last_year__isnull=True) | Q(last_year__gte=1, last_year__lte=9999)),
                name="topic_years_1_to_9999",
            ),
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
        constraints = [*TopicItem.Meta.constraints, given("title", name="thread_has_title")]

    def __str__(self) -> str:
        return self.title


class Term(TopicItem):
    """A glossary entry; linked where a text first uses it."""

    name = models.CharField(max_length=120)
    definition = models.TextField()
    aliases = TextsField(default=list, blank=True)

    class Meta(TopicItem.Meta):
        constraints = [*TopicItem.Meta.constraints, given("name", "definition", name="term_has_name_and_definition")]

    def __str__(self) -> str:
        return self.name
