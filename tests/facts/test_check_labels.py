"""Places are called what they were called at the time: in our words, and, as a note, in passages."""

import pytest

from quizapp.facts.check import INFO, WARNING
from tests.facts.check_rows import dated, found, one, small_topic


@pytest.fixture
def rows(tmp_path):
    """A visit in February 1995; the city is Akmola until May 1998, then Astana."""
    return small_topic(tmp_path)


@pytest.mark.parametrize("field", ["title", "short_title", "question_clause"])
def test_a_name_before_its_time_in_our_own_words(rows, field):
    one(rows, "event", "first-visit")[field] = "a visit to ASTANA"
    assert found(rows, "label") == [(WARNING, "event:first-visit")]


def test_a_name_after_its_time(rows):
    one(rows, "event", "first-visit").update(dated("1999-02-24"), short_title="a visit to Akmola")
    assert found(rows, "label") == [(WARNING, "event:first-visit")]


@pytest.mark.parametrize("title", ["a visit to Akmola", "a visit to Akmola, now Astana", "a visit to Astanar"])
def test_the_name_of_the_time_even_beside_another(rows, title):
    one(rows, "event", "first-visit")["short_title"] = title
    assert found(rows, "label") == []


def test_a_date_that_reaches_into_the_time_of_the_name(rows):
    one(rows, "event", "first-visit").update(dated("1995/1999"), short_title="a visit to Astana")
    assert found(rows, "label") == []


def test_a_passage_may_say_what_its_source_says(rows):
    told = next(row for row in rows["citation"] if row["event"])
    told["passage"] = "He came to Astana."
    assert found(rows, "label") == [(INFO, "event:first-visit")]
    told["passage"] = "He came to Akmola, which is Astana today."
    assert found(rows, "label") == []


def test_an_official_title_keeps_the_name_it_was_given(rows):
    one(rows, "agreement", "treaty")["title"] = "Treaty of Astana"
    assert found(rows, "label") == []
    one(rows, "agreement", "treaty")["purpose"] = "It was about Astana."
    assert found(rows, "label") == [(WARNING, "agreement:treaty")]
