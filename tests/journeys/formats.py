"""A small bank with one question of each format, and the way to one of them."""

from playwright.sync_api import expect

from quizapp.facts.models import Topic
from tests import factories

ITEMS = (("The embassy opened", "1992"), ("The bridge opened", "1995"), ("The pipeline was agreed", "1997"))


def bank_of_formats() -> Topic:
    """One question of each format, in this order of the story."""
    factories.person(key="wei", name="Jiang Wei", name_system="pinyin")
    who = factories.person(key="zemin", name="Jiang Zemin", name_system="pinyin", tier=1)
    slots = [
        {**factories.distractor(text), "position": place} for text, place in (("After 1995", 2), ("Before 1992", 0))
    ]
    right = {"text": "Between 1992 and 1995", "value": "1992/1995", "position": 1, "accepted": []}
    factories.year_question("1992", formats=["typed"], stem="In which year did it begin?")
    factories.name_question(who, formats=["typed"], stem="Who led the visit?")
    factories.year_question(
        "1995", ("1991", "1993", "1999"), formats=["cloze"], stem="The bridge opened in ____, in Khorgos."
    )
    factories.order_question(*ITEMS, stem="Put these in order.")
    factories.question(
        formats=["timeline"],
        family="timeline",
        asks="slot",
        answer=right,
        distractors=slots,
        stem="Where does it belong?",
    )
    return factories.proved(who.topic)


def start(page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start (3 minutes)").click()


def ask(page, stem: str) -> None:
    """Go through the sitting, showing each answer, until this question is asked."""
    for _ in range(6):
        expect(page.locator("h2.stem")).to_be_visible()
        if stem in page.locator("h2.stem").inner_text():
            expect(page.locator("h2.stem")).to_be_focused()  # only then is the question in its place
            return
        page.get_by_role("button", name="Don’t know, show me").click()
        page.get_by_role("link", name="Next", exact=True).click()
        expect(page.locator("h2.answer")).to_have_count(0)
    raise AssertionError(f"“{stem}” was not asked")
