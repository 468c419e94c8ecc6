"""axe finds nothing on a question of any format, where it is asked again, and on its feedback."""

import pytest
from playwright.sync_api import expect

from tests.journeys.formats import ask, bank_of_formats, start


@pytest.fixture
def bank(transactional_db):
    return bank_of_formats()


@pytest.mark.parametrize(
    "stem", ["In which year", "The bridge opened in", "Put these in order", "Where does it belong"]
)
def test_each_format_its_refusal_and_its_feedback_are_accessible(page, bank, assert_accessible, browser_reports, stem):
    start(page)
    ask(page, stem)
    assert_accessible(page)
    if page.locator("#answer-text").count():
        page.locator("#answer-text").fill("long ago")
        page.get_by_role("button", name="Answer", exact=True).click()
        expect(page.locator("#answer-error")).to_be_visible()
        assert_accessible(page)
        page.locator("#answer-text").fill("1994")
    elif page.locator(".order").count():
        for row in range(3):
            page.locator(".order select").nth(row).select_option(str(row + 1))
    else:
        page.get_by_label("After 1995").check()
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator("h2.answer")).to_be_visible()
    page.locator("details.more summary").click()
    assert_accessible(page)
    browser_reports[:] = [report for report in browser_reports if "422" not in report]
