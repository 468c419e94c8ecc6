"""The predicted score: known, or lucky; and a range that is wide while little is known of the learner."""

import pytest

from quizapp.study.exams.score import MODEL, Score, Share, calibration_variance, score


def test_luck_counts_where_options_are_shown():
    assert score([Share(10, 0.6, 0.25)], answers=100, total=10).expected == pytest.approx(7.0)
    assert score([Share(10, 0.6, 0.0)], answers=100, total=10).expected == pytest.approx(6.0)


def test_what_was_never_asked_is_luck_only():
    assert score([Share(12, None, 0.25)], answers=0, total=12).expected == pytest.approx(3.0)


def test_the_range_is_wide_while_few_answers_exist_and_narrows():
    shares = [Share(40, 0.7, 0.25)]
    widths = [found.high - found.low for found in (score(shares, answers=n, total=40) for n in (0, 20, 100, 1000))]
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > 1.3 * widths[-1]


def test_once_the_learner_is_known_the_luck_of_the_day_and_the_models_own_error_are_left():
    luck, slope = 40 * 0.5 * 0.5, 40 * 0.5 * 0.5
    found = score([Share(40, 0.5, 0.0)], answers=1_000_000, total=40)
    reach = 1.2816 * (luck + (slope * MODEL) ** 2) ** 0.5
    assert found.expected - found.low == pytest.approx(reach, rel=1e-3)


def test_what_nobody_doubts_has_no_range():
    found = score([Share(5, 1.0, 0.0)], answers=10, total=5)
    assert (found.low, found.expected, found.high) == (5.0, 5.0, 5.0)


def test_the_learners_calibration_never_gets_better_than_the_models():
    assert calibration_variance(10**9) == pytest.approx(MODEL**2, rel=1e-3)


def test_whole_numbers_for_words():
    assert (Score(27.6, 23.7, 31.8, 40).lowest, Score(27.6, 23.7, 31.8, 40).about) == (24, 28)
    assert Score(27.6, 23.7, 31.8, 40).highest == 32
