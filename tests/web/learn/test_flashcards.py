"""Flashcards as pages: the front without the answer, the back only of flashcards, the next card at once."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from quizapp.study.models import Mode, Review, Sitting
from tests import factories
from tests.web.learn.conftest import HTMX, Student, start, student_of

pytestmark = pytest.mark.django_db

PROMISE = re.compile(
    r'value="(\d)" data-key.*?<span class="flash-name">(\w+)</span> <span class="flash-interval">(.*?)</span>'
)


@pytest.fixture
def topic(db):
    topic = factories.topic(title="Two neighbours")
    for number in range(1, 5):
        factories.question(
            formats=["choice", "flashcard"],
            stem=f"Who came {number}.?",
            answer=f"Secret{number}",
            feedback={"why": f"Because of {number}."},
        )
    return factories.proved(topic)


@pytest.fixture
def student(client, topic) -> Student:
    start(client, topic, mode="cards")
    current = Sitting.objects.get(mode=Mode.CARDS)
    return Student(client, current.learner, current)


def back_of(student, shown) -> str:
    return reverse("flash_back", args=[student.sitting.pk, shown.id])


def rate(student, shown, grade, **extra):
    url = reverse("flash_rate", args=[student.sitting.pk, shown.id])
    return student.client.post(url, {"grade": grade}, **extra)


def test_the_front_shows_the_question_and_one_button_and_nothing_of_the_answer(student):
    shown = student.shown()
    page = student.client.get(student.page).content.decode()
    assert shown.version.stem in page and "1&nbsp;of&nbsp;4" in page
    assert f'method="get" action="{back_of(student, shown)}"' in page
    assert "Secret" not in page and "Because" not in page and "Wrong" not in page


def test_the_back_shows_answer_why_and_four_buttons_with_their_intervals(student):
    page = student.client.get(back_of(student, student.shown())).content.decode()
    assert "Secret1" in page and "Because of 1." in page
    found = PROMISE.findall(page)
    assert [(grade, name) for grade, name, _ in found] == [("1", "Again"), ("2", "Hard"), ("3", "Good"), ("4", "Easy")]
    assert [interval for *_, interval in found[:2]] == ["10 minutes", "15 minutes"]
    assert all(re.fullmatch(r"\d+ days?", interval) for *_, interval in found[2:])


@pytest.mark.parametrize("place", range(4))
def test_the_next_card_says_what_the_button_said(student, place):
    shown = student.shown()
    promised = PROMISE.findall(student.client.get(back_of(student, shown)).content.decode())[place][2]
    response = rate(student, shown, place + 1)
    assert response.status_code == 302 and response.url == student.page
    page = student.client.get(response.url).content.decode()
    assert f"<span>Back in {promised}</span>" in page
    assert "2&nbsp;of&nbsp;" in page and "Secret" not in page


def test_months_are_rounded_and_name_the_day(student):
    shown = student.shown()
    known = shown.study_day - timedelta(days=60)
    factories.memory(shown.card, stability=150.0, last_study_day=known, due_on=shown.study_day)
    student.learner.presentations.update(is_open=False)
    shown = student.shown()
    page = student.client.get(back_of(student, shown)).content.decode()
    assert re.search(r"\d+ months<span class=\"flash-until\">, until \d+ \w+ \d{4}</span>", page)


def test_undo_shows_the_same_card_again(student):
    rate(student, student.shown(), 3)
    page = student.client.get(student.page).content.decode()
    undo = reverse("undo", args=[student.sitting.pk, Review.objects.get().id])
    assert undo in page
    page = student.client.post(undo, headers=HTMX).content.decode()
    assert "Who came 1.?" in page and "Show answer" in page and "Back in" not in page


def test_htmx_gets_the_next_front_and_at_the_end_the_finish_page(student):
    for left in (3, 2, 1):
        page = rate(student, student.shown(), 4, headers=HTMX).content.decode()
        assert "Show answer" in page and "<html" not in page and left
    response = rate(student, student.shown(), 4, headers=HTMX)
    assert response.headers["HX-Redirect"] == reverse("finish", args=[student.sitting.pk])
    assert student.client.get(response.headers["HX-Redirect"]).status_code == 200


def test_no_rating_and_a_false_one_are_asked_for_again(student):
    shown = student.shown()
    for grade in ("", "0", "5", "good"):
        response = rate(student, shown, grade)
        assert response.status_code == 422
        assert "Choose one of the four" in response.content.decode()
    assert not Review.objects.exists()


def test_a_second_tab_rates_nothing_twice_and_an_old_back_leads_on(student):
    shown = student.shown()
    rate(student, shown, 3)
    assert rate(student, shown, 1).url == student.page
    assert Review.objects.get().grade == 3
    assert student.client.get(back_of(student, shown)).url == student.page


def test_nobody_sees_the_back_of_what_is_no_flashcard_or_of_a_strangers(student, topic):
    other = student_of(Client(), topic)
    chosen = other.shown()
    assert other.client.get(back_of(other, chosen)).status_code == 404
    assert rate(other, chosen, 4).status_code == 404
    mine = student.shown()
    assert other.client.get(back_of(student, mine)).status_code == 404
    assert student.client.get(back_of(student, mine)).status_code == 200


def test_a_page_that_is_shown_again_asks_little_of_the_database(student, django_assert_max_num_queries):
    rate(student, student.shown(), 3)
    shown = student.shown()
    with django_assert_max_num_queries(13):
        student.client.get(student.page)
    with django_assert_max_num_queries(14):
        student.client.get(back_of(student, shown))
