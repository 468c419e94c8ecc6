"""The schedulers that are compared. Each is told the same: item, right or wrong, options shown, study day and moment.

ours        as answers are scheduled by the product (quizapp.study.memory): guess-weighted evidence, online intercept
right=Good  the same, blind to luck: every right answer is Good, whatever was shown
bare FSRS   the library alone: right = Good, periods of 24 hours, no intercept. Its steps are ours and its fuzz is off,
            so that only days, luck and intercept differ, and a run can be repeated
SM-2        Wozniak 1990; right is quality 4, wrong is 2. Every interval is multiplied by a modifier
Leitner     boxes of 1, 2, 4, ... 64 days; right goes up one, wrong back to the first. Every interval is multiplied
fixed       the same interval whatever the answer

A second answer on a study day is practice to SM-2, Leitner and fixed: the first of the day counted.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from fsrs import Card, Rating, Scheduler

from quizapp.study.answering.grading import AGAIN, GOOD, PRIOR_RETRIEVABILITY, evidence_weight
from quizapp.study.memory import intercept
from quizapp.study.memory.scheduling import LEARNING_STEPS, RELEARNING_STEPS, MemoryValue, retrievability, schedule
from tests.benchmarks.scheduling.moments import date_of, day_of, moment_of, when

MAXIMUM_INTERVAL = 365  # days, for all

SM2_FIRST, SM2_SECOND, SM2_EASE, SM2_LEAST_EASE = 1.0, 6.0, 2.5, 1.3
LEITNER_BOXES = (1, 2, 4, 8, 16, 32, 64)


class Rival(Protocol):
    """A scheduler. `due` maps each item met to the moment, in days, from which it may be asked again."""

    due: dict[int, float]

    def answer(self, item: int, *, right: bool, options: int, day: int, moment: float) -> None:
        """Note an answer. `options` is 1 where it was typed; `day` is the study day, `moment` the time in days."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A scheduler with the settings over which it is swept; `setting` says what those numbers are."""

    name: str
    setting: str
    settings: tuple[float, ...]
    make: Callable[[float], Rival]


class Ours:
    """The product's scheduler at a desired retention."""

    def __init__(self, desired_retention: float, *, knows_luck: bool = True, online: bool = True) -> None:
        self.due: dict[int, float] = {}
        self._desired_retention = desired_retention
        self._knows_luck = knows_luck
        self._online = online
        self._millionths = 0
        self._memories: dict[int, MemoryValue] = {}

    @property
    def intercept(self) -> float:
        """Logits by which the learner recalls better than predicted."""
        return intercept.intercept_of(self._millionths)

    def predicted(self, item: int, day: int) -> float:
        """R as the scheduler believes it, intercept included."""
        memory = self._memories.get(item)
        if memory is None:
            return PRIOR_RETRIEVABILITY
        return retrievability(memory, date_of(day), intercept=self.intercept)

    def answer(self, item: int, *, right: bool, options: int, day: int, moment: float) -> None:
        self.graded(item, grade=GOOD if right else AGAIN, options=options, day=day, moment=moment)

    def graded(self, item: int, *, grade: int, options: int, day: int, moment: float) -> None:
        """Note an answer of a known grade, 1-4."""
        memory, knew, was = self._memories.get(item), self.predicted(item, day), self.intercept
        seen = options if self._knows_luck else 1
        if memory is not None and self._online:
            self._millionths += intercept.step(recalled=grade > AGAIN, predicted=knew, option_count=seen)
        after = schedule(
            memory,
            grade=grade,
            weight=evidence_weight(retrievability=knew, option_count=seen) if grade > AGAIN else 1.0,
            study_day=date_of(day),
            at=when(moment),
            desired_retention=self._desired_retention,
            maximum_interval=MAXIMUM_INTERVAL,
            intercept=was,
            fuzz_seed=f"{item}:{memory.reps if memory else 0}",
        )
        self._memories[item] = after
        self.due[item] = day_of(after.due_on)


