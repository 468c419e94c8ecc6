"""Wrong options that are certainly wrong, plausible, and worth knowing themselves (QUESTIONS, S). Pure.

Dates and documents, which most families need; persons, posts, places and figures have finders of their own.
"""

from collections.abc import Iterable
from functools import cached_property

from quizapp.facts.snapshot import When
from quizapp.questions.draft import Distractor
from quizapp.questions.lures.dates import DateLures
from quizapp.questions.lures.papers import PaperLures
from quizapp.questions.world.proof import World


class Lures(PaperLures):
    """Finds distractors in one world; indexes are made once for all families."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.snapshot = world.snapshot

    # --- years ------------------------------------------------------------------------------------------------------
    @cached_property
    def dates(self) -> DateLures:
        """Wrong years, months, days and periods."""
        return DateLures(self.world)

    def years(self, key: str, when: When, forbidden: Iterable[int], subject: str) -> tuple[Distractor, ...]:
        """Three other years. The rank of the right one among the four is drawn first, from the item's key."""
        return self.dates.years(key, when, forbidden, subject)
