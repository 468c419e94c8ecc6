"""Reporting a question: from its page and from feedback, changed while it is open, limited."""

import pytest
from django.urls import reverse

from quizapp.study.models import Card, Report, Review
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(student) -> Card:
    student.answer(student.shown(), 0)
    return Card.objects.get()


def text(student, name, key) -> str:
    return " ".join(student.client.get(reverse(name, args=[key])).content.decode().split())


def act(student, name, key, **data):
    return student.client.post(reverse(name, args=[key]), data)


def test_a_report_is_made_and_changed(student, own):
    key = own.question.key
    assert act(student, "card_report", key, reason="").status_code == 422
    act(student, "card_report", key, reason="two", text="A second one fits.")
    assert "You reported: Another answer is right too." in text(student, "card", key)
    assert "A second one fits.</textarea>" in text(student, "card_report", key)
    act(student, "card_report", key, reason="other", text="")
    assert (Report.objects.get().reason, Report.objects.get().text) == ("other", "")
    assert Report.objects.get().version == own.question.current


def test_a_report_from_feedback_is_of_the_version_shown_and_leads_back(student, own):
    shown = Review.objects.get().presentation_id
    question, old = own.question, own.question.current
    question.version = 2
    question.save()
    factories.version(question, stem="Who was it, again?")
    response = act(student, "card_report", question.key, reason="wrong", shown=shown, sitting=student.sitting.pk)
    assert response.url == student.page
    assert Report.objects.get().version == old
    assert act(student, "card_report", question.key, reason="wrong", sitting="x").url.endswith(f"/{question.key}/")


def test_reports_are_limited(student, own):
    url = reverse("card_report", args=[own.question.key])
    answers = [student.client.post(url, {"reason": "other"}).status_code for _ in range(21)]
    assert answers == [302] * 20 + [429]
