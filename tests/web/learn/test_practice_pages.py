"""Practice in the browser: it says that the schedule stays, and never when something comes back."""

import pytest
from django.urls import reverse

from quizapp.study.models import Learner, Memory, Sitting
from quizapp.study.modes.practice import MISSED
from tests.web.learn.conftest import Student, start

pytestmark = pytest.mark.django_db

NO_SCHEDULE = "Practice: your schedule does not change."


def practice(client, topic, **fields) -> Student:
    start(client, topic, mode="practice", **fields)
    return Student(client, Learner.objects.get(), Sitting.objects.latest("started_at"))


def test_question_and_feedback_say_so_and_no_day_is_named(client, topic):
    pupil = practice(client, topic)
    shown = pupil.shown()
    assert NO_SCHEDULE in client.get(pupil.page).content.decode()
    feedback = client.get(pupil.answer(shown, 1).url).content.decode()
    assert "Not right" in feedback
    assert NO_SCHEDULE in feedback
    assert "comes back" not in feedback
    assert not Memory.objects.exists()


def test_a_guess_comes_back_in_the_practice_and_no_day_is_named(client, topic):
    pupil = practice(client, topic)
    pupil.answer(pupil.shown(), 0)
    review = pupil.learner.reviews.get()
    page = client.post(reverse("guessed", args=[pupil.sitting.pk, review.id]), follow=True).content.decode()
    assert "Counted as a guess." in page
    assert not Memory.objects.exists()


def test_the_end_says_that_nothing_was_scheduled(client, topic):
    pupil = practice(client, topic, chapter="chapter-1", size="5")
    pupil.answer(pupil.shown(), 1)
    pupil.answer_all()
    page = client.get(reverse("finish", args=[pupil.sitting.pk])).content.decode()
    assert "5 of 5 right in the end" in page
    assert "This was practice: nothing was scheduled" in page
    assert "comes back" not in page
    assert "Practise again" in page


def test_what_was_missed_lately_is_a_choice_and_is_empty_in_words(student, topic):
    response = start(student.client, topic, mode="practice", chapter=MISSED)
    assert response.url == f"{reverse('ways')}?topic={topic.slug}"
    assert "You missed nothing in the last two weeks" in student.client.get(response.url).content.decode()
    student.answer(student.shown(), 1)
    assert practice(student.client, topic, chapter=MISSED).sitting.size == 1


@pytest.mark.parametrize("mode", ["quiz", "chapter"])
def test_nothing_else_takes_it_for_a_chapter(client, topic, mode):
    assert start(client, topic, mode=mode, chapter=MISSED).status_code == 422


def test_where_nothing_can_be_asked_it_says_so(client, topic):
    topic.questions.update(editorial_state="rejected")
    response = start(client, topic, mode="practice", chapter="chapter-1")
    assert response.url == reverse("chapter", args=[topic.slug, "chapter-1"])
    assert "There is nothing here that can be asked." in client.get(response.url).content.decode()
