"""Dragging in a real browser, by mouse and by finger; and a game played without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.formats import ITEMS, ask, bank_of_formats, start

TEXTS = [text for text, _ in ITEMS]
SLOTS = ["Before 1992", "Between 1992 and 1995", "After 1995"]


@pytest.fixture
def bank(transactional_db):
    return bank_of_formats()


def labels(page) -> list[str]:
    return page.locator(".order-item label").all_inner_texts()


def middle(locator) -> tuple[float, float]:
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, source, target, *, beyond: float = 0, drop: bool = True) -> None:
    page.mouse.move(*middle(source))
    page.mouse.down()
    x, y = middle(target)
    page.mouse.move(x, y + beyond, steps=8)
    if drop:
        page.mouse.up()


def grip(page, text: str):
    return page.locator(".order-item", has_text=text).locator("[data-grip]")


def test_rows_are_dragged_into_their_order_and_the_places_and_the_focus_follow(page, bank, assert_accessible):
    start(page)
    ask(page, "Put these in order.")
    assert_accessible(page)
    before = labels(page)
    drag(page, grip(page, before[0]), grip(page, before[-1]), drop=False)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert labels(page) == before
    for wanted in reversed(TEXTS):
        drag(page, grip(page, wanted), grip(page, labels(page)[0]), beyond=-10)
        expect(page.get_by_label(wanted, exact=True)).to_be_focused()
        expect(page.locator("[data-order-said]")).to_have_text(f"{wanted}: place 1 of 3")
    assert labels(page) == TEXTS
    assert [page.get_by_label(text, exact=True).input_value() for text in TEXTS] == ["1", "2", "3"]
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=f"Later: {TEXTS[0]}")).not_to_be_focused()
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator("#verdict")).to_contain_text("Right")
    expect(page.locator("#stage")).not_to_contain_text("pairs")


def test_the_card_of_a_timeline_is_dragged_into_a_slot_and_follows_the_keyboard(page, bank, assert_accessible):
    start(page)
    ask(page, "Where does it belong?")
    assert_accessible(page)
    card = page.locator("[data-slot-card]")
    drag(page, card, page.locator("label.option", has_text=SLOTS[2]))
    radio = page.get_by_label(SLOTS[2])
    expect(radio).to_be_checked()
    expect(radio).to_be_focused()
    expect(page.locator("[data-slot-said]")).to_have_text(f"Placed: {SLOTS[2]}")
    assert_accessible(page)
    page.keyboard.press("ArrowUp")
    expect(page.get_by_label(SLOTS[1])).to_be_checked()
    expect(page.locator("label.option", has_text=SLOTS[1]).locator("[data-slot-card]")).to_be_visible()
    drag(page, card, page.locator("h2.stem"))
    expect(page.get_by_label(SLOTS[1])).to_be_checked()
    page.get_by_role("button", name="Answer", exact=True).click()
    expect(page.locator("#verdict")).to_contain_text("Right")


def test_a_finger_drags_by_the_handle_and_elsewhere_scrolls(new_context, bank):
    page = new_context(has_touch=True, viewport={"width": 360, "height": 740}).new_page()
    start(page)
    ask(page, "Put these in order.")
    first, _, last = labels(page)
    finger = page.context.new_cdp_session(page)

    def swipe(source, target) -> None:
        (x, y), (_, to) = middle(source), middle(target)
        finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        for step in range(1, 9):
            point = {"x": x, "y": y + (to + 10 - y) * step / 8}
            finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    page.locator(".order").evaluate("element => element.scrollIntoView({block: 'center'})")
    rows = page.locator(".order-item label")
    swipe(rows.first, rows.last)
    assert labels(page)[0] == first
    page.locator(".order").evaluate("element => element.scrollIntoView({block: 'center'})")
    swipe(grip(page, first), grip(page, last))
    expect(page.locator("[data-order-said]")).to_have_text(f"{first}: place 3 of 3")
    assert labels(page)[2] == first


def test_a_game_is_played_without_scripts(page_without_scripts, bank):
    page = page_without_scripts
    page.goto("/study/")
    page.get_by_role("button", name="Play", exact=True).click()
    for _ in range(2):
        if page.locator(".order").count():
            expect(page.locator(".order-grip").first).to_be_hidden()
            for text, place in zip(TEXTS, ("1", "3", "2"), strict=True):
                page.get_by_label(text, exact=True).select_option(place)
        else:
            expect(page.locator("[data-slot-card]")).to_be_hidden()
            page.get_by_label(SLOTS[0]).check()
        page.get_by_role("button", name="Answer", exact=True).click()
        expect(page.locator("#head")).to_contain_text(re.compile(r"Score so far: \d of \d"))
        page.locator(".actions a.button").click()
    expect(page.locator("h1", has_text="points")).to_have_text("3 of 5 points")
    expect(page.get_by_role("button", name="Play again")).to_be_visible()
