"""Each rule finds its contradiction in a topic that is otherwise in order, and a recorded conflict is only a note."""

import pytest

from quizapp.facts.check import ERROR, INFO, WARNING, check
from tests.facts.check_rows import found, one, small_topic


@pytest.fixture
def rows(tmp_path):
    return small_topic(tmp_path)


def test_a_topic_in_order_has_no_errors_and_its_conflicts_are_notes(rows):
    assert {finding.level for finding in check(rows)} == {WARNING, INFO}
    assert found(rows, "conflict") == [
        (INFO, "conflict:event--first-visit--date"),
        (INFO, "conflict:event--first-visit--office"),
        (INFO, "conflict:total-doubted"),
    ]


def test_bounds_that_the_date_does_not_give(rows):
    one(rows, "event", "first-visit")["latest"] = "1995-03-01"
    assert found(rows, "bounds") == [(ERROR, "event:first-visit")]


def test_a_date_outside_the_topics_years(rows):
    assert found(rows, "years") == []
    rows["topic"][0]["first_year"] = 1996
    assert (WARNING, "event:first-visit") in found(rows, "years")


def test_a_total_that_is_not_the_sum_unless_the_conflict_is_recorded(rows):
    assert found(rows, "sum") == []
    one(rows, "figure", "trade-import-1995")["value"] = "45.000000"
    assert found(rows, "sum") == [(INFO, "figure:trade-total-1995")]
    rows["conflict"] = []
    assert found(rows, "sum") == [(ERROR, "figure:trade-total-1995")]


@pytest.mark.parametrize(("qualifier", "value"), [("about", "41.400000"), ("more_than", "1.000000")])
def test_a_sum_is_not_stricter_than_its_numbers(rows, qualifier, value):
    one(rows, "figure", "trade-import-1995").update(value=value, qualifier=qualifier)
    rows["conflict"] = []
    assert found(rows, "sum") == []


def test_two_values_of_one_series_in_one_period(rows):
    one(rows, "figure", "trade-import-1995")["series"] = "trade-kz:export"
    assert found(rows, "series") == [(INFO, "figure:trade-import-1995")]
    rows["conflict"] = []
    assert found(rows, "series") == [(ERROR, "figure:trade-import-1995")]


def test_an_exclusive_office_held_by_two_at_one_event(rows):
    for row in rows["participation"]:
        row["office"] = ["two_lands", "premier-cn"]
    rows["conflict"] = []
    assert set(found(rows, "office")) == {(ERROR, "event:first-visit")}
    one(rows, "office", "premier-cn")["exclusive"] = False
    assert found(rows, "office") == []


def test_holders_who_may_be_one_person_do_not_contradict_each_other(rows):
    rows["participation"] = [row for row in rows["participation"] if row["person"][1] != "li-wei"]
    for row in rows["participation"]:
        row["office"] = ["two_lands", "premier-cn"]
    assert found(rows, "office") == []


def test_a_place_called_by_a_name_it_did_not_have_yet(rows):
    one(rows, "event", "first-visit")["short_title"] = "a visit to Astana"
    assert found(rows, "label") == [(WARNING, "event:first-visit")]
    one(rows, "event", "first-visit")["short_title"] = "a visit to Akmola"
    assert found(rows, "label") == []


def test_two_persons_of_one_name_unless_they_may_be_the_same(rows):
    rows["personalias"][0]["text"] = "ASANOV"
    assert found(rows, "name") == []
    rows["personalias"][0]["text"] = "Li-Wei"
    assert found(rows, "name") == []
    rows["personalias"][0]["text"] = "LI  WEI"
    assert found(rows, "name") == [(ERROR, "person:li-wei")]


def test_a_fact_without_citation_and_a_tier_one_without_reason(rows):
    rows["citation"] = [row for row in rows["citation"] if row["event"] is None]
    assert found(rows, "citation") == [(ERROR, "event:first-visit")]
    one(rows, "person", "li-wei")["why"] = " "
    assert found(rows, "why") == [(ERROR, "person:li-wei")]


def test_a_chapter_that_is_too_short_or_too_long(rows):
    assert found(rows, "chapter") == [(WARNING, "chapter:start")]
    rows["chapter"][0]["text"] = "word " * 150
    assert found(rows, "chapter") == []


def test_an_agreement_dated_outside_the_event_it_was_signed_at(rows):
    one(rows, "agreement", "treaty").update(date="1996", earliest="1996-01-01", latest="1996-12-31", precision="year")
    assert found(rows, "signing") == [(ERROR, "agreement:treaty")]


def test_an_agreement_that_supersedes_a_later_one(rows):
    treaty = one(rows, "agreement", "treaty")
    rows["agreement"].append({**treaty, "key": "later", "earliest": "1999-01-01", "latest": "1999-01-01"})
    treaty["supersedes"] = [["two_lands", "later"]]
    assert (ERROR, "agreement:treaty") in found(rows, "order")


def test_a_conflict_with_one_value_and_a_row_edited_on_the_site(rows):
    rows["conflictvalue"] = [row for row in rows["conflictvalue"] if row["position"] == 1]
    assert (ERROR, "conflict:total-doubted") in found(rows, "conflict")
    assert (INFO, "conflict:total-doubted") in found(rows, "edited")
    assert (INFO, "event:first-visit") not in found(rows, "edited")
