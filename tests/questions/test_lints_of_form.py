"""Lints on the form of an item: each passes a fair question and catches a planted fault."""

from dataclasses import replace

import pytest

from quizapp.questions import lints
from quizapp.questions.draft import Part
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family
from tests.questions.worlds import changed, fair, history, person, with_facts

FAIR = fair()
YEAR, PERSON, PAPER = FAIR[Family.DATE_OF_EVENT], FAIR[Family.PERSON_IN_EVENT], FAIR[Family.AGREEMENT_AT_EVENT]
ORDER, WHAT = FAIR[Family.ORDER_TWO], FAIR[Family.WHAT_IT_DID]
OF_PAPER = FAIR[Family.DATE_OF_AGREEMENT]


def found(draft, snapshot=None):
    """The numbers of the lints that a draft breaks, errors only."""
    return {lint.number for lint in lints.errors(lints.check(Item.of_draft(draft), snapshot or history()))}


def option(draft, index=0, **fields):
    """The draft with one wrong option changed."""
    options = list(draft.distractors)
    options[index] = replace(options[index], **fields)
    return replace(draft, distractors=tuple(options))


def asked(draft, *texts):
    """The draft with these words around the parts that carry constraints."""
    carrying = [part for part in draft.parts if part.constraint is not None]
    return replace(draft, parts=(Part(texts[0]), *carrying, *(Part(text) for text in texts[1:])))


def keyed(draft, text):
    return replace(draft, answer=replace(draft.answer, text=text))


def test_a_fair_question_of_every_family_breaks_no_lint():
    assert {family: found(draft) for family, draft in FAIR.items()} == {family: set() for family in FAIR}


PLANTED = [
    (1, replace(YEAR, distractors=YEAR.distractors[:1])),
    (1, replace(ORDER, distractors=(*ORDER.distractors, *ORDER.distractors))),
    (1, replace(YEAR, parts=())),
    (1, option(PERSON, text=" ")),
    (2, option(PERSON, text=PERSON.answer.text.upper())),
    (2, option(PERSON, value=PERSON.answer.value)),
    (2, option(PAPER, 1, text=f"{PAPER.distractors[0].text} on trade")),
    (3, option(PERSON, text="All of the above")),
    (3, option(PERSON, text="None of these")),
    (3, option(PERSON, text="Both of them")),
    (4, asked(PERSON, "Who did not lead ", "?")),
    (4, asked(PERSON, "Who led all except ", "?")),
    (5, asked(PERSON, "Who led ", "? And where?")),
    (5, asked(PERSON, "Name the leader of ", ".")),
    (9, replace(YEAR, distractors=YEAR.distractors[::-1])),
    (10, keyed(WHAT, "It halved duties upon timber, copper, furs, amber, wax, tar and all sorts of fish")),
    (13, asked(YEAR, f"In {YEAR.answer.text}, when did ", "?")),
    (13, asked(YEAR, "In 1931, which year saw ", "?")),
    (13, asked(PERSON, f"Whom did {PERSON.answer.text} follow when leading ", "?")),
    (13, asked(PERSON, f"Who led Mr {PERSON.answer.text.split()[-1]} and ", "?")),
    (13, keyed(PAPER, "Fishery agreement of 1990")),
    (16, option(YEAR, text="the decade", value="199X")),
    (16, option(PERSON, text=f"{PERSON.answer.text} Junior")),
    (21, asked(PERSON, "Who led {side} ", "?")),
    (21, asked(PERSON, "Who led None ", "?")),
    (21, asked(PERSON, "Who  led ", "?")),
    (21, option(PERSON, text="Kazakhst岐an")),
    (21, option(PERSON, text="Falk\ufffd")),
    (21, replace(PERSON, why="He led\u200b it.")),
    (28, asked(PERSON, "Who led this visit, ", "?")),
    (28, asked(PERSON, "Who recently led ", "?")),
    (28, asked(PERSON, "Whom did he follow at ", "?")),
    (31, replace(YEAR, why=" ")),
    (31, option(YEAR, truth="")),
]


@pytest.mark.parametrize(("number", "draft"), PLANTED)
def test_a_planted_fault_is_caught(number, draft):
    assert number in found(draft)


def test_titles_and_names_are_masked_where_only_our_own_words_count():
    carried = replace(PERSON, parts=(Part("Who led ", None), Part("this visit, not recently?", 0), *PERSON.parts))
    assert not {4, 28} & found(carried)


def test_a_name_in_another_script_is_the_same_person():
    snapshot = history()
    lure = PERSON.distractors[0].value
    cyrillic = person(lure, "Андерс Фальк")
    key = person(PERSON.answer.value, "Anders Falk", aliases=("Andérs Falk",))
    assert 2 in found(PERSON, with_facts(snapshot, key, replace(cyrillic, aliases=("ANDERS FALK",))))


def test_persons_possibly_the_same_are_not_distinct_options():
    lure = PERSON.distractors[0].value
    doubtful = changed(history(), f"person:{lure}", possibly_same=frozenset({PERSON.answer.value}))
    assert 2 in found(PERSON, doubtful)


def test_a_word_that_only_stem_and_key_share_is_a_clang():
    said = replace(PAPER, parts=(Part("Which was signed at ", None), Part("the fishery talks", 0), Part("?")))
    assert 12 in found(keyed(said, "Fishery agreement"))
    everywhere = replace(said, distractors=tuple(replace(o, text=f"Fishery {o.text}") for o in said.distractors))
    assert 12 not in found(keyed(everywhere, "Fishery agreement"))


def test_the_sort_of_paper_named_by_stem_and_key_is_no_clang():
    said = replace(PAPER, parts=(Part("Which was signed at ", None), Part("the treaty talks", 0), Part("?")))
    assert 12 not in found(keyed(said, "Fishery treaty"))


def test_reading_load_only_warns():
    long = asked(
        PERSON, "Who, of all the many leaders and ministers and envoys who in those years set out, led " * 3, "?"
    )
    item = Item.of_draft(long)
    assert 6 in {lint.number for lint in lints.check(item) if lint.level == lints.WARNING}
    assert not found(long)
