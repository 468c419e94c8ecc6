"""A topic is proved again before a start takes the write lock, not under it."""

import pytest
from django.db import connection
from django.urls import reverse

from quizapp.facts.models import Topic
from quizapp.questions import bank
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
