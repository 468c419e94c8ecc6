"""Order of several: few sets, each with an essential, half a year apart, told in the right order."""

from dataclasses import replace
from itertools import combinations

import pytest

from quizapp.facts.snapshot import ChapterFacts
from quizapp.questions import verify
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family, Format
from quizapp.questions.world.proof import World
from tests.questions.worlds import changed, drafts, event, paper, world

ORDER = Family.ORDER_K
NAMES = ("granary", "theatre", "canal", "hospital", "foundry", "academy", "aqueduct", "mill", "tower", "mint", "dock")


def works(*dates, tiers=(1, 2, 2, 2, 2), threads=("works",)):
    return [
        event(name, date, title=f"the {name}", tier=tier, threads=threads)
        for name, date, tier in zip(NAMES, dates, tiers * 3, strict=False)
    ]


def sets(*facts, **fields):
    return [draft.subjects for draft in drafts(world(*facts, **fields), ORDER)]


def test_a_set_is_told_in_the_right_order_with_its_dates():
    (draft,) = drafts(world(*works("1994", "1991-02", "1997-03-01", "1989")), ORDER)
    assert draft.answer.value == "hospital|theatre|granary|canal"
    assert [one["value"] for one in draft.answer.items] == draft.answer.value.split("|")
    assert [one["when"] for one in draft.answer.items] == ["1989", "February 1991", "1994", "1 March 1997"]
    assert draft.formats == (Format.ORDER_K,)
    assert not draft.distractors
    assert all(one["when"] in draft.why or "1997" in one["when"] for one in draft.answer.items)


def test_documents_and_events_stand_in_one_set():
    (subjects,) = sets(*works("1990", "1992"), paper("fishery", "1994", threads=("works",)))
    assert subjects == ("event:granary", "event:theatre", "agreement:fishery")


@pytest.mark.parametrize("date", ["1990-04-01", "1990", "1990-05?", "1989/..", "1989/1993"])
def test_what_is_less_than_half_a_year_from_another_stays_out(date):
    assert not sets(*works("1990-01-01", date, "1995"))


def test_a_set_needs_an_essential():
    assert not sets(*works("1990", "1992", "1994", tiers=(2, 2, 2, 2)))


@pytest.mark.parametrize(
    "label", ["the second granary", "the granary of 1990", "the new granary", "the " + "long " * 12 + "hall"]
)
def test_labels_that_give_the_order_away_or_are_too_long_stay_out(label):
    facts = works("1990", "1992", "1994")
    assert not sets(replace(facts[0], title=label, short_title=label), *facts[1:])


def test_facts_of_different_stories_are_never_put_together():
    assert not sets(*works("1990", "1992"), *(replace(one, threads=("trade",)) for one in works("", "", "1994")[2:]))


def test_a_chapter_makes_sets_of_its_own():
    facts = [replace(one, threads=()) for one in works("1990", "1992", "1994", "1996")]
    chapter = ChapterFacts("building", "How was it built?", 1, tuple(one.ref for one in facts))
    assert sets(*facts, chapters=(chapter,)) == [tuple(one.ref for one in facts)]


def test_no_fact_stands_in_more_than_two_sets_and_no_two_sets_are_nearly_the_same():
    found = sets(*works(*(str(year) for year in range(1980, 1991)), threads=("works", "trade", "money")))
    assert found
    assert all(sum(ref in subjects for subjects in found) <= 2 for subjects in found for ref in subjects)
    assert all(len(set(a) & set(b)) <= 2 for a, b in combinations(found, 2))


def test_a_set_is_withdrawn_when_a_label_comes_to_mean_something_else():
    snapshot = world(*works("1990", "1992", "1994"))
    (draft,) = drafts(snapshot, ORDER)
    item = Item.of_draft(draft)
    assert verify.broken(World(snapshot), item) == ""
    twin = world(*snapshot.events.values(), event("twin", "1999", title="the granary", threads=("works",)))
    assert "does not certainly come" in verify.broken(World(twin), item)
    assert verify.broken(World(changed(snapshot, "event:theatre", told="planned")), item)
    swapped = {**item.answer, "items": list(item.answer["items"])[::-1]}
    assert verify.broken(World(snapshot), replace(item, answer=swapped))
