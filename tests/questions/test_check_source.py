"""Check the source: arithmetic, or a second telling, exposes a conflict; lures hold and bear on nothing in doubt."""

from dataclasses import replace
from decimal import Decimal

import pytest

from quizapp.facts.snapshot import Participant
from quizapp.questions.draft import Gap
from quizapp.questions.vocabulary import Family
from tests.questions.source_worlds import broken, conflict, figure, ledger, one, trade
from tests.questions.worlds import CITED, drafts, event, history, made, paper, with_facts

CHECK = Family.CHECK_SOURCE
WORKS = ("lock", "dam", "mill")
SUM = conflict("total-1995", "244", "240")
GROWTH = conflict("growth-1995", "60", "35.6")
CLAIM = figure("claim-1996", "2", "trade-growth", "1993/1996", "times", name="growth of Alandic trade", told="claimed")


def reason(snapshot):
    (found,) = {one.reason for one in made(snapshot, CHECK) if isinstance(one, Gap)}
    return found


def test_a_total_is_exposed_by_the_sum_of_its_parts():
    draft = one(ledger(SUM), CHECK)
    assert draft.answer.text == "Exports of 150 and imports of 90 add up to 240"
    assert draft.answer.value == draft.variant == SUM.key and draft.proof.answers == (SUM.key,)
    assert "244 million dollars" in draft.stem and "in 1995" in draft.stem and not broken(draft, ledger(SUM))


def test_growth_is_exposed_by_the_two_totals():
    assert one(ledger(GROWTH), CHECK).answer.text == "The total rose from 180 to 244, or by 35.6 percent"


@pytest.mark.parametrize("dispute", [SUM, GROWTH])
def test_no_lure_is_made_of_what_is_in_dispute_or_shows_the_parts_of_a_disputed_sum(dispute):
    snapshot = ledger(dispute)
    for lure in one(snapshot, CHECK).distractors:
        assert not set(lure.facts) & {*dispute.facts, "figure:total-1995"}
        if dispute is SUM:
            assert set(lure.facts) != {"figure:exports-1995", "figure:imports-1995"}


def test_a_calculation_that_does_not_hold_is_never_a_lure():
    texts = [lure.text for lure in one(ledger(GROWTH), CHECK).distractors]
    assert not any("add up to 240" in text for text in texts)


@pytest.mark.parametrize(("value", "other"), [("240.4", "240"), ("240", "239")])
def test_what_rounding_explains_or_no_arithmetic_shows_is_not_asked(value, other):
    snapshot = ledger(
        conflict("total-1995", value, other), total_1995=replace(trade()["total-1995"], value=Decimal(value))
    )
    assert reason(snapshot) in {
        "rounding can account for the difference, so that nothing speaks against either value",
        "no other figures show what contradicts it",
    }


def test_growth_that_one_of_two_totals_would_explain_is_not_asked():
    explained = conflict("growth-1995", "60", "35.6"), conflict("total-1994", "180", "152.5")
    assert f"figure:{'growth-1995'}" not in {
        ref for draft in drafts(ledger(*explained), CHECK) for ref in draft.subjects
    }


@pytest.mark.parametrize(
    ("key", "value"), [("exports-1995", "154"), ("imports-1995", "80"), ("total-1995", "240"), ("exports-1994", "130")]
)
def test_a_changed_figure_breaks_what_was_reckoned_with_it(key, value):
    draft = one(ledger(SUM), CHECK)
    changed = ledger(SUM, **{key.replace("-", "_"): replace(trade()[key], value=Decimal(value))})
    assert broken(draft, changed)


def test_a_settled_conflict_or_a_new_one_about_a_lure_breaks_the_question():
    draft = one(ledger(SUM), CHECK)
    assert "no longer recorded" in broken(draft, ledger())
    lure = draft.distractors[0].facts[0].partition(":")[2]
    assert "no longer certainly false" in broken(draft, ledger(SUM, conflict(lure, "1", "2")))


def test_a_claim_is_tested_by_the_totals_at_both_ends_of_its_span():
    snapshot = ledger(claim_1996=CLAIM)
    snapshot = replace(snapshot, figures=dict(sorted((snapshot.figures | more_totals()).items())))
    draft = one(snapshot, CHECK, "figure:claim-1996")
    assert draft.answer.text == "150 million dollars in 1993 and 260 million dollars in 1996"
    assert draft.answer.value == "span:total-1993+total-1996" and not broken(draft, snapshot)
    for lure in draft.distractors:
        assert lure.value != draft.answer.value and not lure.text.startswith(draft.answer.text)


def more_totals():
    extra = figure("total-19945", "200", "trade:total", "1994", name="Alandic trade")
    return {"total-1994b": replace(extra, key="total-1994b", series="other:total")}


def test_a_claim_without_a_total_at_its_end_is_not_asked():
    early = replace(CLAIM, when=type(CLAIM.when).of("1990/1996"))
    assert "both ends" in reason(ledger(claim_1996=early))


def test_a_second_date_is_exposed_by_the_other_passage():
    visit = history().events["visit-1991"]
    dispute = conflict("x", visit.when.edtf, "1991-05-04/1991-05-06", ref=visit.ref, field="date")
    undated = [paper(f"extra-{word}", event=visit.key) for word in ("salt", "timber")]
    draft = one(with_facts(history(), dispute, *undated), CHECK)
    assert {lure.facts[0] for lure in draft.distractors} == {one.ref for one in undated}, "the dated one may bear on it"
    assert draft.answer.text == "Elsewhere the same occasion is dated 4–6 May 1991" and "3–6 May 1991" in draft.stem


def test_where_others_are_dated_near_by_every_option_is_a_date():
    visit = replace(history().events["visit-1991"], threads=("works",))
    dispute = conflict("x", visit.when.edtf, "1991-05-04/1991-05-06", ref=visit.ref, field="date")
    near = [event(name, f"199{n}-07-01", title=f"the {name}", threads=("works",)) for n, name in enumerate(WORKS)]
    draft = one(with_facts(history(), dispute, visit, *near), CHECK)
    assert all(lure.text.startswith("Elsewhere ") and " is dated " in lure.text for lure in draft.distractors)


def test_a_second_office_is_asked_only_where_it_is_known_whose_it_is():
    visit = history().events["visit-1991"]
    dispute = conflict("x", "Premier", "Vice Premier", ref=visit.ref, field="office")
    papers = [paper(f"extra-{word}", visit.when.edtf, event=visit.key, citations=CITED) for word in ("salt", "timber")]
    snapshot = with_facts(history(), dispute, *papers)
    assert one(snapshot, CHECK).answer.text == "Elsewhere that person has the office of Vice Premier"
    nobody = replace(visit, participants=(Participant(visit.participants[0].person, "leader"),))
    assert "whose office" in reason(with_facts(snapshot, nobody))
