"""A chapter, a quiz and practice: by keyboard, and with JavaScript off; each page on the way is accessible."""

import re

from playwright.sync_api import expect

from quizapp.study.models import Memory, Review, ReviewMode
from tests import factories
from tests.journeys.test_student_by_keyboard import answer_by_keyboard, tab_to

QUESTIONS = 7


def small_bank():
    topic = factories.topic(title="Two neighbours")
    chapter = factories.chapter(topic=topic, title="How did it begin?", text="They opened a road.\n\nThen a bridge.")
    for number in range(QUESTIONS):
        factories.question(topic=topic, chapter=chapter.key, stem=f"Who signed paper {number}?")
    return factories.proved(topic)


def test_a_chapter_is_learnt_by_keyboard(page, transactional_db, assert_accessible):
    small_bank()
    page.goto("/study/")
    assert_accessible(page)
    tab_to(page, "Learn it", at_most=40)
    page.keyboard.press("Enter")
    for number in (1, 2):
        expect(page.locator("#head")).to_contain_text(f"{number} of 7")
        expect(page.locator("#head")).to_contain_text("it does not count")
        answer_by_keyboard(page)
        expect(page.locator("#verdict")).to_be_empty()
    expect(page.get_by_role("heading", name="How did it begin?")).to_be_focused()
    expect(page.locator("main")).to_contain_text("Then a bridge.")
    assert_accessible(page)
    tab_to(page, "Ask me")
    page.keyboard.press("Enter")
    expect(page.locator("#head")).to_contain_text("3 of 7")
    while not page.url.endswith("/finish/"):  # misses come back
        answer_by_keyboard(page)
        expect(page.locator("h2.answer")).to_be_focused()
        tab_to(page, "Finish" if page.get_by_role("link", name="Finish", exact=True).count() else "Next")
        page.keyboard.press("Enter")
        expect(page.locator("h2.stem, h1[autofocus]")).to_be_visible()
    expect(page.get_by_role("heading", level=1, name=re.compile("stuck"))).to_be_focused()
    assert Review.objects.filter(mode=ReviewMode.PRETEST).count() == 2


def test_a_quiz_is_taken_by_keyboard_and_reviewed(page, transactional_db, assert_accessible):
    small_bank()
    page.goto("/study/")
    tab_to(page, "Start the quiz", at_most=40)
    page.keyboard.press("Enter")
    for number in range(1, QUESTIONS + 1):
        expect(page.locator("#head")).to_contain_text(f"{number} of 7")
        if number == 1:
            assert_accessible(page)
            page.locator("h2.stem").focus()
        answer_by_keyboard(page, unknown=number == 2)
    expect(page.get_by_role("heading", level=1, name=re.compile(r"^\d of 7 right$"))).to_be_focused()
    expect(page.locator("main")).to_contain_text("You did not know.")
    assert_accessible(page)
    assert Memory.objects.count() == QUESTIONS


def test_all_three_without_scripts(page_without_scripts, transactional_db):
    page = page_without_scripts
    small_bank()

    def answer():
        page.locator("label.option").first.click()
        page.get_by_role("button", name="Answer", exact=True).click()

    page.goto("/study/")
    page.get_by_role("button", name="Learn it").click()
    answer()
    answer()
    expect(page.get_by_role("heading", name="What you guessed")).to_be_visible()
    page.get_by_role("button", name="Ask me").click()
    answer()
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.locator("#head")).to_contain_text("4 of 7")

    page.goto("/study/")
    page.get_by_label("Questions").first.select_option("5")
    page.get_by_role("button", name="Start the quiz").click()
    for _ in range(5):
        answer()
    expect(page.get_by_role("heading", name="Question by question")).to_be_visible()

    known = list(Memory.objects.order_by("pk").values())
    page.goto("/study/")
    page.get_by_role("button", name="Practise", exact=True).click()
    expect(page.locator("#head")).to_contain_text("your schedule does not change")
    answer()
    expect(page.locator("#verdict")).not_to_be_empty()
    assert list(Memory.objects.order_by("pk").values()) == known
