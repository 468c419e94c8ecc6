"""The browser fixtures themselves: each of them is able to fail."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from quizapp.questions.models import Question

LOGIN = "/account/login/"


def test_a_page_opens_by_its_path(page):
    response = page.goto(LOGIN)
    assert response.status == 200
    expect(page.locator("form input[type=password]")).to_be_visible()


def test_a_page_without_scripts_runs_none(page_without_scripts):
    page_without_scripts.set_content("<p>before</p><script>document.body.textContent = 'after'</script>")
    assert "before" in page_without_scripts.content()


def test_the_form_signs_in_without_scripts(page_without_scripts, browser_reports):
    get_user_model().objects.create_user("aigerim", password="steppe-and-sky")
    page_without_scripts.goto(LOGIN)
    page_without_scripts.fill("input[name=login]", "aigerim")
    page_without_scripts.fill("input[name=password]", "steppe-and-sky")
    page_without_scripts.press("input[name=password]", "Enter")
    page_without_scripts.wait_for_url(lambda url: LOGIN not in url)
    assert any(cookie["name"] == "sessionid" for cookie in page_without_scripts.context.cookies())


def test_a_session_can_be_given_to_a_browser(context, page, log_in):
    log_in(context, get_user_model().objects.create_superuser("operator"))
    page.goto("/admin/")
    expect(page.locator("#user-tools")).to_contain_text("operator")


def test_the_login_page_is_accessible(page, assert_accessible):
    page.goto(LOGIN)
    assert_accessible(page)


def test_the_accessibility_check_can_fail(page, assert_accessible):
    page.set_content("<html><body><img src='data:,'><p style='width: 2000px'>wide</p></body></html>")
    with pytest.raises(AssertionError, match=r"(?s)image-alt.*scrolls sideways"):
        assert_accessible(page)


ROWS = "<li>A visit of the year <a href='#'>1992</a>, to a city</li>"
SCHEMES = {
    "light": "(prefers-color-scheme: light)",
    "dark": "(prefers-color-scheme: dark)",
    "320": "(max-width: 400px)",
}


@pytest.mark.parametrize("where", SCHEMES)
@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("#odd { color: #ccc; background: #fff }", "color-contrast"),
        ("#odd { background: #888 } #odd b { color: #777 }", "color-contrast"),
        ("#odd a { text-decoration: none; color: #222 }", "link-in-text-block"),
    ],
)
def test_one_row_unlike_the_others_is_found_in_each_appearance(page, assert_accessible, where, fault, rule):
    odd = ROWS.replace("<li>", "<li id='odd'>").replace("1992</a>,", "1992</a>, <b>then</b>")
    head = f"<title>Visits</title><style>@media {SCHEMES[where]} {{ {fault} }}</style>"
    body = f"<main><h1>Visits</h1><ul>{ROWS * 30}{odd}{ROWS * 30}</ul></main>"
    page.set_content(f"<html lang='en'><head>{head}</head><body>{body}</body></html>")
    with pytest.raises(AssertionError, match=rule):
        assert_accessible(page)


def test_an_error_of_a_script_is_reported(page, browser_reports):
    page.goto(LOGIN)
    page.evaluate("setTimeout(() => { throw new Error('mislaid') })")
    page.wait_for_timeout(200)
    assert any("mislaid" in report for report in browser_reports)
    browser_reports.clear()


def test_the_browser_reaches_no_other_host(page, browser_reports):
    page.set_content("<img src='http://example.org/picture.png'>")
    page.wait_for_timeout(200)
    assert any("ERR_NAME_NOT_RESOLVED" in report for report in browser_reports)
    browser_reports.clear()


@pytest.mark.parametrize("turn", ["loaded", "copied in"])
def test_every_journey_finds_the_shipped_topic(shipped_topic, turn):
    assert shipped_topic.chapters.count() >= 3
    assert Question.objects.filter(topic=shipped_topic).exists()
