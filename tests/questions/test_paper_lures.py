"""Documents as lures: none is struck out by its name, its number or its form, and none is used everywhere."""

from collections import Counter
from dataclasses import replace

import pytest

from quizapp.facts.snapshot import PlaceFact
from quizapp.questions.lures.papers import OFFERS, clanging
from quizapp.questions.vocabulary import Family
from tests.questions.worlds import changed, drafts, gap, history, paper, visit, with_facts

AT_EVENT, WHAT = Family.AGREEMENT_AT_EVENT, Family.WHAT_IT_DID
FISHERY = "agreement:fishery"
PLACES = {
    "korsbro": PlaceFact("korsbro", "Korsbro", "city", "BB"),
    "faraway": PlaceFact("faraway", "Faraway", "city", "ZZ"),
}
NEAR = {"date": "1991-03-01", "threads": ("works",), "tier": 1}


def lures(snapshot, ref=FISHERY, family=AT_EVENT):
    """The lures of all questions of a family about a document, by key; the first six documents are out of the way."""
    found = [lure for draft in drafts(snapshot, family, ref) for lure in draft.distractors]
    return {lure.value for lure in found} | {ref.partition(":")[2] for lure in found for ref in lure.facts}


def offered(label, **fields):
    """Whether a document of that short title is a lure for the fishery agreement, with two others to choose from."""
    one = paper("salt", **{"date": "1991-03-01", "short_title": label, "title": label, **fields})
    snapshot = with_facts(history(), one)
    others = {key: found for key, found in snapshot.agreements.items() if key not in ("fishery", "railway", "salt")}
    others.pop("pipeline")
    snapshot = with_facts(snapshot, *(replace(found, generic=True) for found in others.values()))
    return "salt" in lures(replace(snapshot, places=PLACES))


def test_a_neutral_name_is_offered():
    assert offered("salt agreement")


@pytest.mark.parametrize("label", ["Faraway agreement", "agreement of the second visit"])
def test_a_name_that_tells_of_another_place_or_occasion_is_not(label):
    assert not offered(label, event="visit-1991")


def test_a_document_of_many_parties_is_not_set_beside_one_of_two():
    assert not offered("salt agreement", parties=("AA", "BB", "CC"))
    assert offered("salt agreement", parties=("AA", "BB"))


def test_a_document_that_was_exchanged_is_not_set_beside_one_that_was_signed():
    assert not offered("salt agreement", act="exchanged")
    snapshot = changed(history(), FISHERY, act="exchanged")
    assert "signed" not in drafts(snapshot, AT_EVENT, FISHERY)[0].stem


def test_a_name_with_a_person_of_its_own_occasion_is_not_offered():
    assert not offered("Holm agreement", event="visit-1991")
    assert offered("salt agreement", event="visit-1991")


def test_the_only_plural_among_the_options_is_not_asked():
    assert "plural" in gap(changed(history(), FISHERY, short_title="fishery notes"), AT_EVENT, FISHERY)
    beside = changed(history(), FISHERY, short_title="fishery notes")
    beside = changed(beside, "agreement:postal", short_title="postal letters")
    assert "postal" in lures(beside)


def test_no_lure_serves_far_more_questions_than_others():
    more = []
    for index in range(24):
        held = visit(f"tour-{index}", f"{1990 + index // 2}-{1 + 6 * (index % 2):02}-10", "falk")
        word = "".join(chr(97 + index // 5 + int(letter)) for letter in f"{index:05b}")
        signed = paper(word, held.when.edtf, event=held.key, short_title=f"{word} agreement", title=f"Act on {word}")
        more += [held, signed]
    used = Counter(lure.value for draft in drafts(with_facts(history(), *more), AT_EVENT) for lure in draft.distractors)
    assert used and max(used.values()) <= OFFERS + 2


# --- purposes -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("date", "is_lure"), [("1990-11-01", False), ("", False), ("1994-11-01", True)])
def test_papers_of_one_small_matter_in_one_year_are_not_set_against_each_other(date, is_lure):
    twin = paper("roe", date, purpose="fixed prices for caviar", threads=("fish",), tier=1)
    snapshot = changed(with_facts(history(), twin), FISHERY, threads=("fish",))
    assert ("roe" in lures(snapshot, family=WHAT)) is is_lure


def test_a_word_or_its_root_that_stem_and_key_share_alone_ends_the_question():
    assert clanging("meteorological programme", "It set out work in meteorology") == ["meteorology"]
    snapshot = changed(history(), FISHERY, purpose="set quotas for fisheries")
    assert "fisheries" not in clanging("fishery agreement", "set quotas for herring")
    snapshot = changed(snapshot, FISHERY, short_title="fisheries agreement", title="Agreement on fisheries")
    assert "alone" in gap(snapshot, WHAT, FISHERY, "purpose")


def test_a_lure_that_shares_the_word_mends_it():
    snapshot = changed(history(), FISHERY, purpose="guarded timber and herring", short_title="timber agreement")
    draft = drafts(snapshot, WHAT, FISHERY, "purpose")[0]
    assert any("timber" in lure.text for lure in draft.distractors)
