"""Stems say no more than the proof needs, and enough: twins add context or end the question."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import Participant, When
from quizapp.questions.describe import Piece, refer
from quizapp.questions.draft import NoQuestion
from quizapp.questions.families.date_of_event import year_of
from quizapp.questions.vocabulary import Attribute, Family, Operator
from quizapp.questions.world.proof import Constraint, World
from tests.questions.worlds import dispute, drafts, event, gap, history, paper, visit, with_facts, world

YEAR, PERSON, AT_EVENT = Family.DATE_OF_EVENT, Family.PERSON_IN_EVENT, Family.AGREEMENT_AT_EVENT


def attributes(draft):
    return [constraint.attribute for constraint in draft.constraints]


def one(snapshot, family, ref):
    return drafts(snapshot, family, ref)[0]


def test_a_twin_in_another_country_makes_the_stem_say_where():
    canal = event("canal", "1994", host_country="AA", title="the great lock")
    alone = world(canal, event("dam", "1999"))
    assert attributes(one(alone, YEAR, "event:canal")) == [Attribute.TITLE]

    twin = replace(canal, key="twin", when=When.of("1997"), host_country="BB")
    stem = one(with_facts(alone, twin), YEAR, "event:canal")
    assert attributes(stem) == [Attribute.TITLE, Attribute.HOST_COUNTRY]
    assert "in Aland" in stem.stem


def test_a_twin_that_nothing_sets_apart_ends_both_questions():
    canal = event("canal", "1994", host_country="AA", title="the great lock")
    twin = replace(canal, key="twin", when=When.of("1997"))
    both = world(canal, twin)
    assert "needs a distinguishing detail" in gap(both, YEAR, "event:canal", "year")
    assert "needs a distinguishing detail" in gap(both, YEAR, "event:twin", "year")


def test_a_twin_of_the_same_year_does_no_harm():
    canal = event("canal", "1994-03", title="the great lock")
    assert drafts(world(canal, replace(canal, key="twin", when=When.of("1994-11"))), YEAR, "event:canal")


def test_an_undated_twin_ends_the_question():
    canal = event("canal", "1994", title="the great lock")
    assert "not known" in gap(world(canal, replace(canal, key="twin", when=When.of(""))), YEAR, "event:canal")


def test_a_second_visit_in_the_month_is_set_apart_by_its_document_or_days():
    twin = visit("visit-1990b", "1990-05-20", "holm")
    stem = one(with_facts(history(), twin), AT_EVENT, "agreement:fishery")
    before = one(history(), AT_EVENT, "agreement:fishery")
    assert before.constraints[-1].value == "1990-05"
    assert stem.constraints[-1].value == "1990-05"  # another leader already rules the twin out

    unsettled = replace(twin, lead_complete=False)
    stem = one(with_facts(history(), unsettled), AT_EVENT, "agreement:fishery")
    assert stem.constraints[-1].value == "1990-05-03/1990-05-06"


def test_an_unflagged_rival_visit_without_a_date_ends_the_question():
    rival = visit("visit-unknown", "", "holm", lead_complete=False)
    assert gap(with_facts(history(), rival), AT_EVENT, "agreement:fishery").startswith("needs a distinguishing")


def test_a_disputed_rival_is_ruled_out_only_by_what_every_telling_excludes():
    rival = visit("visit-1989", "1989-05-05", "falk", lead_complete=False)
    told_twice = dispute(rival, "date", "1989-05-05", "1990-05-05")
    assert drafts(with_facts(history(), rival), AT_EVENT, "agreement:fishery")
    assert gap(with_facts(history(), rival, told_twice), AT_EVENT, "agreement:fishery").startswith("needs a")


def test_an_unflagged_leader_is_never_asked_for():
    loose = replace(history().events["visit-1990"], lead_complete=False)
    assert "does not settle who led" in gap(with_facts(history(), loose), PERSON, "event:visit-1990")


def test_an_office_in_dispute_is_not_said_of_the_leader():
    snapshot = history()
    stem = one(snapshot, AT_EVENT, "agreement:fishery").stem
    assert "Premier Anders Falk" in stem
    told_twice = dispute(snapshot.events["visit-1990"], "office", "Premier", "Minister")
    assert "Premier" not in one(with_facts(snapshot, told_twice), AT_EVENT, "agreement:fishery").stem


def test_a_disputed_leader_describes_no_visit():
    snapshot = history()
    told_twice = dispute(snapshot.events["visit-1990"], "leader", "falk", "holm")
    assert gap(with_facts(snapshot, told_twice), PERSON, "event:visit-1990")


def pieces(*constraints):
    return [Piece(" ", constraint.value, constraint) for constraint in constraints]


LED = Constraint(Attribute.LEADER, Operator.IS, "falk")
HOST = Constraint(Attribute.HOST_COUNTRY, Operator.IS, "AA")
SIGNED = Constraint(Attribute.SIGNED, Operator.HAS, "peace")
TITLE = Constraint(Attribute.TITLE, Operator.SIMILAR, "the lock")


def locks():
    """Three alike events: the country sets one rival apart, the document both."""
    same = {"title": "the lock"}
    own = event("own", "1994", host_country="AA", **same)
    rivals = [event("there", "1997", host_country="BB", **same), event("later", "1998", host_country="AA", **same)]
    return World(world(own, *rivals, paper("peace", "1994", event="own")))


def test_a_clause_that_a_later_one_made_redundant_is_dropped():
    known = locks()
    found = refer(known, pieces(TITLE), pieces(HOST, SIGNED), year_of(known))
    assert found.constraints == (TITLE, SIGNED)
    assert found.proof.may == ("event:own",)


def test_a_clause_that_removes_no_rival_is_never_taken():
    known = locks()
    found = refer(known, pieces(TITLE), pieces(LED, SIGNED), year_of(known))
    assert LED not in found.constraints


def test_running_out_of_attributes_says_what_is_missing():
    known = locks()
    with pytest.raises(NoQuestion, match="needs a distinguishing detail: 2 answers"):
        refer(known, pieces(TITLE), pieces(HOST), year_of(known))


def test_joint_leaders_of_one_side_are_a_gap():
    joint = (Participant("falk", "leader"), Participant("holm", "leader"))
    pair = replace(history().events["visit-1990"], participants=joint)
    assert "led jointly" in gap(with_facts(history(), pair), PERSON, "event:visit-1990")
