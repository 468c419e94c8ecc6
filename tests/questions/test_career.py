"""What somebody was in a year: one office in every attestation then, and lures that were certainly not theirs then."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import OfficeFact, Participant, When
from quizapp.questions import lints, verify
from quizapp.questions.item import Item
from quizapp.questions.safety import unsafe
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import World
from tests.questions.terms_of_office import meeting, offices
from tests.questions.worlds import changed, dispute, drafts, made, person, world

CAREER = Family.CAREER


def asked(snapshot, who="nyman", office="premier-aa"):
    found = [draft for draft in drafts(snapshot, CAREER, f"person:{who}") if draft.answer.value == office]
    return found[0] if found else None


def broken(snapshot, draft=None):
    return verify.broken(World(snapshot), Item.of_draft(draft or asked(offices())))


def lure(draft, value):
    return next(one for one in draft.distractors if one.value == value)


def test_it_asks_what_somebody_was_in_a_year_with_their_own_posts_first():
    draft = asked(offices())
    assert "Carl Nyman" in draft.stem and any(year in draft.stem for year in ("2000", "2001"))
    assert draft.answer.text == "Aland's Premier"
    assert [one.rule for one in draft.distractors] == ["other_post", "other_holder"]
    assert not lints.errors(lints.check(Item.of_draft(draft), offices())) and not broken(offices())


def test_each_office_of_a_person_is_a_question_of_its_own():
    assert {draft.answer.value for draft in drafts(offices(), CAREER, "person:nyman")} == {"premier-aa", "foreign-aa"}
    assert len({draft.key("s") for draft in drafts(offices(), CAREER)}) == len(drafts(offices(), CAREER))


def test_two_offices_in_a_year_are_asked_by_the_month():
    second = replace(meeting(2001, Participant("nyman", "attendee", "speaker-aa")), key="later")
    snapshot = offices(replace(second, when=When.of("2001-11-03")), meeting(2000))
    draft = asked(snapshot)
    assert "May 2001" in draft.stem


def test_two_offices_at_once_are_not_asked():
    both = [
        meeting(year, *(Participant("nyman", "attendee", office) for office in ("premier-aa", "speaker-aa")))
        for year in (2000, 2001)
    ]
    assert asked(offices(*both)) is None
    assert broken(offices(*both))


@pytest.mark.parametrize("date", ["2001~", "[2000-05-04,2001-05-04]", "../2001-06-01"])
def test_a_doubtful_attestation_in_another_office_then_breaks_it(date):
    other = replace(meeting(2003, Participant("nyman", "attendee", "speaker-aa")), when=When.of(date))
    assert broken(offices(other))


def test_a_disputed_attestation_then_breaks_it():
    events = [event for event in offices().events.values() if event.key in ("hall-2000", "hall-2001")]
    assert broken(offices(*(dispute(event, "office", "Premier", "Speaker") for event in events)))


def test_somebody_who_may_be_the_same_person_counts():
    twin = person("c-nyman", "Nyman")
    there = [
        replace(meeting(year, Participant("c-nyman", "attendee", "speaker-aa")), key=f"other-{year}")
        for year in (2000, 2001)
    ]
    assert "may have been" in broken(offices(twin, *there))


def test_a_combined_post_and_its_half_are_never_both_offered():
    combined = OfficeFact("both-aa", "Premier and Trade Minister", "", "AA", True, "head_of_government")
    held = meeting(2004, Participant("nyman", "attendee", "both-aa"))
    for draft in drafts(offices(combined, held), CAREER, "person:nyman"):
        shown = {draft.answer.value, *(one.value for one in draft.distractors)}
        assert not {"both-aa", "premier-aa"} <= shown


def test_a_post_that_somebody_holds_with_it_is_no_lure():
    both = meeting(1992, *(Participant("falk", "attendee", office) for office in ("premier-aa", "speaker-aa")))
    held = meeting(2004, Participant("nyman", "attendee", "speaker-aa"))
    draft = asked(offices(both, held))
    assert "speaker-aa" not in {one.value for one in draft.distractors}


def test_a_post_of_the_year_before_may_have_lasted_into_the_year():
    """Premier in 2000 and minister in 1999: the change may fall into 2000, unless the month is asked for."""
    late = meeting(1999, Participant("nyman", "attendee", "foreign-aa"))
    draft = asked(offices(late))
    for one in draft.distractors:
        assert one.value != "foreign-aa" or "2001" in draft.stem or "May 2000" in draft.stem


def test_a_lure_that_turns_out_to_be_theirs_is_unsafe():
    draft = asked(offices())
    item = Item.of_draft(draft)
    own, other = lure(draft, "foreign-aa").as_json(), lure(draft, "president-aa").as_json()
    assert not unsafe(World(offices()), item, own) and not unsafe(World(offices()), item, other)
    year = int("2001" if "2001" in draft.stem else "2000")
    late = replace(
        meeting(year, Participant("nyman", "attendee", "foreign-aa")), key="late", when=When.of(f"{year}-12")
    )
    assert unsafe(World(offices(late)), item, own)
    theirs = replace(late, participants=(Participant("nyman", "attendee", "president-aa"),))
    assert unsafe(World(offices(theirs)), item, other)
    several = offices(replace(offices().offices["president-aa"], exclusive=False))
    assert "several" in unsafe(World(several), item, other)


def test_a_minor_person_of_one_office_is_passed_over():
    snapshot = changed(offices(), "person:holm", tier=3)
    assert not [one for one in made(snapshot, CAREER) if one.subjects[0] == "person:holm"]


def test_a_country_of_two_offices_does_not_apply():
    few = [office for office in offices().offices.values() if office.key in ("premier-aa", "president-aa")]
    falk = offices().persons["falk"]
    snapshot = world(*few, falk, meeting(1990, Participant("falk", "attendee", "premier-aa")))
    (found,) = made(snapshot, CAREER)
    assert not found.applies


def test_shifting_all_years_shifts_the_window():
    def shifted(event):
        return replace(event, when=When.of(f"{event.when.year + 11}-05-03"))

    snapshot = offices()
    later = offices(*map(shifted, snapshot.events.values()), first_year=1999, last_year=2015)
    mine, its = ({draft.answer.value for draft in drafts(one, CAREER, "person:nyman")} for one in (snapshot, later))
    assert mine == its
