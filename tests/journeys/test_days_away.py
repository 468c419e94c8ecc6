"""Days away by keyboard and without JavaScript: announce them, find the first page quiet, come back with one click."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from quizapp.study.models import Learner, Pause
from tests import factories
from tests.journeys.test_student_by_keyboard import tab_to


@pytest.fixture
def learner(transactional_db):
    """An account that studied yesterday and has something due."""
    topic = factories.topic(title="Two neighbours", summary="How two neighbours got on.")
    chapter = factories.chapter(topic=topic, title="How did it begin?")
    user = factories.user()
    for _ in range(4):
        factories.question(topic=topic, chapter=chapter.key)
    factories.proved(topic)
    learner = factories.learner(user=user, wants_streak=True)
    factories.memory(factories.card(learner, topic.questions.order_by("key")[0]))
    return learner


def test_going_away_and_coming_back_by_keyboard(page, learner, log_in, assert_accessible):
    log_in(page.context, learner.user)
    page.goto("/")
    expect(page.locator("main")).to_contain_text("Review 1 min")
    assert_accessible(page)
    tab_to(page, "Going away?")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Days away")
    tab_to(page, "I shall be away")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("until you are back")
    assert_accessible(page)
    page.goto("/")
    expect(page.locator("main")).to_contain_text("You are away.")
    expect(page.locator("main")).not_to_contain_text("Review")
    assert_accessible(page)
    tab_to(page, "I am back")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Review 1 min")
    assert not Pause.objects.exists()


def test_the_same_without_scripts(page_without_scripts, learner, log_in, browser_reports):
    page = page_without_scripts
    log_in(page.context, learner.user)
    page.goto("/settings/")
    page.get_by_role("link", name="Announce days away").click()
    first = Learner.objects.get().last_seen_on
    page.get_by_label("Last day away").fill(str(first - timedelta(days=400)))
    page.get_by_role("button", name="I shall be away").click()
    expect(page.locator("main")).to_contain_text("The last day is before the first one.")
    assert "422" in browser_reports.pop()
    page.get_by_label("Last day away").fill("")
    page.get_by_role("button", name="I shall be away").click()
    expect(page.locator("main")).to_contain_text("Away since")
    page.goto("/progress/")
    page.get_by_role("button", name="I am back").click()
    expect(page.locator("main")).to_contain_text("Start (")
