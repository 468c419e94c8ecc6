"""Which options are shown, and in which order."""

from collections import Counter
from typing import Any

import pytest

from quizapp.study.asking.options import shown_order


def pool(*values: Any) -> list[dict[str, Any]]:
    return [{"text": str(value), "value": value} for value in values]


NAMES = pool("Li Peng", "Jiang Zemin", "Hu Jintao", "Qian Qichen")


def test_one_seed_always_gives_the_same_order() -> None:
    assert shown_order(NAMES, "a seed") == shown_order(NAMES, "a seed")
    assert sorted(shown_order(NAMES, "a seed")) == [0, 1, 2, 3]


def test_the_answer_stands_everywhere_equally_often() -> None:
    places = Counter(shown_order(NAMES, f"seed {number}").index(0) for number in range(4000))
    assert all(900 < places[place] < 1100 for place in range(4))


@pytest.mark.parametrize("values", [(1995, 1992, 1999, 1993), ("1995", "1992", "1999", "1993")])
def test_years_stand_in_ascending_order_whatever_the_seed(values: tuple[Any, ...]) -> None:
    for seed in ("one", "two", "three"):
        assert shown_order(pool(*values), seed) == [1, 3, 0, 2]


def test_one_value_that_is_no_year_means_no_sorting() -> None:
    mixed = pool(1995, 1992, "1990s", 1993)
    assert len({tuple(shown_order(mixed, f"seed {number}")) for number in range(50)}) > 1


def test_of_a_large_pool_the_answer_and_three_others_are_shown() -> None:
    large = pool(*"abcdefgh")
    orders = [shown_order(large, f"seed {number}") for number in range(200)]
    assert all(len(set(order)) == 4 and 0 in order for order in orders)
    assert {index for order in orders for index in order} == set(range(8))
