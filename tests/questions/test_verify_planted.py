"""The proof of a stored version, taken up again: it holds as made, and every planted falsehood is named."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import When
from quizapp.questions import verify
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import World
from tests.questions.worlds import changed, dispute, event, fair, history, with_facts

FAIR = fair()
WITH_LURES = [family for family, draft in FAIR.items() if draft.distractors]


def broken(family, snapshot=None, **planted):
    draft = FAIR[family]
    return verify.broken(World(snapshot or history()), replace(Item.of_draft(draft), **planted))


def subject(family):
    return FAIR[family].subjects[0]


@pytest.mark.parametrize("family", FAIR)
def test_a_fair_question_holds(family):
    assert broken(family) == ""


@pytest.mark.parametrize("family", WITH_LURES)
def test_a_lure_as_the_key_is_another_answer(family):
    lure = FAIR[family].distractors[0]
    assert broken(family, answer={"text": lure.text, "value": lure.value, "accepted": []})


@pytest.mark.parametrize("family", WITH_LURES)
def test_a_lure_whose_reason_is_of_no_known_rule_is_not_safe(family):
    options = [lure.as_json() for lure in FAIR[family].distractors]
    options[0]["why_false"]["rule"] = "because"
    assert "the rule because is unknown" in broken(family, distractors=options)


@pytest.mark.parametrize("family", WITH_LURES)
def test_the_key_among_the_lures_is_never_safe(family):
    draft = FAIR[family]
    options = [lure.as_json() for lure in draft.distractors]
    options[0] |= {"text": f"{options[0]['text']} II", "value": draft.answer.value}
    assert broken(family, distractors=options)


@pytest.mark.parametrize("family", FAIR)
def test_a_may_set_that_is_no_longer_the_stored_one_is_named(family):
    proof = {**Item.of_draft(FAIR[family]).proof, "may": [*FAIR[family].proof.may, "event:gone"]}
    assert broken(family, proof=proof) == "the facts that its stem may mean are others now"


def test_a_stem_that_comes_to_rest_on_a_dispute_describes_nothing():
    visit = history().events["visit-1993"]
    told_twice = dispute(visit, "date", "1993-05-03/1993-05-06", "1993-06-03")
    said = "not settled that the date of event:visit-1993"
    assert said in broken(Family.AGREEMENT_AT_EVENT, with_facts(history(), told_twice))


def test_a_fact_that_became_vague_no_longer_answers():
    ref = subject(Family.DATE_OF_EVENT)
    assert broken(Family.DATE_OF_EVENT, changed(history(), ref, when=When.of("1997~")))


def test_a_new_twin_is_another_possible_answer():
    twin = event("twin", "1992", title=history().fact(subject(Family.DATE_OF_EVENT)).title)
    assert "2 answers are possible" in broken(Family.DATE_OF_EVENT, with_facts(history(), twin))


def test_an_order_turned_around_by_new_dates_is_broken():
    ref = subject(Family.ORDER_TWO)
    assert "does not certainly come before" in broken(Family.ORDER_TWO, changed(history(), ref, when=When.of("2003")))
