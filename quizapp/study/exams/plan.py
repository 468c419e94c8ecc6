"""Planning for an exam date: what to study today and in which order, the last pass, and what it comes to. Pure.

Order: questions by gain in P(recall on the day) per second (`exam_gain`), met or new; what was answered today waits
for another day. In the days of the last pass (`days`) what is new comes first, then the pass's share of the day,
then the rest by gain. On the exam day nothing is planned; who wants to look once more meets first what is least sure.

Predicted score (`score`): "if you stopped today" from each memory as it is; "if you keep to it" from the plan
played forward (`forecast`, coarse), put right by what its groups are off by today.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from quizapp.study.exams.days import Terms, days_between, pass_begins, runs, spread
from quizapp.study.exams.forecast import LEAST_GAIN, forecast
from quizapp.study.exams.gain import Item, Mind, Worth, worth
from quizapp.study.exams.score import Score, Share, score

__all__ = ["Fit", "Item", "Order", "Plan", "PlanDay", "Terms", "order_of", "plan_of", "scored_as_it_is"]


@dataclass(frozen=True, slots=True)
class Fit:
    """What of an order fits into some time: so many of its first questions, and their seconds."""

    count: int = 0
    last_pass: float = 0.0
    study: float = 0.0

    @property
    def seconds(self) -> float:
        return self.last_pass + self.study


@dataclass(frozen=True, slots=True)
class Order:
    """The questions of today by id. `worths` are of all looked at.

    first      new questions, by gain per second; only in the days of the last pass, else they are in `by_gain`
    last_pass  its share of the day, what fades soonest last
    by_gain    the rest that gains anything, by gain per second
    """

    first: list[int]
    last_pass: list[int]
    by_gain: list[int]
    worths: dict[int, Worth]
    seconds: dict[int, float]

    @property
    def ids(self) -> list[int]:
        return [*self.first, *self.last_pass, *self.by_gain]

    def within(self, seconds: float) -> Fit:
        """What fits into so many seconds: the last pass at one answer each, the rest with the repeats of its misses."""
        passing, studying, of_pass = 0.0, 0.0, set(self.last_pass)
        for count, question_id in enumerate(self.ids):
            in_pass = question_id in of_pass
            needed = self.seconds[question_id] if in_pass else self.worths[question_id].seconds
            if passing + studying + needed > seconds:
                return Fit(count, passing, studying)
            passing, studying = (passing + needed, studying) if in_pass else (passing, studying + needed)
        return Fit(len(self.ids), passing, studying)


@dataclass(frozen=True, slots=True)
class PlanDay:
    """Seconds of one day; `expected` is the score if one stopped after it. `in_pass`: it is a day of the last pass."""

    on: date
    study: float
    last_pass: float
    expected: float
    in_pass: bool = False
    is_away: bool = False

    @property
    def seconds(self) -> float:
        return self.study + self.last_pass


@dataclass(frozen=True, slots=True)
class Plan:
    """A row for each day before the exam, and both scores. `begins`: the first day of the last pass."""

    order: Order
    days: list[PlanDay]
    begins: date
    stopped: Score
    kept: Score


def order_of(items: Sequence[Item], terms: Terms) -> Order:
    """What to ask today. Equal gains stay in the order of `items`; nothing after the exam day."""
    if terms.today > terms.on:
        return Order([], [], [], {}, {})
    mind = Mind(terms.parameters, terms.intercept)
    rest = [one for one in items if one.memory is None or one.memory.last_study_day < terms.today]
    worths = {one.question_id: worth(one, mind, today=terms.today, on=terms.on) for one in rest}
    gaining = [one for one in rest if worths[one.question_id].gain >= LEAST_GAIN]
    gaining.sort(key=lambda one: -worths[one.question_id].rate)
    begins = pass_begins([one.seconds for one in items], terms)
    first: list[int] = []
    last_pass: list[int] = []
    if begins <= terms.today < terms.on:
        first = [one.question_id for one in gaining if one.memory is None]
        waiting = [one for one in rest if one.memory is not None and one.memory.last_study_day < begins]
        last_pass = _pass_today(waiting, worths, terms, sum(worths[one].seconds for one in first))
    taken = {*first, *last_pass}
    by_gain = [one.question_id for one in gaining if one.question_id not in taken]
    return Order(first, last_pass, by_gain, worths, {one.question_id: one.seconds for one in rest})


def plan_of(items: Sequence[Item], terms: Terms, *, askable: Sequence[Item] | None = None) -> Plan:
    """The plan from today to the day before the exam; `askable` are those of the items that may be asked today."""
    begins = pass_begins([one.seconds for one in items], terms)
    stopped = scored_as_it_is(items, terms)
    played = forecast(items, terms, runs(terms, begins), begins)
    days, reached = [], stopped.expected
    moved = stopped.expected - played.before
    rows: dict[date, PlanDay] = {}
    for step in played.steps:
        alike = len(step.run.days)
        for place, day in enumerate(step.run.days, start=1):
            on_the_way = reached + (step.expected + moved - reached) * place / alike
            rows[day] = PlanDay(day, step.study / alike, step.last_pass / alike, on_the_way, step.run.in_pass)
        reached = step.expected + moved
    order = order_of(items if askable is None else askable, terms)
    if terms.today in rows:  # what is known exactly
        fit = order.within(terms.seconds_on(terms.today))
        rows[terms.today] = replace(rows[terms.today], study=fit.study, last_pass=fit.last_pass)
    expected = stopped.expected
    for day in days_between(terms.today, terms.on):
        row = rows.get(day) or PlanDay(day, 0.0, 0.0, expected, is_away=True)
        days.append(row)
        expected = row.expected
    kept = score(played.shares, answers=terms.answers, total=len(items), moved=moved) if played.steps else stopped
    return Plan(order, days, begins, stopped, kept)


def scored_as_it_is(items: Sequence[Item], terms: Terms) -> Score:
    """The predicted score if nothing more is studied."""
    mind = Mind(terms.parameters, terms.intercept)
    shares = [Share(1.0, _recall(one, mind, terms.on), one.luck) for one in items]
    return score(shares, answers=terms.answers, total=len(items))


def _recall(item: Item, mind: Mind, on: date) -> float | None:
    if item.memory is None:
        return None
    return mind.recall_of(item.memory, on)


def _pass_today(waiting: Sequence[Item], worths: dict[int, Worth], terms: Terms, before: float) -> list[int]:
    """Today's share of the last pass over what is `waiting` for it: what finds no room later.

    Each day has the room that so many seconds `before` it leave. What gains most finds room first; of that, what fades
    soonest comes nearest to the exam.
    """
    rooms = []
    for day in terms.study_days():
        taken = min(before, terms.seconds_on(day))
        before -= taken
        rooms.append((day, terms.seconds_on(day) - taken))
    left, chosen = sum(seconds for _, seconds in rooms), []
    for one in sorted(waiting, key=lambda one: -worths[one.question_id].gain / one.seconds):
        if one.seconds <= left:
            chosen.append((one.memory.stability if one.memory else 0.0, one))
            left -= one.seconds
    chosen.sort(key=lambda pair: pair[0])
    placed = spread([one.seconds for _, one in chosen], rooms)
    today = [one.question_id for place, (_, one) in enumerate(chosen) if placed.get(place) == terms.today]
    return today[::-1]
