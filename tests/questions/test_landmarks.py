"""Before or after an anchor, and the slot on a timeline: essentials as landmarks, balanced, none too near."""

from collections import Counter
from dataclasses import replace

import pytest

from quizapp.questions import verify
from quizapp.questions.families import timeline
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import World
from tests.questions.worlds import changed, drafts, event, gap, made, world

ANCHOR, SLOT = Family.BEFORE_AFTER, Family.TIMELINE
THREAD = {"threads": ("works",)}
NAMES = ("granary", "theatre", "canal", "hospital", "foundry", "academy", "aqueduct", "mill", "tower", "mint", "dock")
LOCK = "event:lock"


def landmarks(*years):
    return [
        event(name, f"{year}-05-01", title=f"the {name}", tier=1, **THREAD)
        for name, year in zip(NAMES, years, strict=False)
    ]


def asked(date, *years, family=SLOT, **fields):
    return world(event("lock", date, title="the lock", **{**THREAD, **fields}), *landmarks(*years))


# --- before or after ------------------------------------------------------------------------------------------------
def test_the_anchor_is_an_essential_on_the_side_that_is_asked():
    (draft,) = drafts(asked("1994-01-01", 1990), ANCHOR, LOCK)
    assert draft.subjects == (LOCK, "event:granary")
    assert draft.answer.value == "after"
    assert [option.value for option in draft.distractors] == ["before"]
    said = "".join(draft.answer.said if part.is_blank else part.text for part in draft.statement)
    assert said == "The lock came after the granary." and draft.answer.text == "After"


@pytest.mark.parametrize(("date", "year"), [("1990-06-20", 1990), ("1990", 1990), ("1992/..", 1990), ("1994~", 1990)])
def test_near_open_or_hedged_dates_are_set_against_no_anchor(date, year):
    assert not drafts(asked(date, year), ANCHOR, LOCK)


def test_an_anchor_more_than_eight_years_away_says_nothing():
    assert "within eight years" in gap(asked("1994-01-01", 1985), ANCHOR, LOCK)


def test_details_are_not_asked_and_the_other_facts_are_no_anchors():
    assert not [one for one in made(asked("1994-01-01", 1990, tier=3), ANCHOR) if LOCK in one.subjects]
    ordinary = [replace(one, tier=2) for one in landmarks(1990)]
    assert not drafts(world(event("lock", "1994", **THREAD), *ordinary), ANCHOR)


def test_no_pair_is_asked_both_ways_round_and_the_sides_are_even():
    snapshot = world(
        *landmarks(*range(1985, 1996)),
        *(
            event(f"work-{word}", f"{1985 + n}-11-20", title=f"the {word}", **THREAD)
            for n, word in enumerate(
                ("bridge", "school", "church", "market", "prison", "museum", "library", "garden", "arsenal", "palace")
            )
        ),
    )
    found = drafts(snapshot, ANCHOR)
    pairs = [frozenset(draft.subjects) for draft in found]
    assert len(pairs) == len(set(pairs)) >= 18
    sides = Counter(draft.answer.value for draft in found)
    assert abs(sides["before"] - sides["after"]) <= 2


def test_the_question_falls_with_its_anchor():
    snapshot = asked("1994-01-01", 1990)
    (draft,) = drafts(snapshot, ANCHOR, LOCK)
    assert verify.broken(World(snapshot), Item.of_draft(draft)) == ""
    assert "no essential" in verify.broken(World(changed(snapshot, "event:granary", tier=2)), Item.of_draft(draft))
    twin = world(*snapshot.events.values(), event("lock-2", "1970", title="the lock", **THREAD))
    assert verify.broken(World(twin), Item.of_draft(draft))


# --- timeline -------------------------------------------------------------------------------------------------------
def test_the_slots_stand_in_order_and_the_key_holds_the_fact():
    (draft,) = drafts(asked("1994-01-01", 1990, 1992, 1996, 1998), SLOT, LOCK)
    options = sorted([draft.answer, *draft.distractors], key=lambda option: option.position)
    years = [one.when.year for one in landmarks(1990, 1992, 1996, 1998) if one.ref in draft.subjects]
    assert [option.value for option in options] == timeline.slots_of(years)
    low, high = draft.answer.value.split("/")
    assert (low == ".." or int(low) < 1994) and (high == ".." or int(high) > 1994)
    assert all(str(year) in " ".join(option.text for option in options) for year in years)
    assert "1994" not in draft.stem


@pytest.mark.parametrize("date", ["1991-12-01", "1991-02-01", "1991", "1991/1993", "1994/..", "1994?"])
def test_a_fact_near_a_landmark_or_across_one_has_no_slot(date):
    assert not drafts(asked(date, 1989, 1991, 1996), SLOT, LOCK)


def test_three_landmarks_of_other_years_are_needed():
    assert drafts(asked("1994-01-01", 1990, 1992, 1996), SLOT, LOCK)
    assert "too few essentials" in gap(asked("1994-01-01", 1990, 1994, 1996), SLOT, LOCK)
    assert not gap_applies(asked("1994-01-01", 1990, 1992))


def gap_applies(snapshot):
    """Whether a family of landmarks applies at all to a topic with these essentials."""
    return any(one.applies for one in made(snapshot, SLOT))


def test_the_key_stands_at_every_place():
    ranks = Counter()
    for index, name in enumerate(NAMES * 4):
        label = f"the {name} annex {'abcd'[index // len(NAMES)]}"
        fact = event(f"annex-{index}", "1994-01-01", title=label, short_title=f"{label}x{index}", **THREAD)
        snapshot = world(fact, *landmarks(1984, 1986, 1988, 1999, 2001, 2003))
        ranks.update(draft.answer.position for draft in drafts(snapshot, SLOT, fact.ref))
    assert set(ranks) == {0, 1, 2, 3}
    assert max(ranks.values()) <= 2 * sum(ranks.values()) / 4


def test_a_slot_is_lost_when_the_fact_or_a_landmark_moves():
    snapshot = asked("1994-01-01", 1990, 1992, 1996, 1998)
    (draft,) = drafts(snapshot, SLOT, LOCK)
    item = Item.of_draft(draft)
    assert verify.broken(World(snapshot), item) == ""
    lure = {**draft.distractors[0].as_json(), "value": draft.answer.value, "text": "elsewhere"}
    assert verify.broken(World(snapshot), replace(item, distractors=[lure, *item.distractors[1:]]))
