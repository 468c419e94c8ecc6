"""What is a date, what are its bounds, and what a refused text is told."""

from datetime import date

import pytest

from quizapp.facts.dates import DateError, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1992-01-03", date(1992, 1, 3), date(1992, 1, 3), "day"),
        ("1992-02", date(1992, 2, 1), date(1992, 2, 29), "month"),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28), "month"),
        ("1992", date(1992, 1, 1), date(1992, 12, 31), "year"),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), "decade"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century"),
        ("1993-10-18/1993-10-21", date(1993, 10, 18), date(1993, 10, 21), "interval"),
        ("2015-07/2015-08", date(2015, 7, 1), date(2015, 8, 31), "interval"),
        ("2018/..", date(2018, 1, 1), None, "interval"),
        ("2018/", date(2018, 1, 1), None, "interval"),
        ("../2018-05", None, date(2018, 5, 31), "interval"),
        ("/2018-05", None, date(2018, 5, 31), "interval"),
        ("[1996,1992-02,1994]", date(1992, 2, 1), date(1996, 12, 31), "one_of"),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31), "day"),
    ],
)
def test_bounds_and_precision_follow_from_the_text(
    text: str, earliest: date | None, latest: date | None, precision: str
) -> None:
    parsed = parse(text)
    assert (parsed.text, parsed.earliest, parsed.latest, parsed.precision) == (text, earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("1992", False, False),
        ("1992?", True, False),
        ("1992-03~", False, True),
        ("1992%", True, True),
        ("1992~/1995", False, True),
        ("1992/1995?", True, False),
        ("[1992,1993?]", True, False),
    ],
)
def test_qualifiers_are_kept_and_leave_the_bounds_alone(text: str, uncertain: bool, approximate: bool) -> None:
    parsed = parse(text)
    assert (parsed.uncertain, parsed.approximate) == (uncertain, approximate)
    assert parsed.earliest == parse(text.translate(str.maketrans("", "", "?~%"))).earliest


def test_an_interval_knows_its_ends_and_a_set_its_members() -> None:
    assert [part.text for part in parse("1992-02-24/1992-03").parts] == ["1992-02-24", "1992-03"]
    assert [part.text for part in parse("2018/..").parts] == ["2018"]
    assert [part.text for part in parse("[1992,1994]").parts] == ["1992", "1994"]
    assert parse("1992").parts == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1992-02-30", "February 1992 has days 01 to 29"),
        ("1993-02-29", "February 1993 has days 01 to 28"),
        ("1992-00-01", "months are 01 to 12"),
        ("1992-21", "seasons are not supported"),
        ("1992-03/1992-02", "reversed"),
        ("1992-02-24/1992-02-23", "reversed"),
        ("-0044", "before 1 CE"),
        ("0000", "before 1 CE"),
        ("000X", "year 0"),
        ("00XX/1992", "year 0"),
        ("Y12000", "0001 to 9999"),
        ("10000", "0001 to 9999"),
        ("3/1/1992", "write 1992-01-03 or 1992-03-01"),
        ("3.1.1992", "two readings"),
        ("13/1/1992", "write 1992-01-13"),
        ("40/40/1992", "the year comes first"),
        ("", "empty"),
        ("  ", "empty"),
        (" 1992", "without blanks"),
        ("1992 - 1995", "without blanks"),
        ("1992\n", "without blanks"),
        ("١٩٩٢", "another script"),
        ("\uff11992", "another script"),
        ("1992-01-03T10:00", "time of day"),
        ("1992-1995", "1992/1995"),
        ("1992/93", "'93'"),
        ("1992/1993/1994", "2 slashes"),
        ("../..", "at least one"),
        ("/", "at least one"),
        ("[1992]", "at least two members"),
        ("[1992,1992]", "all different"),
        ("[1992,1993", "one bracket"),
        ("[1992..1995]", "list its members"),
        ("[1992,]", "expected a date"),
        ("1992?~", "write %"),
        ("1992-XX", "expected a date such as"),
        ("January 1992", "without blanks"),
        ("1992-1-3", "expected a date such as"),
        ("[" + ",".join(str(year) for year in range(1900, 1950)) + "]", "at most 120"),
    ],
)
def test_a_refused_text_is_told_why(text: str, said: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert said in str(caught.value)


def test_a_number_is_not_a_date() -> None:
    with pytest.raises(DateError, match="quoted string"):
        parse(1992)  # type: ignore[arg-type]
