"""True/false and cloze are made from another family's question, and stand and fall with its proof."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import When
from quizapp.questions import verify
from quizapp.questions.draft import Gap, Part
from quizapp.questions.families import cloze, true_false
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family, Format
from quizapp.questions.workshop import Workshop
from quizapp.questions.world.proof import World
from tests.questions.worlds import changed, drafts, history

SENTENCE = (Part("The "), Part("fishery agreement", 0), Part(" was signed in "), Part("", is_blank=True), Part("."))
BASES = [
    replace(draft, statement=(Part("The "), replace(draft.parts[1]), *SENTENCE[2:]))
    for draft in drafts(history(), Family.DATE_OF_AGREEMENT)
]


def made(family, base=None, snapshot=None):
    return list(family.derive(Workshop.of(snapshot or history()), base or BASES[0]))


def broken(draft, snapshot=None, **planted):
    return verify.broken(World(snapshot or history()), replace(Item.of_draft(draft), **planted))


STATED = [one for base in BASES for one in made(true_false, base)]
TRUE = next(draft for draft in STATED if draft.answer.value == "true")
FALSE = next(draft for draft in STATED if draft.answer.value == "false")
(BLANK,) = made(cloze)


@pytest.mark.parametrize("draft", [TRUE, FALSE, BLANK])
def test_a_statement_holds_as_its_base_does(draft):
    assert broken(draft) == ""


def test_some_statements_are_true_and_some_are_not():
    assert {draft.answer.value for draft in STATED} == {"true", "false"}


def test_a_true_statement_states_the_answer_and_a_false_one_a_lure():
    assert TRUE.claim["value"] == TRUE.claim["right"] in TRUE.stem
    assert FALSE.claim["value"] != FALSE.claim["right"]
    assert FALSE.claim["value"] in FALSE.stem and FALSE.claim["right"] not in FALSE.stem


def test_true_stands_before_false():
    for draft in (TRUE, FALSE):
        options = sorted([draft.answer, *draft.distractors], key=lambda option: option.position)
        assert [option.text for option in options] == ["True", "False"]


def test_the_same_question_is_never_both():
    assert len({draft.key("aland-boria") for draft in STATED}) == len(STATED)
    again = [one for base in BASES for one in made(true_false, base)]
    assert [draft.answer.value for draft in again] == [draft.answer.value for draft in STATED]


def test_a_judgement_turned_round_is_found():
    turned = {"text": "False", "value": "false", "accepted": []}
    assert "judged wrongly" in broken(TRUE, answer=turned)


def test_a_claim_that_has_become_true_is_found():
    year = FALSE.claim["value"]
    moved = changed(history(), FALSE.subjects[0], when=When.of(year))
    assert broken(FALSE, moved)


def test_a_claim_whose_lure_is_no_longer_safe_is_found():
    claim = {**FALSE.claim, "value": "1234", "why_false": {"rule": "because", "facts": ["x:y"], "text": "So."}}
    assert "the rule because is unknown" in broken(FALSE, proof=FALSE.proof.as_json() | {"claim": claim})


def test_a_false_statement_that_lost_its_reason_is_found():
    claim = {name: value for name, value in FALSE.claim.items() if name != "why_false"}
    assert "nothing says why" in broken(FALSE, proof=FALSE.proof.as_json() | {"claim": claim})


def test_memory_is_of_what_is_right_whichever_way_it_is_put():
    turned = replace(FALSE, claim={**FALSE.claim, "value": FALSE.claim["right"]}, answer=TRUE.answer)
    assert turned.fingerprint == FALSE.fingerprint
    assert replace(FALSE, claim={**FALSE.claim, "right": "1234"}).fingerprint != FALSE.fingerprint


def test_a_cloze_has_one_blank_and_the_answer_of_its_base():
    assert BLANK.stem.count("____") == 1 and BLANK.answer == BASES[0].answer
    assert Format.CLOZE in BLANK.formats and BLANK.asks == BASES[0].asks


def test_a_statement_of_an_unknown_family_proves_nothing():
    assert "no known family" in broken(BLANK, variant="astrology")


def test_a_fact_without_a_sentence_gives_none():
    assert made(true_false, replace(BASES[0], statement=())) == []


def test_a_sentence_too_long_is_a_gap_that_says_so():
    long = (Part("word " * 40), *BASES[0].statement)
    (gap,) = made(true_false, replace(BASES[0], statement=long))
    assert isinstance(gap, Gap) and "longer than" in gap.reason
