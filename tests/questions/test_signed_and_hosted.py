"""Who signed for a party, who received: only from lists that are marked complete."""

from collections import Counter
from dataclasses import replace

import pytest

from quizapp.facts.snapshot import Participant, Signer
from quizapp.questions import lints, verify
from quizapp.questions.families import person_in_event
from quizapp.questions.item import Item
from quizapp.questions.matching.persons import NARROW, RULES
from quizapp.questions.safety import unsafe
from quizapp.questions.vocabulary import Attribute, Family, Operator
from quizapp.questions.world.proof import Constraint, World
from tests.questions.terms_of_office import meeting, offices
from tests.questions.worlds import changed, drafts, history, made, paper, person

PERSON = Family.PERSON_IN_EVENT
MINISTRY = "Ministry of Fish"


def signed(*signers, **fields):
    """The history with a fishery treaty of 1996, signed by these."""
    signers = signers or (Signer("holm", "AA", "premier-aa"), Signer("bo", "BB"))
    defaults = {"title": "Treaty on trawling rights", "short_title": "trawling treaty", "signatories_complete": True}
    made = paper("trawling", "1996-08-01", signatories=signers, **{**defaults, **fields})
    later = [meeting(year, Participant("lind", "attendee", "premier-aa"), tier=2) for year in (2004, 2005)]
    return offices(made, person("bo", "Bo Ek", "BB"), person("lind", "Frans Lind"), *later)


def asked(snapshot, variant="signed:AA"):
    found = [draft for draft in drafts(snapshot, PERSON) if draft.variant == variant]
    return found[0] if found else None


def test_it_asks_who_signed_for_a_country():
    draft = asked(signed())
    assert draft.answer.value == "holm" and "Aland" in draft.stem and "trawling treaty" in draft.stem
    item = Item.of_draft(draft)
    assert not lints.errors(lints.check(item, signed())) and not verify.broken(World(signed()), item)
    assert all(lure.facts == ("agreement:trawling",) for lure in draft.distractors)


def test_an_institution_is_named_as_it_is():
    draft = asked(signed(Signer("holm", MINISTRY, "premier-aa")), f"signed:{MINISTRY}")
    assert "the Ministry of Fish" in draft.stem and "'s signat" not in draft.stem


@pytest.mark.parametrize(
    "snapshot",
    [
        signed(signatories_complete=False),
        signed(Signer("holm", "AA"), Signer("falk", "AA")),
        signed(Signer("somebody", "AA")),
    ],
    ids=["open list", "two signed", "unnamed"],
)
def test_who_signed_alone_must_be_known(snapshot):
    snapshot = replace(snapshot, persons={**snapshot.persons, "somebody": person("somebody", "a clerk", unnamed=True)})
    assert asked(snapshot) is None
    assert all(not one.applies for one in made(snapshot, PERSON) if one.subjects == ("agreement:trawling",))
    assert verify.broken(World(snapshot), Item.of_draft(asked(signed())))


def test_who_signed_or_may_have_is_no_lure():
    draft = asked(signed())
    option = draft.distractors[0].as_json()
    too = signed(Signer("holm", "AA"), Signer("bo", "BB"), Signer(option["value"], "CC"))
    assert "may have signed" in unsafe(World(too), Item.of_draft(draft), option)


def test_a_sister_treaty_makes_it_ambiguous_until_a_date_tells_them_apart():
    sister = paper("sister", "1999-01-01", title="Treaty on trawling rights", short_title="trawling treaty")
    facts = [*signed().agreements.values(), *signed().persons.values(), sister]
    assert "1996" in asked(offices(*facts)).stem
    same_day = replace(sister, when=signed().agreements["trawling"].when)
    assert asked(offices(*facts[:-1], same_day)) is None


def hosted(**fields):
    parts = (Participant("holm", "host", "premier-aa"), Participant("bo", "attendee", ""))
    defaults = {"participants_complete": True, "title": "the banquet for the whalers", "kind": "opening"}
    later = [meeting(year, Participant("lind", "attendee", "premier-aa"), tier=2) for year in (2004, 2005)]
    banquet = meeting(1999, *parts, **{**defaults, **fields})
    return offices(banquet, *later, person("bo", "Bo Ek", "BB"), person("lind", "Frans Lind"))


def test_it_asks_who_hosted_where_everybody_is_known():
    draft = asked(hosted(), "host")
    assert draft.answer.value == "holm" and "banquet for the whalers" in draft.stem
    assert not verify.broken(World(hosted()), Item.of_draft(draft))
    leaderless = hosted(participants_complete=False, lead_complete=True)
    assert asked(leaderless, "host") is None
    assert "complete" in unsafe(World(leaderless), Item.of_draft(draft), draft.distractors[0].as_json())


def test_a_title_with_the_host_in_it_is_not_asked():
    assert asked(hosted(title="Holm's banquet for the whalers"), "host") is None


@pytest.mark.parametrize("snapshot", [signed(), hosted(), history()])
@pytest.mark.parametrize(("fact_type", "attribute"), RULES)
def test_the_indexes_agree_with_the_rules(snapshot, fact_type, attribute):
    world = World(snapshot)
    table = world.table(fact_type)
    for value in ("AA", MINISTRY, "holm", "bo", "premier-aa", "norrby", "nobody"):
        constraint = Constraint(attribute, Operator.HAS, value)
        open_facts = [fact for fact in table.facts if world.match(constraint, fact) is not False]
        if (fact_type, attribute) in NARROW:
            free, unsure = NARROW[fact_type, attribute](world, value)
            assert {fact.key for fact in open_facts} <= {fact.key for fact in table.pick(free | unsure)}
            assert all(world.match(constraint, fact) is not False for fact in table.pick(free))


def test_a_host_is_contradicted_by_a_complete_list_only():
    for complete, verdict in ((True, False), (False, None)):
        event = hosted(participants_complete=complete).events["hall-1999"]
        assert World(hosted()).match(Constraint(Attribute.HOST, Operator.IS, "falk"), event) is verdict


def test_there_are_several_wordings_of_who_led_and_none_prevails():
    begins = Counter()
    for seed in map(str, range(20)):
        begins.update(" ".join(draft.stem.split()[:3]) for draft in drafts(replace(history(), bank_seed=seed), PERSON))
    assert len(begins) >= 5 and max(begins.values()) <= 0.35 * begins.total()


def test_a_leader_of_another_visit_as_answer_is_found():
    (draft,) = drafts(history(), PERSON, "event:visit-1990")
    item = replace(Item.of_draft(draft), answer={"text": "Holm", "value": "holm", "accepted": []})
    assert person_in_event.answer_problem(World(history()), item)
    assert verify.broken(World(changed(history(), "event:visit-1990", lead_complete=False)), Item.of_draft(draft))
