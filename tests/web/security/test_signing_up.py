"""Signing up survives a mail server that is down and somebody who takes the name first."""

from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from quizapp.accounts.models import User
from quizapp.web.account.adapter import AccountAdapter
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = "correct horse battery"
NEW = {"username": "aliya", "email": "aliya@example.org", "password1": WORDS, "password2": WORDS}


@pytest.fixture(autouse=True)
def _no_limits_used_up():
    cache.clear()


@pytest.fixture(params=[ConnectionRefusedError, SMTPServerDisconnected, TimeoutError])
def no_mail(request, monkeypatch):
    def fail(*_args, **_kwargs):
        raise request.param("aliya@example.org")

    monkeypatch.setattr(mail.EmailMessage, "send", fail)


def test_without_a_mail_server_one_can_sign_up(client, no_mail, caplog):
    assert client.post(reverse("account_signup"), NEW).status_code == 302
    assert User.objects.get().username == "aliya"
    assert "was not sent" in caplog.text
    assert "aliya@example.org" not in caplog.text


def test_without_a_mail_server_asking_for_a_new_password_is_no_crash(client, no_mail):
    factories.user("aliya", email="aliya@example.org")
    response = client.post(reverse("account_reset_password"), {"email": "aliya@example.org"})
    assert response.url == reverse("account_reset_password_done")


def test_nobody_can_have_mail_sent_from_here_to_a_stranger(client):
    client.post(reverse("account_reset_password"), {"email": "stranger@example.org"})
    assert mail.outbox == []


def test_a_name_that_is_taken_while_the_form_is_checked_is_an_error_of_the_form(client, monkeypatch):
    checked = AccountAdapter.clean_username

    def overtaken(self, username, shallow=False):
        name = checked(self, username, shallow=shallow)
        factories.user(username)
        return name

    monkeypatch.setattr(AccountAdapter, "clean_username", overtaken)
    response = client.post(reverse("account_signup"), {**NEW, "email": ""})
    assert response.status_code == 200
    assert str(AccountAdapter.error_messages["username_taken"]) in response.content.decode()
    assert User.objects.count() == 1
