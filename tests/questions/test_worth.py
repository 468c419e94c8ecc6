"""What default study draws: by tier, by what is asked, and by whether the story carries it."""

from dataclasses import replace

import pytest

from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.worth import worth_asking
from tests.questions.worlds import fair

ITEM = Item.of_draft(fair()[Family.DATE_OF_EVENT])


def item(family, asks, variant="", **fields):
    return replace(ITEM, family=family, asks=asks, variant=variant, **fields)


YEAR = item(Family.DATE_OF_EVENT, Asks.YEAR)
AMOUNT = item(Family.FIGURE, Asks.VALUE)
CAREER = item(Family.CAREER, Asks.OFFICE)
SUM = item(Family.CHECK_SOURCE, Asks.CHECK)


@pytest.mark.parametrize("asked", [YEAR, AMOUNT, CAREER, SUM, item(Family.DATE_OF_EVENT, Asks.MONTH)])
def test_essentials_are_asked_in_any_family(asked):
    assert worth_asking(asked, [1])


@pytest.mark.parametrize("asked", [YEAR, AMOUNT, CAREER, SUM])
def test_details_are_never_pushed(asked):
    assert not worth_asking(asked, [3])


def test_a_day_is_never_pushed():
    assert not worth_asking(item(Family.DATE_OF_EVENT, Asks.DAY), [1])


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [
        (YEAR, False),
        (AMOUNT, False),
        (item(Family.DATE_OF_EVENT, Asks.PERIOD), True),
        (item(Family.PLACE, Asks.PLACE), True),
        (item(Family.OFFICE_HOLDER, Asks.PERSON), True),
        (item(Family.TREND, Asks.TREND), True),
        (item(Family.WHAT_IT_DID, Asks.PURPOSE), False),
    ],
)
def test_of_standard_facts_the_story_is_asked_and_not_its_numbers(asked, drawn):
    assert worth_asking(asked, [2]) is drawn


def test_the_least_of_its_facts_decides():
    assert not worth_asking(CAREER, [1, 3]) and not worth_asking(SUM, [3, 2])


def test_a_statement_is_worth_what_its_base_is():
    assert worth_asking(item(Family.TRUE_FALSE, Asks.TRUTH, "place:place"), [2])
    assert not worth_asking(item(Family.TRUE_FALSE, Asks.TRUTH, "date_of_event:year"), [2])


def test_a_blank_is_filled_for_essentials_only():
    cloze = item(Family.CLOZE, Asks.PLACE, "place")
    assert worth_asking(cloze, [1]) and not worth_asking(cloze, [2])


def test_who_led_a_visit_is_asked_by_its_occasion_only():
    bare = item(Family.PERSON_IN_EVENT, Asks.PERSON, "AA", constraints=[])
    told = replace(bare, constraints=[{"attribute": "signed", "operator": "has", "value": "treaty"}])
    assert worth_asking(told, [2]) and not worth_asking(bare, [1])


def test_an_unranked_topic_asks_all_that_is_standard():
    assert worth_asking(YEAR, [2], is_ranked=False) and not worth_asking(YEAR, [3], is_ranked=False)
