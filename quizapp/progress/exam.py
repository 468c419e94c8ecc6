"""Where a learner stands before an exam: days left, predicted score, plan. Read-only, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce

from quizapp.facts.models import Chapter, Topic
from quizapp.study.daily.pace import seconds_spent
from quizapp.study.exams.plan import Plan, PlanDay, plan_of
from quizapp.study.exams.scope import Preparation, preparation
from quizapp.study.exams.verbs import current_exam, is_open, open_exams
from quizapp.study.learners import today_of
from quizapp.study.models import Exam, Learner, Review, Verdict


@dataclass(frozen=True, slots=True)
class ExamToday:
    """An open exam as the home page and the list show it; `minutes_left` of what it has today."""

    exam: Exam
    days_left: int
    minutes_left: int

    @property
    def is_the_day(self) -> bool:
        return self.days_left == 0


@dataclass(frozen=True, slots=True)
class Standing:
    """One exam's page while it is open. `scope` is what is asked, in words; `today` is its study day.

    `minutes` that Start takes now: of the plan where anything in it gains, and never more than are left for today.
    """

    exam: Exam
    today: date
    scope: list[str]
    plan: Plan
    minutes: int
    new: int
    met: int

    @property
    def days_left(self) -> int:
        return (self.exam.on - self.today).days

    @property
    def is_the_day(self) -> bool:
        return self.days_left == 0

    @property
    def first(self) -> PlanDay | None:
        """Today's row of the plan; None on the exam day."""
        return self.plan.days[0] if self.plan.days else None

    @property
    def can_study(self) -> bool:
        return bool(self.plan.order.ids)


@dataclass(frozen=True, slots=True)
class LookBack:
    """What was done for an exam that is over: on how many days, how many answers, how many of them right, minutes."""

    exam: Exam
    days: int
    answers: int
    right: int
    minutes: int


def exam_today(learner: Learner | None, topic: Topic, at: datetime) -> ExamToday | None:
    """The next open exam in a topic, for the home page; None without one. One query, three with one."""
    if learner is None:
        return None
    today = today_of(learner, at)
    exam = current_exam(learner, topic, today)
    if exam is None:
        return None
    return _today(exam, today, _done(learner, [exam], today))


def exams_today(learner: Learner, at: datetime) -> list[ExamToday]:
    """All open exams, the next one first. Three queries."""
    today = today_of(learner, at)
    found = list(open_exams(learner, today))
    done = _done(learner, found, today)
    return [_today(exam, today, done) for exam in found]


def standing(exam: Exam, learner: Learner, at: datetime) -> Standing | None:
    """The plan of an open exam; None once it is over. A fixed number of queries."""
    today = today_of(learner, at)
    if not is_open(exam, today):
        return None
    prepared = preparation(exam, learner, today=today)
    plan = plan_of(prepared.items, prepared.terms, askable=prepared.askable)
    met = sum(item.memory is not None for item in prepared.items)
    return Standing(
        exam=exam,
        today=today,
        scope=scope_in_words(exam),
        plan=plan,
        minutes=_minutes(prepared, plan),
        new=len(prepared.items) - met,
        met=met,
    )


def looked_back(exam: Exam, learner: Learner) -> LookBack:
    """What was done for an exam. One query."""
    done = Review.objects.filter(learner=learner, sitting_id__in=exam.sittings.values("pk")).aggregate(
        days=Count("study_day", distinct=True),
        answers=Count("id"),
        right=Count("id", filter=Q(verdict=Verdict.RIGHT)),
        milliseconds=Coalesce(Sum("milliseconds"), 0),
    )
    minutes = ceil(seconds_spent(done["milliseconds"], done["answers"]) / 60)
    return LookBack(exam, done["days"], done["answers"], done["right"], minutes)


def scope_in_words(exam: Exam) -> list[str]:
    """The titles of what is asked: the set, the chapters, or none for the whole history. One query."""
    if exam.question_set is not None:
        return [exam.question_set.title]
    if exam.of_set:
        return ["a set that is there no longer"]
    chapters = Chapter.objects.filter(topic=exam.topic_id, key__in=exam.chapters).order_by("position", "key")
    return list(chapters.values_list("title", flat=True)) if exam.chapters else []


def _minutes(prepared: Preparation, plan: Plan) -> int:
    """Whole minutes of what fits into the rest of today."""
    return ceil(plan.order.within(prepared.seconds_left).seconds / 60)


def _done(learner: Learner, exams: list[Exam], today: date) -> dict[object, float]:
    """Seconds spent for each exam on this study day. Two queries."""
    exam_of: dict[Any, Any] = dict(learner.sittings.filter(exam__in=exams).values_list("pk", "exam_id"))
    spent: dict[object, float] = {}
    rows = Review.objects.filter(learner=learner, study_day=today, sitting_id__in=exam_of)
    for sitting_id, milliseconds in rows.values_list("sitting_id", "milliseconds"):
        exam_id = exam_of[sitting_id]
        spent[exam_id] = spent.get(exam_id, 0.0) + seconds_spent(milliseconds or 0, 1)
    return spent


def _today(exam: Exam, today: date, done: dict[object, float]) -> ExamToday:
    left = max(0.0, 60 * exam.minutes_a_day - done.get(exam.pk, 0.0))
    return ExamToday(exam, (exam.on - today).days, ceil(left / 60))
