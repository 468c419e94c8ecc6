"""Exams: a day on which a learner wants to know something. After that day, or when they say so, all is as before."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from quizapp.facts.models import Topic
from quizapp.questions.models import QuestionSet
from quizapp.study.exams.scope import questions_for
from quizapp.study.learners import today_of
from quizapp.study.models import Exam, Learner

MOST_OPEN = 5
FARTHEST = 366  # days ahead
MOST_MINUTES = 240  # a day
LONGEST_TITLE = 80


@transaction.atomic
def create_exam(
    *,
    learner: Learner,
    topic: Topic,
    on: date,
    minutes_a_day: int,
    at: datetime,
    title: str = "",
    chapters: Sequence[str] = (),
    question_set: QuestionSet | None = None,
) -> Exam:
    """Prepare for a day: of these chapters (keys), of a set, or with neither of the whole topic at the learner's level.

    The same exam said twice is one exam. Without a title it is called by its day.

    Raises ValidationError by field, and without a field where five exams are open already.
    """
    Learner.objects.select_for_update().get(pk=learner.pk)  # a double submit makes one exam
    today = today_of(learner, at)
    exam = Exam(learner=learner, topic=topic, created_at=at)
    _set(exam, title=title, on=on, minutes_a_day=minutes_a_day, chapters=chapters, question_set=question_set)
    open_ones = list(open_exams(learner, today))
    for other in open_ones:
        if all(getattr(other, name) == getattr(exam, name) for name in ("topic_id", *_CHOICES)):
            return other
    _require_sense(exam, learner, today, is_day_new=True)
    if len(open_ones) >= MOST_OPEN:
        raise ValidationError(f"You prepare for {MOST_OPEN} exams already. Close one of them first.")
    exam.save(force_insert=True)
    return exam


@transaction.atomic
def change_exam(
    *,
    exam: Exam,
    on: date,
    minutes_a_day: int,
    at: datetime,
    title: str = "",
    chapters: Sequence[str] = (),
    question_set: QuestionSet | None = None,
) -> Exam:
    """Give an open exam another day, title, scope or time a day. Raises ValidationError as `create_exam` does."""
    stored = Exam.objects.select_for_update().select_related("learner", "topic").get(pk=exam.pk)
    today = today_of(stored.learner, at)
    if not is_open(stored, today):
        raise ValidationError("This exam is over, so it stays as it was.")
    is_day_new = stored.on != on
    _set(stored, title=title, on=on, minutes_a_day=minutes_a_day, chapters=chapters, question_set=question_set)
    _require_sense(stored, stored.learner, today, is_day_new=is_day_new)
    stored.save(update_fields=["of_set", *(name.removesuffix("_id") for name in _CHOICES)])
    return stored


def close_exam(*, exam: Exam, at: datetime) -> None:
    """Back to long-term study at once; said twice, it stays as it was first said."""
    if Exam.objects.filter(pk=exam.pk, closed_at=None).update(closed_at=at):
        exam.closed_at = at


def exams_of(learner: Learner) -> QuerySet[Exam]:
    """The learner's exams, the latest day first."""
    return learner.exams.select_related("topic", "question_set").order_by("-on", "-created_at")


def open_exams(learner: Learner, today: date) -> QuerySet[Exam]:
    """The exams that lie ahead or are today, and were not closed; the next one first."""
    found = learner.exams.filter(closed_at=None, on__gte=today).select_related("topic", "question_set")
    return found.order_by("on", "created_at")


def current_exam(learner: Learner, topic: Topic, today: date) -> Exam | None:
    """The next open exam in a topic."""
    return open_exams(learner, today).filter(topic=topic).first()


def is_open(exam: Exam, today: date) -> bool:
    """Not closed, and its day not over."""
    return exam.closed_at is None and exam.on >= today


def default_title(on: date) -> str:
    """'Exam on 12 May'."""
    return f"Exam on {on.day} {on:%B}"


_CHOICES = ("title", "on", "minutes_a_day", "chapters", "question_set_id")


def _set(exam: Exam, **choice: Any) -> None:
    exam.on = choice["on"]
    exam.title = choice["title"].strip() or default_title(exam.on)
    exam.minutes_a_day = choice["minutes_a_day"]
    exam.chapters = list(dict.fromkeys(choice["chapters"]))
    exam.question_set = choice["question_set"]
    exam.of_set = exam.question_set is not None


def _require_sense(exam: Exam, learner: Learner, today: date, *, is_day_new: bool) -> None:
    wrong: dict[str, str] = {}
    if len(exam.title) > LONGEST_TITLE:
        wrong["title"] = f"A title has at most {LONGEST_TITLE} characters."
    if is_day_new and exam.on <= today:
        wrong["on"] = "The exam is tomorrow or later."
    elif (exam.on - today).days > FARTHEST:
        wrong["on"] = f"The exam is at most {FARTHEST} days from now."
    if not 1 <= exam.minutes_a_day <= MOST_MINUTES:
        wrong["minutes_a_day"] = f"From 1 to {MOST_MINUTES} minutes a day."
    wrong |= _wrong_scope(exam, learner)
    if wrong:
        raise ValidationError(wrong)


def _wrong_scope(exam: Exam, learner: Learner) -> dict[str, str]:
    asked, found = exam.question_set, QuestionSet.objects.visible_to(learner.user)
    if asked is not None and exam.chapters:
        return {"question_set": "Choose chapters or a set, not both."}
    if asked is not None and (asked.topic_id != exam.topic_id or not found.filter(pk=asked.pk).exists()):
        return {"question_set": "There is no such question set."}
    known = exam.topic.chapters.filter(key__in=exam.chapters).count()
    if known != len(exam.chapters):
        return {"chapters": "There is no such chapter."}
    if not questions_for(exam, learner).exists():
        field = "question_set" if asked is not None else "chapters"
        return {field: "Nothing of this can be asked at your level just now."}
    return {}
