"""Learning a chapter in the browser: no verdict between guesses, a page to read, and what can be told at the end."""

import re

import pytest
from django.urls import reverse

from quizapp.facts.models import Chapter
from quizapp.study.models import Learner, Review, Sitting
from tests.web.learn.conftest import HTMX, Student, start

pytestmark = pytest.mark.django_db


@pytest.fixture
def pupil(client, topic) -> Student:
    """A browser that has just begun to learn the chapter."""
    start(client, topic, mode="chapter", chapter="chapter-1")
    return Student(client, Learner.objects.get(), Sitting.objects.get())


def guess_both(pupil: Student) -> list:
    shown = []
    for pool_index in (0, 1):
        shown.append(pupil.shown())
        pupil.answer(shown[-1], pool_index)
    return shown


def read_page(pupil: Student) -> str:
    response = pupil.client.get(pupil.page)
    assert response.url == reverse("reading", args=[pupil.sitting.pk])
    return pupil.client.get(response.url).content.decode()


def main(page: str) -> str:
    """The page without what differs from one request to the next."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def ask_me(pupil: Student, **extra):
    return pupil.client.post(reverse("recall", args=[pupil.sitting.pk]), **extra)


def test_a_guess_says_that_it_does_not_count_and_gets_no_verdict(pupil):
    shown = pupil.shown()
    page = pupil.client.get(pupil.page).content.decode()
    assert "Guess before you read: it does not count." in page
    assert "Don’t know, show me later" in page
    response = pupil.answer(shown, 1)
    assert response.url == pupil.page
    after = pupil.client.get(pupil.page).content.decode()
    assert "Answer1" not in after
    assert "Not right" not in after
    assert "2&nbsp;of&nbsp;7" in after


def test_its_feedback_cannot_be_fetched_nor_the_guess_undone(pupil):
    shown = pupil.shown()
    pupil.answer(shown, 1)
    assert pupil.client.get(reverse("feedback", args=[pupil.sitting.pk, shown.id])).url == pupil.page
    review = Review.objects.get()
    for name in ("undo", "guessed"):
        assert pupil.client.post(reverse(name, args=[pupil.sitting.pk, review.id])).status_code == 404


def test_with_htmx_the_next_question_comes_at_once_and_then_the_page_to_read(pupil):
    page = pupil.answer(pupil.shown(), 1, headers=HTMX).content.decode()
    assert 'id="answer-form"' in page
    response = pupil.answer(pupil.shown(), 1, headers=HTMX)
    assert response.headers["HX-Redirect"] == reverse("reading", args=[pupil.sitting.pk])


def test_the_page_to_read_tells_the_chapter_and_both_guesses_with_what_is_right(pupil):
    Chapter.objects.update(text="They opened a road. " * 90)
    first, second = guess_both(pupil)
    page = read_page(pupil)
    assert "They opened a road." in page
    assert "Read: about 2 minutes" in page
    for shown in (first, second):
        assert shown.version.answer["text"] in page
        assert shown.version.feedback["why"] in page
    assert f'Your answer: <span dir="auto">{second.version.distractors[0]["text"]}</span>' in page
    assert page.count("Ask me</button>") == 1


def test_leaving_coming_back_reloading_and_a_second_tab_find_the_same_place(pupil):
    guess_both(pupil)
    home = pupil.client.get("/").content.decode()
    assert "You stopped after 2 of 7 questions." in home
    assert main(read_page(pupil)) == main(read_page(pupil))
    finish = pupil.client.get(reverse("finish", args=[pupil.sitting.pk]))
    assert finish.url == pupil.page
    assert ask_me(pupil).url == pupil.page
    assert ask_me(pupil).url == pupil.page, "the second tab"
    assert "3&nbsp;of&nbsp;7" in pupil.client.get(pupil.page).content.decode()
    back = pupil.client.get(reverse("reading", args=[pupil.sitting.pk]))
    assert back.url == pupil.page, "what is being recalled is not shown"


def test_nobody_skips_the_guesses_by_asking_for_the_recall(pupil):
    ask_me(pupil)
    pupil.sitting.refresh_from_db()
    assert pupil.sitting.phase == "guess"


def test_recall_gives_feedback_and_the_end_says_what_can_be_told(pupil):
    guess_both(pupil)
    ask_me(pupil)
    shown = pupil.shown()
    assert pupil.answer(shown, 0).url == reverse("feedback", args=[pupil.sitting.pk, shown.id])
    pupil.answer_all()
    page = pupil.client.get(reverse("finish", args=[pupil.sitting.pk])).content.decode()
    assert "5 of 5 stuck" in page
    assert "You can tell 5 of 8 essentials" in page


def test_a_stranger_sees_none_of_it(pupil, client, topic):
    guess_both(pupil)
    other = type(client)()
    start(other, topic)
    for name, send in (("reading", other.get), ("recall", other.post)):
        assert send(reverse(name, args=[pupil.sitting.pk])).status_code == 404
