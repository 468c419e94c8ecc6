"""What is written down of a semester while it runs: plain values, so that the tests of it need no database."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from quizapp.study.exams.score import Score


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `due_on` and `state` are of the memory before it, None where there was none.

    first    the first time that its sitting asks this question
    unlearnt of its facts that had two cards or more, not all of them learnt, before a new one was asked
    """

    review: str
    mode: str
    sitting: str
    question: str
    facts: frozenset[str]
    at: datetime
    today: date
    format: str
    counts_as: str
    first: bool
    state: str | None
    due_on: date | None
    due_at: datetime | None
    recalled: bool
    lucky: bool
    right: bool
    crowded: bool = False

    @property
    def is_new(self) -> bool:
        return self.state is None


@dataclass(frozen=True, slots=True)
class Home:
    """The first page: its text, what it planned, and what the log says at that moment, read without the product.

    `due`: cards that are due; `seconds`: a question of theirs, by the last fifty answers.
    """

    today: date
    text: str
    plan: tuple[int, int, int, int] | None  # reviews, new questions, review minutes, all minutes
    due: int
    seconds: float
    spent: float
    backlog: str
    after_study: bool = False


@dataclass(frozen=True, slots=True)
class Sat:
    """A sitting when it began and when it was over; `finish`: it came to its end."""

    id: str
    mode: str
    today: date
    size: int
    planned: tuple[int, int] | None
    seconds: float
    due_before: int
    due_after: int
    spent_before: float
    finish: bool


@dataclass(frozen=True, slots=True)
class ExamPage:
    """The page of the exam: minutes that Start takes, seconds planned for each day, and the scores."""

    today: date
    minutes: int
    days: dict[date, float]
    stopped: Score
    kept: Score


@dataclass(frozen=True, slots=True)
class Week:
    """The end of a week. `wrong`: caches that a rebuild would have changed: memories, days, the intercept."""

    last: date
    wrong: tuple[int, int, bool]
    told: int
    met: int
    total: int


@dataclass(slots=True)
class Semester:
    """Everything that was seen of one student's semester."""

    seed: int
    answers: list[Answer] = field(default_factory=list)
    homes: list[Home] = field(default_factory=list)
    sittings: list[Sat] = field(default_factory=list)
    weeks: list[Week] = field(default_factory=list)
    exam_pages: list[ExamPage] = field(default_factory=list)
    exam_draws: list[int] = field(default_factory=list)
    exam_truth: float = 0.0
    found: dict[str, Any] = field(default_factory=dict)
    log: list[dict[str, Any]] = field(default_factory=list)
    exported: list[dict[str, str]] = field(default_factory=list)
    undone: set[str] = field(default_factory=set)
    guessed: set[str] = field(default_factory=set)

    def by_day(self) -> dict[date, list[Answer]]:
        """The answers that stand, by study day, in order."""
        days: dict[date, list[Answer]] = defaultdict(list)
        for one in self.answers:
            if one.review not in self.undone:
                days[one.today].append(one)
        return days

    def of_sitting(self, sitting: str) -> list[Answer]:
        return [one for one in self.answers if one.sitting == sitting and one.review not in self.undone]
