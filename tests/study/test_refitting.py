"""Fitting and judging: luck is shown to the optimizer as luck, and a fit must win by more than noise."""

import sys
from datetime import date, timedelta

import pytest

from quizapp.study.memory import refitting
from quizapp.study.memory.refitting import Answered, Trial

DAY = date(2026, 3, 2)


def history(*answers, weight=1.0, name="a"):
    """(days after the first, grade) of each answer."""
    return [
        Answered(f"{name}{place}", DAY + timedelta(days=days), grade, weight)
        for place, (days, grade) in enumerate(answers)
    ]


MANY = [
    history((0, 3 if place % 3 else 1), (2, 3), (7, 1 if place % 4 == 0 else 3), (8, 3), (30, 3), name=f"card{place}-")
    for place in range(80)
]


def test_a_fit_is_the_same_however_often_it_is_done_and_fits_the_scheduler():
    weights = refitting.fit(MANY)
    assert weights == refitting.fit(MANY)
    assert len(weights) == 21
    assert refitting.within_bounds(weights) == weights


def test_luck_is_forgotten_in_its_share_of_the_copies():
    right = [Answered(f"answer {number}", DAY, 3, 0.7) for number in range(400)]
    knew = sum(refitting._knew(one, copy) for one in right for copy in range(refitting.COPIES))
    assert knew / len(right) / refitting.COPIES == pytest.approx(0.7, abs=0.02)
    assert all(refitting._knew(Answered("sure", DAY, 3, 1.0), copy) for copy in range(refitting.COPIES))


def test_luck_makes_the_fit_expect_less():
    sure, lucky = (
        refitting.fit([history((0, 3), (3, 3), (10, 3), weight=weight, name=f"{number}-") for number in range(90)])
        for weight in (1.0, 0.6)
    )
    assert lucky[2] < sure[2]  # days after which a first Good is recalled in nine cases of ten


def test_a_choice_may_be_right_by_luck():
    assert refitting.log_loss(recalled=True, knew=0.2, option_count=4) == pytest.approx(0.9163, abs=1e-4)  # P = 0.4
    assert refitting.log_loss(recalled=True, knew=0.2, option_count=1) == pytest.approx(1.6094, abs=1e-4)


def test_a_steady_win_is_better_than_noise():
    judged = refitting.judge(Trial(card, 0.40, 0.45 + card % 2 / 100) for card in range(50))
    assert judged.is_better
    assert (judged.log_loss, judged.rival_log_loss) == pytest.approx((0.40, 0.455))


def test_a_win_that_chance_may_give_is_none():
    assert not refitting.judge(Trial(card, 0.40, 0.41 + (1 if card % 2 else -1)) for card in range(50)).is_better


def test_answers_to_one_card_are_no_independent_witnesses():
    apart = refitting.judge(Trial(number, 0.4, 0.5 if number % 10 < 6 else 0.3) for number in range(200))
    alike = refitting.judge(Trial(number % 10, 0.4, 0.5 if number % 10 < 6 else 0.3) for number in range(200))
    assert apart.is_better
    assert not alike.is_better


def test_one_card_alone_proves_nothing():
    assert not refitting.judge([Trial(1, 0.1, 0.9)] * 30).is_better


def test_without_the_optimizer_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)
    with pytest.raises(refitting.NotInstalled, match="pip install"):
        refitting.fit(MANY)


@pytest.mark.parametrize("weights", [[1.0] * 20, [float("nan")] * 21])
def test_weights_that_the_scheduler_cannot_use_are_refused(weights):
    with pytest.raises(ValueError, match=r"shorter|no numbers"):
        refitting.within_bounds(weights)
