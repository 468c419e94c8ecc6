"""One row: what it says, never altered; or everything that is wrong with it."""

import pytest

from quizapp.facts.importing import Parsed, RowContext, parse_row

CTX = RowContext("events.csv", 7, "towns")
EVENT = {"id": "bridge", "title": "the opening of the bridge", "type": "opening"}


def fields(table, row, model):
    parsed = parse_row(table, row, CTX)
    assert isinstance(parsed, Parsed), parsed
    return next(given for name, given in parsed.rows if name == model)


def problems(row, table="events"):
    found = parse_row(table, {**(EVENT if table == "events" else {}), **row}, CTX)
    assert isinstance(found, list), "the row was taken"
    return [(problem.column, problem.reason) for problem in found]


@pytest.mark.parametrize(
    ("start", "end", "precision", "edtf"),
    [
        ("1992", "", "year", "1992"),
        ("1992-02", "", "", "1992-02"),
        ("1992-02-24", "1992-02-28", "day", "1992-02-24/1992-02-28"),
        ("1992", "1993-05", "interval", "1992/1993-05"),
        ("1992-01-03", "1992-01-03", "day", "1992-01-03"),
        ("1992-01-01", "", "year", "1992"),
        ("1990", "", "decade", "199X"),
        ("", "", "", ""),
    ],
)
def test_a_date_is_as_fine_as_its_row_says(start, end, precision, edtf):
    row = {**EVENT, "start": start, "end": end, "precision": precision}
    assert fields("events", row, "event").get("date", "") == edtf


@pytest.mark.parametrize(
    ("start", "end", "precision", "column", "said"),
    [
        ("-0044", "", "", "start", "years before 1 CE are not supported"),
        ("1992-02-30", "", "", "start", "has days 01 to 29"),
        ("3/1/1992", "", "", "start", "two readings"),
        ("1992~", "", "", "start", "YYYY-MM-DD"),
        ("1993", "1992", "", "end", "before the start"),
        ("", "1992", "", "start", "is empty"),
        ("1992", "", "day", "start", "known to the year"),
        ("1992-03-17", "", "year", "start", "known to the day"),
        ("1992", "", "roughly", "precision", "is not one of day"),
        ("1993", "", "decade", "start", "first year of a decade"),
    ],
)
def test_a_date_that_cannot_be_taken_is_refused_with_the_reason(start, end, precision, column, said):
    [(where, reason)] = problems({"start": start, "end": end, "precision": precision})
    assert where == column
    assert said in reason


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("abc\u202edef", "direction mark U+202E"),
        ("abc\u200bdef", "invisible character U+200B"),
        ("abc\0def", "control character U+0000"),
        ("\u0421hina opens", "mixes Cyrillic and Latin"),
        ("KÃ¶ln", "another encoding"),
        ("x" * 501, "501 characters; at most 500"),
        ("", "is empty"),
    ],
)
def test_a_text_that_would_mislead_or_not_fit_is_refused(title, said):
    assert [said in reason for _, reason in problems({"title": title})] == [True]


@pytest.mark.parametrize("title", ["x" * 500, "中国长城", "می‌خواهم", "=cmd|'/c calc'!A1", "<script>alert(1)</script>"])
def test_a_text_is_stored_as_it_stands(title):
    assert fields("events", {**EVENT, "title": title}, "event")["title"] == title


def test_every_problem_of_a_row_is_told_at_once():
    found = problems({"id": "", "start": "never", "tier": "1", "latitude": "95", "title_form": "verse"})
    assert {column for column, _ in found} == {"id", "start", "why", "latitude", "title_form"}


@pytest.mark.parametrize(
    ("given", "key"), [("a b", "a%20b"), ("a%20b", "a%2520b"), ("a/b", "a%2Fb"), ("..", "%2E%2E"), ("Ä-1", "Ä-1")]
)
def test_an_id_that_fits_no_address_is_encoded_so_that_no_two_meet(given, key):
    assert fields("events", {**EVENT, "id": given}, "event")["key"] == key


def test_the_passage_is_the_description_with_the_source_it_names():
    row = {**EVENT, "description": "It was opened.", "source": "Yearbook"}
    cited = fields("events", row, "citation")
    assert cited["passage"] == "It was opened. [Source given: Yearbook]"
    assert cited["paragraph"] == ["towns", "data-set", "events.csv:7"]
    assert fields("events", EVENT, "citation")["passage"] == EVENT["title"]


@pytest.mark.parametrize(
    ("role", "kind", "ours", "written"),
    [
        ("Head of Delegation", "", "leader", "Head of Delegation"),
        ("signatory", "", "signatory", ""),
        ("lamplighter", "", "other", "lamplighter"),
        ("commander", "leader", "leader", "commander"),
    ],
)
def test_a_role_is_one_of_ours_or_kept_as_written(role, kind, ours, written):
    row = {"event_id": "bridge", "person_id": "mayor", "role": role, "role_kind": kind}
    part = fields("event_persons", row, "participation")
    assert (part["role"], part["as_written"]) == (ours, written)
