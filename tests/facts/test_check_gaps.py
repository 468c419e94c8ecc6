"""What is missing or out of proportion in a topic: nothing is wrong, but a person should know."""

import pytest

from quizapp.facts.check import INFO, WARNING
from tests.facts.check_rows import add, add_event, found, one, said, small_topic, take_part


@pytest.fixture
def rows(tmp_path):
    return small_topic(tmp_path)


def test_a_short_title_that_is_long_or_names_a_year(rows):
    event = one(rows, "event", "first-visit")
    event["short_title"] = "the very first visit of Li Wei there"
    assert found(rows, "short title") == []
    event["short_title"] = "the very first visit of Li Wei to them"
    assert found(rows, "short title") == [(WARNING, "event:first-visit")]
    event["short_title"] = "the visit of 1995"
    assert found(rows, "short title") == [(INFO, "event:first-visit")]


def test_the_number_of_essentials(rows):
    assert found(rows, "essentials") == [(INFO, "topic:two_lands")]
    for number in range(30):
        add_event(rows, f"event-{number}", "1996", tier=1, why="It matters.")
    assert found(rows, "essentials") == []


def test_the_number_of_chapters(rows):
    assert found(rows, "chapters") == [(INFO, "topic:two_lands")]
    for number in range(5):
        add(rows, "chapter", f"chapter-{number}")
    assert found(rows, "chapters") == []


def test_events_without_a_date(rows):
    assert found(rows, "undated") == []
    one(rows, "event", "first-visit").update(date="", earliest=None, latest=None, precision="")
    assert found(rows, "undated") == [(INFO, "event:first-visit")]


def test_persons_who_take_part_in_nothing(rows):
    assert found(rows, "idle") == []
    add(rows, "person", "bo", name="Bo Han", possibly_same=[])
    assert found(rows, "idle") == [(INFO, "person:bo")]
    take_part(rows, "first-visit", "bo", role="met")
    assert found(rows, "idle") == []


def test_sources_without_a_voice_or_without_a_fact(rows):
    assert found(rows, "voice") == found(rows, "unused") == []
    add(rows, "source", "leaflet", voice="")
    assert found(rows, "voice") == [(INFO, "source:leaflet")]
    assert found(rows, "unused") == [(WARNING, "source:leaflet")]


def test_years_of_which_nothing_is_told(rows):
    assert said(rows, "empty years") == ["tells of nothing in 1990 to 1994", "tells of nothing in 1996 to 2000"]
    add_event(rows, "late", "1998-05")
    add_event(rows, "last", "2000")
    assert said(rows, "empty years")[1:] == ["tells of nothing in 1996 to 1997", "tells of nothing in 1999"]


def test_many_gaps_are_told_as_one(rows):
    rows["topic"][0].update(first_year=1900, last_year=2000)
    for year in range(1900, 1940, 2):
        add_event(rows, f"in-{year}", str(year))
    told = "tells of nothing in 80 of its 101 years; the longest gap is 1939 to 1994"
    assert said(rows, "empty years") == [told]
