"""An account keeps what its guest learnt, and mixes nobody's history with another's."""

import pytest
from django.test import Client
from django.urls import reverse

from quizapp.accounts.models import User
from quizapp.study.models import Learner
from tests import factories
from tests.web.learn.conftest import student_of

pytestmark = pytest.mark.django_db

WORDS = "correct horse battery"
NEW = {"username": "aliya", "email": "", "password1": WORDS, "password2": WORDS}


def _log_in(client, username="aliya"):
    return client.post(reverse("account_login"), {"login": username, "password": WORDS})


def _account_with_history(topic, username="aliya"):
    """An account that has answered one question, from a browser of its own."""
    known = student_of(Client(), topic)
    known.answer(known.shown(), 0)
    known.client.post(reverse("account_signup"), {**NEW, "username": username})
    return User.objects.get(username=username)


def test_signing_up_needs_no_email_and_keeps_the_guests_history(student):
    student.answer(student.shown(), 0)
    response = student.client.post(reverse("account_signup"), NEW)
    assert response.status_code == 302
    learner = User.objects.get(username="aliya").learner
    assert learner == student.learner
    assert learner.reviews.count() == 1
    assert student.client.get(student.page).status_code == 200


def test_signing_up_without_having_studied_works_too(client, topic):
    assert client.post(reverse("account_signup"), NEW).status_code == 302
    assert not Learner.objects.exists()
    student = student_of(client, topic)
    assert student.learner.user.username == "aliya"


def test_a_form_with_faults_is_shown_again_with_what_is_wrong(client, db):
    response = client.post(reverse("account_signup"), {**NEW, "password2": "else"})
    assert 'class="errors"' in response.content.decode()
    assert not User.objects.exists()


def test_logging_in_to_an_account_without_history_takes_the_guests_only_when_told_to(student):
    student.answer(student.shown(), 0)
    account = factories.user("aliya", password=WORDS)
    assert _log_in(student.client).url == reverse("guest_history")
    assert not Learner.objects.filter(user=account).exists()
    assert 'value="take"' in student.client.get(reverse("guest_history")).content.decode()
    student.client.post(reverse("guest_history"), {"choice": "take"})
    assert account.learner == student.learner


def test_logging_in_to_an_account_with_history_asks_and_mixes_nothing_unasked(student, topic):
    account = _account_with_history(topic)
    student.answer(student.shown(), 0)
    assert _log_in(student.client).url == reverse("guest_history")
    assert "Whose answers are these?" in student.client.get(reverse("guest_history")).content.decode()
    assert student.client.post(reverse("guest_history"), {"choice": "nonsense"}).status_code == 422
    assert account.learner != student.learner
    assert account.learner.reviews.count() == student.learner.reviews.count() == 1


def test_told_that_it_is_ones_own_the_account_gets_the_guests_answers_added(student, topic):
    account = _account_with_history(topic)
    student.answer(student.shown(), 0)
    guest = student.learner
    _log_in(student.client)
    assert "add them to my history" in student.client.get(reverse("guest_history")).content.decode()
    assert student.client.post(reverse("guest_history"), {"choice": "take"}).url == "/"
    guest.refresh_from_db()
    assert guest.merged_into == account.learner
    assert account.learner.reviews.count() == 2
    assert student.client.get(reverse("guest_history")).url == "/", "and nobody is asked again"
    student.client.post(reverse("account_logout"))
    assert "Start (3 minutes)" in student.client.get("/").content.decode(), "the guest has left this browser"


def test_kept_apart_the_guests_history_is_back_after_logging_out(student, topic):
    _account_with_history(topic)
    student.answer(student.shown(), 0)
    _log_in(student.client)
    assert student.client.post(reverse("guest_history"), {"choice": "keep"}).url == "/"
    assert student.client.get(student.page).status_code == 404, "the account does not see it"
    student.client.post(reverse("account_logout"))
    assert student.client.get(student.page).status_code == 200


def test_the_guests_history_can_be_erased_instead(student, topic):
    account = _account_with_history(topic)
    student.answer(student.shown(), 0)
    _log_in(student.client)
    student.client.post(reverse("guest_history"), {"choice": "erase"})
    assert list(Learner.objects.all()) == [account.learner]


def test_erasing_the_account_leaves_the_history_that_was_kept_apart_in_the_browser(student, topic):
    _account_with_history(topic)
    student.answer(student.shown(), 0)
    _log_in(student.client)
    student.client.post(reverse("erase"), {"sure": "on"})
    assert list(Learner.objects.all()) == [student.learner]
    assert student.client.get(student.page).status_code == 200


def test_nobody_else_is_asked(client, topic):
    assert client.get(reverse("guest_history")).url == "/"
    _account_with_history(topic)
    _log_in(client)
    assert client.get(reverse("guest_history")).url == "/"


def test_logging_out_leaves_nothing_of_the_account_in_the_browser(client, topic):
    _account_with_history(topic)
    _log_in(client)
    client.post(reverse("account_logout"))
    assert "aliya" not in client.get("/").content.decode()
    assert "Start (3 minutes)" in client.get("/").content.decode()
