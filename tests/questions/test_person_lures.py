"""A wrong person is certainly another person, was certainly not there, and could have been."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import OfficeFact, Participant
from quizapp.questions import lints
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family
from tests.questions.worlds import changed, drafts, gap, history, person, visit, with_facts

PERSON = Family.PERSON_IN_EVENT


def lures(snapshot, ref="event:visit-1990"):
    (draft,) = drafts(snapshot, PERSON, ref)
    return {lure.value for lure in draft.distractors}


def with_rival(*changes, name="Rival", **fields):
    """The history with one more leader of the same standing, attested two months before the visit in question."""
    rival = person("rival", name, **fields)
    return with_facts(history(), rival, visit("visit-rival", "1990-03-01", "rival"), *changes)


def test_another_leader_of_the_time_is_a_lure():
    assert "rival" in lures(with_rival())


@pytest.mark.parametrize(
    ("right", "system", "other"),
    [
        ("Anders Falk", "other", "Anders Falk"),
        ("Anders Falk", "other", "ANDERS  FÁLK"),
        ("Nursultan Nazarbayev", "cyrillic", "Нурсултан Назарбаев"),
        ("Nursultan Nazarbayev", "cyrillic", "Nursultan Nazarbaev"),
        ("Kassym-Jomart Tokayev", "cyrillic", "Tokaev"),
        ("Shcherbakov", "cyrillic", "Щербаков"),
        ("李鹏", "pinyin", "李鹏"),
        ("Li Peng", "pinyin", "Li"),
    ],
)
def test_somebody_with_a_name_of_the_key_is_never_offered(right, system, other):
    snapshot = with_rival(person("falk", right, name_system=system), name=other, name_system=system)
    assert "rival" not in lures(snapshot)


def test_an_alias_counts_as_a_name():
    snapshot = with_rival(person("falk", "Anders Falk", aliases=("Андерс Фальк",)), aliases=("Андерс Фальк",))
    assert "rival" not in lures(snapshot)


def test_pinyin_names_are_not_folded_into_one():
    snapshot = with_rival(person("falk", "Zhang Min", name_system="pinyin"), name="Jang Min", name_system="pinyin")
    assert "rival" in lures(snapshot)


@pytest.mark.parametrize("said_by", ["rival", "falk"])
def test_somebody_possibly_the_same_is_never_offered(said_by):
    snapshot = changed(with_rival(), f"person:{said_by}", possibly_same=frozenset({"rival", "falk"} - {said_by}))
    assert "rival" not in lures(snapshot)


def test_two_lures_are_never_possibly_the_same_person():
    snapshot = changed(with_rival(), "person:rival", possibly_same=frozenset({"holm"}))
    for draft in drafts(snapshot, PERSON):
        assert not {"rival", "holm"} <= {draft.answer.value, *(lure.value for lure in draft.distractors)}


def test_somebody_who_was_there_in_any_role_is_never_offered():
    led = history().events["visit-1990"]
    present = replace(led, participants=(*led.participants, Participant("rival", "visitor")))
    assert "rival" not in lures(with_rival(present))


def test_somebody_possibly_the_same_as_a_participant_is_never_offered():
    led = history().events["visit-1990"]
    guest = person("guest", "A Guest", possibly_same=frozenset({"rival"}))
    present = replace(led, participants=(*led.participants, Participant("guest", "visitor")))
    assert "rival" not in lures(with_rival(present, guest))


def test_lures_are_of_the_side_and_standing_of_the_key():
    clerk = OfficeFact("clerk", "Clerk", "", "AA", rank_class="other")
    as_clerk = visit("visit-rival", "1990-03-01", "rival", participants=(Participant("rival", "leader", "clerk"),))
    assert "rival" not in lures(with_rival(clerk, as_clerk))
    assert "rival" not in lures(with_rival(person("rival", "Rival", "BB")))


def test_somebody_attested_only_a_generation_later_is_never_offered():
    snapshot = with_facts(history(), person("late"), visit("visit-late", "2003-03-01", "late"))
    assert "late" not in lures(snapshot)


def test_somebody_unnamed_is_never_offered_and_never_asked_for():
    snapshot = with_rival(name="Premier of Aland", unnamed=True)
    assert "rival" not in lures(snapshot)
    assert "does not name" in gap(snapshot, PERSON, "event:visit-rival")


def test_a_leader_of_unknown_side_leaves_open_who_led():
    stranger = person("stranger", "A Stranger", "")
    led = history().events["visit-1990"]
    both = replace(led, participants=(*led.participants, Participant("stranger", "leader")))
    assert "led jointly" in gap(with_facts(history(), both, stranger), PERSON, "event:visit-1990")


def test_joint_leaders_of_two_sides_are_asked_for_side_by_side():
    led = history().events["visit-1990"]
    other = person("bo", "Bo Ek", "BB")
    both = replace(led, participants=(*led.participants, Participant("bo", "leader")))
    variants = [draft.variant for draft in drafts(with_facts(history(), both, other), PERSON, led.ref)]
    assert variants == ["AA"]  # of the other side no two lures are known


def test_the_stored_reason_rests_on_the_event_with_its_complete_list():
    (draft,) = drafts(history(), PERSON, "event:visit-1990")
    assert {lure.rule for lure in draft.distractors} == {"complete_list"}
    assert all(lure.facts == ("event:visit-1990",) for lure in draft.distractors)
    assert not lints.errors(lints.check(Item.of_draft(draft), history()))
