"""Growth that the values of the two periods contradict is found, by the digits that were written."""

import pytest

from quizapp.facts.check import ERROR, INFO, WARNING
from tests.facts.check_rows import add, add_conflict, found, ref, said, small_topic


@pytest.fixture
def rows(tmp_path):
    """Trade of 335 in 1994 and of 391 in 1995, as two words of one series."""
    made = small_topic(tmp_path)
    made["conflict"], made["conflictvalue"], made["figure"] = [], [], made["figure"][:1]
    figure(made, "before", "trade:total", 1994, "335.000000")
    figure(made, "after", "trade:total", 1995, "391.000000")
    return made


def figure(rows, key, series, year, value, **changes):
    add(rows, "figure", key, str(year), **{"series": series, "value": value, "qualifier": "exact", **changes})


def grew(rows, value, series="trade:growth", **changes):
    figure(rows, "growth", series, 1995, value, **{"unit": "percent", **changes})


@pytest.mark.parametrize("value", ["28.6", "16.3", "-16.7", "18"])
def test_growth_that_the_totals_contradict(rows, value):
    grew(rows, value)
    assert found(rows, "growth") == [(ERROR, "figure:growth")]
    assert "335 (figure:before) and 391 (figure:after) give 16.39 to 17.04" in said(rows, "growth")[0]


@pytest.mark.parametrize("value", ["16.7", "17", "16.4", "17.0"])
def test_growth_within_the_rounding_of_what_was_written(rows, value):
    grew(rows, value)
    assert found(rows, "growth") == []


@pytest.mark.parametrize(("qualifier", "value"), [("about", "18"), ("more_than", "15"), ("less_than", "20")])
def test_growth_that_is_only_hinted_at(rows, qualifier, value):
    grew(rows, value, qualifier=qualifier)
    assert found(rows, "growth") == []


@pytest.mark.parametrize(("qualifier", "value"), [("about", "25"), ("more_than", "20"), ("less_than", "10")])
def test_a_hint_that_the_totals_contradict(rows, qualifier, value):
    grew(rows, value, qualifier=qualifier)
    assert found(rows, "growth") == [(ERROR, "figure:growth")]


def test_a_series_that_only_says_growth_in_its_name(rows):
    grew(rows, "28.6", series="growth-trade")
    assert found(rows, "growth") == [(ERROR, "figure:growth")]
    for row in rows["figure"]:
        row["series"] = row["series"].replace("trade:total", "trade")
    assert found(rows, "growth") == [(WARNING, "figure:growth")]


def test_growth_of_a_part_is_compared_with_that_part(rows):
    figure(rows, "export-before", "trade:export", 1994, "100")
    figure(rows, "export-after", "trade:export", 1995, "101")
    grew(rows, "16.7", series="trade:export-growth")
    assert found(rows, "growth") == [(ERROR, "figure:growth")]


def test_growth_in_the_unit_of_what_grew(rows):
    grew(rows, "56", unit="million USD")
    assert found(rows, "growth") == []
    rows["figure"][-1]["value"] = "65"
    assert found(rows, "growth") == [(ERROR, "figure:growth")]


@pytest.mark.parametrize("changes", [{"told": "planned"}, {"qualifier": "target"}, {"unit": "times"}])
def test_plans_and_other_units_contradict_nothing(rows, changes):
    grew(rows, "28.6", **changes)
    assert found(rows, "growth") == []


def test_periods_that_are_not_a_year_apart_contradict_nothing(rows):
    rows["figure"] = [row for row in rows["figure"] if row["key"] != "before"]
    figure(rows, "long-before", "trade:total", 1990, "10")
    grew(rows, "28.6")
    assert found(rows, "growth") == []


def test_months_are_compared_with_the_same_months_of_the_year_before(rows):
    for key, series, year, value in (("a", "sales:total", 1994, "100"), ("b", "sales:total", 1995, "130")):
        add(rows, "figure", key, f"{year}-01/{year}-05", series=series, value=value, qualifier="exact")
    add(rows, "figure", "g", "1995-01/1995-05", series="sales:growth", value="50", qualifier="exact", unit="%")
    assert found(rows, "growth") == [(ERROR, "figure:g")]


def test_a_recorded_conflict_makes_it_known(rows):
    grew(rows, "28.6")
    add_conflict(rows, "growth-doubted", "value", figures=["growth"])
    assert found(rows, "growth") == [(INFO, "figure:growth")]
    assert said(rows, "growth")[0].endswith("(known: conflict growth-doubted)")


def test_a_disputed_total_contradicts_only_under_every_value(rows):
    add_conflict(rows, "total-doubted", "value", figures=["after"])
    grew(rows, "28.6")
    for position, value in enumerate(("391", "430.8")):
        add_value(rows, position, value)
    assert found(rows, "growth") == []
    rows["conflictvalue"][-1]["value"] = "392"
    assert found(rows, "growth") == [(ERROR, "figure:growth")]


def test_a_value_that_its_conflict_does_not_give(rows):
    add_conflict(rows, "total-doubted", "value", figures=["after"])
    add_value(rows, 1, "391")
    assert found(rows, "disputed") == []
    rows["conflictvalue"][-1]["value"] = "319"
    assert found(rows, "disputed") == [(WARNING, "figure:after")]


def add_value(rows, position, value):
    citation = ref(rows["citation"][0]["key"])
    rows["conflictvalue"].append(
        {"conflict": ref("total-doubted"), "position": position, "value": value, "citation": citation}
    )


@pytest.mark.parametrize(("after", "contradicts"), [("22500", False), ("22560", True)])
def test_zeros_at_the_end_of_a_whole_number_may_come_from_another_unit(rows, after, contradicts):
    figure(rows, "thousands-before", "sales:total", 1994, "20000")
    figure(rows, "thousands-after", "sales:total", 1995, after)
    grew(rows, "12.4", series="sales:growth")
    assert bool(found(rows, "growth")) is contradicts
