"""axe finds nothing on any page of the journeys, in light and dark, wide and at 320 px."""

import pytest
from playwright.sync_api import expect

from tests import factories

PLACES = [
    "/",
    "/sets/",
    "/settings/",
    "/privacy/",
    "/account/signup/",
    "/account/login/",
    "/progress/",
    "/nowhere/",
    "/t/china_kazakhstan/",
    "/t/china_kazakhstan/chapters/border/",
    "/t/china_kazakhstan/events/",
    "/t/china_kazakhstan/events/nazarbayev-visit-1995/",
    "/t/china_kazakhstan/people/",
    "/t/china_kazakhstan/people/nursultan-nazarbayev/",
    "/t/china_kazakhstan/agreements/",
    "/t/china_kazakhstan/agreements/lianyungang-port-1995/",
    "/t/china_kazakhstan/figures/",
    "/t/china_kazakhstan/timeline/",
    "/t/china_kazakhstan/timeline/?in=1995",
    "/t/china_kazakhstan/places/",
    "/t/china_kazakhstan/places/almaty/",
    "/t/china_kazakhstan/search/",
    "/t/china_kazakhstan/search/?q=Tereshenko",
    "/t/china_kazakhstan/search/?q=nothing-like-it",
    "/t/china_kazakhstan/silences/",
    "/t/china_kazakhstan/sources/",
    "/t/china_kazakhstan/sources/cctv-chronology/",
    "/t/china_kazakhstan/glossary/",
]


@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_accessible(page, browser_reports, assert_accessible, shipped_topic, place):
    response = page.goto(place)
    assert response.status == (404 if place == "/nowhere/" else 200)
    assert_accessible(page)
    browser_reports[:] = [report for report in browser_reports if "404" not in report or place != "/nowhere/"]


def test_the_question_its_feedback_and_the_finish_are_accessible(page, assert_accessible, shipped_topic):
    page.goto("/")
    page.get_by_role("button", name="Start (3 minutes)").click()
    expect(page.locator("h2.stem")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Don’t know, show me").click()
    expect(page.locator("h2.answer")).to_be_visible()
    page.locator("details.more summary").click()
    assert_accessible(page)
    for _ in range(5):
        page.get_by_role("link", name="Next", exact=True).click()
        page.get_by_role("button", name="Don’t know, show me").click()
        expect(page.locator("h2.answer")).to_be_visible()
    page.get_by_role("link", name="Finish", exact=True).click()
    expect(page.locator("h1:focus")).to_be_visible()  # the page before has a heading too
    assert_accessible(page)


@pytest.mark.parametrize("place", ["/account/email/", "/settings/"])
@pytest.mark.usefixtures("shipped_topic")
def test_the_pages_of_an_account_are_accessible(context, page, log_in, assert_accessible, place):
    log_in(context, factories.user("a-name-as-long-as-a-class-list-gives"))
    assert page.goto(place).status == 200
    assert_accessible(page)


@pytest.mark.parametrize("place", ["", "facts/event/", "questions/question/", "questions/questionset/add/"])
def test_the_teachers_pages_are_accessible(page, log_in, assert_accessible, shipped_topic, place):
    log_in(page.context, factories.teacher())
    assert page.goto(f"/admin/{place}").status == 200
    assert_accessible(page)


def test_a_question_in_the_admin_is_accessible(context, page, log_in, assert_accessible, shipped_topic):
    log_in(context, factories.teacher())
    page.goto("/admin/questions/question/")
    page.locator("#result_list tbody tr a").first.click()
    expect(page.locator("#content")).to_contain_text("Proof")
    assert_accessible(page)
