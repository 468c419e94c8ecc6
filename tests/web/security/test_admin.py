"""Addresses of the admin that used to crash, or to take a password as often as one liked."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db

NUMBERS = ["²", "9" * 5000, "9" * 19, "٣" * 30]


@pytest.fixture
def teacher():
    client = Client()
    client.force_login(factories.teacher())
    return client


def test_a_password_is_changed_on_the_page_with_a_rate_limit(teacher):
    assert teacher.get("/admin/password_change/").url == reverse("account_change_password")


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("name", ["source", "chapter"])
def test_a_filter_by_no_number_finds_nothing(teacher, name, number):
    factories.source()
    question = factories.question(chapter=factories.chapter().key)
    page = teacher.get(reverse("admin:questions_question_changelist"), {name: number})
    assert page.status_code == 200
    assert reverse("admin:questions_question_change", args=[question.pk]) not in page.content.decode()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_version_or_topic_that_is_no_number_is_no_crash(teacher, number):
    question = factories.question()
    page = reverse("admin:questions_question_change", args=[question.pk])
    assert teacher.get(page, {"version": number}).status_code in (200, 404)
    listed = teacher.get(reverse("admin:questions_question_changelist"), {"topic__id__exact": number})
    assert listed.status_code in (200, 302)


def test_choices_of_rows_without_words_of_their_own_are_listed(teacher):
    topic = factories.topic(title="Two neighbours")
    asked = {"app_label": "facts", "model_name": "event", "field_name": "topic"}
    found = teacher.get(reverse("admin:facts_paragraph_choices"), asked)
    assert found.json()["results"] == [{"id": str(topic.pk), "text": "Two neighbours"}]
