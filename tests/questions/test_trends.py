"""Which way a series went: the same under every value that a conflict allows, in balance, and never of a change."""

from collections import Counter
from dataclasses import replace

import pytest

from quizapp.questions import verify
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import World
from tests.questions.source_worlds import conflict, figure, ledger
from tests.questions.worlds import drafts, gap

TREND = Family.TREND


def series(*values, start=1970, name="harvest", **fields):
    return {
        f"{name}_{year}": figure(f"{name}-{year}", value, name, str(year), name=f"Alandic {name}", **fields)
        for year, value in enumerate(values, start)
    }


def directions(snapshot, name="harvest"):
    """(first year, second year) -> direction, of the pairs asked about."""
    found = [
        draft for draft in drafts(snapshot, TREND) if draft.variant == "rose_or_fell" and name in draft.subjects[0]
    ]
    return {tuple(ref[-4:] for ref in draft.subjects): draft.answer.value for draft in found}


def highest(snapshot, name="harvest"):
    return [draft for draft in drafts(snapshot, TREND) if draft.variant == "highest" and name in draft.subjects[0]]


def test_a_rise_a_fall_and_a_level_stretch_are_told_apart():
    found = directions(ledger(**series("100", "130", "90", "91")))
    assert found["1970", "1971"] == "rose"
    assert found["1971", "1972"] == "fell"
    assert found["1972", "1973"] == "same"


def test_a_direction_that_depends_on_which_telling_is_right_is_never_asked():
    pair = {("1970", "1971")}
    assert pair <= set(directions(ledger(conflict("harvest-1970", "100", "110"), **series("100", "130"))))
    assert not directions(ledger(conflict("harvest-1970", "100", "140"), **series("100", "130")))
    assert not directions(ledger(conflict("harvest-1970", "70", "80"), **series("100", "130")))


def test_the_three_options_stand_in_their_order_and_read_as_a_sentence():
    draft = next(draft for draft in drafts(ledger(**series("100", "130")), TREND) if "harvest" in draft.subjects[0])
    options = sorted([draft.answer, *draft.distractors], key=lambda option: option.position)
    assert [option.value for option in options] == ["rose", "fell", "same"]
    said = "".join(draft.answer.said if part.is_blank else part.text for part in draft.statement)
    assert said == "Alandic harvest rose from 1970 to 1971."
    assert [option.text for option in options] == ["It rose", "It fell", "It stayed level (within 2 percent)"]
    assert {lure.truth for lure in draft.distractors} != {draft.why}


def test_where_it_may_have_turned_meanwhile_only_the_ends_are_compared():
    found = {
        tuple(ref[-4:] for ref in draft.subjects): draft.stem
        for draft in drafts(ledger(**series("100", "130", "90", "120")), TREND)
        if "harvest" in draft.subjects[0] and draft.variant == "rose_or_fell"
    }
    assert found
    for (first, second), stem in found.items():
        assert ("the years between" in stem) == (int(second) - int(first) > 1)


def test_rises_are_asked_no_oftener_than_falls_where_a_series_has_both():
    found = directions(ledger(**series("10", "12", "15", "11", "14", "17", "13", "19", "25", "16")))
    counts = Counter(found.values())
    assert abs(counts["rose"] - counts["fell"]) <= 2
    assert {year for pair in found for year in pair} == {str(year) for year in range(1970, 1980)}


@pytest.mark.parametrize("name", ["harvest growth", "change of harvests"])
def test_a_series_that_tells_a_change_has_no_trend(name):
    snapshot = ledger(**series("10", "20", name=name.replace(" ", "-")))
    ref = f"figure:{name.replace(' ', '-')}-1970"
    assert "change already" in gap(snapshot, TREND, ref)


@pytest.mark.parametrize("fields", [{"qualifier": "target"}, {"qualifier": "more_than"}, {"told": "claimed"}])
def test_targets_bounds_and_claims_show_no_course(fields):
    assert not directions(ledger(**series("10", "20", **fields)))


def test_the_highest_is_certainly_so_and_its_lures_are_lower():
    values = [str(100 + 37 * n % 101) for n in range(24)]
    snapshot = ledger(**series(*values))
    asked = highest(snapshot)
    assert asked
    for draft in asked:
        shown = {ref: snapshot.fact(ref) for ref in draft.subjects}
        best = max(shown.values(), key=lambda one: one.value)
        assert best.when.edtf == draft.answer.value
        assert {lure.facts[0] for lure in draft.distractors} == set(shown) - {best.ref}
        years = sorted([draft.answer, *draft.distractors], key=lambda option: option.position)
        assert [option.text for option in years] == sorted(option.text for option in years)
    assert len({draft.answer.position for draft in asked}) > 1


def test_in_a_series_that_only_rises_the_latest_year_is_seldom_asked_for():
    rising = highest(ledger(**series(*(str(100 + 20 * n) for n in range(40)))))
    assert 0 < len(rising) < 20


def test_a_trend_is_withdrawn_when_the_values_turn():
    before = ledger(**series("100", "130"))
    (draft,) = [draft for draft in drafts(before, TREND) if "harvest" in draft.subjects[0]]
    item = Item.of_draft(draft)
    assert verify.broken(World(before), item) == ""
    assert verify.broken(World(ledger(**series("100", "99"))), item)
    disputed = ledger(conflict("harvest-1971", "130", "80"), **series("100", "130"))
    assert verify.broken(World(disputed), item)
    options = [lure.as_json() for lure in draft.distractors]
    options[0] |= {"value": "rose"}
    assert "no longer certainly false" in verify.broken(World(before), replace(item, distractors=options))
