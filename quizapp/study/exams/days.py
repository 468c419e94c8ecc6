"""The days before an exam: which are there to study on, and which of them belong to the last pass. Pure.

Near the end every question is meant to be seen once more. That last pass is spread backwards from the day before the
exam by the minutes of the days: 120 questions of 30 s at 10 minutes a day are the last six days, twenty on each. It
takes at most half of the study days that the exam was given (rounded up); what does not fit there is what gains least.
New questions go before it even in its days, since they gain most: who has more of them than minutes is better served
by meeting them.

Which days these are depends on the scope, the minutes and the days away, not on what was studied, so they stand still.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil

PASS_SHARE = 0.5  # of the study days, at most
_RUNS = 10  # a forecast looks at no more runs of days before the last pass, and in it


@dataclass(frozen=True, slots=True)
class Terms:
    """What is known of an exam and of who prepares for it.

    on            study day of the exam
    today         study day of the plan
    minutes       a day
    done_seconds  of today's minutes that are used up
    since         first day of the preparation; `today` where it is later or None
    away          study days on which nothing is studied
    answers       the learner has given: how well they are known
    """

    on: date
    today: date
    minutes: int
    parameters: tuple[float, ...]
    intercept: float = 0.0
    answers: int = 0
    done_seconds: float = 0.0
    since: date | None = None
    away: frozenset[date] = frozenset()

    @property
    def day_seconds(self) -> float:
        return 60.0 * self.minutes

    def seconds_on(self, day: date) -> float:
        """What there is to use on a day: nothing on days away, on the exam day, and outside of the preparation."""
        if day < self.today or day >= self.on or day in self.away:
            return 0.0
        return max(0.0, self.day_seconds - self.done_seconds) if day == self.today else self.day_seconds

    def study_days(self, first: date | None = None) -> list[date]:
        """The days to study on, from `first` (today, unless told) to the day before the exam."""
        return [day for day in days_between(first or self.today, self.on) if day not in self.away]

    def whole(self) -> list[date]:
        """The study days of the whole preparation."""
        return self.study_days(min(self.since or self.today, self.today))


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row that a forecast takes together, with the seconds they have."""

    days: tuple[date, ...]
    seconds: float
    in_pass: bool

    @property
    def middle(self) -> date:
        return self.days[len(self.days) // 2]


def days_between(first: date, end: date) -> list[date]:
    """From `first` to the day before `end`."""
    return [first + timedelta(days=ahead) for ahead in range((end - first).days)]


def pass_begins(seconds: Sequence[float], terms: Terms) -> date:
    """The first day of the last pass over questions that take so many seconds each; the exam day for none."""
    days = terms.whole()
    days = days[len(days) - ceil(PASS_SHARE * len(days)) :]
    begins, left, here = terms.on, list(seconds), 0.0
    while left and days:
        begins, here = days.pop(), 0.0
        while left and here + left[-1] <= terms.day_seconds:
            here += left.pop()
    return begins


def spread(seconds: Sequence[float], rooms: Sequence[tuple[date, float]]) -> dict[int, date]:
    """The day of each question of the last pass: place in `seconds` -> day.

    The first of `seconds` comes on the last of `rooms` (days in order, with the seconds there), and so backwards; no
    day gets more than it has, and what finds no room has no day.
    """
    days, placed = list(rooms), {}
    day, left = days.pop() if days else (None, 0.0)
    for place, needed in enumerate(seconds):
        while days and needed > left:
            day, left = days.pop()
        if day is None or needed > left:
            break
        placed[place] = day
        left -= needed
    return placed


def runs(terms: Terms, begins: date) -> list[Run]:
    """The days ahead in runs: today by itself, then at most ten before the last pass (which `begins`) and ten in it."""
    ahead = terms.study_days()
    today = [day for day in ahead if day == terms.today]
    later = ahead[len(today) :]
    before, within = [d for d in later if d < begins], [d for d in later if d >= begins]
    cut = [*([today] if today else []), *_cut(before), *_cut(within)]
    return [Run(tuple(days), sum(map(terms.seconds_on, days)), days[0] >= begins) for days in cut]


def _cut(days: list[date]) -> list[list[date]]:
    """At most `_RUNS` runs, as even as they come."""
    count = min(_RUNS, len(days))
    edges = [round(place * len(days) / count) for place in range(count + 1)] if count else []
    return [days[start:end] for start, end in pairwise(edges)]
