"""Orders of the shipped bank: grading finds no two of their things that might have come in the other order."""

from itertools import combinations

from quizapp.study.answering.typed.items import is_settled, when_of


def test_the_dates_that_an_order_shows_settle_every_pair_of_it(shipped) -> None:
    orders = [item.answer["items"] for _, item, _ in shipped.items if item.family == "order_k"]
    assert orders
    for items in orders:
        assert all(when_of(one["when"]) for one in items)
        assert all(is_settled(one, other) for one, other in combinations(items, 2))
