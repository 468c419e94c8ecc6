"""Families take turns, statements to judge are few, and the first question of all invites."""

from itertools import count, islice, pairwise

import pytest

from quizapp.questions.vocabulary import Asks, Family
from quizapp.study.asking.turns import Candidate, Turn, inviting, may_come, mixed

NUMBERS = count()


def of(family: str, asks: str, variant: str = "") -> list[Candidate]:
    """Thirty questions of facts of their own."""
    return [
        Candidate(number, frozenset({f"event:{number}"}), asks, family=family, variant=variant)
        for number in islice(NUMBERS, 30)
    ]


def played(pool: list[Candidate], rounds: int) -> list[Candidate]:
    """What a sitting asks, one round after another, from a pool in story order."""
    turns: list[Turn] = []
    for _ in range(rounds):
        left = [item for item in pool if may_come(item, turns)]
        turns.append(Turn(mixed(left, turns), recalled=True, in_sitting=True))
    return [turn.candidate for turn in turns]


YEARS = of(Family.DATE_OF_EVENT, Asks.YEAR)
PERIODS = of(Family.DATE_OF_EVENT, Asks.PERIOD)
ORDERS = of(Family.ORDER_TWO, Asks.EARLIER)
WHO = of(Family.PERSON_IN_EVENT, Asks.PERSON)
WHAT = of(Family.WHAT_IT_DID, Asks.PURPOSE)
BLANKS = of(Family.CLOZE, Asks.PERSON, variant="person_in_event:KZ")
TRUE_FALSE = of(Family.TRUE_FALSE, Asks.TRUTH, variant="person_in_event:person:KZ")
TRUE_YEARS = of(Family.TRUE_FALSE, Asks.TRUTH, variant="date_of_event:year")


def test_true_false_is_at_no_moment_more_than_a_fifth() -> None:
    asked = played([*TRUE_FALSE, *WHO, *WHAT, *PERIODS], 20)
    for answered in range(1, 21):
        assert 5 * sum(one.asks == Asks.TRUTH for one in asked[:answered]) <= answered
    assert sum(one.asks == Asks.TRUTH for one in asked) == 4


def test_a_statement_about_a_year_counts_as_an_exact_date() -> None:
    asked = played([*TRUE_YEARS, *YEARS, *WHO, *WHAT], 20)
    assert sum(one.is_exact for one in asked) <= 5
    assert [one.field for one in (TRUE_YEARS[0], TRUE_FALSE[0], YEARS[0])] == ["year", "person", "year"]


def test_no_family_comes_twice_in_a_row_while_others_are_left() -> None:
    asked = played([*WHO, *BLANKS, *ORDERS], 12)
    assert all(one.family != other.family for one, other in pairwise(asked))


def test_where_only_one_family_is_left_it_is_asked() -> None:
    assert {one.family for one in played(TRUE_FALSE, 5)} == {Family.TRUE_FALSE}


def test_families_of_one_kind_take_turns() -> None:
    asked = played([*PERIODS, *ORDERS, *WHO], 12)
    assert {one.family for one in asked} == {Family.DATE_OF_EVENT, Family.ORDER_TWO, Family.PERSON_IN_EVENT}


@pytest.mark.parametrize("dull", [TRUE_FALSE, YEARS, ORDERS, BLANKS])
def test_the_first_question_of_all_has_plain_options_and_can_be_guessed(dull: list[Candidate]) -> None:
    assert inviting([*dull, WHO[0], WHAT[0]]) == WHO[0]
    assert inviting(dull) == dull[0]
