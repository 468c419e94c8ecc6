"""What the search looks through: every name and title of a topic in the form in which spellings meet."""

from typing import ClassVar

from django.db import models

from quizapp.accounts.privacy import PUBLIC, Policy


class SearchEntry(models.Model):
    """One spelling of a name, or the titles of one fact. Derived from the facts; `search.refresh` makes them anew.

    `words` holds the folded words between blanks (' abai kunanbaev '), so that ' abai' finds how a word begins.
    """

    topic = models.ForeignKey("facts.Topic", on_delete=models.CASCADE, related_name="search_entries")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0, help_text="0 is the name itself, others are spellings.")
    name = models.CharField(max_length=500, help_text="As it is shown.")
    words = models.TextField()
    tier = models.PositiveSmallIntegerField(default=2)

    privacy: ClassVar[Policy] = PUBLIC

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(fields=["topic", "kind", "key", "position"], name="search_entry_once"),
        ]

    def __str__(self) -> str:
        return self.name
