"""What each format shows beside the stem, and in which order."""

from typing import Any

from quizapp.study.asking.options import shown_options, shown_order, shuffled_items
from tests.study.test_options import pool

SEEDS = [f"seed {number}" for number in range(200)]


def placed(*positions: int) -> list[dict[str, Any]]:
    return [
        {"text": f"option {place}", "value": place, "position": position} for place, position in enumerate(positions)
    ]


def test_options_with_a_position_stand_in_its_order_whatever_the_seed() -> None:
    assert {tuple(shown_order(placed(30, 10, 40, 20), seed)) for seed in SEEDS} == {(1, 3, 0, 2)}


def test_one_option_without_a_position_means_a_shuffle() -> None:
    mixed = [*placed(3, 1, 2), {"text": "elsewhere", "value": "x"}]
    assert len({tuple(shown_order(mixed, seed)) for seed in SEEDS}) > 1


def test_true_stands_before_false_whichever_is_right() -> None:
    assert shown_options("true_false", pool("false", "true"), "any") == [1, 0]
    assert shown_options("true_false", pool("true", "false"), "any") == [0, 1]


def test_of_a_timeline_every_slot_is_shown_in_the_order_of_time() -> None:
    assert shown_options("timeline", placed(3, 5, 1, 2, 4), "any") == [2, 3, 0, 4, 1]


def test_nothing_is_shown_beside_a_text_field() -> None:
    assert shown_options("typed", pool("1992", "1993"), "any") == shown_options("cloze", pool("1992"), "any") == []


def test_items_to_order_are_shuffled_by_the_seed_and_never_stand_rightly() -> None:
    answer = [{"text": "A; B; C", "value": "a|b|c", "items": pool("A", "B", "C")}]
    shown = {tuple(shown_options("order_k", answer, seed)) for seed in SEEDS}
    assert shown == {(0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)}
    assert shuffled_items(5, "a seed") == shuffled_items(5, "a seed")
    assert {tuple(shuffled_items(2, seed)) for seed in SEEDS} == {(1, 0)}
