"""What the account pages say: in one person's words, not in those of the package behind them."""

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db

WORDS = "correct horse battery"
NEW = {"username": "aliya", "email": "", "password1": WORDS, "password2": WORDS}


def test_signing_up_is_welcomed_with_the_answers_that_came_along(student):
    for _ in range(2):
        student.answer(student.shown(), 0)
    page = student.client.post(reverse("account_signup"), NEW, follow=True).content.decode()
    assert "Welcome, aliya. Your 2 answers came with you." in page
    assert "You are logged in." not in page


def test_without_answers_nothing_is_said_to_have_come(client, topic):
    page = client.post(reverse("account_signup"), NEW, follow=True).content.decode()
    assert "Welcome, aliya." in page
    assert "came with you" not in page


def test_the_header_names_the_user_and_leads_to_the_settings(client, topic):
    client.force_login(factories.user("aliya"))
    page = client.get("/").content.decode()
    assert f'href="{reverse("settings")}"' in page
    assert '<span dir="auto">aliya</span>' in page


def test_a_wrong_name_or_password_gives_one_message(client, db):
    for login in ("aliya", "aliya@example.org"):
        page = client.post(reverse("account_login"), {"login": login, "password": "wrong-one-entirely"})
        assert "That name and password do not match." in page.content.decode()


def test_log_in_and_sign_up_name_their_fields(client, db):
    assert "User name or e-mail" in client.get(reverse("account_login")).content.decode()
    page = client.get(reverse("account_signup")).content.decode()
    assert "E-mail address (optional)" in page
    assert "Add an e-mail address if you want to be able to reset your password." in page
    assert page.count("At least eight characters") == 1
    assert "Your password can’t be" not in page


def test_the_e_mail_page_says_what_an_address_is_for_and_takes_one(client, db):
    client.force_login(factories.user("aliya", password=WORDS))
    url = reverse("account_email")
    assert "No e-mail address yet. With one you can replace a forgotten password; nothing else is sent." in (
        client.get(url).content.decode()
    )
    page = client.post(url, {"email": "aliya@example.org", "action_add": ""}, follow=True).content.decode()
    assert "aliya@example.org" in page
    assert "not confirmed" in page
    client.post(url, {"email": "aliya@example.org", "action_remove": ""})
    assert "No e-mail address yet." in client.get(url).content.decode()
