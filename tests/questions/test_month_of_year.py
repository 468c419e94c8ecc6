"""Where a year cannot be asked, since another may be meant, the stem tells it and asks for the month."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import When
from quizapp.questions.draft import Gap
from quizapp.questions.vocabulary import Family
from tests.questions.worlds import drafts, event, gap, history, made, person, visit, with_facts

EVENT, PAPER = Family.DATE_OF_EVENT, Family.DATE_OF_AGREEMENT
GUEST = "event:guest"


def guest(date="1994-05-20/1994-05-24", **fields):
    return with_facts(
        history(), person("gast", "Gerd Gast"), visit("guest", date, "gast", title="Gast's visit to Boria", **fields)
    )


def applies(snapshot, family, ref):
    return {one.applies for one in made(snapshot, family) if isinstance(one, Gap) and ref in one.subjects}


def test_a_visit_without_a_document_is_asked_for_the_month_of_its_year():
    (draft,) = drafts(guest(), EVENT, GUEST)
    assert (draft.asks, draft.answer.value) == ("month", "1994-05")
    assert ("date", "1994") in {(one.attribute, one.value) for one in draft.constraints}
    assert "1994" in draft.stem and "May" not in draft.stem
    said = [draft.constraints[part.constraint].value for part in draft.parts if part.text == "1994"]
    assert said == ["1994"]


def test_all_options_are_months_of_that_year():
    (draft,) = drafts(guest(), EVENT, GUEST)
    assert {lure.value[:4] for lure in draft.distractors} == {"1994"}
    assert draft.answer.value not in {lure.value for lure in draft.distractors}


def test_it_is_not_typed_and_makes_no_statement():
    (draft,) = drafts(guest(), EVENT, GUEST)
    assert "typed" not in draft.formats and draft.statement == ()


def test_a_second_visit_of_the_guest_in_that_year_ends_it():
    other = visit("again", "1994-11-02", "gast", title="Gast's second visit to Boria")
    assert "2 answers" in gap(with_facts(guest(), other), EVENT, GUEST)


def test_a_document_that_bears_the_title_of_another_year_is_asked_so():
    twin = replace(history().agreements["railway"], key="railway-2", when=When.of("1999-03-04"), event="")
    (draft,) = drafts(with_facts(history(), twin), PAPER, "agreement:railway-2")
    assert (draft.asks, draft.answer.value) == ("month", "1999-03") and "1999" in draft.stem


@pytest.mark.parametrize("kind", ["message", "meeting", "talks", "statement"])
def test_of_what_a_year_has_many_of_no_month_is_asked(kind):
    snapshot = with_facts(history(), event("note", "1994-05-20", kind, title="the note on fish"))
    assert "only its date tells" in gap(snapshot, EVENT, "event:note", "year")
    assert applies(snapshot, EVENT, "event:note") == {False}


def test_what_recurs_and_is_dated_by_its_year_alone_cannot_be_asked_for_it():
    snapshot = guest("1994")
    assert "only its year" in gap(snapshot, EVENT, GUEST)
    assert applies(snapshot, EVENT, GUEST) == {False}


def test_days_in_two_months_remain_a_gap():
    snapshot = guest("1994-05-29/1994-06-02")
    assert "recur" in gap(snapshot, EVENT, GUEST)
    assert applies(snapshot, EVENT, GUEST) == {True}
