"""One pace for what is promised and what is given: the usual one, or the learner's own."""

import pytest

from quizapp.study.daily.pace import LARGEST_SIZE, Pace, minutes_for, pace_of, questions_in, seconds_spent


def test_minutes_are_none_for_nothing_and_at_least_one_for_anything():
    assert (minutes_for(0), minutes_for(1), minutes_for(2), minutes_for(11)) == (0, 1, 1, 6)


@pytest.mark.parametrize("minutes", [1, 3, 4, 10, 50])
def test_a_budget_buys_questions_of_just_that_many_minutes(minutes):
    assert minutes_for(questions_in(minutes)) == minutes


def test_a_sitting_is_neither_empty_nor_endless():
    assert (questions_in(0), questions_in(600)) == (1, LARGEST_SIZE)


def test_few_answers_say_nothing_of_a_pace_and_many_give_their_median_with_the_reading():
    assert pace_of([4000] * 19, range(19)) == Pace()
    assert pace_of([10_000] * 19 + [60_000], range(20)) == Pace(25, answers=1)


def test_a_question_takes_all_its_answers_and_few_answers_say_nothing_of_how_many():
    assert Pace().seconds == 30
    half_came_back = [*range(20), *range(10)]
    assert pace_of([15_000] * 30, half_came_back) == Pace(30, answers=1.5)
    assert (Pace(30, answers=1.5).minutes_for(4), Pace(30, answers=1.5).questions_in(600)) == (3, 13)
    assert pace_of([15_000] * 15, [1] * 15) == Pace()


def test_nobody_is_planned_for_as_asked_one_question_more_often_than_until_it_rests():
    assert pace_of([15_000] * 50, [1] * 50) == Pace(30, answers=3)


@pytest.mark.parametrize(("milliseconds", "seconds"), [(0, 20), (60_000, 60)])
def test_nobody_is_planned_for_as_faster_or_slower_than_can_be(milliseconds, seconds):
    assert pace_of([milliseconds] * 20, range(20)) == Pace(seconds, answers=1)


def test_a_question_takes_its_answer_and_the_reading_after_it():
    assert seconds_spent(90_000, 4) == 150
