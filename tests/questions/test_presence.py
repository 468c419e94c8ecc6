"""A person who was in the same country in the month of a visit is no lure for who led it."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import Participant
from quizapp.questions.item import Item
from quizapp.questions.verify import unsafe
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.presence import Presence
from quizapp.questions.world.proof import World
from tests.questions.worlds import drafts, event, history, visit, with_facts

LED = Family.PERSON_IN_EVENT


def lures(snapshot, ref):
    return {lure.value for draft in drafts(snapshot, LED, ref) for lure in draft.distractors}


def beside(snapshot, kind="visit", role="leader", date="1990-05-28", **fields):
    """A world in which one of the first visit's lures was in the same country on another day of that month."""
    somebody = min(lures(snapshot, "event:visit-1990"))
    other = visit("beside", date, somebody, kind=kind, participants=(Participant(somebody, role, ""),), **fields)
    return somebody, with_facts(snapshot, other)


def test_who_led_another_delegation_that_month_is_no_lure():
    somebody, snapshot = beside(history())
    assert somebody not in lures(snapshot, "event:visit-1990")


@pytest.mark.parametrize("role", ["met", "presider", "attendee"])
def test_who_was_there_in_another_part_is_no_lure(role):
    somebody, snapshot = beside(history(), "conference", role)
    assert somebody not in lures(snapshot, "event:visit-1990")


@pytest.mark.parametrize(
    ("role", "fields"),
    [
        ("sender", {"kind": "message"}),
        ("inviter", {}),
        ("leader", {"date": "1990-07-28"}),
        ("leader", {"host_country": "AA"}),
        ("leader", {"told": "planned"}),
    ],
)
def test_who_was_not_there_then_may_be_offered(role, fields):
    somebody, snapshot = beside(history(), role=role, **fields)
    known = Presence(snapshot)
    assert known.beside(somebody, snapshot.events["visit-1990"]) is None


def test_a_stored_lure_who_turns_out_to_have_been_there_is_unsafe():
    (draft,) = drafts(history(), LED, "event:visit-1990")
    item = Item.of_draft(draft)
    somebody, later = beside(history())
    option = next(option for option in item.distractors if option["value"] == somebody)
    assert not unsafe(World(history()), item, option)
    assert "in that country" in unsafe(World(later), item, option)


def test_the_month_counts_whole_up_to_its_ends():
    snapshot = with_facts(
        history(), event("gala", "1990-05-31", host_country="BB", participants=(Participant("x", "met", ""),))
    )
    first = snapshot.events["visit-1990"]
    assert Presence(snapshot).beside("x", first)
    assert Presence(snapshot).beside("x", replace(first, host_country="AA")) is None
