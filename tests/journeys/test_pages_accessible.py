"""axe finds nothing on any page of the journeys, in light and dark, wide and at 320 px."""

import pytest
from playwright.sync_api import expect

from tests import factories

HERE = "/t/china_kazakhstan/"
PLACES = {
    "a learner": ["/", "/sets/", "/settings/", "/privacy/", "/account/signup/", "/account/login/", "/progress/"],
    "the story": [HERE, f"{HERE}chapters/border/", f"{HERE}silences/", f"{HERE}glossary/", "/nowhere/"],
    "events": [f"{HERE}events/", f"{HERE}events/nazarbayev-visit-1995/", f"{HERE}figures/"],
    "the timeline": [f"{HERE}timeline/", f"{HERE}timeline/?in=1995"],
    "people": [f"{HERE}people/", f"{HERE}people/nursultan-nazarbayev/", f"{HERE}places/", f"{HERE}places/almaty/"],
    "papers": [
        f"{HERE}agreements/",
        f"{HERE}agreements/lianyungang-port-1995/",
        f"{HERE}sources/",
        f"{HERE}sources/cctv-chronology/",
    ],
    "searching": [f"{HERE}search/", f"{HERE}search/?q=Tereshenko", f"{HERE}search/?q=nothing-like-it"],
}


@pytest.mark.parametrize("room", PLACES)
@pytest.mark.usefixtures("shipped_topic")
def test_pages_are_accessible(page, browser_reports, assert_accessible, subtests, room):
    for place in PLACES[room]:
        with subtests.test(place):
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


def test_the_teachers_pages_are_accessible(page, log_in, assert_accessible, shipped_topic, subtests):
    log_in(page.context, factories.teacher())
    for place in ("", "facts/event/", "questions/question/", "questions/questionset/add/"):
        with subtests.test(place):
            assert page.goto(f"/admin/{place}").status == 200
            assert_accessible(page)


def test_a_question_in_the_admin_is_accessible(context, page, log_in, assert_accessible, shipped_topic):
    log_in(context, factories.teacher())
    page.goto("/admin/questions/question/")
    page.locator("#result_list tbody tr a").first.click()
    expect(page.locator("#content")).to_contain_text("Proof")
    assert_accessible(page)
