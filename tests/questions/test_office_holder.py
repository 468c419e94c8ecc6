"""Who held an office when something happened: attested that very day, alone, and not named by the stem."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import Participant, When
from quizapp.questions import lints, verify
from quizapp.questions.draft import Gap
from quizapp.questions.families import office_holder
from quizapp.questions.item import Item
from quizapp.questions.safety import unsafe
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import World
from tests.questions.terms_of_office import meeting, offices
from tests.questions.worlds import PREMIER, changed, dispute, drafts, made, person

HOLDER = Family.OFFICE_HOLDER


def asked(snapshot, event="hall-1996", office="premier-aa"):
    found = [draft for draft in drafts(snapshot, HOLDER, f"event:{event}") if draft.variant == office]
    return found[0] if found else None


def why_not(snapshot, event="event:hall-1996"):
    return {one.reason for one in made(snapshot, HOLDER) if event in one.subjects and hasattr(one, "reason")}


def broken(snapshot, draft=None):
    return verify.broken(World(snapshot), Item.of_draft(draft or asked(offices())))


def test_it_asks_who_held_the_office_when_a_document_was_signed():
    draft = asked(offices())
    assert "Aland's Premier" in draft.stem and "whaling" not in draft.stem and "agreement was signed" in draft.stem
    assert draft.answer.value == "holm"
    assert {"falk", "nyman"} <= {lure.value for lure in draft.distractors}
    assert not lints.errors(lints.check(Item.of_draft(draft), offices())) and not broken(offices())


def test_without_a_document_it_is_the_title_at_the_time_of_which_it_is_asked():
    draft = asked(replace(offices(), agreements={}))
    assert "at the time of the opening of the" in draft.stem.casefold()


def test_the_statement_says_the_same_with_one_blank():
    (blank,) = (part for part in asked(offices()).statement if part.is_blank)
    assert blank.text == ""


def test_who_holds_no_office_of_several_holders_is_asked_for():
    deputy = meeting(1996, Participant("holm", "attendee", "deputy-aa"))
    assert asked(offices(deputy), office="deputy-aa") is None


def test_an_office_of_fewer_than_three_holders_does_not_apply():
    assert asked(offices(), office="president-aa") is None and asked(offices(), office="foreign-aa") is None
    found = [one for one in made(offices(), HOLDER) if isinstance(one, Gap) and "fewer than three" in one.reason]
    assert {one.subjects for one in found} == {(ref,) for ref in (f"event:{key}" for key in offices().events)}
    assert not any(one.applies for one in found)


def test_two_holders_at_one_event_leave_it_open():
    both = meeting(1996, *(Participant(key, "attendee", "premier-aa") for key in ("holm", "falk")))
    assert "do not settle" in min(why_not(offices(both)))


@pytest.mark.parametrize("date", ["1999-01-01", "../1999-01-01", "1999~"])
def test_somebody_named_in_it_before_and_after_leaves_it_open(date):
    again = replace(meeting(1999, Participant("falk", "attendee", "premier-aa")), when=When.of(date))
    snapshot = offices(again)
    assert asked(snapshot) is None
    assert broken(snapshot)


def test_somebody_who_may_be_the_holder_is_no_other_holder():
    again = meeting(1999, Participant("b-holm", "attendee", "premier-aa"))
    snapshot = offices(again, person("b-holm", "Holm"), meeting(1994, Participant("b-holm", "attendee", "premier-aa")))
    draft = asked(snapshot)
    assert draft.answer.value == "holm" and "b-holm" not in {lure.value for lure in draft.distractors}


def test_a_title_that_names_the_holder_is_no_description():
    named = replace(
        meeting(1996, Participant("holm", "attendee", "premier-aa")),
        title="Holm's opening",
        short_title="the Holm hall",
    )
    snapshot = replace(offices(named), agreements={})
    assert "the holder's own act" in min(why_not(snapshot))


def test_an_unnamed_holder_is_neither_asked_for_nor_offered():
    snapshot = offices(person("holm", "the Premier", unnamed=True))
    assert asked(snapshot) is None
    assert all("holm" not in {lure.value for lure in draft.distractors} for draft in drafts(snapshot, HOLDER))


def test_a_disputed_office_is_not_asked():
    event = offices().events["hall-1996"]
    assert asked(offices(dispute(event, "office", "Premier", "Speaker"))) is None


def test_who_was_there_and_who_held_it_that_month_are_no_lures():
    soon = meeting(1997, Participant("nyman", "attendee", "premier-aa"), kind="opening")
    soon = replace(soon, when=When.of("1996-05-28"))
    other = meeting(2003, Participant("lind", "attendee", "premier-aa"))
    draft = asked(offices(soon, other, person("lind", "Frans Lind")))
    assert {lure.value for lure in draft.distractors} == {"falk", "lind"}


def test_a_lure_that_turns_out_to_have_held_it_is_unsafe():
    draft = asked(offices())
    option = next(lure for lure in draft.distractors if lure.value == "nyman").as_json()
    item = Item.of_draft(draft)
    assert not unsafe(World(offices()), item, option)
    moved = replace(meeting(1994, Participant("nyman", "attendee", "premier-aa")), when=When.of("1996-05-30"))
    assert "that month" in unsafe(World(offices(moved)), item, option)
    assert "not attested" in unsafe(World(offices()), item, option | {"value": "ek"})


def test_a_lure_breaks_where_several_may_hold_the_office():
    item = Item.of_draft(asked(offices()))
    several = offices(replace(PREMIER, exclusive=False))
    assert all("several" in unsafe(World(several), item, option) for option in item.distractors)


def test_somebody_attested_only_a_generation_later_is_no_lure():
    late = meeting(2009, Participant("lind", "attendee", "premier-aa"))
    draft = asked(offices(late, person("lind", "Frans Lind")))
    assert "lind" not in {lure.value for lure in draft.distractors}


def test_the_answer_must_be_the_holder():
    draft = asked(offices())
    item = replace(Item.of_draft(draft), answer={"text": "Falk", "value": "falk", "accepted": []})
    assert "another answer" in office_holder.answer_problem(World(offices()), item)


def test_what_was_only_planned_is_not_asked_and_a_stored_question_breaks():
    planned = changed(offices(), "event:hall-1996", told="planned")
    assert asked(planned) is None and broken(planned)


def test_an_essential_holder_may_be_typed():
    snapshot = changed(offices(), "person:holm", tier=1)
    assert [str(name) for name in asked(snapshot).formats] == ["choice", "typed", "flashcard"]
