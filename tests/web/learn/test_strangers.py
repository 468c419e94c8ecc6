"""What belongs to a learner is found through the learner: for everybody else it is not there."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.learn.conftest import start, student_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(student, topic):
    return student_of(Client(), topic)


def test_a_strangers_sitting_is_not_found(student, other):
    assert other.client.get(student.page).status_code == 404
    assert other.client.get(reverse("finish", args=[student.sitting.pk])).status_code == 404


def test_a_strangers_question_takes_no_answer(student, other):
    presentation = student.shown()
    assert other.answer(presentation, 0).status_code == 404
    mixed = reverse("answer", args=[other.sitting.pk, presentation.id])
    assert other.client.post(mixed, {"option": "0"}).status_code == 404
    assert not student.learner.reviews.exists()


def test_a_strangers_answer_can_be_neither_read_nor_changed(student, other):
    presentation = student.shown()
    student.answer(presentation, 0)
    review = student.learner.reviews.get()
    assert other.client.get(reverse("feedback", args=[student.sitting.pk, presentation.id])).status_code == 404
    for name in ("guessed", "undo"):
        for sitting in (student.sitting, other.sitting):
            assert other.client.post(reverse(name, args=[sitting.pk, review.id])).status_code == 404
    assert not student.learner.corrections.exists()


def test_without_a_session_every_study_page_leads_home_and_says_why(student):
    presentation = student.shown()
    visitor = Client()
    for path in (student.page, reverse("finish", args=[student.sitting.pk])):
        response = visitor.get(path, follow=True)
        assert response.redirect_chain == [("/", 302)]
        assert "Your session has ended" in response.content.decode()
    assert visitor.post(student.answer_url(presentation), {"option": "0"}).url == "/"


def test_a_guest_that_was_erased_can_start_afresh(student, topic):
    student.learner.delete()
    assert student.client.get(student.page).url == "/"
    assert start(student.client, topic).status_code == 302
