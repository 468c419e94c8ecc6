"""The count in the head of a sitting: misses come back beside it and never move it."""

import re

import pytest
from django.urls import reverse

from quizapp.study.models import Sitting
from tests import factories
from tests.web.learn.conftest import HTMX, Student, start

pytestmark = pytest.mark.django_db


def _count(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>|&nbsp;", " ", re.search(r'class="numeric count">(.*?)</p>', html)[1]).split())


@pytest.fixture
def set_student(client, topic) -> Student:
    """A browser in a sitting of a set of eight questions."""
    start(client, topic, mode="set", question_set=factories.question_set(*topic.questions.all()).slug)
    sitting = Sitting.objects.get()
    return Student(client, sitting.learner, sitting)


def test_a_miss_does_not_make_the_sitting_longer_in_words(set_student):
    shown = set_student.shown()
    set_student.answer(shown, 1)
    page = set_student.client.get(reverse("feedback", args=[set_student.sitting.pk, shown.id]))
    assert _count(page.content.decode()) == "1 of 8"
    assert _count(set_student.client.get(set_student.page).content.decode()) == "2 of 8"


def test_the_same_is_said_in_the_part_that_htmx_gets(set_student):
    page = set_student.answer(set_student.shown(), 1, headers=HTMX).content.decode()
    assert _count(page) == "1 of 8"


def test_a_question_that_comes_back_is_called_once_more_and_keeps_the_count(set_student):
    missed = set_student.shown()
    set_student.answer(missed, 1)
    said = []
    while set_student.client.get(set_student.page).status_code == 200:
        shown = set_student.shown()
        said.append(_count(set_student.client.get(set_student.page).content.decode()))
        set_student.answer(shown, 0)
    assert [text for text in said if "Once more" not in text] == [f"{number} of 8" for number in range(2, 9)]
    (again,) = [text for text in said if "Once more" in text]
    assert re.fullmatch(r"Once more [3-8] of 8", again)


def test_the_first_minutes_count_six(student):
    student.answer(student.shown(), 1)
    said = ["1 of 6"]
    while student.client.get(student.page).status_code == 200:
        said.append(_count(student.client.get(student.page).content.decode()).removeprefix("Once more "))
        student.answer(student.shown(), 0)
    assert said == [f"{number} of 6" for number in range(1, 7)]
