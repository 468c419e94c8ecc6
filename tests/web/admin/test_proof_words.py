"""A proof in the words of people."""

import pytest

from quizapp.questions.vocabulary import Asks, Attribute, Rule
from quizapp.web.admin.proof_words import (
    ASKED,
    RULES,
    asked_in_words,
    claim_in_words,
    claimed_fact,
    constraint_in_words,
    fits_in_words,
    named_fact,
    rule_in_words,
)

COUNTRIES = {"KZ": {"name": "Kazakhstan"}}


@pytest.mark.parametrize(
    ("attribute", "value", "expected"),
    [
        ("kind", "committee_meeting", "its kind is: committee meeting"),
        ("date", "1993-10", "it lies within this time: October 1993"),
        ("date", "soon", "it lies within this time: soon"),
        ("host_country", "KZ", "it took place in Kazakhstan"),
        ("host_country", "XX", "it took place in XX"),
        ("leader", "li-peng", "it was led by Li Peng"),
        ("leader_side", "KZ", "somebody from Kazakhstan led it"),
        ("host", "li-peng", "Li Peng received the visitors"),
        ("signed_for", "Kazakhstan", "somebody signed it for this party: Kazakhstan"),
        ("series", "trade-cn:export", "it is a figure of this series: trade cn, export"),
        ("period", "1999", "it is the figure for this time: 1999"),
        ("clue", "event:visit+1", "its year comes 1 calendar year after that of: Li Peng"),
        ("clue", "event:visit-6", "its year comes 6 calendar years before that of: Li Peng"),
        ("clue", "event:visit+0", "it falls into the same calendar year as: Li Peng"),
        ("something_new", ["a", "b"], "something new is a, b"),
    ],
)
def test_a_constraint(attribute, value, expected):
    constraint = {"attribute": attribute, "operator": "is", "value": value}

    assert constraint_in_words(constraint, "Li Peng", COUNTRIES) == expected


@pytest.mark.parametrize("attribute", Attribute)
def test_every_attribute_has_words_of_its_own(attribute):
    said = constraint_in_words({"attribute": str(attribute), "operator": "is", "value": "x"}, "a name", {})

    assert said != f"{attribute} is x".replace("_", " ")


def test_the_facts_that_constraints_name():
    assert named_fact({"attribute": "leader", "value": "li-peng"}) == "person:li-peng"
    assert named_fact({"attribute": "signed", "value": "pact"}) == "agreement:pact"
    assert named_fact({"attribute": "fact", "value": "event:visit"}) == "event:visit"
    assert named_fact({"attribute": "clue", "value": "event:visit-2002-6"}) == "event:visit-2002"
    assert named_fact({"attribute": "clue", "value": "nonsense"}) == ""
    assert named_fact({"attribute": "source", "value": "chronicle"}) == "source:chronicle"
    assert named_fact({"attribute": "kind", "value": "visit"}) == ""


def test_every_rule_is_explained():
    assert set(RULES) == set(Rule)
    assert rule_in_words("another_rule") == "another rule"


def test_every_field_is_asked_for_in_words():
    assert set(ASKED) == set(Asks)
    assert asked_in_words("another_field") == "another field"


def test_what_a_true_false_states():
    year = {"asks": "month", "text": "May 1992", "value": "1992-05", "right": "1992-05"}
    assert claim_in_words(year, "") == "The month and year: the statement says “May 1992”, which is right."
    false = {**year, "right": "1993-10", "why_false": {"rule": "disjoint_date"}}
    assert claim_in_words(false, "") == ("The month and year: the statement says “May 1992”; right is “October 1993”.")
    person = {"asks": "person", "text": "Li Peng", "value": "li-peng", "right": "qiao-shi", "why_false": {"rule": "x"}}
    assert claimed_fact(person) == "person:qiao-shi" and claimed_fact(year) == ""
    assert claim_in_words(person, "Qiao Shi") == "A person: the statement says “Li Peng”; right is “Qiao Shi”."


def test_how_many_facts_fit():
    assert fits_in_words(1, 1) == "1 fact fits the question, so there is one answer."
    assert fits_in_words(3, 1) == "3 facts fit the question, and all of them give the same answer."
    assert fits_in_words(3, 2) == "3 facts fit the question, with 2 answers."
