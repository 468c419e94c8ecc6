"""The shipped bank by a second opinion, which also has to notice what is planted."""

from copy import deepcopy

import pytest

from tests.questions.brute_force import problems

pytestmark = pytest.mark.django_db  # the shipped topic is loaded into a test database


def one(document, family):
    return next(question for question in document["questions"] if question["family"] == family)


def test_a_second_opinion_finds_nothing_wrong(shipped):
    found = {q["key"]: problems(q, shipped.document) for q in shipped.document["questions"]}
    assert {key: wrong for key, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    "family",
    ["date_of_event", "person_in_event", "agreement_at_event", "date_of_agreement", "what_it_did", "order_two"],
)
def test_it_notices_a_key_that_changed_places_with_a_lure(shipped, family):
    document = deepcopy(shipped.document)
    question = one(document, family)
    question["answer"], question["distractors"][0] = (
        {**question["answer"], **{name: question["distractors"][0][name] for name in ("text", "value")}},
        {**question["distractors"][0], **{name: question["answer"][name] for name in ("text", "value")}},
    )
    assert problems(question, document)


@pytest.mark.parametrize("family", ["date_of_event", "person_in_event", "date_of_agreement", "what_it_did"])
def test_it_notices_a_true_lure(shipped, family):
    document = deepcopy(shipped.document)
    question = one(document, family)
    if family == "what_it_did" and question["asks"] == "agreement":
        question = next(q for q in document["questions"] if q["asks"] == "purpose")
    question["distractors"][0]["value"] = question["answer"]["value"]
    assert problems(question, document)


@pytest.mark.parametrize("change", [{"told": "planned"}, {"citations": []}])
def test_it_notices_evidence_that_is_gone(shipped, change):
    document = deepcopy(shipped.document)
    question = one(document, "date_of_event")
    for event in document["events"]:
        if f"event:{event['key']}" in question["subject_facts"]:
            event.update(change)
    assert problems(question, document)
