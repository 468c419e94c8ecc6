"""Growth is worked out only between two whole years in a row, both reached and told once."""

from decimal import Decimal

import pytest

from quizapp.facts import reading
from tests import facts_factories

pytestmark = pytest.mark.django_db


def growths(*rows):
    topic = facts_factories.topic()
    for number, (period, value, fields) in enumerate(rows):
        facts_factories.figure(topic, key=f"f{number}", date=period, value=Decimal(value), **fields)
    (series,) = reading.figure_series(topic).items
    return [value.growth for value in series.values]


def test_a_year_grows_against_the_year_before():
    assert growths(("1992", "100", {}), ("1993", "118", {}), ("1994", "59", {})) == [None, 18, -50]


@pytest.mark.parametrize(
    "second",
    [
        ("1994", "118", {}),
        ("1993-05", "118", {}),
        ("1993", "118", {"unit": "tonnes"}),
        ("1993", "118", {"qualifier": "target"}),
        ("1993", "118", {"qualifier": "more_than"}),
        ("1993", "118", {"told": "planned"}),
        ("", "118", {}),
    ],
)
def test_what_cannot_be_compared_has_no_growth(second):
    assert growths(("1992", "100", {}), second) == [None, None]


def test_a_rate_has_no_growth_of_its_own():
    assert growths(("1992", "10", {"unit": "percent"}), ("1993", "20", {"unit": "percent"})) == [None, None]


def test_a_year_that_is_told_twice_compares_with_nothing():
    assert growths(("1992", "100", {}), ("1993", "118", {}), ("1993", "119", {})) == [None, None, None]


def test_a_long_series_shows_its_first_values_and_has_pages_of_its_own(monkeypatch):
    topic = facts_factories.topic()
    for year in range(1900, 1950):
        facts_factories.figure(topic, key=f"f{year}", date=str(year))
    (series,) = reading.figure_series(topic).items
    assert (len(series.values), series.total) == (40, 50)
    one, page = reading.series_page(topic, "trade_total", 2, size=20)
    assert one.figures[0].date == "1920"
    assert page.pages == 3
    assert reading.series_of(topic, "f1945", size=20) == ("trade_total", 3)
    assert reading.series_page(topic, "no-such-series") is None
