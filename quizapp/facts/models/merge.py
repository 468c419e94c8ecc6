"""Persons whom this site has found to be one: what a load needs in order to keep it so."""

from typing import ClassVar

from django.db import models

from quizapp.accounts.privacy import PUBLIC, Policy
from quizapp.facts.models.base import Origin, given, one_of
from quizapp.facts.models.fields import TextsField


class Merge(models.Model):
    """One person merged into another on this site. No fact, and in no fixture: every load lays it over what it brings.

    The person who went is known by key only. `kept` cascades: without the person kept there is nothing to merge into,
    and the next load brings back who went. `kept_key` is the key of that person when it was done; where they have
    since been merged into somebody themselves, `kept` is that somebody. `aliases` and `former_keys` are what the merge
    added to the person kept, for taking it back.
    """

    topic = models.ForeignKey("facts.Topic", on_delete=models.CASCADE, related_name="merges")
    gone_key = models.CharField(max_length=120)
    gone_name = models.CharField(max_length=200)
    gone_origin = models.CharField(max_length=8, choices=Origin)
    kept = models.ForeignKey("facts.Person", on_delete=models.CASCADE, related_name="merges")
    kept_key = models.CharField(max_length=120)
    aliases = TextsField(default=list, blank=True)
    former_keys = TextsField(default=list, blank=True)

    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "gone_key"], name="merge_once"),
            given("gone_key", "gone_name", "kept_key", name="merge_says_who"),
            one_of("gone_origin", Origin, name="merge_origin_known"),
        ]

    def __str__(self) -> str:
        return f"{self.gone_name} ({self.gone_key}), merged into {self.kept}"
