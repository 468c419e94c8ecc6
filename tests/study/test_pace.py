"""One pace for what is promised and what is given."""

import pytest

from quizapp.study.pace import FIRST_SIZE, LARGEST_SIZE, minutes_for, questions_in


def test_minutes_are_none_for_nothing_and_at_least_one_for_anything():
    assert (minutes_for(0), minutes_for(1), minutes_for(2), minutes_for(11)) == (0, 1, 1, 6)


@pytest.mark.parametrize("minutes", [3, 4, 10, 50])
def test_a_budget_buys_questions_of_just_that_many_minutes(minutes):
    assert minutes_for(questions_in(minutes)) == minutes


def test_a_sitting_is_neither_shorter_than_the_first_nor_endless():
    assert (questions_in(1), questions_in(600)) == (FIRST_SIZE, LARGEST_SIZE)
