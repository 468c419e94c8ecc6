"""The last answer can be taken back from the next question, in place."""

import pytest
from django.urls import reverse

from quizapp.study.models import Correction, Review
from tests.web.learn.conftest import HTMX

pytestmark = pytest.mark.django_db


def page(student) -> str:
    return student.client.get(student.page).content.decode()


def test_before_the_first_answer_there_is_nothing_to_undo(student):
    assert "Undo last answer" not in page(student)


@pytest.mark.parametrize("extra", [{}, {"headers": HTMX}])
def test_the_next_question_offers_it_and_the_former_is_asked_again(student, extra):
    first = student.shown()
    student.answer(first, 1)
    review = Review.objects.get()
    url = reverse("undo", args=[student.sitting.pk, review.id])
    assert url in page(student)
    response = student.client.post(url, **extra)
    html = response.content.decode() if extra else page(student)
    assert first.version.stem in html
    assert Correction.objects.get().kind == "void"
