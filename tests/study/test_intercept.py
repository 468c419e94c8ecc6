"""The online intercept: one number a learner, an exact sum of steps that undo takes back."""

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.memory.caches import rebuild_learner
from quizapp.study.memory.intercept import LIMIT, intercept_of, step
from quizapp.study.memory.scheduling import PARAMETERS_NAME
from quizapp.study.models import Learner
from quizapp.study.sessions import mark_guessed, undo
from tests.factories import NOON, answer, card, learner, presentation, question

chances = st.floats(0.01, 0.99)


@given(chances, st.integers(0, 6))
def test_a_right_answer_raises_it_and_a_wrong_one_lowers_it(predicted: float, options: int) -> None:
    right = step(recalled=True, predicted=predicted, option_count=options)
    wrong = step(recalled=False, predicted=predicted, option_count=options)
    assert wrong < 0 < right


@given(chances)
def test_without_options_the_step_is_a_twentieth_of_the_surprise(predicted: float) -> None:
    assert step(recalled=True, predicted=predicted) == pytest.approx(50_000 * (1 - predicted), abs=1)


@given(chances)
def test_a_right_choice_that_may_be_luck_says_less_than_a_typed_one(predicted: float) -> None:
    chosen, typed = (step(recalled=True, predicted=predicted, option_count=count) for count in (4, 1))
    assert chosen < typed


@given(chances, st.integers(2, 6))
def test_who_recalls_as_predicted_is_moved_nowhere_on_average(predicted: float, options: int) -> None:
    right = predicted + (1 - predicted) / options
    moved = right * step(recalled=True, predicted=predicted, option_count=options) + (1 - right) * step(
        recalled=False, predicted=predicted, option_count=options
    )
    assert abs(moved) < 1


def test_the_day_of_the_last_answer_says_nothing() -> None:
    assert step(recalled=False, predicted=1.0) == 0


def test_it_stays_within_bounds() -> None:
    assert intercept_of(10**9) == LIMIT and intercept_of(-(10**9)) == -LIMIT and intercept_of(250_000) == 0.25


@pytest.mark.django_db
def test_answers_move_it_and_undo_takes_them_back_exactly() -> None:
    student = learner()
    rows = [card(student, question()) for _ in range(3)]
    chance = random.Random(7)  # noqa: S311 - no secret
    outcomes = []
    for day in (0, 3, 9):
        for row in rows:
            at = NOON + timedelta(days=day)
            outcomes.append(answer(presentation(row), right=chance.random() < 0.6, at=at))
    moved = Learner.objects.get().intercept_millionths
    assert moved != 0
    assert not rebuild_learner(learner=student).intercept_changed
    for outcome in reversed(outcomes):
        undo(learner=student, review_id=outcome.review_id, at=NOON + timedelta(days=9))
    assert Learner.objects.get().intercept_millionths == 0
    assert not rebuild_learner(learner=student).intercept_changed


@pytest.mark.django_db
def test_a_guess_counts_as_not_known() -> None:
    student = learner()
    row = card(student, question())
    answer(presentation(row))
    review = answer(presentation(row), at=NOON + timedelta(days=4)).review_id
    assert Learner.objects.get().intercept_millionths > 0
    mark_guessed(learner=student, review_id=review, at=NOON + timedelta(days=4))
    assert Learner.objects.get().intercept_millionths < 0
    assert not rebuild_learner(learner=student).intercept_changed


@pytest.mark.django_db
def test_a_wrong_cache_is_put_right() -> None:
    student = learner(intercept_millionths=5, parameters=PARAMETERS_NAME)
    answer(presentation(card(student, question())))
    assert rebuild_learner(learner=student).intercept_changed
    assert Learner.objects.get().intercept_millionths == 0
