"""Overlap is three-valued; a date lies within one calendar unit or not; a date reads as English."""

import pytest

from quizapp.facts.dates import disjoint, human, overlap, parse, within_one, years


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("1992", "1992-02-24", True),
        ("1992-02", "1992-03", False),
        ("1992-02-24/1992-02-28", "1992-02-28", True),
        ("1992-02-24/1992-02-28", "1992-02-29", False),
        ("2018/..", "2017", False),
        ("2018/..", "2018-06", True),
        ("2018/..", "2020", None),
        ("../1995", "1990", None),
        ("../1995", "1996", False),
        ("../1995", "1990/..", None),
        ("[1992,1994]", "1993", False),
        ("[1992,1994]", "1994-05", True),
        ("1992~", "1993", None),
        ("1992?", "1992-05", True),
        ("1992", "1990?", None),
    ],
)
def test_overlap_is_known_only_where_the_texts_settle_it(a: str, b: str, expected: bool | None) -> None:
    assert overlap(parse(a), parse(b)) is expected
    assert overlap(parse(b), parse(a)) is expected
    assert disjoint(parse(a), parse(b)) is (None if expected is None else not expected)


def test_years_are_those_the_date_touches() -> None:
    assert list(years(parse("1992-12-30/1993-01-02")) or []) == [1992, 1993]
    assert list(years(parse("1992-05")) or []) == [1992]
    assert years(parse("2018/..")) is None
    assert years(parse("../2018")) is None


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("1992-05-03", {"year", "month", "day"}),
        ("1992-05", {"year", "month"}),
        ("1992-05-03/1992-05-09", {"year", "month"}),
        ("1992-05/1992-06", {"year"}),
        ("1992-12-31/1993-01-01", set()),
        ("1992/..", set()),
    ],
)
def test_a_date_lies_within_one_unit_or_not(text: str, units: set[str]) -> None:
    assert {unit for unit in ("year", "month", "day") if within_one(parse(text), unit)} == units


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(ValueError, match="expected year, month or day"):
        within_one(parse("1992"), "week")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("1992-01-03", "3 January 1992"),
        ("1992-02-24/1992-02-28", "24–28 February 1992"),
        ("2015-07/2015-08", "July – August 2015"),
        ("2015-08-31/2015-09-03", "31 August – 3 September 2015"),
        ("1992-12-30/1993-01-02", "30 December 1992 – 2 January 1993"),
        ("1992-02-24/1992-03", "24 February – March 1992"),
        ("1992-02-24/1993", "24 February 1992 – 1993"),
        ("1992/1995", "1992–1995"),
        ("1992-02/1992-02", "February 1992"),
        ("1992-02", "February 1992"),
        ("1992", "1992"),
        ("0751-07", "July 751"),
        ("1992~", "about 1992"),
        ("1992-02?", "perhaps February 1992"),
        ("1992%", "perhaps about 1992"),
        ("1992~/1995", "about 1992 – 1995"),
        ("2018/..", "since 2018"),
        ("../2018-05-02", "until 2 May 2018"),
        ("199X", "1990s"),
        ("199X/2004", "1990s – 2004"),
        ("19XX", "1900–1999"),
        ("[1992,1993]", "1992 or 1993"),
        ("[1992-01-03,1992-01-04]", "3 or 4 January 1992"),
        ("[1992-01-03,1992-01-04,1992-01-09]", "3, 4 or 9 January 1992"),
        ("[1992-01-03,1992-02-04]", "3 January 1992 or 4 February 1992"),
        ("[1992,1993-02,1994]", "1992, February 1993 or 1994"),
    ],
)
def test_a_date_reads_as_english(text: str, english: str) -> None:
    assert human(text) == human(parse(text)) == english
