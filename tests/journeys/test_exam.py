"""An exam: named, studied for and closed, by keyboard and without JavaScript; its pages pass the machine's checks."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from quizapp.study.models import Exam, Review
from tests.journeys.test_student_by_keyboard import answer_by_keyboard, tab_to


def in_days(count: int) -> str:
    return (timezone.now() + timedelta(days=count)).date().isoformat()


def begin(page) -> None:
    """A guest with one answer."""
    page.goto("/")
    page.get_by_role("button", name="Start (3 minutes)").click()
    page.locator("label.option").first.click()
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator("#verdict")).not_to_be_empty()


@pytest.fixture
def guest(page, shipped_topic):
    begin(page)
    return page


def test_by_keyboard_from_naming_the_day_to_the_first_answer(guest):
    guest.goto("/exams/")
    tab_to(guest, "Name a day")
    guest.keyboard.press("Enter")
    expect(guest.locator("h1")).to_have_text("When is it, and what is asked?")
    guest.locator("#id_minutes_a_day").focus()
    guest.keyboard.press("ControlOrMeta+a")
    guest.keyboard.type("12")
    guest.keyboard.press("Tab")
    expect(guest.locator("input[name=what][value=whole]")).to_be_focused()
    guest.keyboard.press("ArrowDown")
    expect(guest.locator("input[name=what][value=chapters]")).to_be_checked()
    guest.keyboard.press("Tab")
    guest.keyboard.press("Space")
    expect(guest.locator("input[name=chapters]").first).to_be_checked()
    tab_to(guest, "Make the plan", at_most=40)
    guest.keyboard.press("Enter")
    expect(guest.locator("main")).to_contain_text("14 days to go")
    expect(guest.locator("main")).to_contain_text(re.compile(r"about \d+ of \d+, between \d+ and \d+"))
    tab_to(guest, "Study for it (")
    guest.keyboard.press("Enter")
    answer_by_keyboard(guest)
    expect(guest.locator("h2.answer")).to_be_focused()
    assert Review.objects.filter(sitting_id__in=Exam.objects.get().sittings.values("pk")).count() == 1


def test_without_scripts_an_exam_is_named_changed_studied_for_and_closed(page_without_scripts, shipped_topic):
    page = page_without_scripts
    begin(page)
    page.goto("/exams/")
    page.get_by_role("link", name="Name a day").click()
    page.fill("#id_on", in_days(21))
    page.fill("#id_title", "Finals")
    page.get_by_role("button", name="Make the plan").click()
    expect(page.locator("h1")).to_have_text("Finals")
    page.get_by_role("link", name="Change").click()
    page.fill("#id_minutes_a_day", "5")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("5 minutes a day")
    page.get_by_role("button", name=re.compile("Study for it")).click()
    expect(page.locator("h2.stem")).to_be_visible()
    page.goto("/exams/")
    page.get_by_role("link", name="Finals").click()
    page.get_by_role("button", name="Close this exam").click()
    expect(page.locator(".notices")).to_contain_text("“Finals” is closed")
    page.get_by_role("link", name="Finals").click()
    expect(page.locator("main")).to_contain_text("You went back to long-term study before its day")


def test_the_pages_are_accessible(guest, assert_accessible, browser_reports):
    guest.goto("/exams/")
    assert_accessible(guest)
    guest.goto("/exams/new/")
    guest.locator("input[name=what][value=chapters]").check()
    guest.get_by_role("button", name="Make the plan").click()
    expect(guest.locator("ul.errors")).to_contain_text("Tick at least one chapter")
    assert [report for report in browser_reports if "422" not in report] == []
    browser_reports.clear()
    assert_accessible(guest)
    guest.fill("#id_on", in_days(45))
    guest.locator("input[name=what][value=whole]").check()
    guest.get_by_role("button", name="Make the plan").click()
    expect(guest.locator("main")).to_contain_text("What to expect on the day")
    assert_accessible(guest)
    guest.get_by_role("button", name="Close this exam").click()
    guest.get_by_role("link", name=re.compile("^Exam on")).click()
    expect(guest.locator("main")).to_contain_text("All exams")
    assert_accessible(guest)
