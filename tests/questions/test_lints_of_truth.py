"""Lints on what an item rests on: proof, reasons, evidence, labels, precision, identity, and whether it is worth it."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import PlaceFact, When
from quizapp.questions import lints
from quizapp.questions.draft import Part
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.world.proof import Proof
from quizapp.questions.worth import worth_asking
from tests.questions.worlds import changed, dispute, drafts, history, with_facts

(PERSON, *_) = drafts(history(), Family.PERSON_IN_EVENT)
(WHAT, *_) = drafts(history(), Family.WHAT_IT_DID)
(YEAR, *_) = (
    draft for draft in drafts(history(), Family.DATE_OF_EVENT, "event:theatre-begun") if draft.asks == Asks.YEAR
)


def found(draft, snapshot=None):
    return {lint.number for lint in lints.errors(lints.check(Item.of_draft(draft), snapshot or history()))}


def without_reason(draft, **fields):
    return replace(draft, distractors=tuple(replace(lure, **fields) for lure in draft.distractors))


@pytest.mark.parametrize(
    ("number", "draft"),
    [
        (22, replace(PERSON, proof=Proof(("event:visit-1990",), ("falk", "holm")))),
        (22, replace(PERSON, proof=Proof(("event:visit-1990",), ()))),
        (22, replace(PERSON, proof=Proof((), ("falk",)))),
        (22, replace(PERSON, parts=tuple(replace(part, constraint=None) for part in PERSON.parts))),
        (23, without_reason(PERSON, reason="")),
        (23, without_reason(PERSON, facts=())),
        (23, without_reason(PERSON, rule="")),
        (25, replace(PERSON, citations=())),
        (25, replace(PERSON, subjects=("event:never-was",))),
        (35, replace(PERSON, subjects=())),
        (35, replace(PERSON, subjects=("visit-1990",))),
        (35, replace(PERSON, parts=(*PERSON.parts, Part("?", 9)))),
    ],
)
def test_a_planted_fault_is_caught(number, draft):
    assert number in found(draft)


def test_a_fair_question_rests_on_all_it_needs():
    assert found(PERSON) == found(WHAT) == found(YEAR) == set()


@pytest.mark.parametrize(
    ("draft", "field"),
    [(PERSON, "leader"), (PERSON, "participants"), (PERSON, "host_country"), (WHAT, "purpose"), (WHAT, "title")],
)
def test_a_conflict_about_what_is_asked_is_unsound_evidence(draft, field):
    snapshot = history()
    conflict = dispute(snapshot.fact(draft.subjects[0]), field, "one", "another")
    assert 25 in found(draft, with_facts(snapshot, conflict))


def test_a_conflict_about_something_else_is_no_obstacle():
    snapshot = history()
    conflict = dispute(snapshot.fact(PERSON.subjects[0]), "office", "Premier", "Minister")
    assert 25 not in found(PERSON, with_facts(snapshot, conflict))


@pytest.mark.parametrize(
    ("dates", "sound"),
    [
        (("1993-09-10", "1993-09-11"), True),
        (("1993-09-10", "1994"), False),
        (("1993-09-10", "1993/1994"), False),
        (("1993-09-10", "1993~"), False),
    ],
)
def test_a_conflict_about_a_date_is_sound_where_the_year_is_the_same(dates, sound):
    snapshot = history()
    conflict = dispute(snapshot.events["theatre-begun"], "date", *dates)
    assert (25 not in found(YEAR, with_facts(snapshot, conflict))) is sound


def with_label(valid_from):
    place = PlaceFact("city", "Newtown", "city", "BB", labels=(("Newtown", valid_from, ""),))
    return replace(history(), places={"city": place})


def test_a_place_is_not_called_by_a_name_it_got_later():
    said = replace(YEAR, parts=(Part("Which year saw "), Part("the theatre", 0), Part(" of Newtown?")))
    assert 26 in found(said, with_label("1998-05-06"))
    assert 26 not in found(said, with_label("1980"))
    assert 26 not in found(YEAR, with_label("1998-05-06"))


def test_a_label_is_found_as_a_whole_word_only():
    said = replace(YEAR, parts=(Part("Which year saw "), Part("the theatre", 0), Part(" of Newtownshire?")))
    assert 26 not in found(said, with_label("1998-05-06"))


def test_a_year_is_not_asked_of_what_is_not_known_to_the_year():
    assert 27 in found(YEAR, changed(history(), "event:theatre-begun", when=When.of("1993/1994")))
    assert 27 not in found(YEAR, changed(history(), "event:theatre-begun", when=When.of("1993-09")))


ASKED = {draft.asks: Item.of_draft(draft) for draft in drafts(history()) if draft.asks != Asks.DAY}


@pytest.mark.parametrize("asks", ASKED)
def test_default_study_draws_every_essential_and_no_detail(asks):
    assert worth_asking(ASKED[asks], [1, 1]) is True
    assert worth_asking(ASKED[asks], [1, 3]) is False
    assert worth_asking(ASKED[asks], [3]) is False


def test_default_study_draws_what_is_standard_only_by_name_or_order():
    assert not worth_asking(Item.of_draft(YEAR), [2]) and worth_asking(Item.of_draft(PERSON), [2])
    assert worth_asking(ASKED[Asks.EARLIER], [1, 2]) is True
    assert worth_asking(ASKED[Asks.EARLIER], [2, 2]) is False


def test_default_study_never_asks_for_a_person_who_is_a_detail():
    assert worth_asking(ASKED[Asks.PERSON], [1], 3) is False


def test_lints_that_need_the_facts_pass_without_them():
    item = Item.of_draft(replace(YEAR, subjects=("event:never-was",)))
    assert not lints.errors(lints.check(item))


def test_errors_come_first_and_each_says_what_it_saw():
    broken = replace(PERSON, citations=(), why="")
    messages = lints.check(Item.of_draft(broken), history())
    assert [lint.level for lint in messages] == sorted(lint.level for lint in messages)
    assert all(lint.message for lint in messages)
