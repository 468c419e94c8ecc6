"""How the plan of an exam looks: its rows by day or week, and the predicted score as a line. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from quizapp.study.exams.plan import Plan, PlanDay
from quizapp.study.exams.score import Score

DAYS_ONE_BY_ONE = 14  # of the days from now on, and of the last pass; between them rows are weeks
WEEK = 7

WIDTH, HEIGHT = 560, 220
LEFT, RIGHT, TOP, BASE = 36, 548, 16, 180
_TICKS = 5
_LABEL_ROOM = 120


@dataclass(frozen=True, slots=True)
class Row:
    """One day of the plan, or a week of it: whole minutes, and the score if one stopped after it."""

    first: date
    last: date
    study: int
    last_pass: int
    score: int
    in_pass: bool
    days_away: int
    days: int

    @property
    def is_away(self) -> bool:
        return self.days_away == self.days


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid at a score, or a label under a day; `at` is its coordinate."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The predicted score day by day as an SVG polyline, the range on the exam day, and the line of stopping today."""

    line: str
    stopped_y: float
    kept_x: float
    kept_y: float
    low_y: float
    high_y: float
    scores: list[Tick]
    days: list[Tick]


def rows(days: Sequence[PlanDay]) -> list[Row]:
    """A row for each of the first and last days of a plan, and for each week of a long stretch between."""
    late = max([DAYS_ONE_BY_ONE, len(days) - DAYS_ONE_BY_ONE])

    def place(numbered: tuple[int, PlanDay]) -> tuple[int, int]:
        number, day = numbered
        if number < DAYS_ONE_BY_ONE or number >= late:
            return (number, 0)
        return (DAYS_ONE_BY_ONE + (number - DAYS_ONE_BY_ONE) // WEEK * WEEK, int(day.in_pass))

    return [_row([day for _, day in part]) for _, part in groupby(enumerate(days), key=place)]


def _row(days: list[PlanDay]) -> Row:
    return Row(
        days[0].on,
        days[-1].on,
        _minutes(sum(day.study for day in days)),
        _minutes(sum(day.last_pass for day in days)),
        round(days[-1].expected),
        any(day.in_pass for day in days),
        sum(day.is_away for day in days),
        len(days),
    )


def _minutes(seconds: float) -> int:
    """Whole minutes, at least one where there is anything worth saying."""
    return max(round(seconds / 60), 1) if seconds >= 1 else 0


def chart(plan: Plan, on: date) -> Chart | None:
    """The chart of a plan for the exam `on` that day; None on the day itself, when nothing lies ahead."""
    if not plan.days or not plan.kept.total:
        return None
    total, span = plan.kept.total, (on - plan.days[0].on).days

    def y(score: float) -> float:
        return round(BASE - (BASE - TOP) * score / total, 1)

    def x(day: date) -> float:
        return round(RIGHT - (RIGHT - LEFT) * (on - day).days / span, 1)

    # A point stands where its day begins: the score so far, of which the day's own study is no part yet.
    scores = [plan.stopped.expected, *(day.expected for day in plan.days)]
    points = zip([*(day.on for day in plan.days), on], scores, strict=True)
    return Chart(
        line=" ".join(f"{x(day)},{y(score)}" for day, score in points),
        stopped_y=y(plan.stopped.expected),
        kept_x=float(RIGHT),
        kept_y=y(plan.kept.expected),
        low_y=y(plan.kept.low),
        high_y=y(plan.kept.high),
        scores=[Tick(y(score), str(score)) for score in range(0, total + 1, _step(total))],
        days=[Tick(x(day), f"{day.day} {day:%b}") for day in _labelled([*(day.on for day in plan.days), on])],
    )


def _step(total: int) -> int:
    """Between the lines of the grid: 1, 2 or 5 with noughts, for at most five of them above the base."""
    step = 1
    while total > _TICKS * step:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step


def _labelled(days: Sequence[date]) -> list[date]:
    """The first and the last of these days, and days between them whose labels do not touch."""
    gaps = min(len(days) - 1, (RIGHT - LEFT) // _LABEL_ROOM)
    return [days[round(part * (len(days) - 1) / gaps)] for part in range(gaps + 1)]


def in_words(score: Score) -> str:
    """'about 28 of 40, between 24 and 32'."""
    if score.lowest == score.highest:
        return f"about {score.about} of {score.total}"
    return f"about {score.about} of {score.total}, between {score.lowest} and {score.highest}"
