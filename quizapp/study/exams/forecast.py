"""Playing an exam plan forward: what is studied on which day, and what that makes of the predicted score. Pure.

Nothing is drawn. Questions that are remembered alike are moved together: so many of them (a fraction, too) are
answered, the share p of them goes on as after a right answer and the rest as after a miss put right, and groups that
have become alike are joined. So the forecast is an expectation, the same every time, and it costs as much for 5,000
questions as for 600.

It is coarse: stability is known to steps of a third (0.3 in its logarithm), difficulty to 1.5, days since the last
answer to the steps of `_ELAPSED`; of long preparations several days are taken together (`days.runs`), in which a
question is answered once at most.
"""

import math
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from quizapp.study.answering.grading import PRIOR_RETRIEVABILITY
from quizapp.study.exams.days import Run, Terms
from quizapp.study.exams.gain import (
    Answered,
    Item,
    Mind,
    Trace,
    cost,
    expected_recall,
    first_traces,
    luck_of,
    traces_after,
    weighed,
)
from quizapp.study.exams.score import Share, expected

# An answer that moves P(recall on the day) by less is not worth its time.
LEAST_GAIN = 0.01

_STABILITY, _DIFFICULTY, _RECALL = 0.3, 1.5, 0.05
_ELAPSED = (0, 1, 2, 3, 4, 6, 8, 11, 15, 21, 30, 42, 60, 85, 120, 170, 240, 365)
_HALFWAY = [(one + other) / 2 for one, other in pairwise(_ELAPSED)]
_CRUMB = 1e-6  # of a question


@dataclass(frozen=True, slots=True)
class Group:
    """So many questions remembered alike; `last` is the ordinal of their last study day, `is_new` without one."""

    count: float
    log_stability: float
    difficulty: float
    last: float
    is_new: bool
    seconds: float
    options: int

    def of(self, count: float) -> "Group":
        """So many of them."""
        if count == self.count:
            return self
        return Group(count, self.log_stability, self.difficulty, self.last, self.is_new, self.seconds, self.options)


@dataclass(frozen=True, slots=True)
class Step:
    """What one run of days comes to: seconds of study by gain and of the last pass, and the score after it."""

    run: Run
    study: float
    last_pass: float
    expected: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """`before` is the expected score of the same groups when nothing more is studied."""

    before: float
    steps: list[Step]
    shares: list[Share]


@dataclass(frozen=True, slots=True)
class _Offer:
    """A group on a day: what an answer leads to, its gain, and the seconds it takes."""

    group: Group
    answered: Answered
    gain: float
    seconds: float

    def less(self, count: float) -> "_Offer":
        """Without so many of the group."""
        if not count:
            return self
        return _Offer(self.group.of(self.group.count - count), self.answered, self.gain, self.seconds)


def forecast(items: Sequence[Item], terms: Terms, runs: Sequence[Run], begins: date) -> Forecast:
    """The plan played forward over `runs`; the last pass `begins` on that day."""
    mind = Mind(terms.parameters, terms.intercept)
    on = terms.on.toordinal()
    groups = _joined(map(_group, items), mind, terms.today.toordinal())
    before = expected(_shares(groups, mind, on))
    later = sum(run.seconds for run in runs if run.in_pass)
    steps = []
    for run in runs:
        now = run.middle.toordinal()
        offers = [_offer(group, mind, now, on) for group in groups]
        first, passed = 0.0, 0.0
        unmet: list[_Offer] = []
        done: list[Group] = []
        if run.in_pass:
            later -= run.seconds
            unmet, met, first = _study([offer for offer in offers if offer.group.is_new], run.seconds, now)
            room = later - sum(offer.group.count * offer.seconds for offer in unmet)
            offers = [offer for offer in offers if not offer.group.is_new]
            offers, seen, passed = _pass(offers, run.seconds - first, max(0.0, room), begins.toordinal(), now)
            done = [*met, *seen]
        offers, more, studied = _study(offers, run.seconds - first - passed, now)
        groups = _joined([*(offer.group for offer in [*unmet, *offers]), *done, *more], mind, now)
        steps.append(Step(run, first + studied, passed, expected(_shares(groups, mind, on))))
    return Forecast(before, steps, _shares(groups, mind, on))


def _study(offers: list[_Offer], seconds: float, now: int) -> tuple[list[_Offer], list[Group], float]:
    """Answer what gains most per second: what is left, what became of the rest, and the seconds it took."""
    rated = sorted(offers, key=lambda offer: offer.gain / offer.seconds, reverse=True)
    left, done, used = [], [], 0.0
    for offer in rated:
        count = 0.0
        if offer.gain >= LEAST_GAIN and offer.group.last != now:
            count = min(offer.group.count, max(0.0, seconds - used) / offer.seconds)
        if count > _CRUMB:
            done += _answered(offer, count, now)
            used += count * offer.seconds
        if offer.group.count - count > _CRUMB:
            left.append(offer.less(count))
    return left, done, used


