"""In which city something happened: on one day, in one city, under the name it had then, and said without it."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import PlaceFact, When
from quizapp.questions import lints, verify
from quizapp.questions.item import Item
from quizapp.questions.lures.places import gives_away, label_at
from quizapp.questions.safety import unsafe
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import World
from tests.questions.terms_of_office import CITIES, meeting, placed
from tests.questions.worlds import dispute, drafts, gap

PLACE = Family.PLACE


def asked(snapshot, key="hall-1996"):
    found = drafts(snapshot, PLACE, f"event:{key}")
    return found[0] if found else None


def broken(snapshot):
    return verify.broken(World(snapshot), Item.of_draft(asked(placed())))


def titled(title, key=1996, **fields):
    made = replace(meeting(key), title=title, short_title=title, places=("soderby",), host_country="AA")
    return placed(replace(made, **fields))


def test_it_asks_for_the_city_with_cities_of_which_something_is_told():
    draft = asked(placed())
    assert draft.answer.text == "Soderby" and "Soderby" not in draft.stem
    assert {lure.value for lure in draft.distractors} == {"norrby", "hamn"}, "nothing is told of Vasterby"
    assert all("took place on" in lure.truth for lure in draft.distractors)
    assert set(draft.answer.accepted) == {"Kungsholm"}
    assert not lints.errors(lints.check(Item.of_draft(draft), placed())) and not broken(placed())


def test_a_document_signed_there_describes_it():
    assert "signed" in asked(placed()).stem


def test_a_city_of_which_nothing_is_told_stands_in_where_others_are_too_few():
    lonely = placed(replace(meeting(1990), places=("aland",)))
    found = {lure.value for lure in asked(lonely).distractors}
    assert len(found) == 3 and found - {"hamn"} <= {"norrby", "vasterby", "old-town"}


def test_abroad_is_offered_where_the_country_has_too_few():
    draft = asked(placed(), "hall-1993")
    assert draft.answer.value == "hamn" and {lure.value for lure in draft.distractors} == {"norrby", "soderby"}


@pytest.mark.parametrize(
    ("date", "label"), [("1994-06-01", "Kungsholm"), ("1995-01-01", "Soderby"), ("1990", "Kungsholm")]
)
def test_a_city_is_called_what_it_was_called_then(date, label):
    assert label_at(CITIES["soderby"], When.of(date)) == label


def test_a_lure_is_called_what_it_was_called_then():
    texts = {lure.value: lure.text for lure in asked(placed(), "hall-1990").distractors}
    assert texts["soderby"] == "Kungsholm"


def test_a_city_nested_in_another_or_sharing_a_name_is_no_lure():
    assert "old-town" not in {lure.value for lure in asked(placed(), "hall-1990").distractors}
    twin = {"twin": PlaceFact("twin", "Twin", "city", "AA", "aland", ("Norr-by",))}
    snapshot = placed(cities=twin)
    assert "twin" not in {lure.value for lure in asked(snapshot, "hall-1990").distractors}
    item = Item.of_draft(asked(snapshot, "hall-1990"))
    for value, reason in (("twin", "there"), ("old-town", "within"), ("aland", "no city"), ("norrby", "there")):
        option = {"value": value, "why_false": {"rule": "other_place", "facts": ["event:hall-1990"]}}
        assert reason in unsafe(World(snapshot), item, option)


@pytest.mark.parametrize(
    "fields",
    [
        {"when": When.of("1996-05-03/1996-05-05")},
        {"when": When.of("1996-05")},
        {"when": When.of("1996-05-03~")},
        {"kind": "visit"},
        {"kind": "message"},
        {"places": ("soderby", "norrby")},
        {"places": ("aland",)},
    ],
)
def test_only_one_day_in_one_city_is_asked(fields):
    assert asked(titled("the opening of the new hall", **fields)) is None


def test_a_stored_question_breaks_when_a_second_city_is_found():
    assert broken(titled("the opening of the whaling hall", places=("soderby", "norrby")))


def test_a_disputed_place_is_not_asked():
    event = placed().events["hall-1996"]
    conflict = dispute(event, "places", "soderby", "norrby")
    assert asked(replace(placed(), conflicts=(conflict,))) is None


@pytest.mark.parametrize("title", ["the Soderby opening", "the opening in Kungsholm of a hall", "the Soderbyer hall"])
def test_a_title_with_the_city_in_it_is_no_description(title):
    snapshot = replace(titled(title), agreements={})
    assert "its city is part of" in gap(snapshot, PLACE, "event:hall-1996")


def test_the_place_at_the_end_of_a_title_is_left_out_where_kind_and_date_suffice():
    snapshot = replace(titled("the great summit in Soderby", kind="summit"), agreements={})
    draft = asked(snapshot)
    assert "great summit" in draft.stem and "1996" in draft.stem and "Soderby" not in draft.stem
    assert {constraint.attribute for constraint in draft.constraints} == {"kind", "date"}


def test_what_recurs_brings_its_month():
    snapshot = replace(titled("the ministers' meeting", kind="meeting"), agreements={})
    assert "May 1996" in asked(snapshot).stem


def test_a_word_of_the_same_root_gives_a_city_away():
    assert gives_away(CITIES["soderby"], "Soderby's hall") and gives_away(CITIES["soderby"], "the Soderbyan hall")
    assert not gives_away(CITIES["soderby"], "the southern hall")


def test_the_wrong_city_as_answer_is_found():
    item = replace(Item.of_draft(asked(placed())), answer={"text": "Norrby", "value": "norrby", "accepted": []})
    assert "another answer" in verify.broken(World(placed()), item)