class Bare:
    """The library by itself, by the clock."""

    def __init__(self, desired_retention: float) -> None:
        self.due: dict[int, float] = {}
        self._cards: dict[int, Card] = {}
        self._library = Scheduler(
            desired_retention=desired_retention,
            learning_steps=LEARNING_STEPS,
            relearning_steps=RELEARNING_STEPS,
            maximum_interval=MAXIMUM_INTERVAL,
            enable_fuzzing=False,
        )

    def answer(self, item: int, *, right: bool, options: int, day: int, moment: float) -> None:
        card = self._cards.get(item) or Card(card_id=item + 1)
        card, _log = self._library.review_card(card, Rating.Good if right else Rating.Again, when(moment))
        self._cards[item] = card
        self.due[item] = moment_of(card.due)


@dataclass(frozen=True, slots=True)
class Sm2Card:
    """Interval in days, ease factor, and right answers in a row."""

    interval: float = 0.0
    ease: float = SM2_EASE
    row: int = 0

    def after(self, quality: int) -> "Sm2Card":
        """The card after an answer of quality 0-5; below 3 it starts again."""
        ease = max(SM2_LEAST_EASE, self.ease + 0.1 - (5 - quality) * (0.08 + (5 - quality) * 0.02))
        if quality < 3:
            return Sm2Card(SM2_FIRST, ease, 0)
        row = self.row + 1
        interval = SM2_FIRST if row == 1 else SM2_SECOND if row == 2 else self.interval * ease
        return Sm2Card(min(interval, MAXIMUM_INTERVAL), ease, row)


def box_after(box: int, *, right: bool) -> int:
    """The Leitner box (from 0) after an answer."""
    return min(box + 1, len(LEITNER_BOXES) - 1) if right else 0


class Fixed:
    """The same days whatever the answer; and what SM-2 and Leitner share: whole days, one answer a day that counts."""

    def __init__(self, modifier: float) -> None:
        self.due: dict[int, float] = {}
        self._modifier = modifier
        self._last: dict[int, int] = {}

    def answer(self, item: int, *, right: bool, options: int, day: int, moment: float) -> None:
        if self._last.get(item) == day:
            return
        self._last[item] = day
        days = round(self.days(item, right=right) * self._modifier)
        self.due[item] = day + min(max(days, 1), MAXIMUM_INTERVAL)

    def days(self, item: int, *, right: bool) -> float:
        """Days until the next showing, before the modifier."""
        return 1.0


class Sm2(Fixed):
    """SM-2 with an interval modifier."""

    def __init__(self, modifier: float) -> None:
        super().__init__(modifier)
        self._cards: dict[int, Sm2Card] = {}

    def days(self, item: int, *, right: bool) -> float:
        self._cards[item] = card = self._cards.get(item, Sm2Card()).after(4 if right else 2)
        return card.interval


class Leitner(Fixed):
    """Leitner's boxes, their intervals multiplied."""

    def __init__(self, modifier: float) -> None:
        super().__init__(modifier)
        self._boxes: dict[int, int] = {}

    def days(self, item: int, *, right: bool) -> float:
        self._boxes[item] = box = box_after(self._boxes.get(item, 0), right=right)
        return LEITNER_BOXES[box]


DESIRED = (0.70, 0.75, 0.80, 0.85, 0.90, 0.94, 0.97)
OURS = Contender("ours", "desired retention", DESIRED, Ours)
RIGHT_IS_GOOD = Contender("right=Good", "desired retention", DESIRED, lambda r: Ours(r, knows_luck=False))
CONTENDERS = (
    OURS,
    RIGHT_IS_GOOD,
    Contender("bare FSRS", "desired retention", DESIRED, Bare),
    Contender("SM-2", "interval modifier", (0.3, 0.5, 0.75, 1.0, 1.5, 2.5), Sm2),
    Contender("Leitner", "interval modifier", (0.5, 0.75, 1.0, 1.5, 2.5, 4.0), Leitner),
    Contender("fixed", "days", (2, 4, 7, 14, 30), Fixed),
)
# At one promise, with and without each of the two things that ours adds to FSRS by study days.
PROMISED = 0.90
PROMISING: Mapping[str, Callable[[], Rival]] = {
    "weighted, with intercept (ours)": lambda: Ours(PROMISED),
    "weighted, no intercept": lambda: Ours(PROMISED, online=False),
    "right=Good, with intercept": lambda: Ours(PROMISED, knows_luck=False),
    "right=Good, no intercept": lambda: Ours(PROMISED, knows_luck=False, online=False),
    "bare FSRS": lambda: Bare(PROMISED),
}
