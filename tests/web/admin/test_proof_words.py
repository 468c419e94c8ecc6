"""A proof in the words of people."""

import pytest

from quizapp.questions.vocabulary import Attribute, Rule
from quizapp.web.admin.proof_words import (
    RULES,
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
    assert named_fact({"attribute": "kind", "value": "visit"}) == ""


def test_every_rule_is_explained():
    assert set(RULES) == set(Rule)
    assert rule_in_words("another_rule") == "another rule"


def test_how_many_facts_fit():
    assert fits_in_words(1, 1) == "1 fact fits the question, so there is one answer."
    assert fits_in_words(3, 1) == "3 facts fit the question, and all of them give the same answer."
    assert fits_in_words(3, 2) == "3 facts fit the question, with 2 answers."
