"""Fact, plan or claim: asked where nothing but the sources' own words settles it, and never given away by a title."""

import pytest

from quizapp.facts.snapshot import Cited, ConflictFact, When
from quizapp.questions.vocabulary import Family
from tests.questions.source_worlds import broken, figure, one, source
from tests.questions.worlds import changed, drafts, event, gap, world

TOLD = Family.TOLD_AS
BRIDGE = "event:bridge"


def told(*facts, **fields):
    bridge = event("bridge", "1995", title="the bridge at Korsbro", told=fields.pop("told", "planned"), **fields)
    return world(bridge, event("mill", "1994", title="the mill at Mosby", tier=1), *facts)


@pytest.mark.parametrize(("how", "said"), [("planned", "As a plan"), ("claimed", "As a claim")])
def test_a_plan_and_a_claim_are_asked_with_the_other_ways_as_lures(how, said):
    draft = one(told(told=how), TOLD, BRIDGE)
    assert (draft.answer.value, draft.answer.text) == (how, said)
    assert {lure.value for lure in draft.distractors} == {"done", "planned", "claimed"} - {how}
    assert "A chronicle" in draft.stem and draft.told == how


def test_what_was_done_is_asked_beside_a_plan_and_not_elsewhere():
    assert one(told(), TOLD, "event:mill").answer.value == "done"
    far = event("quay", "1993", citations=(Cited("chronicle", "p9", "Far away."),), tier=1)
    assert "no plan or claim" in gap(told(far), TOLD, far.ref)


@pytest.mark.parametrize(
    "title", ["the plan for a bridge", "the bridge that Falk proposed for Korsbro", "the possibility of a bridge"]
)
def test_a_title_that_says_how_it_is_told_is_not_asked(title):
    snapshot = changed(told(), BRIDGE, title=title, short_title=title)
    assert "says how it is told" in gap(snapshot, TOLD, BRIDGE)


def test_an_adjective_that_says_it_is_left_out():
    snapshot = changed(told(), BRIDGE, title="the planned bridge at Korsbro", short_title="the announced bridge")
    stem = one(snapshot, TOLD, BRIDGE).stem
    assert "the bridge at Korsbro" in stem and "planned" not in stem


def test_without_that_adjective_the_title_may_not_mean_what_was_done():
    twin = event("old-bridge", "1990", title="the bridge at Korsbro")
    snapshot = changed(told(twin), BRIDGE, title="the planned bridge at Korsbro", short_title="", when=twin.when)
    assert not drafts(snapshot, TOLD, BRIDGE)


def test_what_a_second_source_tells_is_not_put_to_one_of_them():
    both = (Cited("chronicle", "p1", "Told."), Cited("gazette", "p1", "Told."))
    snapshot = changed(told(), BRIDGE, citations=both)
    snapshot = world(*snapshot.events.values(), sources={**snapshot.sources, "gazette": source("gazette")})
    draft = one(snapshot, TOLD, BRIDGE)
    assert "the sources" in draft.stem and len(draft.constraints) == 1
    alone = one(told(), TOLD, BRIDGE)
    assert "gazette tells of it as well" in broken(alone, snapshot)


def test_a_figure_is_asked_by_its_value():
    target = figure("target-2015", "40", "target", "2015", told="planned", qualifier="target", name="target for trade")
    stem = one(world(figures={target.key: target}), TOLD).stem
    assert "the figure of 40 million dollars for trade in 2015" in stem.replace("the trade", "trade")


def test_a_claim_without_a_date_is_left_out_unless_it_is_a_number():
    undated = changed(told(told="claimed"), BRIDGE, when=When())
    assert "hardly be told apart" in gap(undated, TOLD, BRIDGE)


@pytest.mark.parametrize(
    ("how", "passage", "is_asked"),
    [
        ("claimed", "The envoy claims that 40 ships came.", True),
        ("claimed", "40 ships came.", False),
        ("done", "The envoy puts the ships at 40.", False),
    ],
)
def test_a_number_is_a_claim_only_where_the_passage_gives_it_as_a_word(how, passage, is_asked):
    cited = (Cited("chronicle", "p1", passage),)
    ships = figure("ships-1995", "40", "ships", "1995", told=how, name="foreign ships", citations=cited, tier=1)
    plan = event("quay", "1996", title="the quay at Mosby", told="planned")
    assert bool(drafts(world(plan, figures={ships.key: ships}), TOLD, "figure:ships-1995")) == is_asked


def test_a_dispute_on_how_it_is_told_ends_the_question():
    dispute = ConflictFact("x", "told", (BRIDGE,), (("planned", "chronicle", "p1"), ("done", "chronicle", "p1")))
    assert not drafts(told(dispute), TOLD, BRIDGE)
    assert broken(one(told(), TOLD, BRIDGE), told(dispute))


@pytest.mark.parametrize("how", ["done", "claimed"])
def test_another_way_of_telling_breaks_the_question(how):
    assert broken(one(told(), TOLD, BRIDGE), changed(told(), BRIDGE, told=how))


def test_a_twin_told_otherwise_breaks_the_question():
    twin = event("second-bridge", "1999", title="a second bridge at Korsbro")
    assert broken(one(told(), TOLD, BRIDGE), told(twin))
