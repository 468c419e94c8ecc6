"""How much each page asks of the database: a number that no amount of data moves."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quizapp.questions.vocabulary import Format
from quizapp.study.models import Mode, Sitting
from tests import factories
from tests.web.learn.conftest import HTMX, Student, start

pytestmark = pytest.mark.django_db


def _queries(client, path, **kwargs) -> int:
    with CaptureQueriesContext(connection) as captured:
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


def _posted(student: Student, path: str, **data: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert student.client.post(path, data, headers=HTMX).status_code == 200
    return len(captured)


def test_a_question_page_that_is_shown_again(student):
    student.shown()
    assert _queries(student.client, student.page) <= 8


def test_the_next_question(student):
    student.answer(student.shown(), 0)
    assert _queries(student.client, student.page) <= 18


def test_an_answer(student):
    student.answer(student.shown(), 0)
    shown = student.shown()
    assert _posted(student, student.answer_url(shown), option=str(shown.options.index(0))) <= 15


def test_a_typed_answer(student):
    student.answer(student.shown(), 0)
    shown = student.shown()
    student.learner.presentations.filter(id=shown.id).update(format=Format.TYPED, options=[])
    assert _posted(student, student.answer_url(shown), text=shown.version.answer["text"]) <= 16


@pytest.fixture
def rater(client) -> Student:
    topic = factories.topic(title="Two neighbours")
    for _ in range(4):
        factories.question(formats=["choice", "flashcard"])
    start(client, factories.proved(topic), mode="cards")
    place = Sitting.objects.get(mode=Mode.CARDS)
    return Student(client, place.learner, place)


def test_a_rating_and_the_flashcard_after_it(rater):
    first, rate = rater.shown(), "flash_rate"
    _posted(rater, reverse(rate, args=[rater.sitting.pk, first.id]), grade="3")
    assert _posted(rater, reverse(rate, args=[rater.sitting.pk, rater.shown().id]), grade="3") <= 31


def test_the_first_page_of_a_learner_does_not_grow_with_the_answers(student):
    student.answer(student.shown(), 0)
    few = _queries(student.client, "/")
    student.answer(student.shown(), 0)
    student.answer(student.shown(), 1)
    assert _queries(student.client, "/") == few <= 20


def test_the_plan_of_today_does_not_grow_with_what_is_due(student, topic):
    student.answer_all()
    day = student.learner.memories.first().last_study_day
    student.learner.memories.update(due_on=day, due_at=None, state="review", last_study_day=day - timedelta(days=90))
    many = _queries(student.client, "/")
    student.learner.memories.all()[0].delete()
    assert many - 1 <= _queries(student.client, "/") <= many <= 25


def test_the_first_page_of_somebody_away(student):
    student.answer(student.shown(), 0)
    factories.pause(student.learner)
    assert _queries(student.client, "/") <= 7


def test_the_finish_page(student):
    student.answer_all()
    assert _queries(student.client, reverse("finish", args=[student.sitting.pk])) <= 12
