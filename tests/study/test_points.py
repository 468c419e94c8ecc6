"""Points of a game, and how far off a place on a timeline is."""

import pytest

from quizapp.study.answering.grading import AGAIN, BadAnswer, Given, grade_slot
from quizapp.study.answering.points import Points, points_of

POOL = [{"text": "right", "position": 2}, *({"text": str(place), "position": place} for place in (0, 1, 3))]
SHOWN = [1, 2, 0, 3]  # as they stand on the line


@pytest.mark.parametrize(
    ("place", "verdict", "off", "got"), [(2, "right", 0, 2), (1, "wrong", 1, 1), (0, "wrong", 2, 0)]
)
def test_a_place_on_the_timeline_is_worth_two_and_the_one_beside_it_half(place, verdict, off, got) -> None:
    graded = grade_slot(SHOWN, POOL, Given(option=place))
    assert (graded.verdict, graded.reading["slots_off"]) == (verdict, off)
    points = points_of("timeline", is_right=verdict == "right", option_count=4, reading=graded.reading)
    assert points == Points(got, 2)


def test_one_off_is_still_wrong_for_the_memory() -> None:
    assert grade_slot(SHOWN, POOL, Given(option=3)).grade == AGAIN


def test_not_knowing_the_place_is_nothing_of_two() -> None:
    graded = grade_slot(SHOWN, POOL, Given(unknown=True))
    assert points_of("timeline", is_right=False, option_count=4, reading=graded.reading) == Points(0, 2)


def test_what_is_no_place_is_refused_and_a_line_without_places_has_no_distance() -> None:
    with pytest.raises(BadAnswer):
        grade_slot(SHOWN, POOL, Given(option=4))
    assert grade_slot([0, 1], [{"text": "a"}, {"text": "b"}], Given(option=1)).reading == {}


@pytest.mark.parametrize(
    ("right", "count", "expected"), [(6, 4, (6, 6)), (5, 4, (5, 6)), (1, 3, (1, 3)), (10, 5, (10, 10))]
)
def test_an_order_is_worth_its_pairs(right, count, expected) -> None:
    assert points_of("order_k", is_right=False, option_count=count, reading={"right": right}) == Points(*expected)


def test_an_order_that_was_not_known_is_none_of_its_pairs() -> None:
    assert points_of("order_k", is_right=False, option_count=4, reading={}) == Points(0, 6)


def test_an_order_of_two_is_one_pair_and_points_add_up() -> None:
    right, wrong = (points_of("order_two", is_right=is_right, option_count=2, reading={}) for is_right in (True, False))
    assert right + wrong == Points(1, 2)
    assert (right + wrong).share == 0.5
    assert Points().share == 0.0
