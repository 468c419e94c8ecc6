"""One presentation takes one answer; what is sent twice or made up changes nothing."""

import uuid

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_plain_browser_is_redirected_to_the_feedback(student):
    presentation = student.shown()
    response = student.answer(presentation, 0)
    assert response.status_code == 302
    assert response.url == reverse("feedback", args=[student.sitting.pk, presentation.id])
    page = student.client.get(response.url).content.decode()
    assert presentation.version.feedback["why"] in page
    assert presentation.version.citations[0]["passage"] in page


def test_a_wrong_answer_reads_what_it_really_was(student):
    presentation = student.shown()
    response = student.client.get(student.answer(presentation, 2).url)
    chosen = presentation.version.pool()[2]
    page = response.content.decode()
    assert "Not right" in page
    assert f"You chose <b>{chosen['text']}</b>. {chosen['truth']}" in page
    assert "I guessed" not in page


def test_not_knowing_shows_the_answer_without_blame(student):
    presentation = student.shown()
    page = student.client.post(student.answer_url(presentation), {"unknown": "1", "option": "0"}, follow=True)
    assert "Now you know" in page.content.decode()
    assert presentation.version.answer["text"] in page.content.decode()
    assert student.learner.reviews.get().verdict == "unknown"


def test_a_double_submit_gives_the_first_outcome_and_one_review(student):
    presentation = student.shown()
    student.answer(presentation, 0)
    page = student.client.get(student.answer(presentation, 1).url).content.decode()
    assert "Right" in page
    assert student.learner.reviews.count() == 1
    assert student.learner.reviews.get().verdict == "right"


@pytest.mark.parametrize("data", [{}, {"option": "4"}, {"option": "-1"}, {"option": "Answer1"}, {"option": "9" * 400}])
def test_a_missing_or_tampered_option_is_asked_again_and_counts_nothing(student, data):
    presentation = student.shown()
    response = student.client.post(student.answer_url(presentation), data)
    assert response.status_code == 422
    page = response.content.decode()
    assert 'role="alert"' in page
    assert presentation.version.stem in page
    assert not student.learner.reviews.exists()


def test_a_tampered_presentation_is_not_found(student):
    student.shown()
    url = reverse("answer", args=[student.sitting.pk, uuid.uuid4()])
    assert student.client.post(url, {"option": "0"}).status_code == 404
    assert student.client.get(f"/study/{student.sitting.pk}/feedback/not-an-id/").status_code == 404


def test_the_feedback_of_an_open_question_asks_it_instead(student):
    presentation = student.shown()
    response = student.client.get(reverse("feedback", args=[student.sitting.pk, presentation.id]))
    assert response.status_code == 302
    assert response.url == student.page


def test_saying_i_guessed_stays_right_and_is_offered_once(student):
    presentation = student.shown()
    student.answer(presentation, 0)
    review = student.learner.reviews.get()
    url = reverse("guessed", args=[student.sitting.pk, review.id])
    page = student.client.post(url, follow=True).content.decode()
    assert "Right" in page
    assert "Counted as a guess" in page
    assert "I guessed" not in page
    student.client.post(url)
    assert student.learner.corrections.count() == 1


def test_undo_asks_the_question_again(student):
    presentation = student.shown()
    student.answer(presentation, 1)
    review = student.learner.reviews.get()
    response = student.client.post(reverse("undo", args=[student.sitting.pk, review.id]), follow=True)
    assert presentation.version.stem in response.content.decode()
    again = student.shown()
    assert again.card == presentation.card
    assert again.id != presentation.id


def test_six_answers_lead_to_what_stuck_and_what_returns(student):
    first = student.shown()
    student.answer(first, 1)
    student.answer_all()
    response = student.client.get(student.page, follow=True)
    assert response.redirect_chain[-1][0] == reverse("finish", args=[student.sitting.pk])
    page = response.content.decode()
    assert "What stuck" in page
    assert "comes back" in page
    assert "Sign up and keep it" in page
