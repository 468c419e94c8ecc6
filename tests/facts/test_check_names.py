"""Persons whom their spellings hardly tell apart."""

import pytest

from quizapp.facts.check import ERROR, INFO, WARNING
from tests.facts.check_rows import TOPIC, add, found, one, small_topic


@pytest.fixture
def rows(tmp_path):
    made = small_topic(tmp_path)
    person(made, "kaliev", "Kaliev")
    return made


def person(rows, key, name, **changes):
    own = {"country": "KZ", "name_system": "cyrillic", "possibly_same": [], "description": "", "unnamed": False}
    add(rows, "person", key, name=name, **{**own, **changes})


@pytest.mark.parametrize("name", ["Kalief", "Kalliev", "Kalev", "Kalieyev", "Kailev"])
def test_names_one_letter_apart_or_the_same_to_transliteration(rows, name):
    person(rows, "other", name)
    assert found(rows, "spelling") == [(WARNING, "person:kaliev")]


@pytest.mark.parametrize("name", ["Saliev", "Kalimov", "Kaliev Bolat", "KALIEV II"])
def test_names_that_differ_in_more(rows, name):
    person(rows, "other", name)
    assert found(rows, "spelling") == []


@pytest.mark.parametrize(("one_name", "other_name"), [("Henry III", "Henry II"), ("Person 12345", "Person 12346")])
def test_numbers_tell_persons_apart(rows, one_name, other_name):
    person(rows, "first", one_name)
    person(rows, "second", other_name)
    assert found(rows, "spelling") == []


def test_one_word_of_a_longer_name(rows):
    person(rows, "first", "Serik Akhmetov")
    person(rows, "second", "Serik Ahkmetov")
    person(rows, "third", "Bolat Ahkmetov")
    assert found(rows, "spelling") == [(WARNING, "person:first")]


def test_an_alias_counts_as_a_name(rows):
    person(rows, "other", "Somebody Else")
    alias = {"person": [TOPIC, "other"], "text": "Kalief", "script": "Latn", "attested_in": None, "note": ""}
    rows["personalias"].append(alias)
    assert found(rows, "spelling") == [(WARNING, "person:kaliev")]
    alias["note"] = "Not Kaliev, the minister."
    assert found(rows, "spelling") == [(INFO, "person:kaliev")]


@pytest.mark.parametrize("changes", [{"country": "CN"}, {"possibly_same": [[TOPIC, "kaliev"]]}, {"unnamed": True}])
def test_other_countries_and_settled_pairs_are_not_asked_about(rows, changes):
    person(rows, "other", "Kalief", **changes)
    assert found(rows, "spelling") == []


@pytest.mark.parametrize("changes", [{"description": "Another than Kaliev."}, {"name_system": "pinyin"}])
def test_what_is_told_apart_in_words_or_in_pinyin_is_a_note(rows, changes):
    person(rows, "other", "Kalief", **changes)
    assert found(rows, "spelling") == [(INFO, "person:kaliev")]


def test_a_surname_alone_that_is_part_of_a_fuller_name(rows):
    person(rows, "full", "Bolat Kaliev")
    assert found(rows, "surname") == [(INFO, "person:kaliev")]
    one(rows, "person", "full")["possibly_same"] = [[TOPIC, "kaliev"]]
    assert found(rows, "surname") == []


def test_persons_whom_no_source_names_may_share_a_title(rows):
    person(rows, "first", "a deputy minister", unnamed=True)
    person(rows, "second", "a deputy minister", unnamed=True)
    assert found(rows, "name") == []
    one(rows, "person", "first")["unnamed"] = False
    assert found(rows, "name") == [(ERROR, "person:first")]
