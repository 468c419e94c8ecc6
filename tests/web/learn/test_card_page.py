"""A question of one's own: its state, its answers, what may be done; nothing for strangers, nothing given away."""

from datetime import timedelta

import pytest
from django.urls import reverse

from quizapp.study.models import Card, Correction, Memory, Review, Sitting
from quizapp.study.sessions import mark_guessed, undo
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(student) -> Card:
    """A card that was answered rightly just now, and is not due."""
    student.answer(student.shown(), 0)
    return Card.objects.get()


def text(student, name, *args, **query) -> str:
    response = student.client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def act(student, name, *args, **data):
    return student.client.post(reverse(name, args=args), data)


def test_it_says_how_it_stands_why_and_what_was_answered(student, own):
    html = text(student, "card", own.question.key)
    assert "Who was it in question-1?" in html and ">Answer1</p>" in html
    assert ">Comes back tomorrow</h2>" in html
    assert "You last met it today and got it right; it is to come back after 1 day" in html
    assert "<td>right</td><td>Good</td><td>tomorrow</td><td>–</td>" in html


def test_what_is_due_or_open_hides_its_answer_until_asked(student, own):
    Memory.objects.update(due_on=own.memory.last_study_day)
    hidden = text(student, "card", own.question.key)
    assert "Answer1" not in hidden and "Show the answer" in hidden
    assert ">Answer1</p>" in text(student, "card", own.question.key, show="answer")
    Memory.objects.update(due_on=own.memory.last_study_day + timedelta(days=9))
    factories.presentation(own)
    assert "Answer1" not in text(student, "card", own.question.key)


def test_a_quiz_that_goes_on_keeps_it_back(student, own):
    Sitting.objects.update(mode="quiz", finished_at=None)
    html = text(student, "card", own.question.key, show="answer")
    assert "keeps its answers for the end" in html and student.page in html
    assert "Answer1" not in html and "<td>right</td>" not in html


def test_what_was_said_since_is_marked(student, own):
    review = Review.objects.get()
    mark_guessed(learner=student.learner, review_id=review.id, at=review.at)
    assert "<td>right</td><td>Again</td><td>in a few minutes</td><td>a guess</td>" in text(
        student, "card", own.question.key
    )
    undo(learner=student.learner, review_id=review.id, at=review.at)
    assert "<td>right</td><td>–</td><td>–</td><td>undone</td>" in text(student, "card", own.question.key)


def test_the_last_answer_is_undone_and_asked_again(student, own):
    review = Review.objects.get()
    Sitting.objects.update(finished_at=review.at)
    url = reverse("card_undo", args=[own.question.key, review.id])
    assert url in text(student, "card", own.question.key)
    assert student.client.post(url).url == student.page
    assert "Who was it in question-1?" in student.client.get(student.page).content.decode()


def test_it_starts_afresh_after_a_question_whether(student, own):
    key = own.question.key
    assert "Start this question afresh?" in text(student, "card_reset", key)
    assert Memory.objects.exists()
    assert act(student, "card_reset", key).url == reverse("card", args=[key])
    assert not Memory.objects.exists() and Correction.objects.get().kind == "reset"
    html = text(student, "card", key)
    assert "Not learnt yet" in html and "You made it start afresh today" in html and "Start afresh</a>" not in html


@pytest.mark.parametrize(
    ("name", "said", "offered"),
    [("suspend", "Suspended", "unsuspend"), ("put-off", "Put off until tomorrow", "suspend")],
)
def test_it_is_set_aside_and_taken_up_again(student, own, name, said, offered):
    key = own.question.key
    assert act(student, "card_change", key, name).url == reverse("card", args=[key])
    html = text(student, "card", key)
    assert f">{said}</h2>" in html
    assert reverse("card_change", args=[key, offered]) in html
    act(student, "card_change", key, "unsuspend")
    assert not Card.objects.get(pk=own.pk).suspended


def test_a_hard_one_may_go_on(student, own):
    Card.objects.update(is_leech=True)
    Memory.objects.update(lapses=8)
    assert "You have forgotten it 8 times: it is one of your hard ones." in text(student, "card", own.question.key)
    act(student, "card_change", own.question.key, "go-on")
    assert not Card.objects.filter(is_leech=True).exists()


@pytest.mark.parametrize("name", ["card", "card_reset", "card_report"])
def test_strangers_and_who_has_not_met_it_get_404(student, own, client, topic, name):
    unmet = factories.card(student.learner, topic.questions.get(key="question-3"))
    assert student.client.get(reverse(name, args=[unmet.question.key])).status_code == 404
    other = type(client)()
    other.post(reverse("study_start"), {"topic": topic.slug, "mode": "first"})
    assert other.get(reverse(name, args=[own.question.key])).status_code == 404
    assert act(student, "card_change", unmet.question.key, "suspend").status_code == 404
    assert other.post(reverse("card_change", args=[own.question.key, "suspend"])).status_code == 404
    assert not Card.objects.filter(suspended=True).exists()


def test_what_is_no_act_is_404(student, own):
    assert act(student, "card_change", own.question.key, "burn").status_code == 404
