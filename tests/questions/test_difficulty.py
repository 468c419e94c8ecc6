"""Predicted difficulty: each term pulls its way, and the same facts always give the same number."""

import gc
import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quizapp.facts.snapshot import Participant
from quizapp.questions import difficulty
from quizapp.questions.difficulty import LIMIT, predicted
from quizapp.questions.item import Item
from tests.questions.worlds import changed, drafts, event, history, paper, person, visit, with_facts, world

SNAPSHOT = world(
    person("falk"),
    person("holm"),
    person("olsen", country="BB"),
    visit("visit-1990", "1990-05-03", "falk"),
    visit("visit-1991", "1991-05-03", "holm"),
    paper("fishery", "1990-05-03"),
)


def item(asks: str, right: str, *wrong: str, **fields) -> Item:
    options = [{"text": value, "value": value, "truth_facts": []} for value in (right, *wrong)]
    defaults = {
        "family": "date_of_event",
        "subjects": ["event:visit-1990"],
        "stem": "?",
        "stem_parts": [],
        "constraints": [],
        "proof": {"may": ["event:visit-1990"], "answers": [right]},
        "why": "",
        "citations": [],
    }
    return Item(asks=asks, answer=options[0], distractors=options[1:], **{**defaults, **fields})


def logit(*args, snapshot=SNAPSHOT, **fields) -> float:
    return predicted(item(*args, **fields), snapshot)


years = st.lists(st.integers(1, 20), min_size=3, max_size=3, unique=True)


@given(years, st.integers(1, 30))
def test_years_further_away_are_easier(away: list[int], more: int) -> None:
    near, far = ([str(1990 + one + by) for one in away] for by in (0, more))
    assert logit("year", "1990", *near) > logit("year", "1990", *far)


@given(st.integers(1, 500), st.integers(2, 10))
def test_values_further_away_are_easier(off: int, times: int) -> None:
    assert logit("value", "1000", str(1000 + off)) > logit("value", "1000", str(1000 + times * off + 1))


@given(st.integers(1, 12))
def test_the_finer_the_unit_the_harder_with_options_as_many_units_away(away: int) -> None:
    year = logit("year", "1990", str(1990 + away))
    month = logit("month", "1990-01", f"{1990 + away // 12}-{1 + away % 12:02}")
    day = logit("day", "1990-01-01", f"1990-01-{1 + away:02}")
    assert year < month < day


def test_a_period_is_easier_than_a_year() -> None:
    assert logit("period", "1990/1994", "1995/1999") < logit("year", "1990", "1991")


def test_persons_of_one_side_and_time_are_hard_to_tell_apart() -> None:
    assert logit("person", "falk", "holm") > logit("person", "falk", "olsen")


def test_titles_that_share_words_are_hard_to_tell_apart() -> None:
    shared, none = "Joint fishery protocol", "Lighthouse loan"
    assert logit("agreement", "Joint fishery accord", shared) > logit("agreement", "Joint fishery accord", none)


def test_what_came_soon_after_is_hard_to_put_in_order() -> None:
    soon, late = (with_facts(SNAPSHOT, event("next", date)) for date in ("1990-09", "1999"))
    pair = {"subjects": ["event:visit-1990", "event:next"]}
    for asks in ("earlier", "side_of_anchor", "order"):
        assert logit(asks, "a", "b", snapshot=soon, **pair) > logit(asks, "a", "b", snapshot=late, **pair)


def test_what_is_named_often_is_easier() -> None:
    more = [visit(f"more-{year}", f"{year}-01-01", "falk") for year in (1992, 1993, 1994)]
    often = with_facts(SNAPSHOT, *(replace(one, participants=(Participant("falk", "met"),)) for one in more))
    assert logit("person", "falk", "olsen", snapshot=often) < logit("person", "falk", "olsen")


@given(st.integers(1, 30))
def test_one_among_many_of_its_kind_is_harder(rivals: int) -> None:
    many = with_facts(SNAPSHOT, *(visit(f"rival-{number}", "", "holm") for number in range(rivals)))
    says = [{"attribute": "kind", "operator": "is", "value": "visit"}]
    alone = logit("year", "1990", "1992", constraints=says)
    assert logit("year", "1990", "1992", constraints=says, snapshot=many) > alone


def test_each_condition_more_and_a_fifth_option_more_and_recall_are_harder() -> None:
    says = [{"attribute": "kind", "operator": "is", "value": "visit"}] * 3
    options = ("1991", "1992", "1994")
    assert logit("year", "1990", *options, constraints=says) > logit("year", "1990", *options, constraints=says[:2])
    assert logit("year", "1990", *options, formats=["typed"]) > logit("year", "1990", *options)
    same = ("1992",)
    assert logit("year", "1990", *same * 4) > logit("year", "1990", *same * 3) == logit("year", "1990", *same)


@given(st.sampled_from(["year", "day", "person", "agreement", "order", "truth", "value"]), st.text(), st.text())
def test_anything_has_a_difficulty_within_bounds(asks: str, right: str, wrong: str) -> None:
    for found in (item(asks, right, wrong), item(asks, right), item(asks, right, wrong, subjects=[], formats=[])):
        assert -LIMIT <= predicted(found, SNAPSHOT) <= LIMIT


def test_the_same_facts_give_the_same_numbers_in_whatever_order_they_stand() -> None:
    made = [Item.of_draft(draft) for draft in drafts(history())]
    again = history()
    mixed = replace(again, events=dict(reversed(again.events.items())))
    assert [predicted(one, history()) for one in made] == [predicted(one, mixed) for one in made]


def test_counts_are_made_once_for_a_snapshot_and_go_with_it(monkeypatch) -> None:
    counted = []
    monkeypatch.setattr(difficulty, "_count", lambda of, plain=difficulty._count: counted.append(1) or plain(of))
    gc.collect()  # what other tests have left
    before, facts = len(difficulty._INDEXES), changed(SNAPSHOT, "event:visit-1990", tier=2)
    for _ in range(5):
        logit("year", "1990", "1991", snapshot=facts)
    assert len(counted) == 1
    del facts
    gc.collect()
    assert len(difficulty._INDEXES) == before


LED = ("falk", "holm")


def test_ten_times_the_facts_and_questions_take_about_ten_times_as_long() -> None:
    def seconds(size: int) -> float:
        facts = [visit(f"v{number}", f"{1900 + number % 100}-01-01", LED[number % 2]) for number in range(size)]
        snapshot = world(person("falk"), person("holm"), *facts, event("other"))
        asked = [item("person", "falk", "holm", subjects=[fact.ref]) for fact in facts]
        start = time.perf_counter()
        for one in asked:
            predicted(one, snapshot)
        return time.perf_counter() - start

    assert min(seconds(5000) for _ in range(3)) < 25 * min(seconds(500) for _ in range(3))
