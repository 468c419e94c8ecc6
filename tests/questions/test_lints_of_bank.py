"""Lints over a bank: what a test-wise reader learns from many items, found when planted and silent when fair."""

import math
from dataclasses import replace

import pytest

from quizapp.questions.item import Item
from quizapp.questions.lints.bank import check_bank, chi_squared_tail, gives_away, is_sorted, rank_of
from quizapp.questions.vocabulary import Asks, Family
from tests.questions.worlds import fair

YEAR = Item.of_draft(fair()[Family.DATE_OF_EVENT])
PAPER = Item.of_draft(fair()[Family.AGREEMENT_AT_EVENT])
WORDS = ("amber", "barley", "copper", "damask", "ebony", "flax", "garnet", "hemp")


def numbers(items):
    return {lint.number for lint in check_bank(items)}


def years(rank):
    """A year question whose key stands at a rank among four."""
    first = 1990 - rank
    values = [first + place for place in range(4)]
    key = values.pop(rank)
    lures = [{**YEAR.distractors[0], "text": str(value), "value": str(value)} for value in values]
    lures = [{name: field for name, field in lure.items() if name != "position"} for lure in lures]
    return replace(YEAR, answer={"text": str(key), "value": str(key)}, distractors=lures)


def papers(*texts, index=0):
    options = [{**PAPER.distractors[0], "text": text, "value": text} for text in texts]
    return replace(PAPER, answer=options[0], distractors=options[1:], subjects=(f"agreement:{index}",))


def statements(true, false):
    item = replace(YEAR, family=Family.TRUE_FALSE, asks=Asks.TRUTH, distractors=YEAR.distractors[:1])
    values = ["true"] * true + ["false"] * false
    return [
        replace(item, answer={"text": value, "value": value}, subjects=(f"event:{n}",))
        for n, value in enumerate(values)
    ]


def test_a_key_that_is_often_the_longest_is_found():
    long = [papers(f"the very long {word}", "brief", "short", "small", index=n) for n, word in enumerate(WORDS * 6)]
    assert 10 in numbers(long)
    turned = [papers("brief", "short", "small", f"the very long {word}", index=n) for n, word in enumerate(WORDS * 6)]
    assert 10 not in numbers(turned)


def test_a_key_made_of_the_lures_words_is_found():
    alike = [papers("amber barley", "amber x", "barley y", "copper z", index=n) for n in range(60)]
    assert 14 in numbers(alike)
    assert 14 not in numbers([papers("copper z", "amber x", "barley y", "damask w", index=n) for n in range(60)])


def test_a_rank_that_is_too_common_is_found():
    assert 15 in numbers([years(1) for _ in range(60)])
    assert 15 not in numbers([years(rank % 4) for rank in range(60)])


def test_few_items_prove_nothing():
    assert 15 not in numbers([years(1) for _ in range(10)])
    assert 30 not in numbers(statements(10, 0))


@pytest.mark.parametrize("rank", range(4))
def test_the_rank_is_where_the_key_stands(rank):
    assert is_sorted(years(rank)) and rank_of(years(rank)) == rank


@pytest.mark.parametrize(("true", "false", "said"), [(50, 50, False), (80, 20, True), (44, 56, True), (46, 54, False)])
def test_true_and_false_are_in_balance(true, false, said):
    assert any("items are true" in lint.message for lint in check_bank(statements(true, false))) is said


def test_a_family_that_is_most_of_the_bank_is_found():
    few = [replace(PAPER, family=family, subjects=(f"event:{family}",)) for family in ("a", "b", "c")]
    assert any("makes" in lint.message for lint in check_bank([*few, *(years(n % 4) for n in range(50))]))


def test_a_stem_that_tells_a_siblings_answer_is_found():
    asks = replace(YEAR, stem="In which year was the quarantine agreement signed?", subjects=("agreement:q",))
    which = replace(papers("Quarantine agreement", "Postal treaty", "Customs pact"), subjects=("agreement:q",))
    assert gives_away(asks, which) and not gives_away(which, asks)
    assert 29 in numbers([asks, which])
    assert not gives_away(replace(asks, subjects=("agreement:other",)), which)


@pytest.mark.parametrize(
    ("statistic", "freedom", "tail"), [(3.841, 1, 0.05), (5.991, 2, 0.05), (7.815, 3, 0.05), (13.277, 4, 0.01)]
)
def test_chi_squared_has_its_table_values(statistic, freedom, tail):
    assert math.isclose(chi_squared_tail(statistic, freedom), tail, rel_tol=2e-3)
