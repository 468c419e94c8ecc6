"""Flashcards in a real browser: by keyboard alone, and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from quizapp.study.models import Memory, Review
from tests import factories

CARDS = 3


@pytest.fixture
def bank(transactional_db):
    for number in range(1, CARDS + 1):
        made = factories.question(
            formats=["choice", "flashcard"], stem=f"Who came {number}.?", answer=f"Guest {number}"
        )
    return factories.proved(made.topic)


def start(page) -> None:
    page.goto("/study/")
    page.get_by_role("button", name="Start the flashcards").click()
    expect(page.locator("h2.stem")).to_have_text("Who came 1.?")


def test_cards_are_turned_rated_and_taken_back_by_keyboard(page, bank, assert_accessible):
    start(page)
    assert_accessible(page)
    expect(page.locator("h2.stem")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator("h2.answer")).to_have_text("Guest 1")
    expect(page.locator("h2.answer")).to_be_focused()
    assert_accessible(page)
    promised = page.locator("button[value='3'] .flash-interval").inner_text()
    page.keyboard.press("3")
    expect(page.locator("h2.stem")).to_have_text("Who came 2.?")
    expect(page.locator("h2.stem")).to_be_focused()
    expect(page.locator("#verdict")).to_have_text(f"Back in {promised}")
    page.keyboard.press("Enter")
    expect(page.locator("h2.answer")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=re.compile("Again"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_have_text("Back in 10 minutes")
    expect(page.locator("h2.stem")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Show answer")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Undo last answer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h2.stem")).to_have_text("Who came 2.?")
    expect(page.locator("h2.stem")).to_be_focused()
    expect(page.locator("#verdict")).to_be_empty()
    for number in range(2, CARDS + 1):
        expect(page.locator("h2.stem")).to_have_text(f"Who came {number}.?")
        expect(page.locator("h2.stem")).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator("h2.answer")).to_be_focused()
        page.keyboard.press("4")
        expect(page.locator("h2.answer")).to_have_count(0)
    expect(page).to_have_url(re.compile("/finish/"))
    assert Memory.objects.count() == CARDS


def test_cards_are_turned_and_rated_without_scripts(page_without_scripts, bank):
    page = page_without_scripts
    start(page)
    for number in range(1, CARDS + 1):
        assert f"Guest {number}" not in page.content()
        page.get_by_role("button", name="Show answer").click()
        expect(page.locator("h2.answer")).to_have_text(f"Guest {number}")
        good = page.get_by_role("button", name=re.compile("Good"))
        promised = good.locator(".flash-interval").inner_text()
        good.click()
        if number < CARDS:
            expect(page.locator("#verdict")).to_have_text(f"Back in {promised}")
    expect(page).to_have_url(re.compile("/finish/"))
    assert list(Review.objects.values_list("grade", flat=True)) == [3] * CARDS
