"""What the home page and the look back say of an exam."""

from datetime import timedelta

import pytest

from quizapp.progress.exam import exam_today, exams_today, looked_back, scope_in_words, standing
from quizapp.study.models import Mode
from quizapp.study.sessions import close_exam, next_presentation, start_sitting
from tests import factories
from tests.factories import NOON, TODAY, answer, exam, learner, question, topic

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def study(student, aim, *, right=True, at=NOON):
    sitting = start_sitting(learner=student, topic=aim.topic, mode=Mode.EXAM, exam=aim, at=at)
    answer(next_presentation(sitting=sitting, at=at), right=right, at=at)


def test_home_shows_the_next_open_exam_and_the_minutes_left():
    student = learner()
    question()
    exam(student, on=TODAY + timedelta(20))
    aim = exam(student, on=TODAY + timedelta(3), minutes_a_day=2)
    assert exam_today(student, topic(), NOON).exam == aim
    assert (exam_today(student, topic(), NOON).days_left, exam_today(student, topic(), NOON).minutes_left) == (3, 2)
    for _ in range(4):
        question()
    for minute in range(5):
        study(student, aim, at=NOON + timedelta(minutes=minute))
    assert exam_today(student, topic(), NOON).minutes_left == 1  # five answers of 4 s, and 15 s to read each
    close_exam(exam=aim, at=NOON)
    assert exam_today(student, topic(), NOON).days_left == 20


def test_there_is_nothing_for_a_stranger_or_without_an_exam():
    assert exam_today(None, topic(), NOON) is None
    assert exam_today(learner(), topic(), NOON) is None


def test_the_list_costs_the_same_with_more_exams(django_assert_num_queries):
    student = learner()
    for number in range(4):
        factories.sitting(student, mode=Mode.EXAM, exam=exam(student, on=TODAY + timedelta(number)))
        with django_assert_num_queries(3):
            assert len(exams_today(student, NOON)) == number + 1


def test_the_look_back_counts_days_answers_and_minutes():
    student = learner()
    for _ in range(3):
        question()
    aim = exam(student)
    study(student, aim)
    study(student, aim, right=False, at=NOON + timedelta(days=1))
    back = looked_back(aim, student)
    assert (back.days, back.answers, back.right, back.minutes) == (2, 2, 1, 1)
    assert standing(aim, student, NOON + timedelta(days=31)) is None


def test_the_standing_says_what_there_is():
    student = learner()
    for _ in range(3):
        question()
    aim = exam(student)
    seen = standing(aim, student, NOON)
    assert (seen.days_left, seen.new, seen.met, seen.minutes) == (30, 3, 0, 3)
    assert seen.can_study
    assert seen.plan.stopped.expected == pytest.approx(0.75)  # luck among four


def test_the_scope_is_said_by_its_titles():
    student = learner()
    for key, title in (("one", "How?"), ("two", "Why?")):
        factories.chapter(topic=topic(), key=key, title=title)
    assert scope_in_words(exam(student)) == []
    assert scope_in_words(exam(student, chapters=["two", "one"])) == ["How?", "Why?"]
    assert scope_in_words(exam(student, question_set=factories.question_set(title="Mine"))) == ["Mine"]
