"""Every error has a page of the site, and every page its security headers."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from quizapp.web import limits
from tests.web.learn.conftest import start

pytestmark = pytest.mark.django_db


def test_an_unknown_address_gets_our_page_and_does_not_repeat_what_was_asked(client):
    response = client.get("/no-such-place-at-all/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()
    assert "no-such-place-at-all" not in response.content.decode()


def test_a_form_without_its_token_gets_our_page(topic):
    response = start(Client(enforce_csrf_checks=True), topic)
    assert response.status_code == 403
    assert "That page had grown old" in response.content.decode()


def test_the_page_of_a_crash_needs_neither_request_nor_database(django_assert_num_queries):
    with django_assert_num_queries(0):
        page = render_to_string("500.html")
    assert "Something went wrong on our side" in page
    assert "/static/" not in page, "nothing that could fail too"


def test_a_crash_is_answered_with_our_page(client, topic, monkeypatch):
    def crash(*_args, **_kwargs):
        raise RuntimeError("a fault")

    monkeypatch.setattr("quizapp.web.learn.sittings.today", crash)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()


def test_too_many_starts_are_refused_with_our_page_and_a_time_to_wait(client, topic, monkeypatch):
    monkeypatch.setattr(limits, "consume", lambda *_args, **_kwargs: False)
    response = start(client, topic)
    assert response.status_code == 429
    assert response["Retry-After"] == "600"
    assert "That was a lot at once" in response.content.decode()


def test_the_limit_counts_uses_within_a_window():
    used = [limits.consume("try", "address:1", amount=2, seconds=60) for _ in range(3)]
    assert used == [True, True, False]
    assert limits.consume("try", "address:2", amount=2, seconds=60)


@pytest.mark.parametrize(
    "path", ["/", "/sets/", "/settings/", "/privacy/", "/account/login/", "/account/signup/", "/no/"]
)
def test_every_page_carries_a_strict_content_security_policy(client, topic, path):
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    page = response.content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert "onclick" not in page
    assert "https://" not in page


def test_reading_is_public_and_says_its_language(client, topic):
    page = client.get(reverse("home")).content.decode()
    assert '<html lang="en" dir="ltr">' in page
