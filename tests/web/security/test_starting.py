"""Starts and locks: a topic is proved before the write lock is taken, and clicks at one moment are one guest."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection, connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from quizapp.facts.models import Topic
from quizapp.questions import bank
from quizapp.study.models import Learner, Sitting
from tests import factories


@pytest.mark.django_db(transaction=True)
def test_a_stale_topic_is_proved_outside_the_transaction_of_the_start(client, monkeypatch):
    topic = factories.question().topic
    Topic.objects.update(is_stale=True)
    inside, prove = [], bank.ensure_fresh

    def watched(*, topic):
        stale = Topic.objects.get(pk=topic.pk).is_stale
        inside.append((stale, connection.in_atomic_block))
        prove(topic=topic)

    monkeypatch.setattr(bank, "ensure_fresh", watched)
    client.post(reverse("study_start"), {"topic": topic.slug, "mode": "first"})
    assert inside[0] == (True, False)
    assert not any(stale for stale, _ in inside[1:])


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_strangers_clicks_at_the_very_same_moment_are_one_guest_with_one_sitting():
    topic, barrier = factories.proved(factories.question().topic), Barrier(3)

    def click(_: int) -> HttpResponse:
        client = Client()
        client.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32  # what the page with the button had set
        try:
            barrier.wait(timeout=10)
            return client.post(reverse("study_start"), {"topic": topic.slug, "mode": "first"})
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(click, range(3)))
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer.url for answer in answers}) == Learner.objects.count() == Sitting.objects.count() == 1
