"""The end of a sitting: what stuck, and the ways on from where one was."""

import pytest
from django.urls import reverse

from quizapp.questions.models import QuestionVersion
from quizapp.study.models import Learner, Sitting
from tests import factories
from tests.web.learn.conftest import Student, start

pytestmark = pytest.mark.django_db


def _finish(student) -> str:
    return student.client.get(reverse("finish", args=[student.sitting.pk])).content.decode()


def _sit(client, topic, **fields) -> Student:
    start(client, topic, **fields)
    sitting = Sitting.objects.latest("started_at")
    student = Student(client, sitting.learner, sitting)
    student.answer_all()
    return student


def test_the_first_minutes_count_what_was_right(student):
    student.client.post(student.answer_url(student.shown()), {"unknown": "1"})
    student.answer_all()
    page = _finish(student)
    assert "5 of 5 right" in page, "the sixth answer was the first question again"


def test_before_anything_can_be_told_it_says_what_was_met(student):
    student.answer_all()
    page = _finish(student)
    assert "6 of 6 right" in page
    assert "You have met 6 of 8 essentials. You can tell one once you have recalled it another time." in page


def test_the_end_of_a_chapter_leads_back_and_to_the_next(client, topic):
    following = factories.chapter(topic=topic, title="And then?")
    factories.proved(topic)
    start(client, topic, mode="chapter", chapter="chapter-1")
    student = Student(client, Learner.objects.get(), Sitting.objects.get())
    student.answer_all()
    client.post(reverse("recall", args=[student.sitting.pk]))
    student.answer_all()
    page = _finish(student)
    chapter = reverse("chapter", args=[topic.slug, "chapter-1"])
    assert f'<a href="{chapter}">How did it begin?</a>' in page
    assert "5 of 5 stuck" in page
    assert "Back to the chapter" in page
    assert f'Next chapter: <a href="{reverse("chapter", args=[topic.slug, following.key])}"' in page
    assert "Go on with today" in page


def test_the_end_of_a_set_leads_back_to_it(client, topic):
    chosen = factories.question_set(*topic.questions.all()[:3], title="Three")
    page = _finish(_sit(client, topic, mode="set", question_set=chosen.slug))
    assert f'<a href="{reverse("question_set", args=[chosen.slug])}">Three</a>' in page
    assert "Back to the set" in page


def test_an_order_of_two_is_listed_with_its_pair(student):
    pair = {"stem": "Which came first?", "distractors": [factories.distractor("The later one")]}
    QuestionVersion.objects.update(**pair)
    student.answer_all()
    page = _finish(student)
    assert "Which came first: " in page
    assert " or The later one?" in page
