"""The same first minutes with JavaScript off: every step is a plain form or link."""

import re

from playwright.sync_api import expect

from quizapp.study.models import Review


def answer_first_option(page):
    page.locator("label.option").first.click()
    page.get_by_role("button", name="Answer", exact=True).click()


def test_a_visitor_studies_without_scripts(page_without_scripts, shipped_topic):
    page = page_without_scripts
    page.goto("/")
    page.get_by_role("button", name="Start (3 minutes)").click()
    for number in range(1, 7):
        expect(page.locator("#head")).to_contain_text(f"{number} of 6")
        answer_first_option(page)
        expect(page).to_have_url(re.compile("/feedback/"))
        expect(page.locator("#verdict")).not_to_be_empty()
        page.get_by_role("link", name="Finish" if number == 6 else "Next", exact=True).click()
    expect(page.locator("main")).to_contain_text(
        re.compile(r"You have met \d of \d+ essentials|of \d+ essentials you can tell")
    )
    assert Review.objects.count() == 6


def test_reloading_shows_the_same_and_two_tabs_count_once(page_without_scripts, shipped_topic):
    page = page_without_scripts
    page.goto("/")
    page.get_by_role("button", name="Start (3 minutes)").click()
    shown = page.locator("label.option").all_inner_texts()
    page.reload()
    assert page.locator("label.option").all_inner_texts() == shown
    other_tab = page.context.new_page()
    other_tab.goto(page.url)
    assert other_tab.locator("label.option").all_inner_texts() == shown
    answer_first_option(page)
    verdict = page.locator("#verdict").inner_text()
    other_tab.locator("label.option").last.click()
    other_tab.get_by_role("button", name="Answer", exact=True).click()
    assert other_tab.locator("#verdict").inner_text() == verdict
    page.reload()
    assert page.locator("#verdict").inner_text() == verdict
    assert Review.objects.count() == 1


def test_the_answer_is_nowhere_in_the_page_of_the_question(page_without_scripts, shipped_topic):
    """Options are numbered as they stand; neither a value, an id nor the order tells the right one."""
    page = page_without_scripts
    page.goto("/")
    page.get_by_role("button", name="Start (3 minutes)").click()
    radios = page.locator("input[type=radio]")
    values = [radios.nth(index).get_attribute("value") for index in range(radios.count())]
    assert values == [str(index) for index in range(len(values))]
    assert not re.search(r"correct|distractor|why_false|data-answer", page.content())
