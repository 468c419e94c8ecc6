"""How much each page asks of the database: a number that no amount of data moves."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def _queries(client, path, **kwargs) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path, **kwargs).status_code == 200
    return len(captured)


def test_the_first_page_of_a_stranger(client, topic):
    assert _queries(client, "/") <= 3


def test_the_list_of_sets_does_not_grow_with_the_sets(client, topic):
    questions = list(topic.questions.all())
    factories.question_set(*questions)
    one = _queries(client, reverse("sets"))
    for _ in range(5):
        factories.question_set(*questions)
    assert _queries(client, reverse("sets")) == one <= 2


def test_a_question_page_that_is_shown_again(student):
    student.shown()
    assert _queries(student.client, student.page) <= 8


def test_an_answer(student):
    presentation = student.shown()
    with CaptureQueriesContext(connection) as captured:
        student.answer(presentation, 0, headers={"HX-Request": "true"})
    assert len(captured) <= 24, "\n".join(query["sql"][:150] for query in captured)


def test_the_first_page_of_a_learner_does_not_grow_with_the_answers(student):
    student.answer(student.shown(), 0)
    few = _queries(student.client, "/")
    student.answer(student.shown(), 0)
    student.answer(student.shown(), 1)
    assert _queries(student.client, "/") == few <= 21


def test_the_plan_of_today_does_not_grow_with_what_is_due(student, topic):
    student.answer_all()
    day = student.learner.memories.first().last_study_day
    student.learner.memories.update(due_on=day, due_at=None, state="review", last_study_day=day - timedelta(days=90))
    many = _queries(student.client, "/")
    student.learner.memories.all()[0].delete()
    assert many - 1 <= _queries(student.client, "/") <= many <= 27


def test_the_first_page_of_somebody_away(student):
    student.answer(student.shown(), 0)
    factories.pause(student.learner)
    assert _queries(student.client, "/") <= 9


def test_the_finish_page(student):
    student.answer_all()
    assert _queries(student.client, reverse("finish", args=[student.sitting.pk])) <= 14
