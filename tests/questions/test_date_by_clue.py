"""A clue fixes a year by arithmetic from another that has only one; the feedback works it out."""

import pytest

from quizapp.questions import verify
from quizapp.questions.item import Item
from quizapp.questions.matching.clues import split_clue
from quizapp.questions.vocabulary import Attribute, Family, Operator
from quizapp.questions.world.proof import Constraint, World
from tests.questions.worlds import PREMIER, dispute, drafts, event, gap, paper, person, visit, with_facts, world

CLUE = Family.DATE_BY_CLUE


def canal(**fields):
    return event("canal", "1990-03-01", title="the great canal", tier=1, threads=("works",), **fields)


def bridge(date="1999-08-02", **fields):
    return event("bridge", date, **{"title": "the long bridge", "tier": 1, "threads": ("works",), **fields})


def about(snapshot, ref):
    return [draft for draft in drafts(snapshot, CLUE) if draft.subjects[0] == ref]


def test_the_later_of_two_essentials_of_one_story_is_worked_out_from_the_earlier():
    (draft,) = about(world(canal(), bridge()), "event:bridge")
    assert draft.subjects == ("event:bridge", "event:canal")
    assert draft.constraints[1] == Constraint(Attribute.CLUE, Operator.IS, "event:canal+9")
    assert "nine calendar years" in draft.stem.casefold() and "the great canal" in draft.stem
    assert (draft.answer.value, draft.proof.answers) == ("1999", ("1999",))
    assert "1990 + 9 = 1999" in draft.why


def test_a_first_year_is_counted_back_from_a_later_one():
    (draft,) = about(world(canal(), bridge(), _bridge(3)), "event:canal")
    assert draft.constraints[1].value == "event:bridge-9"
    assert "before" in draft.stem or "back" in draft.stem
    assert "1999 − 9 = 1990" in draft.why


def test_two_facts_are_linked_once():
    pairs = [frozenset(draft.subjects) for draft in drafts(world(canal(), bridge(), _bridge(3)), CLUE)]
    assert len(set(pairs)) == len(pairs) == 3


def test_facts_of_one_year_or_of_different_stories_make_no_clue():
    assert gap(world(canal(), bridge("1990-08-02")), CLUE, "event:bridge")
    assert gap(world(canal(), bridge(threads=())), CLUE, "event:bridge")


def test_what_is_counted_from_must_mean_facts_of_one_year():
    twin = event("twin", "1993", title="the great canal", tier=2)
    assert not about(world(canal(), twin, bridge()), "event:bridge")


def test_a_visit_may_be_worked_out_but_nothing_is_counted_from_it():
    facts = (canal(), visit("visit-1995", "1995-05-03", "falk", threads=("works",), title="Falk's visit"))
    snapshot = world(*facts, person("falk", "Anders Falk"), PREMIER)
    assert about(snapshot, "event:visit-1995")
    assert not about(snapshot, "event:canal")


def _falk():
    from tests.questions.worlds import PREMIER, person

    return (person("falk", "Anders Falk"), PREMIER)


def test_a_document_is_said_to_be_signed():
    treaty = paper("fish", "1996-04-01", title="Treaty on fish", short_title="fish treaty", tier=1, threads=("works",))
    (draft,) = about(world(canal(), treaty), "agreement:fish")
    assert "the signing of the fish treaty" in draft.stem


@pytest.mark.parametrize("count", ["ninth", "9th"])
def test_an_anniversary_counts_from_what_it_remembers(count):
    feast = event("feast", "1999-03-01", "anniversary", title=f"the {count} anniversary of the great canal", tier=3)
    (draft,) = about(world(canal(), feast), "event:feast")
    assert draft.subjects == ("event:feast", "event:canal")
    assert draft.stem.casefold().count("count") == 1
    assert draft.answer.value == "1999"


def test_an_anniversary_of_something_unknown_makes_no_clue():
    feast = event("feast", "1999-03-01", "anniversary", title="the tenth anniversary of the great canal", tier=3)
    assert not about(world(canal(), feast), "event:feast")


@pytest.mark.parametrize("ref", ["event:canal", "event:bridge"])
def test_a_disputed_date_on_either_side_ends_the_question(ref):
    snapshot = world(canal(), bridge())
    (draft,) = about(snapshot, "event:bridge")
    doubted = with_facts(snapshot, dispute(snapshot.fact(ref), "date", "1992-01-01"))
    assert not about(doubted, "event:bridge")
    assert verify.broken(World(doubted), Item.of_draft(draft))


def test_a_reference_that_moved_breaks_the_clue():
    (draft,) = about(world(canal(), bridge()), "event:bridge")
    moved = world(event("canal", "1991-03-01", title="the great canal", tier=1, threads=("works",)), bridge())
    assert verify.broken(World(moved), Item.of_draft(draft))
    assert verify.broken(World(world(canal(), bridge())), Item.of_draft(draft)) == ""


def test_no_fact_helps_more_than_three_others():
    others = [_bridge(number) for number in range(8)]
    used = [draft.subjects[1] for draft in drafts(world(canal(), *others), CLUE)]
    assert max(used.count(ref) for ref in used) <= 3


def _bridge(number):
    name = ("oak", "iron", "stone", "rope", "glass", "brick", "steel", "cedar")[number]
    return event(f"b{number}", f"{1992 + number}-08-02", title=f"the {name} mill", tier=1, threads=("works",))


def test_a_clue_contradicts_a_fact_only_when_its_year_is_certainly_another():
    known = World(world(canal(), bridge(), event("vague", "1998/1999"), event("late", "2001")))
    clue = Constraint(Attribute.CLUE, Operator.IS, "event:canal+9")
    verdicts = {key: known.match(clue, fact) for key, fact in known.snapshot.events.items()}
    assert verdicts == {"bridge": True, "canal": False, "late": False, "vague": None}
    assert {fact.key for fact in known.may_events([clue])} == {"bridge", "vague"}


def test_a_clue_may_count_from_a_key_with_signs_of_its_own():
    assert split_clue("event:visit-1995+9") == ("event:visit-1995", 9)
    assert split_clue("agreement:a+b-3") == ("agreement:a+b", -3)
    with pytest.raises(ValueError, match="no clue"):
        split_clue("event:canal")