def _pass(
    offers: list[_Offer], seconds: float, later: float, begins: int, now: int
) -> tuple[list[_Offer], list[Group], float]:
    """Answer what of the last pass finds no room later: the firmest first, so that what fades comes nearest the day."""
    waiting = [offer for offer in offers if offer.group.last < begins]
    chosen: dict[int, float] = {}  # seconds of a group that find room at all, the most gaining first
    room = seconds + later
    for offer in sorted(waiting, key=lambda offer: offer.gain / offer.group.seconds, reverse=True):
        chosen[id(offer)] = min(room, offer.group.count * offer.group.seconds)
        room -= chosen[id(offer)]
    due = min(seconds, sum(chosen.values()) - later)
    done, used, taken = [], 0.0, dict[int, float]()
    for offer in sorted(waiting, key=lambda offer: offer.group.log_stability, reverse=True):
        share = min(max(0.0, due - used), chosen[id(offer)])
        count = share / offer.group.seconds
        if count > _CRUMB:
            done += _answered(offer, count, now)
            used += share
            taken[id(offer)] = count
    left = [offer.less(taken.get(id(offer), 0.0)) for offer in offers]
    return [offer for offer in left if offer.group.count > _CRUMB], done, used


def _offer(group: Group, mind: Mind, now: int, on: int) -> _Offer:
    if group.is_new:
        answered = weighed(first_traces(mind.parameters), PRIOR_RETRIEVABILITY, group.options)
        alone = 0.0
    else:
        elapsed = max(0.0, now - group.last)
        traces = _traces(group, elapsed, mind.parameters)
        answered = weighed(traces, mind.recall(elapsed, group.log_stability), group.options)
        alone = mind.recall(on - group.last, group.log_stability)
    gain = expected_recall(answered, mind, on - now) - alone
    return _Offer(group, answered, gain, cost(group.seconds, answered.p))


def _traces(group: Group, elapsed: float, parameters: tuple[float, ...]) -> tuple[Trace, Trace, Trace]:
    """The outcomes of an answer: they move stability (its logarithm) and difficulty as those of the nearest step."""
    log_stability = _STABILITY * round(group.log_stability / _STABILITY)
    difficulty = min(max(_DIFFICULTY * round(group.difficulty / _DIFFICULTY), 1.0), 10.0)
    firmer, harder = group.log_stability - log_stability, group.difficulty - difficulty
    good, again, missed = traces_after(log_stability, difficulty, _ELAPSED[bisect(_HALFWAY, elapsed)], parameters)
    return (
        (good[0] + firmer, min(max(good[1] + harder, 1.0), 10.0)),
        (again[0] + firmer, min(max(again[1] + harder, 1.0), 10.0)),
        (missed[0] + firmer, min(max(missed[1] + harder, 1.0), 10.0)),
    )


def _answered(offer: _Offer, count: float, now: int) -> list[Group]:
    """What becomes of so many of the group."""
    outcomes = ((offer.answered.p, offer.answered.right), (1 - offer.answered.p, offer.answered.missed))
    return [
        Group(count * share, trace[0], trace[1], now, False, offer.group.seconds, offer.group.options)
        for share, trace in outcomes
        if share > 0
    ]


def _group(item: Item) -> Group:
    memory = item.memory
    if memory is None:
        return Group(1.0, 0.0, 5.0, 0.0, True, item.seconds, item.options)
    last = memory.last_study_day.toordinal()
    return Group(1.0, math.log(memory.stability), memory.difficulty, last, False, item.seconds, item.options)


def _joined(groups: Iterable[Group], mind: Mind, now: int) -> list[Group]:
    """Groups that are alike as one, with the mean of their numbers; what was answered in this run stays apart."""
    alike: dict[tuple[object, ...], list[Group]] = {}
    for group in groups:
        key: tuple[object, ...] = (group.is_new, group.options, group.seconds)
        if not group.is_new:
            fresh = group.last >= now
            recall = 0 if fresh else round(mind.recall(now - group.last, group.log_stability) / _RECALL)
            stability = round(group.log_stability / _STABILITY)
            key += (fresh, recall, stability, round(group.difficulty / _DIFFICULTY))
        alike.setdefault(key, []).append(group)
    return [_mean(found) if len(found) > 1 else found[0] for found in alike.values()]


def _mean(groups: list[Group]) -> Group:
    count = sum(group.count for group in groups)
    log_stability = sum(group.count * group.log_stability for group in groups) / count
    difficulty = sum(group.count * group.difficulty for group in groups) / count
    last = sum(group.count * group.last for group in groups) / count
    first = groups[0]
    return Group(count, log_stability, difficulty, last, first.is_new, first.seconds, first.options)


def _shares(groups: Iterable[Group], mind: Mind, on: int) -> list[Share]:
    return [
        Share(
            group.count,
            None if group.is_new else mind.recall(on - group.last, group.log_stability),
            luck_of(group.options),
        )
        for group in groups
    ]
