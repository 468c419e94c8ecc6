"""A quiz in the browser: nothing is told between, everything at the end, and later again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quizapp.study.models import Learner, Review, Sitting
from tests import factories
from tests.web.learn.conftest import HTMX, Student, start

pytestmark = pytest.mark.django_db


def quiz(client, topic, **fields) -> Student:
    start(client, topic, mode="quiz", **{"size": "5", **fields})
    return Student(client, Learner.objects.get(), Sitting.objects.latest("started_at"))


def answer_all(pupil: Student, right: int) -> list:
    """Answer so many rightly, the others with the first lure."""
    shown = []
    while pupil.client.get(pupil.page).status_code == 200:
        shown.append(pupil.shown())
        pupil.answer(shown[-1], 0 if len(shown) <= right else 1)
    return shown


def finish_page(pupil: Student) -> str:
    return pupil.client.get(reverse("finish", args=[pupil.sitting.pk])).content.decode()


def answers(page: str) -> str:
    """The part that tells question by question."""
    return page.partition('id="answers-title"')[2].partition("</section>")[0]


def test_between_the_questions_nothing_is_told(client, topic):
    pupil = quiz(client, topic)
    shown = pupil.shown()
    page = client.get(pupil.page).content.decode()
    assert "The answers come at the end." in page
    assert "Don’t know, show me at the end" in page
    assert pupil.answer(shown, 1).url == pupil.page
    after = client.get(pupil.page).content.decode()
    assert "Not right" not in after
    assert shown.version.answer["text"] not in after
    assert "Undo" not in after
    assert client.get(reverse("feedback", args=[pupil.sitting.pk, shown.id])).url == pupil.page
    page = pupil.answer(pupil.shown(), 1, headers=HTMX).content.decode()
    assert 'id="answer-form"' in page


def test_at_the_end_there_is_a_score_and_every_question_with_its_source_and_no_undo(client, topic):
    pupil = quiz(client, topic)
    shown = answer_all(pupil, right=3)
    page = finish_page(pupil)
    assert ">3 of 5 right</h1>" in page
    for place, one in enumerate(shown):
        assert one.version.stem in page
        assert one.version.answer["text"] in page
        assert one.version.feedback["why"] in page
        assert one.version.citations[0]["passage"] in page
        assert (f'Your answer: <span dir="auto">{one.version.distractors[0]["text"]}</span>' in page) == (place > 2)
        assert (one.version.distractors[0]["truth"] in page) == (place > 2)
    assert "Undo" not in page
    review = Review.objects.first()
    assert client.post(reverse("undo", args=[pupil.sitting.pk, review.id])).status_code == 404


def test_what_was_not_known_is_said_to_be_so(client, topic):
    pupil = quiz(client, topic)
    client.post(pupil.answer_url(pupil.shown()), {"unknown": "1"})
    answer_all(pupil, right=4)
    page = finish_page(pupil)
    assert ">4 of 5 right</h1>" in page
    assert page.count("You did not know.") == 1


def test_the_result_is_there_later_and_the_quiz_is_over(client, topic):
    pupil = quiz(client, topic)
    answer_all(pupil, right=5)
    before = answers(finish_page(pupil))
    answer_all(quiz(client, topic), right=0)
    assert ">5 of 5 right</h1>" in finish_page(pupil)
    assert answers(finish_page(pupil)) == before
    assert client.get(pupil.page).url == reverse("finish", args=[pupil.sitting.pk])


def test_a_chapter_and_a_set_can_be_asked_with_the_size_chosen(client, topic):
    chosen = factories.question_set(*topic.questions.order_by("key")[:3])
    assert quiz(client, topic, chapter="chapter-1", size="5").sitting.size == 5
    assert quiz(client, topic, question_set=chosen.slug, size="20").sitting.size == 3
    for address in (
        reverse("chapter", args=[topic.slug, "chapter-1"]),
        reverse("question_set", args=[chosen.slug]),
        reverse("ways"),
    ):
        page = client.get(address).content.decode()
        assert "Start the quiz" in page
        assert '<select id="quiz-size" name="size">' in page


def test_the_review_asks_the_same_of_the_database_for_two_questions_and_for_eight(client, topic):
    chosen = factories.question_set(*topic.questions.all()[:2])
    counts = []
    for fields in ({"question_set": chosen.slug}, {"size": "8"}):
        pupil = quiz(client, topic, **fields)
        answer_all(pupil, right=1)
        with CaptureQueriesContext(connection) as captured:
            finish_page(pupil)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 15
