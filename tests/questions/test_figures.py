"""What a figure was: one settled value, true values of other figures as lures, claims attributed, targets called so."""

from dataclasses import replace

import pytest

from quizapp.questions import verify
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import World
from tests.questions.source_worlds import conflict, figure, ledger
from tests.questions.worlds import drafts, gap

FIGURE = Family.FIGURE
TOTAL = "figure:total-1996"
MADE = {"threads": ("trade",)}


def asked(snapshot, ref=TOTAL):
    (draft,) = drafts(snapshot, FIGURE, ref)
    return draft


def total(value="260", **fields):
    return {"total_1996": figure("total-1996", value, "trade:total", "1996", name="Alandic trade", **fields)}


def test_a_figure_is_asked_with_other_periods_of_its_series_in_ascending_order():
    draft = asked(ledger())
    assert draft.answer.value == "260"
    options = sorted([draft.answer, *draft.distractors], key=lambda option: option.position)
    values = [int(option.value) for option in options]
    assert values == sorted(values)
    assert set(values) - {260} <= {150, 180, 244}
    assert [option.position for option in options] == list(range(len(options)))
    assert "Alandic trade" in draft.stem
    assert "1996" in draft.stem


def test_other_figures_of_the_unit_and_a_thread_stand_in_where_the_series_is_short():
    alone = figure("aid-1996", "170", "aid", "1996", name="Alandic aid", **MADE)
    others = {
        f"sum_{n}": figure(f"sum-{n}", value, f"sum-{n}", "1996", **MADE) for n, value in enumerate(("90", "400"))
    }
    assert {lure.value for lure in asked(ledger(aid_1996=alone, **others), "figure:aid-1996").distractors} == {
        "90",
        "400",
    }
    strangers = {key: replace(one, threads=()) for key, one in others.items()}
    assert "fewer than two" in gap(ledger(aid_1996=alone, **strangers), FIGURE, "figure:aid-1996")
    percents = {key: replace(one, unit="percent") for key, one in others.items()}
    assert "fewer than two" in gap(ledger(aid_1996=alone, **percents), FIGURE, "figure:aid-1996")


@pytest.mark.parametrize("values", [("260", "300"), ("260", "261"), ("300", "301")])
def test_a_disputed_value_is_never_asked_nor_offered(values):
    snapshot = ledger(conflict("total-1996", *values))
    assert "several values" in gap(snapshot, FIGURE, TOTAL)
    lures = [lure for draft in drafts(snapshot, FIGURE) for lure in draft.distractors]
    assert not any(TOTAL in lure.facts for lure in lures)


def test_two_values_for_one_period_are_never_asked():
    again = figure("total-again", "300", "trade:total", "1996", name="Alandic trade")
    assert "needs a distinguishing detail" in gap(ledger(total_again=again), FIGURE, TOTAL)


def test_the_same_quantity_told_by_another_series_is_never_asked():
    other = figure("customs-1996", "300", "customs:total", "1996", name="Alandic trade")
    assert "another series tells the same quantity" in gap(ledger(customs_1996=other), FIGURE, TOTAL)


def test_a_claim_is_attributed_and_carries_its_source():
    draft = asked(ledger(**total(told="claimed")))
    assert "according to “A chronicle”" in draft.stem or draft.stem.startswith("According to “A chronicle”")
    assert ("source", "chronicle") in {(one.attribute, one.value) for one in draft.constraints}
    assert draft.why.startswith("According to “A chronicle”")
    assert draft.told == "claimed"


def test_a_target_is_called_one_and_a_bound_is_said():
    assert "target" in asked(ledger(**total(qualifier="target", told="planned"))).stem
    bound = asked(ledger(**total(qualifier="more_than"))).stem.lower()
    assert any(words in bound for words in ("above", "exceed", "more than", "passed"))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"told": "planned"}, "planned"),
        ({"citations": ()}, "no citation"),
        ({"short_title": "Alandic trade of 1996"}, "contains a year"),
        ({"short_title": "trade " + "in many kinds of goods and services " * 5}, "too long"),
    ],
)
def test_what_is_only_planned_uncited_or_named_by_its_year_is_not_asked(fields, reason):
    assert reason in gap(ledger(**total(**fields)), FIGURE, TOTAL)


@pytest.mark.parametrize("date", ["", "1996~", "1996/.."])
def test_a_figure_without_a_certain_period_is_not_asked(date):
    snapshot = ledger(total_1996=figure("total-1996", "260", "trade:total", date, name="Alandic trade"))
    assert gap(snapshot, FIGURE, TOTAL)


def test_a_question_is_withdrawn_when_a_value_comes_near_or_changes():
    draft = asked(ledger())
    item = Item.of_draft(draft)
    assert verify.broken(World(ledger()), item) == ""
    assert verify.broken(World(ledger(**total("270"))), item)
    lure = draft.distractors[0]
    key = lure.facts[1].removeprefix("figure:")
    near = replace(ledger().figures[key], value=ledger().figures["total-1996"].value)
    assert "no longer certainly false" in verify.broken(World(ledger(**{key.replace("-", "_"): near})), item)
    assert "no longer certainly false" in verify.broken(World(ledger(conflict(key, lure.value, "999"))), item)


def test_no_wording_is_drawn_for_most_of_a_long_series():
    many = {
        f"sum_{year}": figure(f"sum-{year}", str(year * 7 % 900 + 50), "sums", str(year)) for year in range(1900, 1990)
    }
    stems = [draft.parts[0].text for draft in drafts(ledger(**many), FIGURE, "") if "figure:sum" in draft.subjects[0]]
    assert len(stems) > 40
    assert len(set(stems)) >= 5
    assert max(map(stems.count, set(stems))) <= 0.35 * len(stems)
