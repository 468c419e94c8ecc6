"""What an exam is of, and what its plan is made of: scope, options, days away."""

from datetime import timedelta

import pytest

from quizapp.study.exams.scope import options_of, preparation, questions_for
from quizapp.study.memory.caches import value_of
from tests import factories
from tests.factories import NOON, TODAY, card, exam, learner, memory, question

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_it_asks_its_chapters_or_its_set_only() -> None:
    student = learner()
    factories.chapter(topic=factories.topic(), key="one")
    inside, outside = question(chapter="one"), question(chapter="")
    hard = question(default_study=False)
    assert list(questions_for(exam(student, chapters=["one"]), student)) == [inside]
    assert set(questions_for(exam(student), student)) == {inside, outside}
    chosen = factories.question_set(hard)
    assert list(questions_for(exam(student, question_set=chosen), student)) == [hard]


def test_what_is_suspended_is_no_part_of_it_and_what_is_put_off_waits() -> None:
    student = learner()
    suspended, put_off, plain = question(), question(), question()
    card(student, suspended, suspended=True)
    card(student, put_off, buried_on=TODAY)
    prepared = preparation(exam(student), student, today=TODAY)
    assert {item.question_id for item in prepared.items} == {put_off.pk, plain.pk}
    assert [item.question_id for item in prepared.askable] == [plain.pk]


def test_a_year_is_typed_after_two_successes() -> None:
    student = learner()
    twice = memory(card(student, factories.year_question()), reps=2)
    assert options_of("date_of_event", "year", None) == 4
    assert options_of("date_of_event", "year", value_of(twice)) == 0
    assert options_of("date_of_event", "year", value_of(twice), is_typed=False) == 4
    assert options_of("true_false", "truth", None) == 2


def test_days_away_are_days_away_and_an_open_pause_is_today_only() -> None:
    student = learner()
    question()
    aim = exam(student, on=TODAY + timedelta(9))
    student.pauses.create(starts_on=TODAY + timedelta(2), ends_on=TODAY + timedelta(3), created_at=NOON)
    assert preparation(aim, student, today=TODAY).terms.away == {TODAY + timedelta(2), TODAY + timedelta(3)}
    student.pauses.all().delete()
    student.pauses.create(starts_on=TODAY - timedelta(2), created_at=NOON)
    assert preparation(aim, student, today=TODAY).terms.away == {TODAY}
