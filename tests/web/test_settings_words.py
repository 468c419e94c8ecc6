"""The forgetting curve in force, in plain words."""

import pytest

from quizapp.web.account.curves import curve
from quizapp.web.account.settings_words import curve_in_words


@pytest.mark.parametrize(
    ("name", "intercept", "words"),
    [
        ("fsrs-6-default", 0.05, "the usual forgetting curve"),
        (
            "fsrs-6-default",
            0.2,
            "the usual forgetting curve, shifted a little because you remember better than most",
        ),
        ("fsrs-6-default", -0.5, "the usual forgetting curve, shifted because you remember worse than most"),
        (
            "own-2",
            1.2,
            "a forgetting curve fitted to your own answers, shifted a lot because you remember better than it expected",
        ),
    ],
)
def test_a_curve_has_words(name, intercept, words):
    assert curve_in_words(name, intercept) == words


def test_the_curve_begins_at_nothing_and_ends_within_the_drawing():
    drawn = curve([(70, 1.0, 10.4), (80, 2.0, 20.0), (97, 12.3, 30.6)])
    assert drawn.highest == 13
    assert [point.held for point in drawn.points] == [10, 20, 31]
    assert [point.minutes_in_words for point in drawn.points] == ["1 minute", "2 minutes", "12 minutes"]
    heights = [point.y for point in drawn.points]
    assert heights == sorted(heights, reverse=True)
    assert drawn.at(79).percent == 80
