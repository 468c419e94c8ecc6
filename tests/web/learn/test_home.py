"""The first page: for a stranger, for a learner, and on an empty site."""

import pytest
from django.urls import reverse

from quizapp.study.models import Learner
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_stranger_reads_what_it_is_and_gets_one_start_button_and_the_chapters(client, topic):
    page = client.get("/").content.decode()
    assert "How two neighbours got on." in page
    assert page.count("Start (3 minutes)") == 1
    assert "How did it begin?" in page
    assert reverse("chapter", args=[topic.slug, "chapter-1"]) in page


def test_looking_around_makes_no_learner_and_no_session(client, topic):
    for path in ("/", "/sets/", "/privacy/", "/settings/", reverse("study_start")):
        client.get(path)
    assert not Learner.objects.exists()
    assert "sessionid" not in client.cookies


def test_an_empty_site_says_so(client, db):
    response = client.get("/")
    assert response.status_code == 200
    assert "No history here yet" in response.content.decode()


def test_a_retired_topic_is_not_offered(client, topic):
    topic.is_retired = True
    topic.save()
    assert "Two neighbours" not in client.get("/").content.decode()


def test_an_unfinished_sitting_can_be_carried_on(student):
    student.answer(student.shown(), 0)
    page = student.client.get("/").content.decode()
    assert "You stopped after 1 of 6 questions" in page
    assert student.page in page


def test_other_histories_are_offered_too(client, topic):
    factories.topic(slug="other", title="Zebras and lions")
    page = client.get("/").content.decode()
    assert page.index("Two neighbours") < page.index("Zebras and lions")
