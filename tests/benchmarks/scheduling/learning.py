"""Simulated days: a learner, a memory, a scheduler, so many minutes a day, and what is recalled in the end.

Every scheduler meets the same learner, the same days, the same stream of new items and, answer by answer of an item,
the same luck: what differs between two runs is what was asked when.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from statistics import fmean

from quizapp.study.answering.grading import AGAIN, GOOD
from tests.benchmarks.scheduling.memories import Item, Kind
from tests.benchmarks.scheduling.rivals import Rival

# The product's ladder and order of a sitting, stated here so that numbers stay comparable when the product's change.
OPTIONS = 4
SUCCESSES_BEFORE_TYPING = 2
OTHERS_BETWEEN = 2  # a miss and its return
# Seconds of one answer with its feedback. A wrong one is read; typing takes longer than choosing.
SECONDS = {("choice", True): 6.0, ("choice", False): 14.0, ("typed", True): 9.0, ("typed", False): 18.0}
DAYS_UNTIL_TEST = 30
LOOKED_AT_EVERY = 7  # days between looks at everything that is truly known
_SECONDS_A_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Course:
    """What everybody is given: days, minutes a day at most, new items a day. They sit down on nine days of ten."""

    days: int = 90
    minutes: float = 6.0
    new_a_day: int = 5
    attendance: float = 0.9

    @property
    def items(self) -> int:
        """Items that have arrived when the course ends."""
        return self.days * self.new_a_day


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of a log. `options` is 1 where the answer was typed; `grade` is 1-4."""

    item: int
    day: int
    right: bool
    options: int
    grade: int
    moment: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a course.

    minutes    spent a sitting; of the last answer, what lies within the minutes allowed
    recalled   items truly recalled without options 30 days after the end: a sum of probabilities
    during     share of the items arrived that was truly known, looked at once a week
    delivered  mean true recall at reviews on the very day they fell due, 2 days or more after the last answer (a day is
               the shortest interval, whatever was promised); None where there were none
    log        the answers, where they were asked for
    """

    minutes: float
    recalled: float
    during: float
    delivered: float | None
    log: tuple[Answer, ...]


class Learner:
    """Somebody with a kind of memory. The same seed is always the same person, with the same days."""

    def __init__(self, kind: Kind, seed: int) -> None:
        self._name = f"{kind.name}:{seed}"
        self._memory = kind.learner(Random(f"{self._name}:person"))  # noqa: S311 - made-up people, no secrets

    def item(self, number: int) -> tuple[Item, Random]:
        """The learner's memory of an item before it is met, and their luck with it."""
        chance = Random(f"{self._name}:item:{number}")  # noqa: S311
        return self._memory(chance), chance

    def sittings(self, course: Course) -> Iterator[tuple[int, float]]:
        """Study days, with the moment (days) at which the learner sits down, between 7 and 23 o'clock."""
        chance = Random(f"{self._name}:days")  # noqa: S311
        for day in range(course.days):
            comes, hour = chance.random() < course.attendance, chance.uniform(7, 23)
            if comes:
                yield day, day + hour / 24


def study(learner: Learner, rival: Rival, course: Course, *, keep_log: bool = False) -> Outcome:
    """Let a learner study a course as a scheduler says."""
    return _Study(learner, rival, course, keep_log).run()


class _Study:
    def __init__(self, learner: Learner, rival: Rival, course: Course, keep_log: bool) -> None:
        self.learner, self.rival, self.course = learner, rival, course
        self.items = [learner.item(number) for number in range(course.items)]
        self.successes = [0] * course.items
        self.last_day = [-1] * course.items
        self.met = 0
        self.seconds: list[float] = []
        self.looks: list[float] = []
        self.on_time: list[float] = []
        self.log: list[Answer] | None = [] if keep_log else None

    def run(self) -> Outcome:
        looked = -LOOKED_AT_EVERY
        for day, moment in self.learner.sittings(self.course):
            if day - looked >= LOOKED_AT_EVERY:
                looked = day
                arrived = (day + 1) * self.course.new_a_day
                self.looks.append(self.known(arrived, moment) / arrived)
            self.sit(day, moment)
        return Outcome(
            minutes=fmean(self.seconds) / 60,
            recalled=self.known(self.course.items, self.course.days + DAYS_UNTIL_TEST),
            during=fmean(self.looks),
            delivered=fmean(self.on_time) if self.on_time else None,
            log=tuple(self.log or ()),
        )

    def known(self, arrived: int, moment: float) -> float:
        """How many of the first items are truly known: a sum of probabilities."""
        return sum(memory.recall(moment) for memory, _chance in self.items[:arrived])

    def sit(self, day: int, start: float) -> None:
        """One sitting: what is due, oldest first, then new items; misses come back until right, if time allows."""
        left = self.course.minutes * 60
        fresh = self.fresh(day, start)
        missed: list[tuple[int, int]] = []  # from which turn on, and the item
        turn = 0
        while left > 0:
            item = self.next(missed, turn, fresh)
            if item is None:
                break
            right, seconds = self.ask(item, day, start + (self.course.minutes * 60 - left) / _SECONDS_A_DAY)
            left -= seconds
            turn += 1
            if not right:
                missed.append((turn + OTHERS_BETWEEN, item))
        self.seconds.append(self.course.minutes * 60 - max(left, 0.0))

    def fresh(self, day: int, start: float) -> Iterator[int]:
        due = sorted((at, item) for item, at in self.rival.due.items() if at <= start)
        for _at, item in due:
            yield item
        while self.met < (day + 1) * self.course.new_a_day:
            self.met += 1
            yield self.met - 1

    @staticmethod
    def next(missed: list[tuple[int, int]], turn: int, fresh: Iterator[int]) -> int | None:
        """A miss whose turn has come, else something else; a miss before its turn only where there is nothing else."""
        if missed and missed[0][0] <= turn:
            return missed.pop(0)[1]
        item = next(fresh, None)
        if item is None and missed:
            return missed.pop(0)[1]
        return item

    def ask(self, item: int, day: int, moment: float) -> tuple[bool, float]:
        """One answer: whether it was right, and how many seconds it took."""
        memory, chance = self.items[item]
        typed = self.successes[item] >= SUCCESSES_BEFORE_TYPING
        true = memory.recall(moment)
        knows = chance.random() < true
        lucky = chance.random() < 1 / OPTIONS
        right = knows or (lucky and not typed)
        if int(self.rival.due.get(item, -1)) == day > self.last_day[item] + 1:
            self.on_time.append(true)
        self.last_day[item] = day
        memory.study(moment, recalled=knows)
        self.successes[item] += right
        options = 1 if typed else OPTIONS
        self.rival.answer(item, right=right, options=options, day=day, moment=moment)
        if self.log is not None:
            self.log.append(Answer(item, day, right, options, GOOD if right else AGAIN, moment))
        return right, SECONDS["typed" if typed else "choice", right]
