"""The settings by keyboard, with the slider that needs a script, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from quizapp.study.models import Learner
from tests import factories


@pytest.fixture
def account(transactional_db):
    for number in range(40):
        factories.question(family="date_of_event" if number % 2 else "person_in_event")
    factories.proved(factories.topic())
    user = factories.user("aliya")
    factories.learner(user=user)
    return user


def tab_to(page, target):
    """Press Tab until `target` has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"no Tab leads to {target}")


def test_the_settings_by_keyboard(new_context, log_in, account, assert_accessible):
    context = new_context(timezone_id="Asia/Almaty")
    log_in(context, account)
    page = context.new_page()
    page.goto("/settings/")
    expect(page.locator("#browser-zone")).to_contain_text("Your browser says it is in Asia/Almaty")
    assert_accessible(page)
    tab_to(page, page.get_by_role("button", name="Use Asia/Almaty"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Your time zone is Asia/Almaty")
    expect(page.locator("#browser-zone")).to_be_hidden()
    tab_to(page, page.get_by_label("Show my streak"))
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Saved")
    tab_to(page, page.get_by_role("link", name="Advanced settings"))
    page.keyboard.press("Enter")

    slider = page.get_by_role("slider", name="Recall to aim for, in percent")
    expect(slider).to_have_value("90")
    before = page.locator("#goal-words").inner_text()
    assert re.search(r"At 90 %: about [\d.]+ minutes? a day, and you can tell about \d+ of 40 at any time\.", before)
    tab_to(page, slider)
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator("#goal-words")).to_contain_text(
        re.compile(r"At 93 %: .*; at 90 %, as now: [\d.]+ minutes?, \d+\.")
    )
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"93 %, about .* a day"))
    assert_accessible(page)
    tab_to(page, page.get_by_label("Date of event"))
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("What is due stays due when it is")
    learner = Learner.objects.get()
    assert (learner.zone, learner.wants_streak, learner.desired_retention) == ("Asia/Almaty", True, 0.93)
    assert learner.families_off == ["date_of_event"]


def test_the_settings_without_scripts(page_without_scripts, log_in, account):
    page = page_without_scripts
    log_in(page.context, account)
    page.goto("/settings/")
    expect(page.locator("#browser-zone")).to_be_hidden()
    page.get_by_label("Time zone").select_option("Asia/Almaty")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Advanced settings").click()
    page.get_by_text("All points as a table").click()
    expect(page.get_by_role("row", name=re.compile("^90 % yours"))).to_be_visible()
    page.get_by_label("Recall to aim for, in percent").fill("80")
    page.get_by_label("Typing a date or a name").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#goal-words")).to_contain_text("At 80 %: about")
    learner = Learner.objects.get()
    assert (learner.zone, learner.desired_retention, learner.formats_off) == ("Asia/Almaty", 0.8, ["typed"])
