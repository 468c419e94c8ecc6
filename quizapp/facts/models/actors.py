"""Persons, offices and places, with the names they go by."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from quizapp.accounts.privacy import PUBLIC, Policy
from quizapp.facts.models.base import Storied, TopicItem, given, one_of
from quizapp.facts.models.fields import TextsField


class NameSystem(models.TextChoices):
    """Which rules of spelling a romanised name follows (names.py folds only what is safe for the system)."""

    CYRILLIC = "cyrillic", "from Cyrillic"
    PINYIN = "pinyin", "pinyin"
    OTHER = "other", "other"


class Person(Storied, TopicItem):
    """A person. An office-holder whom no source names is a person of their own, `unnamed`, never NULL."""

    name = models.CharField(max_length=200)
    country = models.CharField(max_length=40, blank=True, help_text="The side they act for.")
    name_system = models.CharField(max_length=8, choices=NameSystem, default=NameSystem.OTHER)
    unnamed = models.BooleanField(default=False, help_text="The source gives the office but no name.")
    description = models.CharField(max_length=300, blank=True)
    possibly_same = models.ManyToManyField(
        "self", blank=True, symmetrical=True, help_text="The documents do not settle whether they are one person."
    )

    class Meta(TopicItem.Meta):
        constraints = [
            *TopicItem.Meta.constraints,
            *Storied.Meta.constraints,
            given("name", name="person_has_name"),
            one_of("name_system", NameSystem, name="person_name_system_known"),
        ]

    def __str__(self) -> str:
        return self.name


class PersonAliasManager(models.Manager["PersonAlias"]):
    def get_by_natural_key(self, topic: str, person: str, text: str) -> "PersonAlias":
        return self.get(person__topic__slug=topic, person__key=person, text=text)


class PersonAlias(models.Model):
    """Another spelling of a person's name, as written where it is attested."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(max_length=200)
    script = models.CharField(max_length=20, default="Latn", help_text="ISO 15924 code: Latn, Cyrl, Hans, …")
    attested_in = models.ForeignKey("facts.Source", on_delete=models.SET_NULL, null=True, blank=True)
    note = models.CharField(max_length=200, blank=True, help_text="For example: misprint in the source.")

    objects = PersonAliasManager()
    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        verbose_name_plural = "person aliases"
        constraints = [
            models.UniqueConstraint(fields=["person", "text"], name="alias_unique_for_person"),
            given("text", name="alias_has_text"),
        ]

    def __str__(self) -> str:
        return self.text

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.person.natural_key(), self.text)

    natural_key.dependencies = ["facts.person"]  # type: ignore[attr-defined]


class Office(TopicItem):
    """A post: title, organisation and country. A holding is attested at an event on its date only."""

    title = models.CharField(max_length=160, help_text="As it stands before a name: 'Premier', 'Foreign Minister'.")
    organisation = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=40, blank=True)
    exclusive = models.BooleanField(default=False, help_text="Held by one person at a time.")
    rank_class = models.CharField(
        max_length=40, blank=True, help_text="Offices of like standing share it: head_of_state, minister, …"
    )
    former_keys = TextsField(default=list, blank=True)

    class Meta(TopicItem.Meta):
        constraints = [*TopicItem.Meta.constraints, given("title", name="office_has_title")]

    def __str__(self) -> str:
        return f"{self.title} ({self.country})" if self.country else self.title


class Place(TopicItem):
    """A place, nested in its parent; what it was called when is in its labels."""

    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=20, blank=True, help_text="country, region, city, port, …")
    country = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    aliases = TextsField(default=list, blank=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    former_keys = TextsField(default=list, blank=True)

    class Meta(TopicItem.Meta):
        constraints = [
            *TopicItem.Meta.constraints,
            given("name", name="place_has_name"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="place_not_inside_itself"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(latitude__gte=-90, latitude__lte=90), name="place_latitude"
            ),
            models.CheckConstraint(
                condition=Q(longitude__isnull=True) | Q(longitude__gte=-180, longitude__lte=180),
                name="place_longitude",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlaceLabelManager(models.Manager["PlaceLabel"]):
    def get_by_natural_key(self, topic: str, place: str, text: str) -> "PlaceLabel":
        return self.get(place__topic__slug=topic, place__key=place, text=text)


class PlaceLabel(models.Model):
    """A name a place had for a time (Akmola, then Astana). Bounds are EDTF dates; an empty bound is open."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="labels")
    text = models.CharField(max_length=160)
    valid_from = models.CharField(max_length=40, blank=True)
    valid_to = models.CharField(max_length=40, blank=True)

    objects = PlaceLabelManager()
    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "text"], name="label_unique_for_place"),
            given("text", name="label_has_text"),
        ]

    def __str__(self) -> str:
        return self.text

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.place.natural_key(), self.text)

    natural_key.dependencies = ["facts.place"]  # type: ignore[attr-defined]
