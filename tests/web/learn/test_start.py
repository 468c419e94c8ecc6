"""Starting is a POST: it makes a guest, keeps the browser's zone, and refuses what is not on the site."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.urls import reverse

from quizapp.study.models import Learner, Sitting
from tests import factories
from tests.web.learn.conftest import start

pytestmark = pytest.mark.django_db


def test_one_post_makes_a_guest_and_shows_the_first_question(client, topic):
    response = start(client, topic)
    sitting = Sitting.objects.get()
    assert sitting.learner.is_guest
    assert response.url == reverse("sitting", args=[sitting.pk])
    assert client.get(response.url).status_code == 200


def test_a_get_of_the_start_address_does_nothing(client, topic):
    assert client.get(reverse("study_start")).status_code == 405
    assert not Learner.objects.exists()


def test_starting_again_keeps_the_same_guest(client, topic):
    start(client, topic)
    start(client, topic)
    assert Learner.objects.count() == 1


def test_the_time_zone_of_the_browser_is_kept(client, topic):
    start(client, topic, browser_zone="Asia/Almaty")
    assert Learner.objects.get().zone == "Asia/Almaty"


def test_a_senseless_time_zone_is_ignored(client, topic):
    start(client, topic, browser_zone="../../etc/passwd")
    assert Learner.objects.get().zone == "UTC"


def test_a_zone_that_was_chosen_is_not_overwritten(client, topic):
    start(client, topic, browser_zone="Asia/Almaty")
    start(client, topic, browser_zone="Europe/Paris")
    assert Learner.objects.get().zone == "Asia/Almaty"


@pytest.mark.parametrize(
    "fields",
    [
        {"topic": "nowhere"},
        {"mode": "teleport"},
        {"mode": "chapter", "chapter": "nowhere"},
        {"mode": "set", "question_set": "nowhere"},
        {"mode": "set"},
        {"topic": "x" * 5000},
    ],
)
def test_what_is_not_on_the_site_is_refused_in_words_and_makes_no_learner(client, topic, fields):
    response = start(client, topic, **fields)
    assert response.status_code == 422
    assert "That cannot be studied" in response.content.decode()
    assert not Learner.objects.exists()


def test_a_set_of_another_topic_is_refused(client, topic):
    other = factories.topic(slug="other", title="Other")
    elsewhere = factories.question_set(topic=other, slug="elsewhere")
    assert start(client, topic, mode="set", question_set=elsewhere.slug).status_code == 422


def test_nothing_to_study_leads_home_with_a_word_and_makes_no_learner(client, db):
    empty = factories.topic(slug="empty")
    response = client.post(reverse("study_start"), {"topic": empty.slug, "mode": "first"}, follow=True)
    assert response.redirect_chain[-1][0] == "/"
    assert "There is nothing here that can be asked." in response.content.decode()
    assert not Learner.objects.exists()


def test_an_account_that_studies_every_day_stays_logged_in(client, topic):
    client.force_login(factories.user())
    with time_machine.travel(datetime(2026, 9, 1, 12, tzinfo=UTC), tick=False) as clock:
        for _ in range(5):
            start(client, topic)
            assert client.session.get_expiry_date() and client.get("/settings/").status_code == 200
            clock.shift(timedelta(days=80))
        last = Session.objects.get().expire_date
    assert last > datetime(2027, 9, 1, tzinfo=UTC)


def test_a_chapter_and_a_set_can_be_started(client, topic):
    chosen = factories.question_set(*topic.questions.order_by("key")[:2])
    start(client, topic, mode="chapter", chapter="chapter-1")
    start(client, topic, mode="set", question_set=chosen.slug)
    modes = {sitting.mode: sitting for sitting in Sitting.objects.all()}
    assert modes["chapter"].chapter == "chapter-1"
    assert modes["set"].question_set == chosen
