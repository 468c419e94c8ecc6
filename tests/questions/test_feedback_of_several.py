"""What feedback says of questions about several facts: it names what matters, and says no date twice."""

import pytest

from quizapp.questions.content import Contents
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family
from tests.questions.worlds import drafts, event, paper, world

THREAD = {"threads": ("works",)}


def history():
    lock = event("lock", "1994-01-01", title="the lock", **THREAD)
    marks = [
        event(name, f"{year}-05-01", title=f"the {name}", tier=1, why="It came to stay.", **THREAD)
        for name, year in (("granary", 1990), ("theatre", 1992), ("canal", 1996), ("mint", 1998))
    ]
    return world(lock, *marks)


def clauses(text):
    return {clause.strip().casefold() for clause in text.rstrip(".").split(";")}


@pytest.mark.parametrize("family", [Family.BEFORE_AFTER, Family.TIMELINE, Family.ORDER_TWO])
def test_what_matters_is_named_where_several_facts_are_asked_about(family):
    snapshot = history()
    found = [Contents(snapshot).of(draft, Item.of_draft(draft), ())["feedback"] for draft in drafts(snapshot, family)]
    assert found
    for feedback in found:
        name, _, why = feedback["significance"].partition(": ")
        assert why == "It came to stay." and name in {"The granary", "The theatre", "The canal", "The mint"}


@pytest.mark.parametrize("family", [Family.BEFORE_AFTER, Family.TIMELINE, Family.ORDER_TWO])
def test_a_lure_is_not_told_in_the_words_of_the_explanation(family):
    for draft in drafts(history(), family):
        for lure in draft.distractors:
            assert not clauses(draft.why) & clauses(lure.truth)


def test_no_label_comes_first_or_second_more_than_three_times():
    granary = event("granary", "1990-05-01", title="the granary", tier=1, threads=("grain",))
    names = ("lock", "dam", "mill", "quay", "forge", "mint", "tower")
    others = [event(name, f"199{n}-02-01", title=f"the {name}", threads=(name,)) for n, name in enumerate(names, 1)]
    found = drafts(world(granary, *others), Family.ORDER_TWO)
    assert len([draft for draft in found if draft.answer.value == "granary"]) == 3


def test_a_document_of_some_days_was_signed_between_them():
    salt = paper("salt", "1994-04-25/1994-04-28", purpose="gave leave to sell cargo")
    rival = paper("timber", "1994-04-01")
    lures = [
        paper(name, f"199{n}-06-01", purpose=act)
        for n, (name, act) in enumerate(
            [("mail", "sent letters"), ("ferry", "carried travellers"), ("pilots", "trained seamen")], start=2
        )
    ]
    (draft,) = [one for one in drafts(world(salt, rival, *lures), Family.WHAT_IT_DID) if one.answer.value == "salt"]
    assert "signed between 25 and 28 April 1994" in draft.stem
