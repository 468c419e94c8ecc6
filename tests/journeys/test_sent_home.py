"""A stranger at a learner's page reads on the home page why they are there; and a putting off taken back."""

import pytest
from playwright.sync_api import expect

from quizapp.study.models import Card, Learner
from quizapp.web.learn.cards import SHOW_ME
from quizapp.web.visitor import today_of
from tests import factories
from tests.journeys.formats import start


@pytest.fixture
def choices(transactional_db):
    """Three questions to choose an answer to."""
    for _ in range(3):
        factories.question()
    return factories.proved(factories.topic())


@pytest.mark.parametrize("scripts", [True, False])
def test_a_stranger_is_told_to_study_first(request, choices, scripts, assert_accessible):
    page = request.getfixturevalue("page" if scripts else "page_without_scripts")
    page.goto("/cards/")
    expect(page.get_by_role("button", name="Start (3 minutes)")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Start studying first")
    if scripts:
        assert_accessible(page)
    page.reload()
    expect(page.get_by_text("Start studying first")).to_have_count(0)


def test_put_off_and_taken_back_without_scripts(page_without_scripts, choices):
    page = page_without_scripts
    start(page)
    page.get_by_role("button", name=SHOW_ME).click()
    page.goto("/cards/")
    page.locator("a.entry").first.click()
    page.get_by_role("button", name="Not today").click()
    page.get_by_role("link", name="Your questions").click()
    page.get_by_role("link", name="Put off").click()
    page.get_by_role("button", name="Ask it again today").click()
    expect(page.get_by_role("status")).to_contain_text("Put off no longer.")
    expect(page.get_by_text("Nothing is put off until tomorrow.")).to_be_visible()
    assert not Card.objects.exclude(buried_on=None).exists()


def test_the_list_with_its_buttons_is_accessible(page, choices, assert_accessible):
    start(page)
    page.get_by_role("button", name=SHOW_ME).click()
    expect(page.locator("h2.answer")).to_be_visible()
    Card.objects.update(buried_on=today_of(Learner.objects.get()))
    page.goto("/cards/")
    expect(page.get_by_role("button", name="Ask it again today")).to_be_visible()
    assert_accessible(page)
    page.locator("a.entry").first.click()
    assert_accessible(page)
