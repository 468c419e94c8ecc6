"""The timeline by keyboard alone: from fact to fact, closer, wider, to the next period; the address follows."""

import re

import pytest
from playwright.sync_api import expect

TIMELINE = "/t/china_kazakhstan/timeline/"


@pytest.fixture
def timeline(page, shipped_topic):
    page.goto(TIMELINE)
    return page


def item(page):
    """Which fact has the focus."""
    return page.evaluate("() => document.activeElement.dataset.item || document.activeElement.id")


def test_arrows_go_from_fact_to_fact(timeline):
    timeline.locator("#timeline a[data-item]").first.focus()
    first = item(timeline)
    timeline.keyboard.press("ArrowDown")
    second = item(timeline)
    assert second != first
    timeline.keyboard.press("ArrowUp")
    assert item(timeline) == first
    timeline.keyboard.press("End")
    last = timeline.locator("#timeline a[data-item]").last
    expect(last).to_be_focused()
    timeline.keyboard.press("ArrowDown")
    expect(last).to_be_focused()


def test_plus_looks_closer_at_the_fact_and_keeps_it_and_minus_shows_more(timeline):
    fact = timeline.locator("#timeline section:has(h3:text-is('1992')) a[data-item]").first
    fact.focus()
    name = item(timeline)
    timeline.keyboard.press("+")
    expect(timeline.locator("#period")).to_contain_text(re.compile("^1992:"))
    expect(timeline.locator(f'a[data-item="{name}"]')).to_be_focused()
    expect(timeline).to_have_url(re.compile(r"in=1992$"))
    timeline.keyboard.press("+")
    expect(timeline.locator("#period")).to_contain_text(re.compile(r"^\w+ 1992:"))
    expect(timeline.locator(f'a[data-item="{name}"]')).to_be_focused()
    timeline.keyboard.press("-")
    expect(timeline.locator("#period")).to_contain_text(re.compile("^1992:"))
    timeline.keyboard.press("-")
    expect(timeline.locator("#period")).to_contain_text("1990s:")


def test_sideways_arrows_change_the_period_and_back_returns(timeline):
    timeline.goto(f"{TIMELINE}?in=1993")
    timeline.locator("#timeline a[data-item]").first.focus()
    timeline.keyboard.press("ArrowRight")
    expect(timeline.locator("#period")).to_contain_text("1994:")
    expect(timeline.locator("#period")).to_be_focused()
    timeline.keyboard.press("ArrowLeft")
    expect(timeline.locator("#period")).to_contain_text("1993:")
    timeline.go_back()
    expect(timeline.locator("#period")).to_contain_text("1994:")
    expect(timeline.locator("h1")).to_have_text("Timeline")


def test_the_filter_changes_the_timeline_in_place_and_its_keys_are_its_own(timeline):
    timeline.select_option("#filter-kind", "event:visit")
    timeline.locator("#filter-kind").focus()
    timeline.keyboard.press("-")
    timeline.keyboard.press("ArrowRight")
    expect(timeline).to_have_url(re.compile(f"{TIMELINE}$"))
    timeline.select_option("#filter-kind", "event:visit")
    timeline.get_by_role("button", name="Show", exact=True).press("Enter")
    expect(timeline.locator("#period")).to_contain_text("event:visit")
    expect(timeline.locator("#period")).to_be_focused()
    expect(timeline).to_have_url(re.compile("kind=event%3Avisit"))


def test_keys_elsewhere_on_the_page_do_nothing(timeline):
    timeline.locator("h1").click()
    timeline.keyboard.press("+")
    timeline.keyboard.press("ArrowRight")
    expect(timeline).to_have_url(re.compile(f"{TIMELINE}$"))


def test_without_scripts_links_and_the_form_do_it_all(page_without_scripts, shipped_topic):
    page = page_without_scripts
    page.goto("/t/china_kazakhstan/")
    page.get_by_role("link", name="Open the timeline").click()
    page.locator(".band a", has_text="1995").first.click()
    expect(page.locator("#period")).to_contain_text("1995:")
    page.get_by_role("link", name="Closer").click()
    expect(page.locator("#period")).to_contain_text(re.compile(r"^\w+ 1995:"))
    page.get_by_role("link", name="Wider").click()
    page.select_option("#filter-person", label="Jiang Zemin")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#period")).to_contain_text("with Jiang Zemin")
    expect(page).to_have_url(re.compile(r"in=1995.*person=jiang-zemin"))
    page.get_by_role("navigation", name="Zoom").get_by_role("link").first.click()
    expect(page.locator("#period")).to_contain_text("1992–")
    expect(page.locator("#period")).to_contain_text("with Jiang Zemin")


def test_search_shows_results_while_typing_and_works_without_scripts(page, page_without_scripts, shipped_topic):
    page.goto("/t/china_kazakhstan/search/")
    page.keyboard.type("Tereshenko")
    expect(page.locator("#results")).to_contain_text("Sergei Tereshchenko")
    expect(page.locator("#found")).to_contain_text("found")
    expect(page.locator("#q")).to_be_focused()
    page_without_scripts.goto("/t/china_kazakhstan/")
    page_without_scripts.get_by_role("searchbox").fill("Alma-Ata")
    page_without_scripts.get_by_role("searchbox").press("Enter")
    expect(page_without_scripts.locator("#results")).to_contain_text("also written")
    expect(page_without_scripts.locator("#q")).to_have_value("Alma-Ata")
