"""The semester itself: each evening in its turn, and what is written down of it."""

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from random import Random
from typing import Any
from unittest.mock import patch

import time_machine
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from quizapp.progress.learner import overview
from quizapp.questions.models import Question
from quizapp.study.memory import caches
from quizapp.study.models import Learner, LearnerDay, Memory, Review
from tests.semester import term
from tests.semester.made_bank import CHAPTERS, made_bank
from tests.semester.mind import Mind
from tests.semester.seen import ExamPage, Semester, Week
from tests.semester.student import Student

EXAM_SEEDS = (1, 2, 3)


@contextmanager
def _alone(seed: int) -> Iterator[None]:
    """Rows are numbered from 1, and ids that are drawn are drawn by the seed: lots and intervals hang on them."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM sqlite_sequence")
    cache.clear()
    plain = [name for name in settings.MIDDLEWARE if "zeal" not in name]  # looking for N+1 takes a third of the time
    ids = patch.object(os, "urandom", Random(f"ids:{seed}").randbytes)  # noqa: S311 - a made-up student, no secret
    with ids, override_settings(MIDDLEWARE=plain):
        yield


def semester_of(seed: int) -> Semester:
    """Sixteen weeks of the student of that seed. The database is empty before; the caller takes the rows away."""
    seen = Semester(seed)
    with _alone(seed), time_machine.travel(term.at(term.BEGINS, 12).timestamp(), tick=False) as clock:
        student = Student(made_bank(), clock, Mind(seed), seen)
        term.first_day(student)
        evenings = list(term.evenings())
        for today, following in zip(evenings, [*evenings[1:], term.LAST], strict=True):
            _evening(student, today)
            if term.week_of(following) > term.week_of(today) or following == term.LAST:
                seen.weeks.append(_week(student, today))
            if today < term.AWAY[0] < following:
                _holiday(student)
            if today < term.EXAM < following:
                _exam_day(student)
        _at_the_end(student)
    return seen


def _evening(student: Student, today: date) -> None:
    student.be_at(term.at(today, 18))
    if not student.learner.is_guest and "_auth_user_id" not in student.browser.session:
        student.seen.found.setdefault("logged out", []).append(today)
        term.log_in(student)
    if event := term.BEFORE_STUDY.get(today):
        event(student)
    student.be_at(term.at(today, 19))
    if today == term.day(term.week_of(today), 0) and term.week_of(today) <= CHAPTERS:
        student.study("chapter", chapter=f"part-{term.week_of(today)}")
    if other := term.OTHER_WAYS.get(today):
        _another_way(student, **other)
    if term.EXAM_NAMED <= today < term.EXAM:
        _for_the_exam(student)
    else:
        home = student.look_home()
        if home.plan and "You may stop here" not in home.text:
            student.study("today", home=home)
    if today in term.LOOKS_BACK:
        student.look_home(after_study=True)
    if today == term.day(8, 4):
        term.night_of_the_clocks(student)


def _another_way(student: Student, mode: str, **choice: Any) -> None:
    """Practice must leave every memory, every due day and the intercept as they are."""
    before = _schedule()
    student.study(mode, **choice)
    student.seen.found.setdefault(f"schedule after {mode}", []).append(_schedule() == before)


def _schedule() -> list[Any]:
    names = [field.attname for field in Memory._meta.concrete_fields]
    return [*Memory.objects.order_by("pk").values_list(*names), Learner.objects.get().intercept_millionths]


def _for_the_exam(student: Student) -> None:
    exam = student.learner.exams.get()
    _look_at_exam(student)
    student.look_home()
    student.study("exam", exam=str(exam.pk))


def _look_at_exam(student: Student) -> None:
    seen = student.get("exam", student.learner.exams.get().pk).context["seen"]
    days = {row.on: row.seconds for row in seen.plan.days}
    student.seen.exam_pages.append(ExamPage(student.today, seen.minutes, days, seen.plan.stopped, seen.plan.kept))


def _week(student: Student, today: date) -> Week:
    rebuilt = caches.rebuild_learner(learner=student.learner, save=False)
    wrong = (rebuilt.memories_changed, rebuilt.days_changed, rebuilt.intercept_changed)
    stands = overview(student.learner, student.topic, today)
    return Week(today, wrong, stands.essentials_told, stands.essentials_met, stands.essentials_total)


def _holiday(student: Student) -> None:
    student.wait(60)
    term.go_away(student)
    student.be_at(term.at(term.day(9, 3), 12))
    student.look_home()


def _exam_day(student: Student) -> None:
    """Before the exam a look at the page; then the exam, of every question once, in what is truly remembered."""
    student.be_at(term.at(term.EXAM, 9))
    student.look_home()
    _look_at_exam(student)
    formats = {one.question: one.format for one in student.seen.answers}
    chances = []
    for key in Question.objects.order_by("key").values_list("key", flat=True):
        recall = student.mind.recall(key, timezone.now())
        luck = 0.0 if formats.get(key) == "typed" else 1 / 4
        chances.append(recall + (1 - recall) * luck)
    student.seen.exam_truth = sum(chances)
    for seed in EXAM_SEEDS:
        draw = Random(f"exam:{student.seen.seed}:{seed}").random  # noqa: S311 - a made-up student, no secret
        student.seen.exam_draws.append(sum(draw() < chance for chance in chances))


def _at_the_end(student: Student) -> None:
    student.be_at(term.at(term.LAST, 20))
    exam = student.get("exam", student.learner.exams.get().pk)
    student.seen.found["exam over"] = " ".join(exam.content.decode().split())
    student.look_home(after_study=True)
    names = [field.attname for field in Review._meta.concrete_fields]
    student.seen.log = list(Review.objects.order_by("at", "card", "sequence").values(*names))
    lines = b"".join(student.get("my_reviews").streaming_content).decode().splitlines()
    student.seen.exported = list(csv.DictReader(lines))
    student.seen.found["rebuilt"] = _wiped_and_rebuilt(student)


def _wiped_and_rebuilt(student: Student) -> bool:
    """Whether the caches, thrown away, come back as they were."""
    counters = ("study_day", "reviews", "right", "new_cards", "milliseconds")
    days = list(LearnerDay.objects.order_by("study_day").values_list(*counters))
    before = _schedule()
    Memory.objects.all().delete()
    LearnerDay.objects.all().delete()
    Learner.objects.update(intercept_millionths=123)
    caches.rebuild_learner(learner=student.learner)
    return _schedule() == before and list(LearnerDay.objects.order_by("study_day").values_list(*counters)) == days
