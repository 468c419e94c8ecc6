"""An event that may be told as two is found, and two events that differ in what tells events apart are not."""

import pytest

from quizapp.facts.check import INFO, WARNING
from tests.facts.check_rows import add, add_conflict, add_event, found, one, ref, small_topic, take_part, tell


@pytest.fixture
def rows(tmp_path):
    """A visit to Kazakhstan, told in the fifth paragraph of the annals."""
    made = small_topic(tmp_path)
    add(made, "person", "bo", name="Bo Han", possibly_same=[])
    add_event(made, "bo-visit", "1996-05-02/1996-05-06", "p5", host_country="KZ", title="the visit of Bo's delegation")
    take_part(made, "bo-visit", "bo")
    return made


def again(rows, date="1996-05-04", locator="p9", person="bo", **changes):
    add_event(rows, "again", date, locator, **{"host_country": "KZ", "title": "a trip to the steppe", **changes})
    if person:
        take_part(rows, "again", person)


def test_the_same_leader_at_the_same_time(rows):
    again(rows)
    assert found(rows, "twice") == [(WARNING, "event:again")]


@pytest.mark.parametrize("title", ["the visit of Bo's delegation", "The Visit of the delegation of Bo"])
def test_an_equal_or_alike_title_at_the_same_time(rows, title):
    again(rows, person="", title=title)
    assert found(rows, "twice") == [(WARNING, "event:again")]


def test_the_same_country_and_participants(rows):
    for row in rows["participation"]:
        row["role"] = "met"
    again(rows)
    rows["participation"][-1]["role"] = "met"
    assert found(rows, "twice") == [(WARNING, "event:again")]


@pytest.mark.parametrize(
    "changes",
    [{"date": "1996-05-07"}, {"kind": "message"}, {"host_country": "CN"}, {"person": "li-wei"}, {"person": ""}],
)
def test_what_differs_in_time_kind_country_or_leader_is_another(rows, changes):
    again(rows, **changes)
    assert found(rows, "twice") == []


def test_a_message_to_one_and_a_message_to_another(rows):
    for key, recipient in (("to-li", "li-wei"), ("to-asanov", "asanov")):
        add_event(rows, key, "1997-01-01", f"x-{key}", kind="message", host_country="CN")
        take_part(rows, key, "bo", role="sender")
        take_part(rows, key, recipient, role="recipient")
    assert found(rows, "twice") == []


def test_a_year_is_the_same_only_under_the_same_title(rows):
    again(rows, date="1996")
    assert found(rows, "twice") == []
    one(rows, "event", "again")["title"] = "the visit of Bo's delegation"
    assert found(rows, "twice") == [(WARNING, "event:again")]


def test_one_paragraph_that_tells_two_is_only_a_note(rows):
    again(rows, locator="p5")
    assert found(rows, "twice") == [(INFO, "event:again")]


def test_a_conflict_or_an_announcement_settles_it(rows):
    again(rows)
    add_conflict(rows, "one-or-two", "event", events=["again", "bo-visit"])
    assert found(rows, "twice") == [(INFO, "event:again")]
    rows["conflict"].pop()
    one(rows, "event", "again")["announced_by"] = ref("bo-visit")
    assert found(rows, "twice") == []


def test_a_document_told_twice_unless_its_title_is_generic(rows):
    add(rows, "agreement", "treaty-again", "1995-02-28", generic=False)
    tell(rows, "agreement", "treaty-again", "p9")
    assert found(rows, "twice") == [(WARNING, "agreement:treaty")]
    one(rows, "agreement", "treaty-again")["generic"] = True
    assert found(rows, "twice") == []
