"""Titles that name different persons do not mean the same; wherever a person may be meant after all, they may."""

import pytest

from quizapp.facts.snapshot import Participant
from quizapp.questions.vocabulary import Attribute, Operator
from quizapp.questions.world.proof import Constraint, World
from tests.questions.worlds import drafts, event, paper, person, world

ZHAO, LI = (
    person("zhao", "Zhao Kuangyin", aliases=("Taizu",)),
    person("li", "Li Yuan", aliases=("Gaozu", "Duke of Tang")),
)
PENG = person("peng", "Li Peng")
ACCESSION = "Zhao Kuangyin becomes emperor of the whole realm"


def verdict(title, about=ACCESSION, kind="accession", persons=(), **fields):
    """What a stem that says `about` means for an event of this title."""
    fact = event("accession", "0618", kind, title=title, **fields)
    known = {one.key: one for one in (ZHAO, LI, PENG, *persons)}
    return World(world(*known.values(), fact)).match(Constraint(Attribute.TITLE, Operator.SIMILAR, about), fact)


def test_the_accessions_of_two_emperors_are_two_events():
    assert verdict("Li Yuan becomes emperor of the whole realm") is False
    assert verdict(ACCESSION) is True
    assert verdict("Zhao Kuangyin becomes the emperor in the whole realm") is None


def test_an_alias_names_its_person():
    assert verdict("Taizu becomes emperor of the whole realm") is None
    assert verdict("Gaozu becomes emperor of the whole realm") is False
    assert verdict("The Duke of Tang becomes emperor of the whole realm") is False
    assert (
        verdict(
            "Li Yuan's crowning as emperor of the whole realm", "Zhao Kuangyin's crowning as emperor of the whole realm"
        )
        is False
    )


def test_a_bare_surname_may_be_anybody_of_that_name():
    assert verdict("Zhao becomes emperor of the whole realm") is None
    assert verdict("Li becomes emperor of the whole realm", "Li Yuan becomes emperor of the whole realm") is None
    assert verdict("Li Yuan succeeds Zhao and becomes emperor of the whole realm") is None
    assert (
        verdict("Li Yuan becomes emperor of the whole realm", "Li Peng becomes emperor of the whole realm") is False
    ), "the surname belongs to a full name"


def test_an_alias_that_is_a_word_of_another_name_names_nobody_for_sure():
    namesake = person("wang", "Wang Gaozu")
    assert verdict("Gaozu becomes emperor of the whole realm", persons=[namesake]) is None


def test_no_name_or_an_unregistered_one_settles_nothing():
    assert (
        verdict("A general becomes emperor of the whole realm", "Zhao Kuangyin becomes emperor of the whole realm")
        is None
    )
    assert verdict("An Lushan becomes emperor of the whole realm") is None


def test_who_may_be_one_is_not_another():
    doubtful = person("li", "Li Yuan", possibly_same=frozenset({"zhao"}))
    assert verdict("Li Yuan becomes emperor of the whole realm", persons=[doubtful]) is None


def test_whoever_took_part_may_be_named():
    there = (Participant("zhao", "attendee"),)
    assert verdict("Li Yuan becomes emperor of the whole realm", participants=there) is None
    somebody = person("somebody", "a regent", unnamed=True)
    unnamed = (Participant("somebody", "attendee"),)
    assert verdict("Li Yuan becomes emperor of the whole realm", participants=unnamed, persons=[somebody]) is None


@pytest.mark.parametrize("kind", ["talks", "meeting", "planned_meeting", "state visit", "banquet"])
def test_where_many_meet_a_title_may_name_any_of_them(kind):
    fields = {"about": "Zhao Kuangyin's talks in Kaifeng on border trade", "kind": kind}
    assert verdict("Li Yuan's talks in Kaifeng on border trade", **fields) is None
    assert verdict("Li Yuan's talks in Kaifeng on border trade", **fields, participants_complete=True) is False


def test_documents_are_compared_by_their_words_alone():
    papers = [paper("pact", "0618", title="Pact of Li Yuan", short_title="pact of Li Yuan")]
    known = World(world(ZHAO, LI, *papers))
    found = known.may_agreements([Constraint(Attribute.TITLE, Operator.SIMILAR, "Pact of Zhao Yuan")])
    assert [fact.key for fact in found] == ["pact"]


def test_each_accession_gets_its_question():
    made = [
        event(
            f"accession-{who.key}",
            date,
            "accession",
            title=f"{who.name} becomes emperor of the whole realm",
            title_form="clause",
        )
        for who, date in ((ZHAO, "1996-02"), (LI, "1990-06"))
    ]
    asked = [draft for draft in drafts(world(ZHAO, LI, *made), "date_of_event") if draft.asks == "year"]
    assert sorted(draft.answer.value for draft in asked) == ["1990", "1996"]
