"""Feedback on an answer, behind "More": the four grades, why it was asked, why it comes back, and a hard one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quizapp.study.models import Card, Correction, Memory, Report, Review
from tests import factories
from tests.web.learn.conftest import HTMX

pytestmark = pytest.mark.django_db


def said(response) -> str:
    return " ".join(response.content.decode().split())


def grade(student, review, value, **extra):
    url = reverse("regrade", args=[student.sitting.pk, review.id])
    return student.client.post(url, {"grade": value}, **extra)


@pytest.fixture
def answered(student):
    """The feedback page after a right answer, and the answer."""
    page = student.client.get(student.answer(student.shown(), 0).url)
    return page, Review.objects.get()


def test_each_grade_says_when_it_brings_the_question_back(student, answered):
    page, review = answered
    again, hard, good, easy = review.intervals
    assert (again, hard) == (None, None)
    html = said(page)
    assert 'value="1" data-key="1" aria-pressed="false">Again: in a few minutes</button>' in html
    assert good == 1
    assert 'value="3" data-key="3" aria-pressed="true">Good: tomorrow</button>' in html
    assert f'value="4" data-key="4" aria-pressed="false">Easy: in {easy} days</button>' in html


@pytest.mark.parametrize("extra", [{}, {"headers": HTMX}])
def test_a_grade_is_taken_and_said(student, answered, extra):
    response = grade(student, answered[1], 4, **extra)
    html = said(response if extra else student.client.get(response.url))
    assert "Graded Easy: it comes back" in html
    assert 'data-key="4" aria-pressed="true"' in html
    assert (Memory.objects.get().due_on - answered[1].study_day).days == answered[1].intervals[3]


@pytest.mark.parametrize("value", ["0", "5", "", "x", "٣"])
def test_nonsense_is_no_grade(student, answered, value):
    assert grade(student, answered[1], value).status_code == 302
    assert not Correction.objects.exists()


def test_after_the_next_answer_the_grades_are_gone(student, answered):
    url = reverse("feedback", args=[student.sitting.pk, answered[1].presentation_id])
    student.answer(student.shown(), 0)
    assert "How well did you know it?" not in said(student.client.get(url))
    grade(student, answered[1], 4)
    assert not Correction.objects.exists()


def test_it_says_why_it_was_asked_and_when_it_comes_back(student, answered):
    html = said(answered[0])
    assert "It was new to you." in html
    assert "You last met it today and got it right; it is to come back after" in html
    assert "when about 9 in 10 of such answers are still right." in html


def test_a_stranger_cannot_grade(student, answered, client):
    other = type(client)()
    url = reverse("regrade", args=[student.sitting.pk, answered[1].id])
    assert other.post(url, {"grade": 4}).status_code == 302
    assert not Correction.objects.exists()


@pytest.fixture
def eighth(student):
    """A question forgotten seven times, asked in the sitting and forgotten once more."""
    shown = student.shown()
    day = timezone.now() - timedelta(days=3)
    earlier = factories.presentation(shown.card, is_open=False)
    Review.objects.create(
        learner=student.learner, presentation_id=earlier.id, card=shown.card, sequence=1, at=day, study_day=day.date(),
        zone="UTC", rollover_hour=4, given={}, verdict="right", grade=3, weight=1, format="choice", mode="scheduled",
        intervals=[None, 2, 3, 4], desired_retention=0.9, maximum_interval=365, parameters="fsrs-6-default",
        scheduler="x", answer_fingerprint=shown.card.answer_fingerprint, due_on=day.date() + timedelta(days=3),
    )  # fmt: skip
    factories.memory(shown.card, lapses=7, last_study_day=day.date(), due_on=day.date() + timedelta(days=3))
    return student.answer(shown, 1)


def test_a_question_forgotten_for_the_eighth_time_is_said_to_be_hard(student, eighth):
    html = said(student.client.get(eighth.url))
    assert "This one is hard" in html and "You have forgotten it 8 times." in html
    assert "Read its chapter" in html and "Go on asking" in html
    assert "it was to come back after 3 days" in html


def test_it_is_said_once(student, eighth):
    card = Card.objects.get(is_leech=True)
    url = reverse("card_change", args=[card.question.key, "go-on"])
    response = student.client.post(url, {"sitting": student.sitting.pk})
    assert response.url == student.page
    assert "This one is hard" not in said(student.client.get(eighth.url))
    card.refresh_from_db()
    assert (card.is_leech, card.leech_settled_at) == (False, 8)


@pytest.mark.parametrize("act", ["put-off", "suspend"])
def test_set_aside_from_feedback_the_sitting_goes_on(student, answered, act):
    card = answered[1].card
    assert reverse("card_change", args=[card.question.key, act]) in said(answered[0])
    response = student.client.post(
        reverse("card_change", args=[card.question.key, act]), {"sitting": student.sitting.pk}
    )
    assert response.url == student.page
    assert Card.objects.exclude(suspended=False, buried_on=None).get() == card
    assert not Report.objects.exists()
