"""Settings, privacy, download and erase; allauth's pages inside our own."""

import pytest
from django.urls import reverse

from quizapp.accounts.models import User
from quizapp.study.models import Learner
from tests import factories

pytestmark = pytest.mark.django_db

CHOSEN = {"minutes_a_day": "20", "zone": "Asia/Almaty", "level": "essentials"}


def test_settings_are_kept(student):
    assert student.client.post(reverse("settings"), CHOSEN).url == reverse("settings")
    student.learner.refresh_from_db()
    chosen = (student.learner.minutes_a_day, student.learner.zone, student.learner.level)
    assert chosen == (20, "Asia/Almaty", "essentials")
    assert 'value="Asia/Almaty" selected' in student.client.get(reverse("settings")).content.decode()


@pytest.mark.parametrize("wrong", [{"minutes_a_day": "0"}, {"zone": "Mars/Base"}, {"level": "all"}])
def test_settings_that_make_no_sense_are_refused_in_words(student, wrong):
    response = student.client.post(reverse("settings"), {**CHOSEN, **wrong})
    assert response.status_code == 422
    assert 'class="errors"' in response.content.decode()
    student.learner.refresh_from_db()
    assert student.learner.minutes_a_day == 10


def test_time_zones_are_places_by_continent_and_the_own_one_is_kept(student):
    student.learner.zone = "Etc/GMT-5"
    student.learner.save()
    page = student.client.get(reverse("settings")).content.decode()
    assert '<optgroup label="Asia">' in page
    assert '<option value="Asia/Almaty">Almaty</option>' in page
    assert '<option value="America/Argentina/Buenos_Aires">Buenos Aires (Argentina)</option>' in page
    assert 'value="Etc/GMT-5" selected' in page
    for alias in ("US/Eastern", "Etc/GMT+3", ">GB<", "EST5EDT"):
        assert alias not in page
    assert student.client.post(reverse("settings"), {**CHOSEN, "zone": "Etc/GMT-5"}).status_code == 302


@pytest.mark.parametrize(("zone", "left_to_the_browser"), [("UTC", True), ("Asia/Almaty", False)])
def test_only_a_zone_that_nobody_chose_is_left_to_the_browser(student, zone, left_to_the_browser):
    student.learner.zone = zone
    student.learner.save()
    assert ("data-browser-zone" in student.client.get(reverse("settings")).content.decode()) is left_to_the_browser


def test_a_stranger_has_nothing_to_set_and_makes_no_learner(client, topic):
    assert "Nothing to set yet" in client.get(reverse("settings")).content.decode()
    client.post(reverse("settings"), CHOSEN)
    assert not Learner.objects.exists()


def test_an_account_that_never_studied_may_set_its_pace(client, topic):
    client.force_login(factories.user())
    client.post(reverse("settings"), CHOSEN)
    assert Learner.objects.get().minutes_a_day == 20


def test_my_data_holds_my_answers_and_no_password_or_anyone_elses(student):
    other = factories.learner()
    student.answer(student.shown(), 0)
    account = factories.user("aliya", password="correct horse battery", email="aliya@example.org")
    student.client.post(reverse("account_login"), {"login": "aliya", "password": "correct horse battery"})
    student.client.post(reverse("guest_history"), {"choice": "take"})
    response = student.client.get(reverse("download"))
    data = response.json()
    assert "attachment" in response["Content-Disposition"]
    assert [row["id"] for row in data["study.Learner"]] == [student.learner.pk]
    assert len(data["study.Review"]) == 1
    assert data["accounts.User"][0]["email"] == "aliya@example.org"
    assert account.password not in response.content.decode()
    assert other.pk not in [row["id"] for row in data["study.Learner"]]


def test_a_stranger_has_nothing_to_download(client, db):
    assert client.get(reverse("download")).url == reverse("privacy")


def test_erasing_takes_a_tick(student):
    assert student.client.post(reverse("erase")).status_code == 422
    assert Learner.objects.exists()


def test_erasing_leaves_nothing_of_a_guest_or_an_account(student):
    student.answer(student.shown(), 0)
    factories.user("aliya", password="correct horse battery")
    student.client.post(reverse("account_login"), {"login": "aliya", "password": "correct horse battery"})
    student.client.post(reverse("guest_history"), {"choice": "take"})
    response = student.client.post(reverse("erase"), {"sure": "on"}, follow=True)
    assert "Everything about you has been erased" in response.content.decode()
    assert not Learner.objects.exists()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "name", ["account_login", "account_signup", "account_reset_password", "account_reset_password_done"]
)
def test_pages_for_entering_look_like_the_site(client, db, name):
    page = client.get(reverse(name)).content.decode()
    assert 'class="wordmark"' in page


@pytest.mark.parametrize("name", ["account_change_password", "account_email", "account_logout"])
def test_pages_of_an_account_look_like_the_site(client, db, name):
    client.force_login(factories.user(password="correct horse battery"))
    page = client.get(reverse(name)).content.decode()
    assert 'class="wordmark"' in page
    assert "csrfmiddlewaretoken" in page
