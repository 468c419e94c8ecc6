"""What the student truly remembers, and what they do with a question: nothing of it is known to the product.

The memory is not FSRS: exponential forgetting whose half-life a success multiplies, little where the spacing was short
(the benchmark's `HalfLife`). One seed is one student, who recalls nine of ten the day after the first meeting.
"""

import math
from dataclasses import dataclass
from datetime import datetime
from random import Random

from tests.benchmarks.scheduling.memories import HalfLife, Item
from tests.benchmarks.scheduling.moments import moment_of

FIRST, SPREAD, GAIN = 8.0, 0.4, 2.5  # days of the half-life after the first meeting, and its spread; of a success

DO_NOT_KNOW = 0.4  # of what is not recalled; the rest is guessed
OWNS_UP = 0.5  # of the lucky guesses: the student then says so
SLIPS = 0.02  # of what is recalled: the wrong button, taken back at once


@dataclass(frozen=True, slots=True)
class Response:
    """What the student does. `lucky`: right without recalling it; `slip`: recalled, and the wrong button."""

    recalled: bool
    right: bool
    unknown: bool = False
    owns_up: bool = False
    slip: bool = False

    @property
    def lucky(self) -> bool:
        return self.right and not self.recalled


class Mind:
    """A student's memory of each question, by its key."""

    def __init__(self, seed: int) -> None:
        self.random = Random(f"semester:{seed}")  # noqa: S311 - a made-up student, no secret
        self._seed = seed
        self._items: dict[str, Item] = {}

    def _item(self, key: str) -> Item:
        if key not in self._items:
            own = Random(f"{self._seed}:{key}")  # noqa: S311 - a made-up student, no secret
            self._items[key] = HalfLife(FIRST * math.exp(own.gauss(0.0, SPREAD)), GAIN, likeness=0.0)
        return self._items[key]

    def recall(self, key: str, at: datetime) -> float:
        """The true probability of recalling it then."""
        return self._item(key).recall(moment_of(at))

    def respond(self, key: str, at: datetime, *, options: int) -> Response:
        """`options` 0: nothing to guess among."""
        chance = self.random.random
        if chance() < self.recall(key, at):
            return Response(recalled=True, right=True, slip=bool(options) and chance() < SLIPS)
        if not options or chance() < DO_NOT_KNOW:
            return Response(recalled=False, right=False, unknown=True)
        is_right = chance() < 1 / options
        return Response(recalled=False, right=is_right, owns_up=is_right and chance() < OWNS_UP)

    def told(self, key: str, at: datetime, *, recalled: bool) -> None:
        """The answer was shown."""
        self._item(key).study(moment_of(at), recalled=recalled)

    def thinking(self) -> float:
        """Seconds before an answer."""
        return self.random.uniform(25, 60)

    def reading(self) -> float:
        """Seconds for its feedback."""
        return self.random.uniform(10, 20)
