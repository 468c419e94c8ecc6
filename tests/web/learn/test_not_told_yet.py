"""An answer that a sitting keeps for later is told nowhere before, and cannot be given twice."""

import pytest
from django.urls import reverse

from quizapp.study.later.setting_aside import suspend
from quizapp.study.models import Presentation, Sitting
from quizapp.web.account.takeout import takeout
from tests.web.learn.conftest import Student, start

pytestmark = pytest.mark.django_db


@pytest.fixture
def began(student, topic):
    """`began(mode)`: a sitting whose first question was answered wrongly, and that question's showing."""

    def begin(mode: str, **choice: str) -> tuple[Student, Presentation]:
        start(student.client, topic, mode=mode, **choice)
        place = Student(student.client, student.learner, student.learner.sittings.get(mode=mode))
        shown = place.shown()
        place.answer(shown, 1)
        return place, shown

    return begin


@pytest.fixture(params=["quiz", "chapter"])
def untold(request, began):
    return began(request.param, **({"chapter": "chapter-1"} if request.param == "chapter" else {}))


def test_the_page_of_the_card_keeps_it_back(untold):
    place, shown = untold
    page = place.client.get(reverse("card", args=[shown.card.question.key]) + "?show=answer").content.decode()
    assert str(shown.version.answer["text"]) not in page and "Not right" not in page
    assert "keeps its answers" in page


def test_it_cannot_be_taken_back_by_hand(untold):
    place, shown = untold
    review = place.learner.reviews.get()
    response = place.client.post(reverse("card_undo", args=[shown.card.question.key, review.id]))
    assert response.status_code == 302
    assert not place.learner.corrections.exists()


def test_ones_own_data_say_nothing_of_which_option_was_right(untold):
    place, shown = untold
    rows = {row["id"]: row for row in takeout(place.learner, None)["study.Presentation"]}
    assert "options" not in rows[shown.id]
    Sitting.objects.update(finished_at=shown.shown_at)
    rows = {row["id"]: row for row in takeout(place.learner, None)["study.Presentation"]}
    assert rows[shown.id]["options"] == shown.options


def test_nor_of_a_question_that_was_closed_without_an_answer_and_comes_again(student):
    shown = student.shown()
    suspend(learner=student.learner, card=shown.card)
    (row,) = takeout(student.learner, None)["study.Presentation"]
    assert not row["is_open"] and not {"options", "seed"} & set(row)


def test_once_a_quiz_is_over_its_answers_can_be_taken_back(began):
    place, shown = began("quiz")
    Sitting.objects.update(finished_at=shown.shown_at)
    own, review = reverse("card", args=[shown.card.question.key]), place.learner.reviews.get()
    undo = reverse("card_undo", args=[shown.card.question.key, review.id])
    assert undo in place.client.get(own).content.decode()
    for _ in range(2):  # the second time the quiz goes on again: said twice, it is said once
        assert place.client.post(undo).url == place.page
    assert place.learner.corrections.count() == 1


def test_a_guess_before_reading_is_never_offered_to_be_taken_back(began):
    place, shown = began("chapter", chapter="chapter-1")
    Sitting.objects.update(phase="recall")
    own = place.client.get(reverse("card", args=[shown.card.question.key])).content.decode()
    assert "Your answers" in own and "/undo/" not in own
