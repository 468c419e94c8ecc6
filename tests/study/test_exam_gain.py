"""What an answer is worth on the day: by the scheduler's own memory, repeats costed, luck left out."""

import math
from datetime import UTC, datetime, time

import pytest

from quizapp.study.answering.grading import AGAIN, GOOD, evidence_weight
from quizapp.study.exams import gain
from quizapp.study.exams.gain import REPEATS, Mind, cost, traces_after, weighed, worth
from quizapp.study.exams.plan import order_of
from quizapp.study.memory.scheduling import FSRS_DEFAULT_PARAMETERS, retrievability, schedule
from tests.study.exam_items import MONDAY, days, item, remembered, terms

MIND = Mind(FSRS_DEFAULT_PARAMETERS)


def answered(memory, grade, weight=1.0):
    at = datetime.combine(MONDAY, time(12), tzinfo=UTC)
    terms = {"desired_retention": 0.9, "maximum_interval": 365, "study_day": MONDAY, "at": at}
    return schedule(memory, grade=grade, weight=weight, **terms)


@pytest.mark.parametrize("options", [0, 2, 4])
@pytest.mark.parametrize("stability", [0.7, 9.0, 80.0])
def test_an_answer_leaves_what_the_scheduler_makes_of_it(stability, options):
    memory = remembered(stability, ago=6)
    recall = retrievability(memory, MONDAY)
    found = weighed(traces_after(math.log(stability), memory.difficulty, 6, FSRS_DEFAULT_PARAMETERS), recall, options)
    weight = evidence_weight(retrievability=recall, option_count=max(1, options))
    right, missed = answered(memory, GOOD, weight), answered(answered(memory, AGAIN), GOOD)
    assert found.right == pytest.approx((math.log(right.stability), right.difficulty))
    assert found.missed == pytest.approx((math.log(missed.stability), missed.difficulty))
    luck = 1 / options if options else 0
    assert found.p == pytest.approx(recall + (1 - recall) * luck)


def test_gain_is_the_mean_over_right_and_wrong_less_what_is_left_alone():
    one = item(1, 4.0, ago=6, options=4)
    on, recall = MONDAY + days(10), retrievability(one.memory, MONDAY)
    p = recall + (1 - recall) / 4
    right = answered(one.memory, GOOD, evidence_weight(retrievability=recall, option_count=4))
    missed = answered(answered(one.memory, AGAIN), GOOD)
    expected = p * retrievability(right, on) + (1 - p) * retrievability(missed, on) - retrievability(one.memory, on)
    found = worth(one, MIND, today=MONDAY, on=on)
    assert found.gain == pytest.approx(expected)
    assert found.seconds == pytest.approx(30 * (1 + (1 - p) * REPEATS))


def test_a_new_question_counts_from_nothing_and_costs_its_likely_repeats():
    found = worth(item(1, options=4), MIND, today=MONDAY, on=MONDAY + days(10))
    assert 0.5 < found.gain < 1
    assert found.seconds == pytest.approx(cost(30, 0.625))
    assert found.seconds > worth(item(1, 100.0), MIND, today=MONDAY, on=MONDAY + days(10)).seconds


def test_a_learner_who_forgets_faster_has_less_left_alone():
    usual, worse = Mind(FSRS_DEFAULT_PARAMETERS), Mind(FSRS_DEFAULT_PARAMETERS, intercept=-1.0)
    memory = remembered(20.0)
    assert worse.recall_of(memory, MONDAY + days(20)) < usual.recall_of(memory, MONDAY + days(20))


def test_the_order_is_by_gain_per_second_not_by_gain():
    slow, quick = item(1, 3.0, ago=10, seconds=60), item(2, 3.0, ago=10, seconds=20)
    firm, fading, new = item(3, 200.0, ago=3), item(4, 3.0, ago=10), item(5)
    order = order_of([slow, quick, firm, fading, new], terms(40))
    rates = [order.worths[one].rate for one in order.by_gain]
    assert rates == sorted(rates, reverse=True)
    assert order.by_gain[:2] == [5, 2]
    assert order.by_gain.index(4) < order.by_gain.index(1)
    assert 3 not in order.by_gain  # nothing to gain


def test_what_was_answered_today_waits():
    assert order_of([item(1, 3.0, ago=0), item(2, 3.0, ago=4)], terms(40)).by_gain == [2]


def test_equal_gains_stay_in_the_order_of_the_story():
    assert order_of([item(7), item(3), item(5)], terms(40)).by_gain == [7, 3, 5]


def test_on_the_day_itself_the_least_sure_come_first_and_after_it_nothing():
    scope = [item(1, 50.0), item(2, 2.0), item(3, 8.0)]
    assert order_of(scope, terms(0)).ids == [2, 3, 1]
    assert order_of(scope, terms(-1)).ids == []


def test_the_scheduler_is_asked_once_for_what_is_alike():
    gain.traces_after.cache_clear()
    order_of([item(number, 3.0, ago=4) for number in range(50)], terms(40))
    assert gain.traces_after.cache_info().currsize == 1
