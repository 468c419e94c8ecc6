"""A visitor without an account studies by keyboard alone: first question, answers, finish page, sign-up, progress."""

import re

from playwright.sync_api import expect

from quizapp.study.models import Learner, Review


def focused(page):
    """The focused element: its tag, and its text or value in short."""
    said = "(e.innerText || e.value || '').trim().slice(0, 60)"
    return page.evaluate(f"() => {{ const e = document.activeElement; return [e.tagName, {said}] }}")


def tab_to(page, text, *, at_most=25):
    """Press Tab until an element with `text` has the focus; fail when it cannot be reached."""
    seen = []
    for _ in range(at_most):
        page.keyboard.press("Tab")
        tag, label = focused(page)
        seen.append(f"{tag} {label}")
        if text in label:
            return
    raise AssertionError(f"“{text}” cannot be reached by Tab; passed {seen}")


def answer_by_keyboard(page, *, unknown=False):
    """From the question's heading: choose with the arrow keys, send with Enter."""
    stem = page.locator("h2.stem")
    expect(stem).to_be_focused()
    if unknown:
        tab_to(page, "Don’t know, show me")
        page.keyboard.press("Enter")
        return
    page.keyboard.press("Tab")
    assert focused(page)[0] == "INPUT"
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[type=radio]:checked")).to_have_count(1)
    page.keyboard.press("Enter")


def test_a_visitor_studies_and_signs_up_by_keyboard(page, shipped_topic):
    page.goto("/")
    tab_to(page, "Start (3 minutes)")
    page.keyboard.press("Enter")
    for number in range(1, 7):
        expect(page.locator("#head")).to_contain_text(f"{number} of 6")
        answer_by_keyboard(page, unknown=number == 2)
        expect(page.locator("h2.answer")).to_be_focused()
        expect(page.locator("#verdict")).not_to_be_empty()
        tab_to(page, "Finish" if number == 6 else "Next", at_most=2)
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("main")).to_contain_text(
        re.compile(r"You have met \d of \d+ essentials|of \d+ essentials you can tell")
    )
    tab_to(page, "Sign up and keep it")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=username]")).to_be_visible()
    page.locator("input[name=username]").focus()
    page.keyboard.type("aigerim")
    tab_to_name(page, "password1")
    page.keyboard.type("steppe-and-sky-7")
    tab_to_name(page, "password2")
    page.keyboard.type("steppe-and-sky-7")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "signup" not in url)
    learner = Learner.objects.get()
    assert learner.user.username == "aigerim"
    assert Review.objects.filter(learner=learner).count() == 6
    page.goto("/progress/")
    expect(page.locator("main")).to_contain_text("Answers today")


def tab_to_name(page, name):
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.name") == name:
            return
    raise AssertionError(f"the field {name} cannot be reached by Tab")


def test_more_opens_by_keyboard_and_names_the_source(page, shipped_topic):
    page.goto("/")
    page.get_by_role("button", name="Start (3 minutes)").click()
    answer_by_keyboard(page, unknown=True)
    expect(page.locator("h2.answer")).to_be_focused()
    tab_to(page, "More", at_most=4)
    page.keyboard.press("Enter")
    expect(page.locator("details.more")).to_contain_text("Where this comes from")
    expect(page.locator("details.more")).to_contain_text("When it comes back")


def test_an_answer_can_be_undone_and_given_again(page, shipped_topic):
    page.goto("/")
    page.get_by_role("button", name="Start (3 minutes)").click()
    stem = page.locator("h2.stem").inner_text()
    page.get_by_role("button", name="Don’t know, show me").click()
    page.locator("details.more summary").click()
    page.get_by_role("button", name="Undo this answer").click()
    expect(page.locator("h2.stem")).to_have_text(stem)
    expect(page.locator("#head")).to_contain_text("1 of 6")


def test_numbers_choose_and_enter_answers_but_only_what_was_chosen(page, shipped_topic):
    page.goto("/")
    page.get_by_role("button", name="Start (3 minutes)").click()
    expect(page.locator("h2.stem")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#head")).to_contain_text("1 of 6")
    assert not Review.objects.exists()
    page.locator("h2.stem").focus()
    page.keyboard.press("2")
    second = page.get_by_role("radio").nth(1)
    expect(second).to_be_checked()
    expect(second).to_be_focused()
    page.keyboard.press("1")
    expect(page.get_by_role("radio").first).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("h2.answer")).to_be_focused()
    assert Review.objects.get().given["option"] == 0
