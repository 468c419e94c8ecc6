"""A stranger's double click on Start: one guest and one sitting, whichever answer the browser keeps."""

from collections.abc import Iterable
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from quizapp.study.models import Learner, Sitting
from tests.web.learn.conftest import start

pytestmark = pytest.mark.django_db


def clicks(number: int, secret: str = "x" * 32) -> Iterable[Client]:
    """As many requests of one fresh browser: none has the cookie of another's answer yet, all have that of the page."""
    for _ in range(number):
        client = Client()
        client.cookies[settings.CSRF_COOKIE_NAME] = secret
        yield client


def test_both_answers_name_one_guest_and_lead_to_one_sitting(topic):
    first, second = clicks(2)
    ways = [start(client, topic).url for client in (first, second)]
    learner = Learner.objects.get()
    assert ways == [reverse("sitting", args=[Sitting.objects.get().pk])] * 2
    assert first.session["guest_learner"] == second.session["guest_learner"] == learner.pk
    assert [client.get(ways[0]).status_code for client in (first, second)] == [200, 200]


def test_two_ways_to_study_in_two_tabs_are_two_sittings_of_one_guest(topic):
    first, second = clicks(2)
    start(first, topic)
    start(second, topic, mode="quiz")
    assert set(Learner.objects.get().sittings.values_list("mode", flat=True)) == {"first", "quiz"}


def test_what_is_another_browsers_is_another_guest(topic):
    for secret in ("x" * 32, "y" * 32):
        for client in clicks(1, secret):
            start(client, topic)
    start(Client(), topic)
    start(Client(), topic)
    assert Learner.objects.count() == 4


def test_a_start_without_a_session_minutes_later_is_somebody_else_at_the_same_computer(topic):
    now = timezone.now()
    for minutes, client in enumerate(clicks(3)):
        with time_machine.travel(now + minutes * timedelta(minutes=2), tick=False):
            assert start(client, topic).status_code == 302
    assert Learner.objects.count() == 3


@pytest.mark.parametrize("became", ["user", "merged_into"])
def test_nobody_gets_into_an_account_by_pressing_start_again(topic, django_user_model, became):
    first, second = clicks(2)
    start(first, topic)
    guest = Learner.objects.get()
    user = django_user_model.objects.create_user("aliya")
    if became == "user":
        guest.user = user
    else:
        guest.merged_into = Learner.objects.create(user=user, created_at=guest.created_at, last_seen_on="2026-01-01")
    guest.save()
    page = start(second, topic).url
    assert second.session["guest_learner"] != guest.pk
    assert Sitting.objects.get(pk=page.split("/")[-2]).learner.is_guest


def test_who_is_erased_can_start_again_at_once(topic):
    first, second = clicks(2)
    start(first, topic)
    first.post(reverse("erase"), {"sure": "on"})
    assert second.get(start(second, topic).url).status_code == 200
    assert Learner.objects.count() == 1
