"""The page of days away: announcing, refusing what cannot be, ending, and nobody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse

from quizapp.study.models import Pause
from tests import factories

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def day(student):
    student.answer(student.shown(), 0)
    student.learner.refresh_from_db()
    return student.learner.last_seen_on


def _announce(student, starts_on, ends_on=""):
    return student.client.post(reverse("pauses"), {"starts_on": str(starts_on), "ends_on": str(ends_on)}, follow=True)


def test_a_pause_is_announced_listed_and_taken_away_again(student, day):
    page = _announce(student, day + DAY, day + 9 * DAY).content.decode()
    assert "Nothing will be asked of you on these days." in page
    assert "Away from" in page
    pause = Pause.objects.get()
    assert (pause.starts_on, pause.ends_on) == (day + DAY, day + 9 * DAY)
    page = student.client.post(reverse("pause_end", args=[pause.pk]), follow=True).content.decode()
    assert "This pause is taken away." in page
    assert not Pause.objects.exists()


def test_what_cannot_be_is_said_beside_the_field_and_keeps_what_was_entered(student, day):
    response = _announce(student, day - DAY)
    assert response.status_code == 422
    assert "A pause starts today or later." in response.content.decode()
    assert f'value="{day - DAY}"' in response.content.decode()
    _announce(student, day)
    assert "You have said already" in _announce(student, day + DAY).content.decode()
    assert Pause.objects.count() == 1


def test_nonsense_is_no_date(student, day):
    assert _announce(student, "tomorrow").status_code == 422


def test_what_is_over_is_not_listed(student, day):
    factories.pause(student.learner, starts_on=day - 9 * DAY, ends_on=day - 3 * DAY)
    assert "What you have said" not in student.client.get(reverse("pauses")).content.decode()


def test_somebody_elses_pause_is_not_found(student, day):
    theirs = factories.pause(factories.learner())
    assert student.client.post(reverse("pause_end", args=[theirs.pk])).status_code == 404
    assert Pause.objects.get() == theirs


def test_a_stranger_has_none(client, db):
    assert client.get(reverse("pauses")).status_code == 302


def test_the_progress_page_counts_nothing_on_a_pause(student, day):
    factories.pause(student.learner)
    page = student.client.get(reverse("progress")).content.decode()
    assert "I am back" in page
    assert "Review now" not in page
    assert "forecast" not in page


def test_the_queries_do_not_grow_with_the_pauses(student, day, django_assert_max_num_queries):
    for number in range(8):
        start = day + 2 * number * DAY
        factories.pause(student.learner, starts_on=start, ends_on=start)
    with django_assert_max_num_queries(4):
        student.client.get(reverse("pauses"))
