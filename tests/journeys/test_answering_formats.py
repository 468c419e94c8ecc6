"""Typed, blank, ordered and placed answers in a real browser: by keyboard and without scripts."""

import pytest
from playwright.sync_api import expect

from quizapp.study.models import Review
from tests.journeys.formats import ITEMS, ask, bank_of_formats, start


@pytest.fixture
def bank(transactional_db):
    return bank_of_formats()


def test_a_year_is_typed_asked_again_and_told_to_be_close_by_keyboard(page, bank, browser_reports):
    start(page)
    ask(page, "In which year did it begin?")
    expect(page.locator("h2.stem")).to_be_focused()
    page.keyboard.press("Tab")
    field = page.get_by_label("Your answer")
    expect(field).to_be_focused()
    page.keyboard.type("91")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").first).to_have_text("Write the year in four digits.")
    expect(field).to_be_focused()
    expect(field).to_have_value("91")
    page.keyboard.press("Home")
    page.keyboard.type("19")
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_contain_text("Close, but not right")
    expect(page.locator("h2.answer")).to_be_focused()
    expect(page.locator(".truth")).to_contain_text("You typed 1991. 1 year off (365 days).")
    assert Review.objects.filter(format="typed", verdict="wrong").count() == 1
    browser_reports[:] = [report for report in browser_reports if "422" not in report]


def test_the_blank_is_filled_where_it_stands(page, bank):
    start(page)
    ask(page, "The bridge opened in")
    page.keyboard.press("Tab")
    expect(page.get_by_label("What belongs in the blank")).to_be_focused()
    page.keyboard.type("May 1995")
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_contain_text("Right")


def test_things_are_put_in_order_with_buttons_that_keep_the_focus(page, bank):
    start(page)
    ask(page, "Put these in order.")
    for wanted in reversed([text for text, _ in ITEMS]):
        button = page.get_by_role("button", name=f"Earlier: {wanted}")
        button.focus()
        for _ in ITEMS[1:]:
            page.keyboard.press("Enter")
            expect(button).to_be_focused()
    expect(page.locator("[data-order-said]")).to_have_text("The embassy opened: place 1 of 3")
    assert page.locator(".order-item label").all_inner_texts() == [text for text, _ in ITEMS]
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator("#verdict")).to_contain_text("Right")
    expect(page.locator(".ordered li")).to_have_count(3)


def test_places_that_were_all_chosen_put_the_rows_in_order(page, bank):
    start(page)
    ask(page, "Put these in order.")
    for place, (text, _) in enumerate(ITEMS, start=1):
        page.get_by_label(text, exact=True).select_option(str(place))
    assert page.locator(".order-item label").all_inner_texts() == [text for text, _ in ITEMS]


def test_every_format_is_answered_without_scripts(page_without_scripts, bank, browser_reports):
    page = page_without_scripts
    start(page)
    for _ in range(5):
        stem = page.locator("h2.stem").inner_text()
        if page.locator(".order").count():
            expect(page.locator(".order-move").first).to_be_hidden()
            for place, (text, _) in enumerate(ITEMS, start=1):
                page.get_by_label(text, exact=True).select_option(str(place))
        elif page.locator(".slots").count():
            assert page.locator("label.option").all_inner_texts()[1] == "Between 1992 and 1995"
            page.get_by_label("Between 1992 and 1995").check()
        elif "Who" in stem:
            page.get_by_label("Your answer").fill("Jiang")
            page.get_by_role("button", name="Answer", exact=True).click()
            expect(page.get_by_role("alert").first).to_contain_text("Write the full name.")
            page.get_by_label("Your answer").fill("Jiang Zemni")
        else:
            page.locator("#answer-text").fill("1995" if "bridge" in stem else "3 May 1992")
        page.get_by_role("button", name="Answer", exact=True).click()
        expect(page.locator("#verdict")).to_contain_text("Right")
        page.locator(".actions a.button").click()
    assert Review.objects.filter(verdict="right").count() == 5
    browser_reports[:] = [report for report in browser_reports if "422" not in report]
