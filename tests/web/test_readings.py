"""How an answer was read, in words."""

import pytest

from quizapp.web.learn.readings import HINTS, OrderedItem, ordered_items, reading_in_words


@pytest.mark.parametrize(
    ("reading", "asks", "words"),
    [
        ({"kind": "spelling"}, "person", "The usual spelling is Omarov."),
        ({"kind": "coarse", "off": 0, "days": 0}, "day", "That is right as far as it goes; the day was asked for."),
        ({"kind": "partial", "off": 0, "days": 0}, "day", "That is right in part: only some of those days."),
        ({"kind": "wrong", "off": 1, "days": 366}, "year", "1 year off (366 days)."),
        ({"kind": "wrong", "off": 3, "days": 1095}, "year", "3 years off (1,095 days)."),
        ({"kind": "wrong", "off": 2, "days": 2}, "day", "2 days off."),
        ({"kind": "wrong"}, "person", ""),
        ({"right": 5, "pairs": 6, "close": True}, "order", "5 of 6 pairs in the right order."),
        ({"kind": "full"}, "year", ""),
        ({}, "purpose", ""),
    ],
)
def test_what_is_said_of_a_reading(reading, asks, words) -> None:
    assert reading_in_words(reading, asks=asks, answer="Omarov") == words


def test_an_order_is_told_in_the_right_one_with_the_places_given() -> None:
    items = [{"text": "A", "when": "1992"}, {"text": "B"}]
    assert ordered_items(items, (1, 0)) == [OrderedItem("A", "1992", 2), OrderedItem("B", "", 1)]
    assert [item.given for item in ordered_items(items, ())] == [0, 0]


def test_no_hint_could_be_an_answer() -> None:
    assert not any(character.isdigit() for hint in HINTS.values() for character in hint)
