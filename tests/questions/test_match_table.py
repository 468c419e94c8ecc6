"""Three-valued matching: what contradicts a fact, what agrees with it, and what nobody knows."""

import pytest

from quizapp.facts.snapshot import Participant
from quizapp.questions.vocabulary import Attribute, Operator
from quizapp.questions.world.proof import Constraint, World
from tests.questions.worlds import dispute, event, paper, person, world

PERSONS = [person("falk", "Anders Falk"), person("holm", "Bertil Holm"), person("bo", "Bo Ek", "BB")]


def verdict(fact, attribute, value, *others):
    known = world(*PERSONS, *others, fact) if fact not in others else world(*PERSONS, *others)
    return World(known).match(Constraint(attribute, Operator.IS, value), fact)


def led_by(*leaders, **flags):
    return event("trip", "1995", "visit", participants=tuple(Participant(key, "leader") for key in leaders), **flags)


@pytest.mark.parametrize(
    ("date", "window", "expected"),
    [
        ("1995-03-04", "1995", True),
        ("1995-03-04/1995-03-09", "1995-03", True),
        ("1995-03-04", "1996", False),
        ("1995", "1995-03", None),
        ("1995-12-30/1996-01-02", "1996", None),
        ("", "1995", None),
        ("1995/..", "1998", None),
        ("1995/..", "1990", False),
        ("1995~", "1998", None),
        ("1995?", "1995", None),
        ("[1995,1997]", "1996", False),
        ("[1995,1997]", "1997", None),
    ],
)
def test_a_date_contradicts_only_when_known_and_disjoint(date, window, expected):
    assert verdict(event("fair", date), Attribute.DATE, window) is expected


def test_a_disputed_date_is_settled_only_where_every_telling_agrees():
    fair = event("fair", "1995-03-04")
    told_twice = dispute(fair, "date", "1995-03-04", "1996-03-04")
    assert verdict(fair, Attribute.DATE, "1995", told_twice) is None
    assert verdict(fair, Attribute.DATE, "1996", told_twice) is None
    assert verdict(fair, Attribute.DATE, "1997", told_twice) is False


def test_a_functional_value_is_equal_different_or_unknown():
    assert verdict(event("fair", host_country="AA"), Attribute.HOST_COUNTRY, "AA") is True
    assert verdict(event("fair", host_country="AA"), Attribute.HOST_COUNTRY, "BB") is False
    assert verdict(event("fair"), Attribute.HOST_COUNTRY, "BB") is None


def test_a_disputed_host_country_proves_nothing():
    fair = event("fair", host_country="AA")
    assert verdict(fair, Attribute.HOST_COUNTRY, "BB", dispute(fair, "host_country", "AA", "BB")) is None


@pytest.mark.parametrize("other", ["talks", "meeting", "summit", "ceremony", "mission"])
def test_kinds_of_contact_shade_into_each_other(other):
    assert verdict(event("trip", kind="visit"), Attribute.KIND, other) is None


def test_a_kind_that_is_no_contact_contradicts_a_visit():
    assert verdict(event("trip", kind="visit"), Attribute.KIND, "visit") is True
    assert verdict(event("trip", kind="visit"), Attribute.KIND, "opening") is False


def test_a_treaty_may_be_called_an_agreement_but_not_a_statement():
    assert verdict(paper("peace", kind="treaty"), Attribute.KIND, "agreement") is None
    assert verdict(paper("peace", kind="treaty"), Attribute.KIND, "joint_statement") is False


def test_an_unflagged_list_of_leaders_proves_nothing_about_others():
    assert verdict(led_by("falk"), Attribute.LEADER, "falk") is True
    assert verdict(led_by("falk"), Attribute.LEADER, "holm") is None
    assert verdict(led_by("falk", lead_complete=True), Attribute.LEADER, "holm") is False
    assert verdict(led_by(), Attribute.LEADER, "holm") is None


def test_an_unflagged_list_of_participants_proves_nothing_about_others():
    assert verdict(led_by("falk"), Attribute.PARTICIPANT, "holm") is None
    assert verdict(led_by("falk", lead_complete=True), Attribute.PARTICIPANT, "holm") is None
    assert verdict(led_by("falk", participants_complete=True), Attribute.PARTICIPANT, "holm") is False


def test_the_side_of_a_delegation_is_denied_only_by_all_its_leaders():
    assert verdict(led_by("falk"), Attribute.LEADER_SIDE, "AA") is True
    assert verdict(led_by("falk"), Attribute.LEADER_SIDE, "BB") is None
    assert verdict(led_by("falk", lead_complete=True), Attribute.LEADER_SIDE, "BB") is False


def test_a_possible_identity_is_neither_true_nor_false():
    doubtful = person("a-falk", "Another", possibly_same=frozenset({"falk"}))
    complete = led_by("falk", lead_complete=True)
    assert verdict(complete, Attribute.LEADER, "a-falk", doubtful) is None
    assert verdict(led_by("a-falk", lead_complete=True), Attribute.LEADER, "falk", doubtful) is None


def test_somebody_unnamed_may_be_any_person_of_that_country():
    premier = person("somebody", "Premier of Aland", unnamed=True)
    assert verdict(led_by("somebody", lead_complete=True), Attribute.LEADER, "falk", premier) is None
    assert verdict(led_by("somebody", lead_complete=True), Attribute.LEADER, "bo", premier) is False


def test_a_document_is_signed_once():
    treaty = paper("peace", "1995", event="trip")
    assert verdict(led_by(), Attribute.SIGNED, "peace", treaty) is True
    assert verdict(event("fair", "1995"), Attribute.SIGNED, "peace", treaty) is False


def test_a_document_of_unknown_occasion_excludes_only_other_dates_and_complete_lists():
    treaty = paper("peace", "1995")
    assert verdict(event("fair", "1995-02"), Attribute.SIGNED, "peace", treaty) is None
    assert verdict(event("fair", ""), Attribute.SIGNED, "peace", treaty) is None
    assert verdict(event("fair", "1997"), Attribute.SIGNED, "peace", treaty) is False
    assert verdict(event("fair", "1995", agreements_complete=True), Attribute.SIGNED, "peace", treaty) is False


def test_an_unknown_purpose_may_be_any():
    assert verdict(paper("peace"), Attribute.PURPOSE, "ended a quarrel") is None
    assert verdict(paper("peace", purpose="ended a quarrel"), Attribute.PURPOSE, "ended a quarrel") is True
    assert verdict(paper("peace", purpose="lit a strait"), Attribute.PURPOSE, "ended a quarrel") is False


def test_an_open_attribute_never_contradicts():
    assert verdict(event("fair", "1995"), Attribute.PLACE, "anywhere") is None
    assert verdict(event("fair", "1995"), Attribute.PERSON, "falk") is None
