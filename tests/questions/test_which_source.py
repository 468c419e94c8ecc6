"""Which source says so: one source carries the fact; in the whole of the others a name of the stem stands nowhere."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import Cited
from quizapp.questions.vocabulary import Family
from tests.questions.source_worlds import broken, library, one, source, told_by
from tests.questions.worlds import changed, drafts

WHICH = Family.WHICH_SOURCE
MARKET = told_by("market", "gazette", title="the market at Korsbro")


def shelf(*facts, **sources):
    return library(MARKET, *facts, **sources)


def test_the_source_that_cites_it_is_the_key_and_those_without_the_name_are_lures():
    draft = one(shelf(), WHICH)
    assert draft.answer.value == "gazette" and draft.proof.answers == ("gazette",)
    assert {lure.value for lure in draft.distractors} == {"almanac", "herald", "ledger"}
    assert {lure.as_json()["why_false"]["name"] for lure in draft.distractors} == {"Korsbro"}
    assert not broken(draft, shelf())


@pytest.mark.parametrize("name", ["Korsbro", "the harbour of Korsbro", "KORSBRO"])
def test_a_source_that_names_it_is_no_lure(name):
    draft = one(shelf(herald=source("herald", name)), WHICH)
    assert "herald" not in {lure.value for lure in draft.distractors}
    assert "may stand in it" in broken(one(shelf(), WHICH), shelf(herald=source("herald", name)))


def test_a_source_known_in_part_is_neither_key_nor_lure():
    partly = shelf(herald=source("herald", "Mosby", transcribed="part"))
    assert "herald" not in {lure.value for lure in one(partly, WHICH).distractors}
    assert "not transcribed whole" in broken(one(shelf(), WHICH), partly)
    key = shelf(gazette=source("gazette", "Korsbro", transcribed="part"))
    assert not drafts(key, WHICH) and "not transcribed whole" in broken(one(shelf(), WHICH), key)


def test_with_fewer_than_three_whole_sources_nothing_is_asked():
    two = shelf(herald=source("herald", transcribed="part"), ledger=source("ledger", transcribed="part"))
    assert not drafts(two, WHICH)


def test_what_two_sources_tell_is_not_asked_and_breaks_what_was():
    both = (*MARKET.citations, Cited("herald", "p1", "Told."))
    second = changed(shelf(), MARKET.ref, citations=both)
    second = replace(second, sources=shelf().sources)
    assert not drafts(second, WHICH)
    assert broken(one(shelf(), WHICH), second)


def test_a_like_thing_that_another_source_tells_ends_the_question():
    twin = told_by("fair", "herald", title="the yearly market at Korsbro")
    assert not [draft for draft in drafts(shelf(twin), WHICH) if MARKET.ref in draft.subjects]
    assert broken(one(shelf(), WHICH), shelf(twin))


def test_the_stem_names_what_the_lures_lack():
    nameless = told_by("market", "gazette", title="the market by the river")
    assert not drafts(library(nameless), WHICH)


def test_the_name_of_the_right_source_may_not_stand_in_the_stem():
    telling = told_by("market", "gazette", title="the Gazette's market at Korsbro")
    assert not drafts(library(telling), WHICH)


@pytest.mark.parametrize("change", [{"told": "planned"}, {"tier": 3}, {"citations": ()}])
def test_plans_details_and_the_unsourced_are_not_asked(change):
    snapshot = library(replace(MARKET, **change))
    assert not drafts(snapshot, WHICH)


def test_a_source_is_asked_for_some_of_its_facts_only():
    many = [told_by(f"market-{index}", "gazette", title=f"the {word} of Korsbro") for index, word in enumerate(WORDS)]
    assert 0 < len(drafts(library(*many), WHICH)) <= 8


WORDS = ("market", "mill", "bridge", "quay", "school", "chapel", "tower", "inn", "mint", "well", "forge", "gate")
