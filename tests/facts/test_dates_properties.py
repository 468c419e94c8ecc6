"""What holds for every date, whatever it is."""

import re
from contextlib import suppress
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from quizapp.facts.dates import DateError, EdtfDate, disjoint, human, overlap, parse, within_one, years

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))


def _at_precision(day: date, length: int) -> str:
    return day.isoformat()[:length]


SIMPLE = st.builds(_at_precision, DAYS, st.sampled_from([4, 7, 10]))
QUALIFIED = st.builds("{}{}".format, SIMPLE, st.sampled_from(["", "?", "~", "%"]))
INTERVALS = st.lists(DAYS, min_size=2, max_size=2).map(lambda days: "/".join(d.isoformat() for d in sorted(days)))
OPEN = st.builds("{}{}".format, SIMPLE, st.sampled_from(["/..", "/"])) | st.builds("../{}".format, SIMPLE)
SETS = st.lists(SIMPLE, min_size=2, max_size=5, unique=True).map(lambda members: f"[{','.join(members)}]")
DATES = st.one_of(QUALIFIED, INTERVALS, OPEN, SETS).map(parse)


@given(DAYS)
def test_a_day_is_its_own_bounds_at_every_precision_around_it(day: date) -> None:
    for length in (4, 7, 10):
        parsed = parse(_at_precision(day, length))
        assert parsed.earliest is not None and parsed.latest is not None
        assert parsed.earliest <= day <= parsed.latest


@given(DATES)
def test_bounds_are_never_reversed_and_never_both_open(d: EdtfDate) -> None:
    assert d.earliest or d.latest
    assert d.earliest is None or d.latest is None or d.earliest <= d.latest
    assert parse(d.text) == d


@given(DATES, DATES)
def test_overlap_is_symmetric_and_the_negation_of_disjoint(a: EdtfDate, b: EdtfDate) -> None:
    assert overlap(a, b) == overlap(b, a)
    assert {overlap(a, b), disjoint(a, b)} in ({True, False}, {None})


@given(DATES)
def test_every_date_overlaps_itself(d: EdtfDate) -> None:
    assert overlap(d, d) is True


@given(DATES, DATES)
def test_disjoint_dates_share_no_day(a: EdtfDate, b: EdtfDate) -> None:
    if disjoint(a, b) and "one_of" not in (a.precision, b.precision):
        first, second = sorted((a, b), key=lambda d: d.earliest or date.min)
        assert first.latest is not None and second.earliest is not None
        assert first.latest < second.earliest


@given(DATES)
def test_one_day_is_one_month_is_one_year(d: EdtfDate) -> None:
    assert not within_one(d, "day") or within_one(d, "month")
    assert not within_one(d, "month") or within_one(d, "year")
    touched = years(d)
    assert within_one(d, "year") == (touched is not None and len(touched) == 1)


@given(DATES)
def test_english_names_the_years_and_leaves_no_notation(d: EdtfDate) -> None:
    english = human(d)
    assert english == english.strip()
    assert not set(english) & set("/[]~%?")
    for bound in (d.earliest, d.latest):
        assert bound is None or re.search(rf"\b{bound.year}\b", english)


@given(st.text(max_size=140) | st.text(alphabet="0123456789-/.X[],?~%T: ", max_size=24))
def test_any_other_text_is_refused_as_a_date_error_and_never_crashes(text: str) -> None:
    with suppress(DateError):
        parsed = parse(text)
        assert parsed.text == text
        assert human(parsed)
