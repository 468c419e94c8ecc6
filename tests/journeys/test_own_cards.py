"""The learner's own word on a question: grades and undo by keys, hints, the page of a card; also without scripts."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from quizapp.study.models import Card, Correction, Presentation, Report, Review
from tests import factories
from tests.journeys.formats import start


@pytest.fixture
def choices(transactional_db):
    """Three questions to choose an answer to."""
    for _ in range(3):
        factories.question()
    return factories.proved(factories.topic())


@pytest.fixture
def year(transactional_db):
    """One question, for a year that is typed."""
    return factories.proved(factories.year_question("1992", formats=["typed"]).topic)


def answer_rightly(page):
    expect(page.locator("h2.stem")).to_be_focused()
    page.get_by_label("Right", exact=True).focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("h2.answer")).to_be_focused()


def feedback_of(review):
    return reverse("feedback", args=[review.sitting_id, review.presentation_id])


def test_grades_undo_and_next_by_keys(page, choices):
    start(page)
    answer_rightly(page)
    page.keyboard.press("4")
    expect(page.get_by_text("Graded Easy: it comes back")).to_be_visible()
    expect(page.locator("h2.answer")).to_be_focused()
    page.keyboard.press("1")
    expect(page.get_by_text("Graded Again: it comes back")).to_be_visible()
    assert list(Correction.objects.order_by("sequence").values_list("grade", flat=True))[:1] == [4]
    page.keyboard.press("n")
    expect(page.locator("h2.answer")).to_have_count(0)
    answer_rightly(page)
    page.keyboard.press("Enter")
    expect(page.locator("h2.answer")).to_have_count(0)
    expect(page.locator("h2.stem")).to_be_focused()
    second = Review.objects.latest("at")
    page.keyboard.press("u")
    expect(page.locator("h2.stem")).to_have_text(second.card.question.current.stem)
    expect(page.locator("h2.stem")).to_be_focused()
    assert Correction.objects.filter(kind="void", review_id=second.id).count() == 1


def test_keys_rest_while_typing_and_can_be_switched_off(page, year):
    start(page)
    page.get_by_label("Your answer").fill("")
    page.keyboard.type("nug 1994")
    expect(page.get_by_label("Your answer")).to_have_value("nug 1994")
    page.get_by_label("Your answer").fill("1994")
    page.keyboard.press("Enter")
    expect(page.locator("h2.answer")).to_be_focused()
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Use these keys").uncheck()
    page.keyboard.press("4")
    page.goto(feedback_of(Review.objects.get()))
    page.get_by_text("More", exact=True).click()
    expect(page.get_by_label("Use these keys")).not_to_be_checked()
    page.keyboard.press("4")
    page.get_by_label("Use these keys").check()
    page.keyboard.press("2")
    expect(page.get_by_text("Graded Hard: it comes back")).to_be_visible()
    assert Correction.objects.get().grade == 2


def test_a_hint_is_taken_with_what_was_typed_kept(page, year, assert_accessible):
    start(page)
    page.get_by_label("Your answer").fill("199")
    page.get_by_role("button", name="Show a hint").press("Enter")
    expect(page.locator(".clue")).to_contain_text("It was in the 1990s.")
    expect(page.get_by_label("Your answer")).to_have_value("199")
    assert Presentation.objects.get().hints == 1
    assert_accessible(page)
    page.get_by_label("Your answer").fill("1992")
    page.keyboard.press("Enter")
    expect(page.get_by_text("With a hint: it comes back in a few minutes.")).to_be_visible()


def test_the_card_of_ones_own_without_scripts(page_without_scripts, choices):
    page = page_without_scripts
    start(page)
    page.locator("label.option").first.click()
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_text("More", exact=True).click()
    page.get_by_role("button", name=re.compile("^Easy: in")).click()
    expect(page.get_by_text("Graded Easy: it comes back")).to_be_visible()
    page.get_by_text("More", exact=True).click()
    page.get_by_role("link", name="Report this question").click()
    page.get_by_label("What is wrong?").select_option("unclear")
    page.get_by_label("More about it").fill("What does it ask?")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you. A teacher will look at it.")).to_be_visible()
    page.get_by_role("button", name="Undo last answer").click()
    expect(page.locator("h2.stem")).to_have_text(Review.objects.get().card.question.current.stem)
    page.locator("label.option").first.click()
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_role("link", name="Progress", exact=True).click()
    page.get_by_role("link", name="Your questions, one by one").click()
    page.locator("a.entry").first.click()
    expect(page.locator("tbody tr")).to_have_count(2)
    page.get_by_role("button", name="Ask it no more").click()
    page.get_by_role("button", name="Take it up again").click()
    page.get_by_role("link", name="Start afresh").click()
    page.get_by_role("button", name="Start afresh").click()
    expect(page.get_by_role("heading", name="Not learnt yet")).to_be_visible()
    assert not Card.objects.filter(suspended=True).exists()
    assert Report.objects.get().text == "What does it ask?"


def test_the_pages_are_accessible(page, choices, assert_accessible):
    start(page)
    answer_rightly(page)
    page.get_by_text("More", exact=True).click()
    Card.objects.update(is_leech=True)
    assert_accessible(page)
    page.get_by_role("link", name="Report this question").click()
    assert_accessible(page)
    page.goto("/cards/")
    assert_accessible(page)
    page.locator("a.entry").first.click()
    assert_accessible(page)
    page.get_by_role("link", name="Start afresh").click()
    assert_accessible(page)
