"""Learnt difficulty: Elo with a floor for luck."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.items.elo import LIMIT, Rating, after, chance_right, luck, step

logits = st.floats(-LIMIT, LIMIT)
chances = st.sampled_from([0.0, 0.25, 0.5])


def ranks(values: list[float]) -> list[int]:
    order = sorted(range(len(values)), key=values.__getitem__)
    return sorted(range(len(values)), key=order.__getitem__)


def spearman(a: list[float], b: list[float]) -> float:
    """The rank correlation of two lists without ties."""
    n = len(a)
    return 1 - 6 * sum((x - y) ** 2 for x, y in zip(ranks(a), ranks(b), strict=True)) / (n * (n * n - 1))


def simulated(learners: int, items: int, *, options: int, seed: int) -> tuple[list[float], list[float]]:
    """True and learnt difficulties: everybody answers every item once, in an order of their own."""
    chance = random.Random(seed)  # noqa: S311 - a made-up class, nothing secret
    abilities = [chance.gauss(0, 1) for _ in range(learners)]
    truth = [chance.gauss(0, 1) for _ in range(items)]
    people, learnt = [Rating() for _ in abilities], [Rating() for _ in truth]
    floor = luck("choice", options)
    log = [(who, what) for who in range(learners) for what in range(items)]
    chance.shuffle(log)
    for who, what in log:
        right = chance.random() < chance_right(abilities[who], truth[what], floor)
        people[who], learnt[what] = after(people[who], learnt[what], right=right, luck=floor)
    return truth, [rating.value for rating in learnt]


@pytest.mark.parametrize("options", [0, 2, 4])
@pytest.mark.parametrize("seed", range(5))
def test_a_hundred_learners_recover_the_order_of_forty_difficulties(options: int, seed: int) -> None:
    assert spearman(*simulated(100, 40, options=options, seed=seed)) > 0.8


@given(logits, logits, chances)
def test_nobody_is_right_less_often_than_by_luck(ability: float, difficulty: float, floor: float) -> None:
    assert floor <= chance_right(ability, difficulty, floor) <= 1


@given(logits, logits, chances)
def test_the_abler_are_right_more_often_and_the_harder_less(ability: float, difficulty: float, floor: float) -> None:
    here = chance_right(ability, difficulty, floor)
    assert chance_right(ability + 1, difficulty, floor) > here > chance_right(ability, difficulty + 1, floor)


@given(logits, logits, chances, st.integers(0, 500), st.integers(0, 500))
def test_a_right_answer_raises_the_learner_and_lowers_the_item(
    ability: float, difficulty: float, floor: float, answered: int, asked: int
) -> None:
    for right in (True, False):
        learner, item = Rating(ability, answered), Rating(difficulty, asked)
        now, then = after(learner, item, right=right, luck=floor)
        assert (now.answers, then.answers) == (answered + 1, asked + 1)
        moves = (now.value - ability, difficulty - then.value)
        assert all(move >= 0 if right else move <= 0 for move in moves)
        assert abs(now.value) <= LIMIT and abs(then.value) <= LIMIT


def test_a_step_is_one_over_one_plus_a_twentieth_for_each_answer() -> None:
    assert [step(0), step(20), step(60)] == [1, 0.5, 0.25]
    learner, item = after(Rating(0.0, 20), Rating(0.0, 0), right=True, luck=0.0)
    assert (learner.value, item.value) == (0.25, -0.5)


def test_luck_is_one_of_the_options_and_nothing_where_nothing_is_offered() -> None:
    assert (luck("choice", 4), luck("true_false", 2), luck("timeline", 5)) == (0.25, 0.5, 0.2)
    assert (luck("typed", 1), luck("cloze", 0), luck("choice", 1)) == (0, 0, 0)
    assert luck("order_k", 4) == 1 / 24


def test_without_luck_even_odds_are_where_ability_meets_difficulty() -> None:
    assert chance_right(1.5, 1.5, luck("typed", 1)) == 0.5
    assert math.isclose(chance_right(1.5, 1.5, luck("choice", 4)), 0.625)


def test_an_item_that_nobody_can_answer_does_not_drift_away() -> None:
    item = Rating()
    for _ in range(5000):
        _, item = after(Rating(), item, right=False, luck=0.25)
    assert item.value == LIMIT
