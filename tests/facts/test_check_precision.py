"""Dates that are finer than what they are taken from, as far as the rows show it."""

import pytest

from quizapp.facts.check import INFO, WARNING
from tests.facts.check_rows import add_event, dated, found, one, said, small_topic


@pytest.fixture
def rows(tmp_path):
    """A treaty signed at a visit of five days, and dated like the visit."""
    return small_topic(tmp_path)


def test_a_day_reckoned_inside_an_event_of_several_days(rows):
    treaty = one(rows, "agreement", "treaty")
    assert treaty["date_basis"] == "computed" and found(rows, "precision") == []
    treaty.update(dated("1995-02-26"))
    assert found(rows, "precision") == [(WARNING, "agreement:treaty")]
    assert "inside event:first-visit" in said(rows, "precision")[0]


@pytest.mark.parametrize("changes", [{"date_basis": "explicit"}, {"date_note": "On its third day."}])
def test_a_day_that_is_written_or_explained(rows, changes):
    one(rows, "agreement", "treaty").update(dated("1995-02-26"), **changes)
    assert found(rows, "precision") == []


@pytest.mark.parametrize("basis", ["computed", "relative"])
def test_a_day_reckoned_without_a_word_on_how(rows, basis):
    add_event(rows, "monday", "1996-06-03", "p7", date_basis=basis)
    assert found(rows, "precision") == [(WARNING, "event:monday")]
    one(rows, "event", "monday")["date_note"] = "The Monday before the issue."
    assert found(rows, "precision") == []


@pytest.mark.parametrize(
    ("date", "basis"),
    [("1996", "computed"), ("1996-06", "relative"), ("1996-06-03", "section"), ("1996-06-03", "title")],
)
def test_months_years_and_other_bases_need_no_note(rows, date, basis):
    add_event(rows, "then", date, "p7", date_basis=basis)
    assert found(rows, "precision") == []


def test_a_day_called_explicit_where_all_other_years_are_inferred(rows):
    for number, basis in enumerate(("section", "section", "explicit"), start=1):
        add_event(rows, f"entry-{number}", f"1996-0{number}-03", f"II-1996-{number}", date_basis=basis)
    assert found(rows, "precision") == [(INFO, "event:entry-3")]
    one(rows, "event", "entry-3")["date_note"] = "The entry writes the year."
    assert found(rows, "precision") == []


def test_a_block_that_writes_its_years(rows):
    for number, basis in enumerate(("section", "explicit", "explicit"), start=1):
        add_event(rows, f"entry-{number}", f"1996-0{number}-03", f"II-1996-{number}", date_basis=basis)
    assert found(rows, "precision") == []
