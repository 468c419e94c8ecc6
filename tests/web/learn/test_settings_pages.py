"""The settings pages: the browser's zone in one click, Advanced, the fit, and who may see them."""

import re
import sys
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse

from quizapp.study.memory import refitting
from quizapp.study.models import Learner, ParameterSet
from quizapp.study.preferences import FORMAT_LABELS
from quizapp.web.account.settings_forms import FAMILY_LABELS
from tests import factories
from tests.factories import NOON
from tests.study.fitted_learner import studied

pytestmark = pytest.mark.django_db

CHOSEN = {
    "desired_retention": "85",
    "rollover_hour": "0",
    "maximum_interval": "200",
    "families": [family for family in FAMILY_LABELS if family != "trend"],
    "formats": [one for one in FORMAT_LABELS if one != "typed"],
}


@pytest.fixture
def advanced(student):
    return lambda **changes: student.client.post(reverse("advanced"), {**CHOSEN, **changes})


def page(client, name="advanced"):
    return client.get(reverse(name)).content.decode()


def test_the_browsers_zone_is_taken_in_one_click(student):
    response = student.client.post(reverse("take_zone"), {"zone": "Asia/Almaty"}, follow=True)
    assert "Your time zone is Asia/Almaty from now on." in response.content.decode()
    student.learner.refresh_from_db()
    assert student.learner.zone == "Asia/Almaty"


def test_a_zone_that_is_none_is_refused_in_words(student):
    response = student.client.post(reverse("take_zone"), {"zone": "Mars/Base"}, follow=True)
    assert "not one that we know" in response.content.decode()
    student.learner.refresh_from_db()
    assert student.learner.zone == "UTC"


@pytest.mark.parametrize("name", ["take_zone", "advanced", "fit"])
def test_a_stranger_makes_no_learner(client, topic, name):
    assert client.post(reverse(name), {"zone": "Asia/Almaty"}).status_code == 302
    assert not Learner.objects.exists()


def test_a_streak_is_shown_only_if_asked_for(student):
    basic = {"minutes_a_day": "20", "zone": "Asia/Almaty", "level": "standard"}
    for extra, expected in (({"wants_streak": "on"}, True), ({}, False)):
        student.client.post(reverse("settings"), {**basic, **extra})
        student.learner.refresh_from_db()
        assert student.learner.wants_streak is expected


def test_the_page_says_when_the_day_of_this_learner_ends(student):
    Learner.objects.update(rollover_hour=0)
    assert "Your day ends at midnight, local time." in page(student.client, "settings")


def test_advanced_settings_are_kept_and_shown(student, advanced):
    assert advanced().url == reverse("advanced")
    learner = Learner.objects.get()
    assert (learner.desired_retention, learner.rollover_hour, learner.maximum_interval) == (0.85, 0, 200)
    assert (learner.families_off, learner.formats_off) == (["trend"], ["typed"])
    shown = page(student.client)
    assert re.search(r'name="families" value="trend"(?! checked)[^>]*>', shown)
    assert "checked" not in re.search(r'<input[^>]*value="trend"[^>]*>', shown)[0]
    assert "checked" in re.search(r'<input[^>]*value="figure"[^>]*>', shown)[0]


@pytest.mark.parametrize(
    "wrong", [{"desired_retention": "98"}, {"rollover_hour": "13"}, {"maximum_interval": "3"}, {"families": []}]
)
def test_what_makes_no_sense_is_refused_at_its_field(student, advanced, wrong):
    response = advanced(**wrong)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == list(wrong)
    assert Learner.objects.get().desired_retention == 0.90


def test_the_table_has_every_recall_with_its_minutes_and_the_choice_in_words(student):
    shown = page(student.client)
    rows = re.findall(r'<tr data-percent="(\d+)"', shown)
    assert rows == [str(percent) for percent in range(70, 98)]
    assert re.search(r"At 90 %: about [\d.]+ minutes? a day, and you can tell about \d of 8 at any time\.", shown)
    assert "the usual forgetting curve." in shown


def test_the_page_asks_a_fixed_number_of_questions_of_the_database(student, django_assert_max_num_queries):
    page(student.client)
    with django_assert_max_num_queries(14):
        page(student.client)


@pytest.fixture
def ready(client, db):
    """A browser whose learner has answered enough for a fit."""
    cache.clear()
    user = factories.user()
    learner = studied(user=user)
    client.force_login(user)
    return learner


def test_the_fit_is_offered_done_and_told(client, ready):
    assert "Fit the schedule to my answers" in page(client)
    told = client.post(reverse("fit"), follow=True).content.decode()
    made = ParameterSet.objects.get()
    assert f"{made.log_loss:.3f}, that of the schedule in force {made.rival_log_loss:.3f}" in told
    assert "better by more than chance, so it was adopted" in told
    assert "a forgetting curve fitted to your own answers" in told
    assert "Fit the schedule to my answers" not in told
    assert re.search(r"again when there are \d+ more answers", told)


def test_a_fit_that_was_kept_aside_is_told_too(client, ready):
    ready.parameter_sets.create(
        name="own-1", weights=[], created_at=NOON + timedelta(days=9), fitted_on=800, tested_on=200,
        log_loss=0.41, rival_log_loss=0.42, is_adopted=False,
    )  # fmt: skip
    shown = page(client)
    assert "tried on the 200 newer ones. Its error there was 0.410, that of the schedule in force 0.420" in shown
    assert "better, but not by more than chance, so your schedule was kept as it was." in shown


def test_without_the_optimizer_the_page_works_and_says_so(client, ready, monkeypatch):
    monkeypatch.setitem(sys.modules, refitting.OPTIMIZER, None)
    assert "the package for it is not installed" in page(client)
    assert "There is nothing to fit now." in client.post(reverse("fit"), follow=True).content.decode()
    assert not ParameterSet.objects.exists()


def test_who_has_few_answers_is_told_how_many_it_takes(student):
    assert "Once 1000 of your answers say something of it" in page(student.client)
    assert "So far there are 0." in page(student.client)
