"""Typed dates: what is read as a date, and what is asked again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.facts.dates import MONTHS
from quizapp.study.answering.typed.dates import grade_date

DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def verdict(text: str, answer: str, unit: str) -> str:
    return grade_date(text, answer=answer, unit=unit).verdict


@pytest.mark.parametrize(
    "text",
    [
        "3 Jan 1992", "January 3rd, 1992", "1992-01-03", "the 3rd of January 1992", "Friday, 3 January 1992",
        "3.I.1992",
        "3 january, 1992", "JAN. 3 1992", "1992 January 3", "1992/1/3", "1992年1月3日", "on 3 Januray 1992",
        "３ Jan １９９２",
    ],
)  # fmt: skip
def test_a_day_may_be_written_in_every_usual_way(text: str) -> None:
    expected = "unparsed" if text == "3.I.1992" else "full"
    assert verdict(text, "1992-01-03", "day") == expected


@pytest.mark.parametrize(
    "text", ["1992", "in 1992", "3 Jan 1992", "January 1992", "1992-01", "3/1/1992", "AD 1992", "1992."]
)
def test_a_year_is_right_alone_or_inside_a_finer_date(text: str) -> None:
    assert verdict(text, "1992", "year") == "full"


@pytest.mark.parametrize(
    "text", ["Feb 1992", "February, 1992", "1992-02", "2/1992", "24 Feb 1992", "24–28 February 1992"]
)
def test_a_month_is_right_alone_or_inside_a_finer_date(text: str) -> None:
    assert verdict(text, "1992-02", "month") == "full"


@pytest.mark.parametrize(
    "text",
    [
        "24–28 February 1992", "February 24-28, 1992", "24 February 1992 - 28 February 1992",
        "24.02.1992 to 28.02.1992",
        "1992-02-24/1992-02-28", "from 24 to 28 February 1992", "24-28.02.1992", "between 24 and 28 Feb 1992",
        "26 Feb 1992",
    ],
)  # fmt: skip
def test_of_a_range_the_range_or_any_day_inside_is_right(text: str) -> None:
    assert verdict(text, "1992-02-24/1992-02-28", "day") == "full"


def test_a_range_over_new_year_needs_its_year_once() -> None:
    assert verdict("30 December – 2 January 1993", "1992-12-30/1993-01-02", "day") == "full"


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [
        ("3/1/1992", "day", "two_readings"),
        ("03.01.1992", "month", "two_readings"),
        ("3/1/1995", "day", "two_readings"),  # whether the answer is one of the two is not told
        ("3 January", "day", "no_year"),
        ("March", "year", "no_year"),
        ("92", "year", "short_year"),
        ("'92", "year", "short_year"),
        ("3/1/92", "day", "short_year"),
        ("3 January 92", "day", "short_year"),
        ("24", "day", "no_year"),
    ],
)
def test_what_can_be_read_in_two_ways_or_lacks_its_year_is_asked_again(text, unit, reason) -> None:
    graded = grade_date(text, answer="1992-01-03", unit=unit)
    assert (graded.verdict, graded.reason) == ("ask_again", reason)


@pytest.mark.parametrize("text", ["25/2/1992", "2/25/1992", "2.2.1992"])
def test_a_number_that_can_be_no_month_settles_the_reading(text: str) -> None:
    assert verdict(text, "1992-02", "month") == "full"


@pytest.mark.parametrize(
    "text",
    [
        "", "  ", "?", "soon", "before 1992", "1992 or 1993", "about 1992", "44 BC", "30 February 1992", "1992-13",
        "19920103",
        "31/31/1992", "1992 1993", "99999", "1992-", "1993–1992", "may or may not", "0000", "[1992,1993]",
    ],
)  # fmt: skip
def test_what_is_no_date_is_never_wrong(text: str) -> None:
    assert verdict(text, "1992", "year") == "unparsed"


@given(DAYS)
def test_every_day_is_right_in_each_way_of_writing_it(day: date) -> None:
    name = MONTHS[day.month - 1]
    for text in (f"{day:%Y-%m-%d}", f"{day.day} {name} {day.year}", f"{name[:3]} {day.day}, {day.year}"):
        assert [verdict(text, f"{day:{form}}", unit) for unit, form in
                (("day", "%Y-%m-%d"), ("month", "%Y-%m"), ("year", "%Y"))] == ["full"] * 3  # fmt: skip


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    assert verdict(text, "1992-02", "month") in ("full", "coarse", "partial", "wrong", "ask_again", "unparsed")
