"""A zone that the machine's list has lost (they are renamed and dropped) locks nobody out."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quizapp.study.models import Learner
from tests import factories
from tests.web.learn.conftest import start, student, topic  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

PAGES = ("home", "cards", "exams", "exam_new", "settings", "advanced", "pauses", "privacy", "download", "progress")


@pytest.fixture
def stranded(student):  # noqa: F811
    student.answer(student.shown(), 0)
    day = timezone.now().date() + timedelta(days=20)
    own = factories.exam(student.learner, topic=student.sitting.topic, on=day)
    Learner.objects.update(zone="Mars/Olympus")
    student.pages = [*map(reverse, PAGES), reverse("exam", args=[own.pk]), student.page]
    student.pages.append(reverse("card", args=[student.learner.reviews.get().card.question.key]))
    return student


def test_every_page_is_there_and_answers_are_taken(stranded):
    assert [page for page in stranded.pages if stranded.client.get(page).status_code != 200] == []
    assert stranded.answer(stranded.shown(), 0).status_code == 302
    assert stranded.learner.reviews.count() == 2


def test_another_one_can_be_chosen_or_comes_with_the_next_start(stranded):
    chosen = {"minutes_a_day": "10", "zone": "Asia/Almaty", "level": "standard"}
    assert stranded.client.post(reverse("settings"), chosen).status_code == 302
    assert Learner.objects.get().zone == "Asia/Almaty"
    Learner.objects.update(zone="Mars/Olympus")
    start(stranded.client, stranded.sitting.topic, mode="quiz", browser_zone="Europe/Paris")
    assert Learner.objects.get().zone == "Europe/Paris"
