"""Months and days are asked of essentials that the source dates so; periods of more; none where it would be unfair."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from quizapp.facts import dates
from quizapp.facts.snapshot import When
from quizapp.questions.item import Item
from quizapp.questions.lures.dates import DateLures, balanced
from quizapp.questions.safety import unsafe
from quizapp.questions.vocabulary import Family, Format
from quizapp.questions.world.proof import World
from quizapp.questions.world.windows import calendar_of
from tests.questions.worlds import changed, dispute, drafts, event, history, visit, with_facts, world

EVENT, LOCK = Family.DATE_OF_EVENT, "event:lock"


def lock(date="1994-05-20", **fields):
    return with_facts(history(), event("lock", date, **{"title": "the great lock", "tier": 1, **fields}))


def asked(snapshot, ref=LOCK):
    return {draft.asks: draft.answer.value for draft in drafts(snapshot, EVENT, ref)}


def test_an_essential_known_to_the_day_is_asked_for_every_unit():
    assert asked(lock()) == {"year": "1994", "period": "1994/1996", "month": "1994-05", "day": "1994-05-20"}


@pytest.mark.parametrize(
    ("date", "finest"),
    [("1994-05", "month"), ("1994-05-20/1994-05-22", "month"), ("1994", "year"), ("1994/1995", "period")],
)
def test_nothing_finer_than_the_source_is_asked(date, finest):
    order = ["period", "year", "month", "day"]
    assert set(asked(lock(date))) == set(order[: order.index(finest) + 1])


@pytest.mark.parametrize("tier", [2, 3])
def test_months_and_days_are_for_essentials_only(tier):
    assert set(asked(lock(tier=tier))) == ({"year", "period"} if tier == 2 else {"year"})


@pytest.mark.parametrize("basis", ["computed", "relative"])
def test_a_day_worked_out_by_us_is_not_asked_for(basis):
    assert set(asked(changed(lock(), LOCK, when=When.of("1994-05-20", basis)))) == {"year", "period"}


def test_visits_recur_and_are_not_asked_for_their_month_or_day():
    assert set(asked(with_facts(history(), visit("visit-1990", "1990-05-03", "falk")), "event:visit-1990")) == {
        "year",
        "period",
    }


@pytest.mark.parametrize(
    ("other", "units"),
    [
        ("1994-05-21", {"year", "period", "month"}),
        ("1994-06-21", {"year", "period"}),
        ("1995-05-20", {"period"}),
        ("1998-05-20", set()),
    ],
)
def test_a_second_telling_leaves_what_both_say(other, units):
    snapshot = lock()
    assert set(asked(with_facts(snapshot, dispute(snapshot.events["lock"], "date", other)))) == units


def test_windows_stand_in_order_apart_and_of_one_precision():
    for draft in drafts(lock(), EVENT):
        options = sorted([draft.answer, *draft.distractors], key=lambda option: option.position)
        spans = [dates.parse(option.value) for option in options]
        assert [option.position for option in options] == list(range(len(options)))
        assert all(dates.disjoint(a, b) for a, b in pairwise(spans))
        assert len({span.precision for span in spans}) == 1


def test_neither_a_day_of_the_event_nor_of_its_announcement_is_offered():
    months = [f"1994-{month:02}" for month in (3, 4, 6, 7)]
    notice = event("notice", "1994-03-01/1994-04-30", "statement", short_title="")
    said = with_facts(changed(lock(), LOCK, announced_by="notice"), notice)
    (draft,) = drafts(said, EVENT, LOCK, "month")
    assert not {lure.value for lure in draft.distractors} & set(months[:2])
    item = Item.of_draft(draft)
    assert unsafe(World(said), item, {**item.distractors[0], "value": "1994-04"})
    assert unsafe(World(said), item, {**item.distractors[0], "value": "1994"}), "a year is no other month"


def test_typed_answers_are_for_years_months_and_days_and_periods_are_chosen():
    formats = {draft.asks: draft.formats for draft in drafts(lock(), EVENT, LOCK)}
    assert formats["period"] == (Format.CHOICE,)
    assert all(formats[unit] == (Format.CHOICE, Format.TYPED, Format.FLASHCARD) for unit in ("year", "month", "day"))


def test_one_more_fact_moves_no_period():
    grid = calendar_of(World(lock()))
    more = with_facts(lock(), event("late", "2003-05-05"), event("early", "1989-02-03"))
    assert calendar_of(World(more)) == grid
    assert grid.period(1992) == "1991/1993"


def test_long_histories_have_longer_periods_and_short_ones_none():
    def length(first, last):
        topic = replace(world(event("a", str(first)), event("b", str(last))), first_year=None, last_year=None)
        return calendar_of(World(topic)).length

    assert [length(1992, 2022), length(1950, 2014), length(1100, 1400), length(1941, 1948)] == [3, 10, 50, 0]


def test_the_year_before_a_history_is_offered_only_where_the_rank_needs_it():
    lures = DateLures(World(lock()))
    for number in range(200):
        found = [lure.value for lure in lures.years(f"key-{number}", When.of("1989"), (), LOCK)]
        assert ("1987" in found) == (sum(value < "1989" for value in found) == 2)


def test_ranks_are_weighted_until_all_are_right_equally_often():
    possible = Counter({(0, 1): 30, (0, 2): 30, (0, 3): 40})
    weights = balanced(possible)
    drawn = [0.0] * 4
    for (lowest, highest), count in possible.items():
        for rank in range(lowest, highest + 1):
            drawn[rank] += count * weights[rank] / sum(weights[lowest : highest + 1])
    assert drawn == pytest.approx([25] * 4, rel=0.02)
