"""A date as people write it is refused, and the message says what to write instead."""

import pytest

from quizapp.facts.importing import RowContext, parse_row
from quizapp.facts.importing.date_hints import no_date

CTX = RowContext("events.csv", 7, "rome")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("44 BC", "years before 1 CE are not supported"),
        ("27 BCE", "years before 1 CE are not supported"),
        ("753 v. Chr.", "years before 1 CE are not supported"),
        ("52 av. J.-C.", "years before 1 CE are not supported"),
        ("-44", "years before 1 CE are not supported"),
        ("AD 41", "write 0041"),
        ("79 CE", "write 0079"),
        ("54", "the year 54 is written 0054"),
        ("476", "the year 476 is written 0476"),
        ("64-07", "the year 64 is written 0064-07"),
        ("08.1942", "write 1942-08"),
        ("1939-9-1", "write 1939-09-01"),
        ("1939/09/01", "write 1939-09-01"),
        ("1939-13-1", "months are 01 to 12"),
        ("1939-09-01 00:00:00", "write 1939-09-01"),
        ("1939-09-01T12:30:00Z", "write 1939-09-01"),
        ("1939-1945", "1939 here, and 1945 in the column end"),
        ("165/180", "165 here, and 180 in the column end"),
        ("16224", "a spreadsheet counts days"),
        ("c. 98", "what is certain"),
        ("1066~", "what is certain"),
        ("1990s", "its first year"),
        ("3rd century", "its first year"),
        ("24 August 79", "months are numbers"),
        ("1.9.1939", "two readings"),
        ("30.11.1939", "write 1939-11-30"),
        ("٢٠٠١", "digits of another script"),
    ],
)
def test_what_to_write_instead(text, said):
    message = no_date(text)
    assert message.startswith("is no date of the form YYYY, YYYY-MM or YYYY-MM-DD: ")
    assert said in message


def test_a_word_is_no_date_and_gets_no_hint():
    assert no_date("unknown") == "is no date of the form YYYY, YYYY-MM or YYYY-MM-DD"


def test_a_wrong_start_does_not_hide_a_wrong_end():
    row = {"id": "war", "title": "War", "type": "war", "start": "101", "end": "106"}
    found = parse_row("events", row, CTX)
    assert [problem.column for problem in found] == ["start", "end"]
    assert [problem.column for problem in parse_row("events", {**row, "end": "0106"}, CTX)] == ["start"]
