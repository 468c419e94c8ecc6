"""A hint on the page of a typed question: offered with its price, taken by a plain form, told in feedback."""

import pytest
from django.urls import reverse

from quizapp.study.models import Presentation, Review
from tests import factories
from tests.web.learn.conftest import HTMX, feedback_of

pytestmark = pytest.mark.django_db

HINT = "It was in the 1990s."


@pytest.fixture
def student(asked):
    return asked(factories.year_question("1992", formats=["typed"]))


def take(student, text="", **extra):
    url = reverse("hint", args=[student.sitting.pk, student.shown().id])
    return student.client.post(url, {"text": text}, **extra)


def page(student) -> str:
    return student.client.get(student.page).content.decode()


def test_it_is_offered_with_its_price_and_not_given(student):
    html = page(student)
    assert "Show a hint</button>" in html and "A hint: it will come back sooner." in html
    assert HINT not in html
    assert html.index(">Answer</button>") < html.index("Show a hint</button>")  # Enter presses the first


def test_taken_it_stands_in_the_page_and_is_offered_no_more(student):
    assert take(student).url == student.page
    html = page(student)
    assert HINT in html and "Show a hint</button>" not in html
    assert take(student).status_code == 302
    assert Presentation.objects.get().hints == 1


@pytest.mark.parametrize("extra", [{}, {"headers": HTMX}])
def test_what_was_typed_is_kept(student, extra):
    html = take(student, "199", **extra).content.decode()
    assert 'value="199"' in html and HINT in html
    assert ("<html" in html) == (not extra)


def test_a_right_answer_is_right_and_said_to_come_back_sooner(student):
    take(student)
    html = feedback_of(student, "1992")
    assert "With a hint: it comes back in a few minutes." in html
    assert "I guessed</button>" not in html
    assert (Review.objects.get().verdict, Review.objects.get().grade) == ("right", 1)


def test_there_is_none_for_a_choice_a_stranger_or_a_quiz(student, client, asked):
    shown = student.shown()
    url = reverse("hint", args=[student.sitting.pk, shown.id])
    assert type(client)().post(url).url == "/"
    type(student.sitting).objects.update(mode="quiz")
    assert student.client.post(url).status_code == 404
    type(student.sitting).objects.update(mode="first")
    Presentation.objects.update(format="choice", options=[0, 1])
    assert "Show a hint" not in page(student)
    assert student.client.post(url).status_code == 404
    assert Presentation.objects.get(pk=shown.pk).hints == 0


def test_asked_for_in_an_old_tab_after_the_answer_the_feedback_is_told_again(student):
    shown = student.shown()
    url = reverse("hint", args=[student.sitting.pk, shown.id])
    student.client.post(student.answer_url(shown), {"text": "1992"})
    told = reverse("feedback", args=[student.sitting.pk, shown.id])
    assert student.client.post(url).url == told
    assert student.client.post(url, headers=HTMX)["HX-Redirect"] == told
    assert (Review.objects.get().hints, Presentation.objects.get().hints) == (0, 0)
