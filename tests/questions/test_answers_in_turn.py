"""One answer is the right one only so often; lures are worth knowing; what nobody would believe is not stated."""

from collections import Counter

import pytest

from quizapp.questions.draft import Answer, DoesNotApply, Draft
from quizapp.questions.families.common import Turns, weightiest_first
from quizapp.questions.lures.posts import standing
from quizapp.questions.vocabulary import Family, Rule
from tests.questions.worlds import event

shipped_only = pytest.mark.django_db  # the shipped topic is loaded into a test database
DATED = {Family.DATE_OF_EVENT, Family.DATE_OF_AGREEMENT, Family.DATE_BY_CLUE}


def draft(answer, variant=""):
    fields = dict.fromkeys(("subjects", "parts", "constraints", "distractors", "citations"), ())
    fields |= {"family": "place", "asks": "place", "proof": None, "why": "", "tier": 1}
    return Draft(variant=variant, answer=Answer(answer, answer), **fields)


def test_an_answer_that_had_its_turns_is_asked_no_more():
    turns = Turns(2)
    list(turns.counted([draft("falk"), draft("falk"), draft("falk", "office")]))
    with pytest.raises(DoesNotApply, match="Falk is the answer of 2"):
        turns.check("", "falk", "Falk")
    turns.check("office", "falk", "Falk")
    turns.check("", "holm", "Holm")


def test_the_weightiest_facts_take_the_first_turns_in_whatever_order_they_come():
    facts = [event(f"e-{number}", "1994", tier=1 + number % 3) for number in range(12)]
    found = weightiest_first(facts)
    assert [fact.tier for fact in found] == sorted(fact.tier for fact in facts)
    assert found == weightiest_first(facts[::-1])


def items(shipped, *families):
    return [item for _, item, _ in shipped.items if item.family in families]


@shipped_only
@pytest.mark.parametrize(("family", "most"), [(Family.OFFICE_HOLDER, 2), (Family.PLACE, 4)])
def test_nobody_and_no_city_is_the_answer_all_the_time(shipped, family, most):
    found = Counter((item.variant, item.answer["value"]) for item in items(shipped, family))
    assert found and max(found.values()) <= most


@shipped_only
def test_no_president_signs_everything(shipped):
    signed = [item for item in items(shipped, Family.PERSON_IN_EVENT) if item.variant.startswith("signed:")]
    assert max(Counter((item.variant, item.answer["value"]) for item in signed).values()) <= 2


@shipped_only
def test_no_year_or_period_before_the_history_is_offered(shipped):
    first = min(int(item.answer["value"][:4]) for item in items(shipped, *DATED))
    lures = [lure for item in items(shipped, *DATED) if item.asks in ("year", "period") for lure in item.distractors]
    assert lures and all(lure["value"][-4:] >= str(first) for lure in lures)


@shipped_only
def test_every_wrong_city_comes_with_what_happened_there(shipped):
    lures = [lure for item in items(shipped, Family.PLACE) for lure in item.distractors]
    assert lures and not [lure["text"] for lure in lures if "is another city" in lure["truth"]]


@shipped_only
def test_no_statement_gives_somebody_a_post_that_nobody_would_believe(shipped):
    said = [item for item in items(shipped, Family.TRUE_FALSE) if item.variant.startswith("career:")]
    false = [item.proof["claim"] for item in said if item.answer["value"] == "false"]
    offices = shipped.snapshot.offices
    for claim in false:
        alike = {standing(offices[claim[which]]) for which in ("value", "right")}
        assert claim["why_false"]["rule"] == Rule.OTHER_POST or len(alike) == 1, claim


@shipped_only
def test_years_are_counted_at_a_glance_or_by_fives(shipped):
    for item in items(shipped, Family.DATE_BY_CLUE):
        (clue,) = (constraint["value"] for constraint in item.constraints if constraint["attribute"] == "clue")
        years = int(clue.replace("-", " -").replace("+", " +").split()[-1])
        assert years and (abs(years) <= 10 or years % 5 == 0)
