"""Every paragraph of a source gave facts or says why not, and names that nobody registered stand out."""

import pytest

from quizapp.facts.check import ERROR, WARNING
from quizapp.facts.coverage import coverage, totals
from tests.facts.check_rows import add, one, small_topic


@pytest.fixture
def rows(tmp_path):
    return small_topic(tmp_path)


def paragraph(rows, locator, source="annals"):
    covered = next(found for found in coverage(rows) if found.key == source)
    return next(found for found in covered.paragraphs if found.locator == locator)


def row_of(rows, locator):
    return next(row for row in rows["paragraph"] if row["locator"] == locator)


def test_the_facts_of_a_paragraph_come_once_each_and_events_first(rows):
    facts = paragraph(rows, "p1").facts
    assert facts[:2] == ("event:first-visit", "agreement:treaty")
    assert "person:li-wei" in facts and len(facts) == len(set(facts))


def test_a_chapter_draws_no_fact_from_what_it_cites(rows):
    assert not [fact for fact in paragraph(rows, "p1").facts if fact.startswith("chapter:")]
    rows["citation"] = [row for row in rows["citation"] if row["chapter"]]
    assert paragraph(rows, "p1").level == ERROR


def test_a_reason_stands_for_facts(rows):
    found = paragraph(rows, "p2")
    assert (found.facts, found.reason, found.level) == ((), "A heading.", "")


def test_neither_fact_nor_reason_is_an_error_in_a_source_transcribed_whole(rows):
    row_of(rows, "p2")["reason"] = " "
    assert paragraph(rows, "p2").level == ERROR
    assert [source.errors for source in coverage(rows)] == [1, 0]
    one(rows, "source", "annals")["transcribed"] = "part"
    assert paragraph(rows, "p2").level == WARNING
    assert [source.errors for source in coverage(rows)] == [0, 0]


def test_totals_count_a_fact_that_two_sources_tell_once(rows):
    annals, gazette = coverage(rows)
    assert annals.totals["paragraphs"] == 2 and annals.totals["with_reason"] == 1
    shared = {fact for found in annals.paragraphs for fact in found.facts} & {
        fact for found in gazette.paragraphs for fact in found.facts
    }
    both = totals([annals, gazette])
    assert "event:first-visit" in shared
    assert both["facts"] == annals.totals["facts"] + gazette.totals["facts"] - len(shared)


def test_numbers_left_out_of_a_source_transcribed_whole(rows):
    for number in (3, 5):
        rows["paragraph"].append({**row_of(rows, "p2"), "locator": f"p{number}", "position": number})
    assert [source.skipped for source in coverage(rows)] == [("p4",), ()]


def test_page_numbers_are_not_taken_for_a_count(rows):
    rows["paragraph"].append({**row_of(rows, "p2"), "locator": "p57", "position": 57})
    assert coverage(rows)[0].skipped == ()


def test_a_fact_cited_without_a_paragraph(rows):
    row = next(row for row in rows["citation"] if row["event"] and row["source"][-1] == "annals")
    row["paragraph"] = None
    assert coverage(rows)[0].unlocated == ("event:first-visit",)


def test_sources_stand_in_the_order_of_their_keys(rows):
    add(rows, "source", "aaa", transcribed="part")
    assert [source.key for source in coverage(rows)] == ["aaa", "annals", "gazette"]
