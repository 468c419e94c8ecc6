"""Ways to study: one page that names them all, and one form that starts each with what it needs."""

import re

import pytest
from django.urls import reverse

from quizapp.study.models import Sitting
from tests import factories
from tests.web.learn.conftest import start

pytestmark = pytest.mark.django_db

NAMES = ["Learn a chapter", "Quiz", "Practice", "Flashcards", "Timeline", "Exam date"]


def headings(page: str) -> list[str]:
    return re.findall(r'<h2 id="way-[a-z]+">([^<]+)</h2>', page)


def test_it_names_every_way_and_reaches_it_from_home(student, topic):
    student.answer(student.shown(), 0)
    student.answer_all()
    assert f"{reverse('ways')}?topic={topic.slug}" in student.client.get("/").content.decode()
    assert headings(student.client.get(reverse("ways")).content.decode()) == ["Today", *NAMES]


def test_what_was_missed_is_a_choice_of_practice_alone(client, topic):
    page = client.get(reverse("ways")).content.decode()
    assert page.count("What I missed in the last two weeks") == 1
    practice = page.partition('id="way-practice"')[2].partition("</section>")[0]
    assert "What I missed in the last two weeks" in practice


def test_a_stranger_begins_with_the_first_minutes(client, topic):
    page = client.get(reverse("ways")).content.decode()
    assert headings(page) == ["First minutes", *NAMES]
    assert "Start (3 minutes)" in page


def test_it_is_of_the_topic_asked_for(client, topic):
    other = factories.topic(slug="other", title="Another history")
    page = client.get(reverse("ways"), {"topic": other.slug}).content.decode()
    assert "Another history</a></p>" in page
    assert f'<a href="?topic={topic.slug}"' in page
    assert "Learn a chapter" not in headings(page), "it has none"
    assert client.get(reverse("ways"), {"topic": "nowhere"}).status_code == 404


def test_without_a_history_it_says_so(client, db):
    assert client.get(reverse("ways")).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"mode": "quiz", "size": "0"},
        {"mode": "quiz", "size": "many"},
        {"mode": "quiz", "size": "101"},
        {"mode": "quiz", "chapter": "nowhere"},
        {"mode": "practice", "question_set": "nowhere"},
        {"mode": "practice", "chapter": "nowhere"},
        {"mode": "cards", "chapter": "nowhere"},
        {"mode": "chapter"},
        {"mode": "exam"},
    ],
)
def test_what_a_way_cannot_take_is_refused_in_words(client, topic, fields):
    response = start(client, topic, **fields)
    assert response.status_code == 422
    assert "That cannot be studied" in response.content.decode()


def test_what_a_way_does_not_know_is_left_out(client, topic):
    start(client, topic, mode="today", chapter="chapter-1", size="5")
    sitting = Sitting.objects.get()
    assert (sitting.chapter, sitting.size) == ("", 8)


def test_its_questions_to_the_database_do_not_grow_with_the_chapters(client, topic, django_assert_max_num_queries):
    for _ in range(5):
        factories.chapter(topic=topic)
    with django_assert_max_num_queries(5):
        client.get(reverse("ways"))
