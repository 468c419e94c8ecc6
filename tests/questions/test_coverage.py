"""Coverage: for every fact and family the questions, or the reason why there are none."""

import pytest

from quizapp.questions.coverage import Cell, cells_of, store
from quizapp.questions.coverage_report import totals
from quizapp.questions.draft import DoesNotApply, Draft, Gap, NoQuestion
from quizapp.questions.models import FactCoverage
from quizapp.questions.vocabulary import ProofState
from quizapp.questions.workshop import attempt
from tests import factories
from tests.questions.world_rows import Store
from tests.questions.worlds import event, history, paper, person, world

EVENT = "event:event-1"


def cell(*gaps: Gap, items=(), ref=EVENT, family="date_of_event") -> Cell:
    return cells_of(items, gaps)[ref][family]


def gap(reason: str, *others: str, applies: bool = True) -> Gap:
    return Gap("date_of_event", (EVENT, *others), reason, applies=applies)


def test_a_gap_of_one_direction_is_covered_by_a_question_of_the_other():
    found = cell(gap("too few lures"), items=[("key", "date_of_event", [EVENT])])
    assert found == Cell(("key",))
    assert not found.is_gap


def test_a_question_of_two_facts_covers_both():
    found = cells_of([("key", "order_two", ["event:a", "event:b"])], [])
    assert found["event:a"] == found["event:b"] == {"order_two": Cell(("key",))}


def test_what_is_said_of_the_fact_alone_weighs_more_than_of_a_pair():
    found = cell(gap("this pair is too close", "event:event-2"), gap("no partner makes a fair pair"))
    assert (found.reason, found.is_gap) == ("no partner makes a fair pair", True)


def test_where_it_applies_in_one_way_the_reason_of_that_way_stands():
    found = cell(gap("nobody led it", applies=False), gap("too few lures"))
    assert (found.reason, found.applies) == ("too few lures", True)


def test_where_it_applies_in_no_way_there_is_nothing_to_cover():
    found = cell(gap("nobody led it", applies=False), gap("nobody led it", applies=False))
    assert (found.reason, found.is_gap) == ("nobody led it", False)


def test_both_directions_are_told_when_both_fail():
    assert cell(gap("one"), gap("two"), gap("one"), gap("three")).reason == "one; two"


@pytest.mark.parametrize(("problem", "applies"), [(NoQuestion, True), (DoesNotApply, False)])
def test_a_family_says_whether_it_applies_by_what_it_raises(problem, applies):
    def make() -> Draft:
        raise problem("no purpose is told")

    assert list(attempt("what_it_did", [EVENT], make)) == [Gap("what_it_did", (EVENT,), "no purpose is told", applies)]


@pytest.mark.django_db
def test_what_is_stored_follows_the_story_and_replaces_what_was_there(django_assert_num_queries):
    topic = factories.topic()
    snapshot = world(event("late", "1999", tier=1), event("early", "1991", tier=1), paper("small", tier=3), person("p"))
    gaps = [Gap("date_of_event", ("event:late",), "rivals"), Gap("place", ("event:late",), "no place", applies=False)]
    factories.question(topic=topic, key="k", family="date_of_event", subject_facts=["event:early"])
    withdrawn = {"proof_state": ProofState.WITHDRAWN, "proof_reason": "a rival"}
    factories.question(topic=topic, key="gone", subject_facts=["event:late"], **withdrawn)
    for _ in range(2):
        with django_assert_num_queries(5):  # the questions; of both tables a delete and an insert
            store(topic=topic, snapshot=snapshot, gaps=gaps)

    rows = {row.ref: row for row in FactCoverage.objects.order_by("position")}
    assert list(rows) == ["event:early", "event:late", "person:p", "agreement:small"]
    assert rows["event:early"].cells["date_of_event"]["items"] == ["k"]
    assert (rows["event:early"].question_count, rows["event:late"].question_count) == (1, 0)
    assert rows["event:late"].missing == " date_of_event "
    assert [(t.family, t.applies, t.covered, t.percent) for t in totals(topic)] == [
        ("date_of_event", 2, 1, "50.0 %"),
        ("place", 0, 0, "–"),
    ]


@pytest.mark.django_db
def test_every_generation_stores_a_cell_with_items_or_a_reason():
    made = Store(history(4))
    report = made.generate()
    rows = list(FactCoverage.objects.filter(topic=made.topic))
    assert len(rows) == sum(
        len(made.topic.__getattribute__(name).all()) for name in ("events", "agreements", "persons")
    )
    cells = [cell for row in rows for cell in row.cells.values()]
    assert all(bool(cell["items"]) != bool(cell["reason"]) for cell in cells)
    assert {key for cell in cells for key in cell["items"]} == set(report.added)
    assert {gap.family for gap in report.gaps if gap.applies} >= {f for row in rows for f in row.missing.split()}
