"""Documents that build on one another, and occasions that need their day."""

from dataclasses import replace

from quizapp.questions.vocabulary import Attribute, Family, Operator
from quizapp.questions.world.proof import Constraint, World
from tests.questions.worlds import changed, drafts, history, paper, visit, with_facts

WHAT, AT_EVENT = Family.WHAT_IT_DID, Family.AGREEMENT_AT_EVENT
FISHERY = "agreement:fishery"


def test_documents_that_build_on_one_another_are_never_set_against_each_other():
    lures = {lure.facts[1] for draft in drafts(history(), WHAT, FISHERY) for lure in draft.distractors}
    first, second = sorted(lures)[:2]
    chained = changed(history(), FISHERY, implements=(first.removeprefix("agreement:"),))
    chained = changed(chained, second, supersedes=(first.removeprefix("agreement:"),))
    left = {lure.facts[1] for draft in drafts(chained, WHAT, FISHERY) for lure in draft.distractors}
    assert left and not left & {first, second}


def test_what_a_document_did_is_not_certainly_not_done_by_its_supplement():
    supplement = paper("brine", "1999", purpose="widened the rule to sprats", implements=("fishery",))
    world = World(with_facts(history(), supplement))
    done = Constraint(Attribute.PURPOSE, Operator.IS, "set quotas for herring")
    assert world.match(done, supplement) is None
    assert World(with_facts(history(), replace(supplement, implements=()))).match(done, supplement) is False


def test_a_finer_date_takes_the_place_of_the_coarser_one():
    first = history().events["visit-1990"]
    leader = first.participants[0].person
    rival = visit("second-visit", f"{first.when.edtf[:8]}28", leader)
    (draft,) = drafts(with_facts(history(), rival), AT_EVENT, FISHERY)
    stem = "".join(part.text for part in draft.parts)
    assert stem.count(first.when.edtf[:4]) == 1
    dated = [constraint for constraint in draft.constraints if constraint.attribute == Attribute.DATE]
    assert [constraint.value for constraint in dated] == [first.when.edtf]
