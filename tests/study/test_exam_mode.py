"""Studying for an exam: misses, then the plan's order; siblings apart; the schedule stays the learner's own."""

from datetime import timedelta

import pytest

from quizapp.study.exams.scope import preparation
from quizapp.study.models import Mode, Review, ReviewMode
from quizapp.study.models import Sitting as Row
from quizapp.study.modes.exam import LOOK_SIZE
from quizapp.study.sessions import NothingToStudy, close_exam, next_presentation, start_sitting
from tests.factories import NOON, TODAY, answer, card, exam, learner, memory, presentation, question

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


QUERIES = 22  # to find, show and store the next question of a plan, with its transaction


def begin(student, aim, at=NOON) -> Row:
    return start_sitting(learner=student, topic=aim.topic, mode=Mode.EXAM, exam=aim, at=at)


def asked(sitting, at=NOON) -> str:
    shown = next_presentation(sitting=sitting, at=at)
    assert shown is not None
    return shown.card.question.key


def met(student, **fields):
    """A question that was met two days ago, with a memory of these numbers."""
    return memory(card(student, question()), **{"due_on": TODAY + timedelta(20), **fields}).card


def test_new_questions_and_fading_ones_come_by_gain_though_nothing_is_due() -> None:
    student = learner()
    met(student, stability=300.0)
    fading = met(student, stability=1.0, last_study_day=TODAY - timedelta(10))
    new = question()
    sitting = begin(student, exam(student))
    first = next_presentation(sitting=sitting, at=NOON)
    assert first is not None
    assert first.card.question == new
    answer(first)
    assert asked(sitting) == fading.question.key
    assert sitting.size == 2  # the firm one waits for its due day


def test_a_miss_in_its_learning_step_comes_before_the_plan() -> None:
    student = learner()
    missed = card(student, question())
    memory(missed, state="learning", step=0, due_at=NOON - timedelta(minutes=1), last_study_day=TODAY)
    question()
    assert asked(begin(student, exam(student))) == missed.question.key


def test_what_is_due_is_asked_when_nothing_gains() -> None:
    student = learner()
    firm = met(student, stability=3000.0, due_on=TODAY)
    sitting = begin(student, exam(student))
    assert asked(sitting) == firm.question.key


def test_siblings_stay_apart_on_a_day() -> None:
    student = learner()
    for _ in range(2):
        question(subject_facts=["event:same"])
    other = question()
    sitting = begin(student, exam(student))
    answer(next_presentation(sitting=sitting, at=NOON))
    assert asked(sitting) == other.key
    assert sitting.size == 2


def test_an_answer_counts_for_the_exam_and_is_scheduled_by_the_learners_retention() -> None:
    student = learner(desired_retention=0.85)
    row = met(student, stability=2.0)
    sitting = begin(student, exam(student))
    shown = next_presentation(sitting=sitting, at=NOON)
    answer(shown)
    usual = presentation(card(learner(desired_retention=0.85), row.question), exposure="read")
    memory(usual.card, stability=2.0, due_on=TODAY + timedelta(20))
    answer(usual)
    for_exam, plain = Review.objects.get(learner=student), Review.objects.get(learner=usual.learner_id)
    assert (for_exam.mode, plain.mode) == (ReviewMode.EXAM, ReviewMode.SCHEDULED)
    assert for_exam.desired_retention == 0.85
    row.memory.refresh_from_db()
    usual.card.memory.refresh_from_db()
    assert (row.memory.stability, row.memory.difficulty) == (usual.card.memory.stability, usual.card.memory.difficulty)


def test_the_size_is_the_days_minutes_less_what_was_done_for_it() -> None:
    student = learner()
    for _ in range(60):
        question()
    aim = exam(student)
    sitting = begin(student, aim)
    assert sitting.size == 13  # 600 s at 30 s an answer, and three misses in eight come back
    for _ in range(6):
        shown = next_presentation(sitting=sitting, at=NOON)
        answer(shown)
    assert preparation(aim, student, today=TODAY).seconds_left == pytest.approx(600 - 6 * (4 + 15))
    assert begin(student, aim, NOON + timedelta(hours=2)).size < 13
    assert preparation(aim, student, today=TODAY + timedelta(1)).seconds_left == 600


def test_on_its_day_a_short_look_and_after_it_nothing() -> None:
    student = learner()
    for _ in range(20):
        met(student)
    aim = exam(student, on=TODAY + timedelta(5))
    assert begin(student, aim, NOON + timedelta(5)).size == LOOK_SIZE
    with pytest.raises(NothingToStudy):
        begin(student, aim, NOON + timedelta(6))


def test_a_closed_exam_ends_its_sittings() -> None:
    student = learner()
    for _ in range(3):
        question()
    aim = exam(student)
    sitting = begin(student, aim)
    close_exam(exam=aim, at=NOON)
    assert next_presentation(sitting=sitting, at=NOON) is None
    aim.refresh_from_db()
    with pytest.raises(NothingToStudy):
        begin(student, aim)


@pytest.mark.parametrize("count", [5, 40])
def test_what_comes_next_costs_the_same_with_more_questions(count, django_assert_num_queries) -> None:
    student = learner()
    for _ in range(count):
        met(student, stability=1.0, last_study_day=TODAY - timedelta(10))
    sitting = begin(student, exam(student))
    with django_assert_num_queries(QUERIES):
        next_presentation(sitting=sitting, at=NOON)
