"""Entries out of order in their block, years that the block does not have, the future told as done."""

import pytest

from quizapp.facts.check import INFO, WARNING
from tests.facts.check_rows import add_event, dated, found, one, said, small_topic


@pytest.fixture
def rows(tmp_path):
    return small_topic(tmp_path)


def block(rows, *days, prefix="II-1996-", **changes):
    for number, day in enumerate(days, start=1):
        add_event(rows, f"entry-{number}", day, f"{prefix}{number}", **changes)


def test_an_entry_before_the_one_it_stands_after(rows):
    block(rows, "1996-04-25/1996-04-28", "1996-04-04/1996-04-12")
    assert found(rows, "block") == [(WARNING, "event:entry-2")]
    assert "stands in annals II-1996-2 after event:entry-1" in said(rows, "block")[0]


def test_the_entry_that_is_alone_in_being_out_of_order(rows):
    block(rows, "1996-01-04", "1996-11-20", "1996-02-11", "1996-03-01")
    assert found(rows, "block") == [(WARNING, "event:entry-2")]


@pytest.mark.parametrize(
    "days",
    [
        ("1996-01-04", "1996-01-04", "1996-03-05"),
        ("1996-03-05/1996-03-09", "1996-03-07"),
        ("1996-10-12", "1996-10", "1996-10-20"),
        ("1996-10-12", "1996", "1996-10-20"),
    ],
)
def test_entries_in_order_as_far_as_their_dates_say(rows, days):
    block(rows, *days)
    assert found(rows, "block") == []


def test_each_block_has_an_order_of_its_own(rows):
    block(rows, "1996-01-04", "1996-05-04")
    add_event(rows, "other", "1996-02-01", "III-1996-1")
    assert found(rows, "block") == []


def test_plans_stand_where_they_are_announced(rows):
    block(rows, "1996-04-25", "1996-12-04", "1996-05-01")
    assert found(rows, "block") == [(WARNING, "event:entry-3")]
    one(rows, "event", "entry-2")["told"] = "planned"
    assert found(rows, "block") == []


def test_a_defect_of_the_source_or_a_note_on_the_date_makes_it_known(rows):
    block(rows, "1996-04-25", "1996-04-04")
    one(rows, "source", "annals")["defects"] = ["II-1996-21 is out of order."]
    assert found(rows, "block") == [(WARNING, "event:entry-2")]
    one(rows, "source", "annals")["defects"] = ["II-1996-2 is out of order."]
    assert found(rows, "block") == [(INFO, "event:entry-2")]
    one(rows, "source", "annals")["defects"] = []
    one(rows, "event", "entry-2")["date_note"] = "Stands late in its block."
    assert found(rows, "block") == [(INFO, "event:entry-2")]


def test_a_source_without_blocks_only_when_nearly_all_of_it_is_in_order(rows):
    days = [f"1996-{month:02}-01" for month in range(1, 11)]
    days[4] = "1996-12-01"
    block(rows, *days, prefix="q")
    assert found(rows, "block") == [(WARNING, "event:entry-5")]
    for number in (2, 7, 9):
        one(rows, "event", f"entry-{number}").update(dated("1995-03-01"))
    assert found(rows, "block") == []


def test_a_year_from_a_block_that_names_another(rows):
    block(rows, "1995-04-25", date_basis="section")
    assert found(rows, "block") == [(WARNING, "event:entry-1")]
    one(rows, "event", "entry-1")["date_basis"] = "explicit"
    assert found(rows, "block") == []


def test_done_after_the_publication_of_its_only_source(rows):
    add_event(rows, "late", "1996-04-25", "p7")
    one(rows, "source", "annals")["published"] = "1996-04"
    assert found(rows, "future") == []
    one(rows, "source", "annals")["published"] = "1995/1996-03"
    assert found(rows, "future") == [(WARNING, "event:late")]
    one(rows, "event", "late")["told"] = "planned"
    assert found(rows, "future") == []


def test_rows_of_an_imported_table_stand_in_any_order(rows):
    block(rows, "1996-04-25", "1996-04-04")
    assert found(rows, "block") == [(WARNING, "event:entry-2")]
    one(rows, "source", "annals")["origin"] = "import"
    assert found(rows, "block") == []
