"""From a typed or ordered answer to verdict, grade and what is kept of the reading."""

import pytest

from quizapp.study.answering.grading import (
    AskAgain,
    BadAnswer,
    Given,
    Graded,
    evidence_weight,
    grade_order_k,
    grade_typed,
)
from quizapp.study.answering.typed.names import PersonNames, Roster
from quizapp.study.models import Grade

YEARS = [{"text": "1992", "value": "1992", "accepted": []}, {"text": "1995", "value": "1995"}]
DAY = [{"text": "3 January 1992", "value": "1992-01-03"}, {"text": "in spring", "value": "spring"}]
NAMES = [{"text": "Omarov", "value": "omarov", "accepted": ["Omar-uly"]}, {"text": "Jiang Zemin", "value": "jiang"}]
ROSTER = Roster([PersonNames("omarov", "Omarov", "cyrillic"), PersonNames("jiang", "Jiang Zemin", "pinyin")])
ITEMS = [
    {"text": text, "value": text, "when": when}
    for text, when in zip("ABCD", ("1992", "1995", "1997", "2001"), strict=True)
]


def typed(asks: str, pool: list, text: str) -> Graded:
    return grade_typed(asks, pool, Given(text=text), ROSTER)


@pytest.mark.parametrize(
    ("asks", "pool", "text", "kind"),
    [
        ("year", YEARS, "1992", "full"),
        ("day", DAY, "January 3rd, 1992", "full"),
        ("person", NAMES, "Омаров", "right"),
        ("person", NAMES, "Omaroff", "spelling"),
        ("person", NAMES, "OMARULY", "right"),
    ],
)
def test_exactly_right_and_rightly_meant_are_good_and_no_luck(asks, pool, text, kind) -> None:
    graded = typed(asks, pool, text)
    assert graded == Graded("right", Grade.GOOD, 0, 1, {"kind": kind})
    assert evidence_weight(retrievability=0.3, option_count=graded.option_count) == 1.0


@pytest.mark.parametrize(
    ("asked", "text", "expected"),
    [
        (("year", YEARS), "1993", ("wrong", True, None)),
        (("year", YEARS), "1995", ("wrong", False, 1)),
        (("day", DAY), "January 1992", ("coarse", True, None)),
        (("day", DAY), "2–5 January 1992", ("coarse", True, None)),
        (("person", NAMES), "Jiang Zemim", ("wrong", None, 1)),
        (("person", NAMES), "Somebody Else", ("wrong", None, None)),
    ],
)
def test_the_rest_is_wrong_and_says_whether_it_is_close_and_which_lure_was_meant(asked, text, expected) -> None:
    graded = typed(*asked, text)
    assert (graded.verdict, graded.grade) == ("wrong", Grade.AGAIN)
    assert (graded.reading["kind"], graded.reading.get("close"), graded.chosen_pool_index) == expected


@pytest.mark.parametrize(
    ("asks", "pool", "text", "said"),
    [
        ("day", DAY, "3/1/1992", "Write the month in words"),
        ("day", DAY, "3 January", "Add the year"),
        ("year", YEARS, "92", "four digits"),
        ("year", YEARS, "long ago", "could not be read as a year"),
        ("person", NAMES, "Jiang Omarov Zemin", "Write the name in full"),
        ("person", NAMES, "?", "Write a name"),
        ("person", NAMES, "x" * 201, "at most 200"),
    ],
)
def test_what_cannot_be_graded_is_asked_again_in_words(asks, pool, text, said) -> None:
    with pytest.raises(AskAgain, match=said):
        typed(asks, pool, text)


@pytest.mark.parametrize("given", [Given(option=0), Given(), Given(text="1992", unknown=True), Given(order=(0,))])
def test_a_typed_question_takes_nothing_but_a_text(given: Given) -> None:
    with pytest.raises(BadAnswer):
        grade_typed("year", YEARS, given, None)


def test_dont_know_is_again() -> None:
    assert grade_typed("year", YEARS, Given(unknown=True), None) == Graded("unknown", Grade.AGAIN, None, 1)
    assert grade_order_k([1, 0], ITEMS[:2], Given(unknown=True)) == Graded("unknown", Grade.AGAIN, None, 2)


@pytest.mark.parametrize(
    ("order", "right", "close"),
    [((2, 0, 3, 1), 6, False), ((0, 2, 3, 1), 5, True), ((1, 3, 0, 2), 0, False), ((3, 2, 0, 1), 4, False)],
)
def test_an_order_is_right_when_every_pair_is_and_tells_how_many_are(order, right, close) -> None:
    graded = grade_order_k([1, 3, 0, 2], ITEMS, Given(order=order))
    assert graded.verdict == ("right" if right == 6 else "wrong")
    assert graded.grade == (Grade.GOOD if right == 6 else Grade.AGAIN)
    assert graded.reading == {"right": right, "pairs": 6, "close": close}


def test_what_the_dates_do_not_settle_is_right_either_way() -> None:
    items = [{"text": "A", "when": "1992"}, {"text": "B", "when": "1992-05/1993"}, {"text": "C", "when": "1994"}]
    assert grade_order_k([0, 1, 2], items, Given(order=(1, 0, 2))).verdict == "right"
    assert grade_order_k([0, 1, 2], items, Given(order=(0, 2, 1))).reading["close"]


@pytest.mark.parametrize("order", [(), (0, 1), (0, 1, 2, 2), (0, 1, 2, 4), (0, 1, 2, 3, 3), None])
def test_what_is_no_order_of_the_items_is_refused(order) -> None:
    with pytest.raises(BadAnswer):
        grade_order_k([1, 3, 0, 2], ITEMS, Given(order=order))
