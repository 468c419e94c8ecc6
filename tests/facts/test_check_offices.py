"""An office of one person at a time, held by turns: A, then B, then A again."""

import pytest

from quizapp.facts.check import ERROR, INFO, WARNING
from tests.facts.check_rows import add, add_conflict, add_event, found, one, ref, said, small_topic, take_part


@pytest.fixture
def rows(tmp_path):
    """Li Wei attested as premier in March and in September 1996, Bo in June."""
    made = small_topic(tmp_path)
    made["participation"], made["signatory"] = [], []
    add(made, "person", "bo", name="Bo Han", possibly_same=[])
    for key, date, person in (("spring", "1996-03-01", "li-wei"), ("autumn", "1996-09-01", "li-wei")):
        add_event(made, key, date)
        take_part(made, key, person, office="premier-cn")
    add_event(made, "summer", "1996-06-01")
    take_part(made, "summer", "bo", office="premier-cn")
    return made


def test_somebody_between_two_holdings_of_another(rows):
    assert found(rows, "turns") == [(WARNING, "event:summer")]
    assert "between li-wei in event:spring (1996-03-01) and in event:autumn (1996-09-01)" in said(rows, "turns")[0]


def test_one_holder_after_the_other(rows):
    add_event(rows, "winter", "1996-12-01")
    rows["participation"][1]["person"] = ref("bo")
    take_part(rows, "winter", "bo", office="premier-cn")
    assert found(rows, "turns") == []


def test_an_office_that_many_hold(rows):
    one(rows, "office", "premier-cn")["exclusive"] = False
    assert found(rows, "turns") == []


def test_dates_that_leave_the_order_open(rows):
    one(rows, "event", "summer").update(date="1996", earliest="1996-01-01", latest="1996-12-31", precision="year")
    assert found(rows, "turns") == []


@pytest.mark.parametrize("changes", [{"possibly_same": [["two_lands", "li-wei"]]}, {"unnamed": True}])
def test_somebody_who_may_be_the_same(rows, changes):
    one(rows, "person", "bo").update(changes)
    assert found(rows, "turns") == []


def test_a_recorded_conflict_makes_it_known(rows):
    add_conflict(rows, "premier-doubted", "office", events=["summer"])
    assert found(rows, "turns") == [(INFO, "event:summer")]


def test_signing_in_an_office_is_holding_it(rows):
    rows["participation"] = [row for row in rows["participation"] if row["event"] != ref("summer")]
    add(rows, "agreement", "pact", "1996-06-01")
    held = {"person": ref("bo"), "office": ref("premier-cn"), "party": "", "as_written": "", "position": 1}
    rows["signatory"].append({"agreement": ref("pact"), **held})
    assert found(rows, "turns") == [(WARNING, "agreement:pact")]


def test_an_appointment_hands_the_office_over(rows):
    take_part(rows, "spring", "bo", role="appointee", office="premier-cn")
    assert found(rows, "office") == []
    rows["participation"][-1]["role"] = "host"
    assert found(rows, "office") == [(ERROR, "event:spring")]
