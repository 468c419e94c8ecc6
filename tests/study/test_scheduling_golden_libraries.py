"""Our wrapper, py-fsrs, ts-fsrs and fsrs-rs tell of the same memory after the same reviews.

Nothing has to be excepted for reviews on the same day, long silence, lapses, or weights other than the defaults. What
stays different is in `test_scheduling_golden_differences`. Tolerances: ts-fsrs rounds every step to eight decimals,
which is felt where a stability is a few minutes; fsrs-rs computes in 32 bits, worst where (S + 1) ** w13 - 1 cancels.
"""

from datetime import UTC, datetime, timedelta
from importlib.metadata import version

import fsrs_rs_python
import pytest
from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS

from quizapp.study.memory.scheduling import interval_days, retrievability
from tests.study.golden_sequences import (
    CEILING,
    FLOOR,
    NAMES,
    RETENTIONS,
    TABLES,
    answered,
    ours,
    plain_days,
    recalls,
    theirs,
    weights,
)

STABILITY = {"ts_fsrs": {"rel": 1e-6, "abs": 1e-8}, "fsrs_rs": {"rel": 1e-4, "abs": 0}}
DIFFICULTY = {"ts_fsrs": {"rel": 1e-7, "abs": 0}, "fsrs_rs": {"rel": 1e-6, "abs": 0}}
RECALL = {"ts_fsrs": {"rel": 0, "abs": 1e-7}, "fsrs_rs": {"rel": 0, "abs": 1e-5}}

AGREED = [
    (library, group, name)
    for library in TABLES
    for group, name in NAMES
    if (group, name) != CEILING and not (library == "ts_fsrs" and (group, name) in FLOOR)
]
OF_TS = [(group, name) for library, group, name in AGREED if library == "ts_fsrs"]


def test_both_tables_hold_the_same_sequences_and_weights() -> None:
    ts, rs = TABLES["ts_fsrs"], TABLES["fsrs_rs"]
    assert len(NAMES) > 50
    assert ts["weights"] == rs["weights"]
    assert weights("default") == DEFAULT_PARAMETERS
    assert not set(enumerate(weights("default"))) & set(enumerate(weights("other")))
    assert [(g, n) for g, sequences in rs["sequences"].items() for n in sequences] == NAMES
    for name in NAMES:
        reviews = [[(row.grade, row.elapsed) for row in theirs(library, *name)] for library in TABLES]
        assert reviews[0] == reviews[1]


def test_the_libraries_defaults_are_ours() -> None:
    defaults = fsrs_rs_python.DEFAULT_PARAMETERS
    assert tuple(defaults) == pytest.approx(DEFAULT_PARAMETERS, rel=1e-7)


@pytest.mark.parametrize(("library", "group", "name"), AGREED)
def test_stability_and_difficulty_after_every_review(library: str, group: str, name: str) -> None:
    rows, memories = theirs(library, group, name), ours(group, name)
    assert [memory.stability for memory in memories] == [
        pytest.approx(row.stability, **STABILITY[library]) for row in rows
    ]
    assert [memory.difficulty for memory in memories] == [
        pytest.approx(row.difficulty, **DIFFICULTY[library]) for row in rows
    ]


@pytest.mark.parametrize("library", TABLES)
def test_retrievability_after_the_last_review(library: str) -> None:
    for group, name in (one[1:] for one in AGREED if one[0] == library):
        memory = ours(group, name)[-1]
        predicted = {
            days: retrievability(memory, memory.last_study_day + timedelta(days=days), parameters=weights(group))
            for days in (1, 7, 30, 365)
        }
        assert predicted == pytest.approx(recalls(library, group, name), **RECALL[library]), name


def test_exact_intervals_are_those_of_fsrs_rs() -> None:
    for group, name in (one[1:] for one in AGREED if one[0] == "fsrs_rs"):
        for memory, row in zip(ours(group, name), theirs("fsrs_rs", group, name), strict=True):
            exact = [interval_days(memory.stability, retention, parameters=weights(group)) for retention in RETENTIONS]
            assert exact == pytest.approx(row.days, rel=1e-4), name


def test_whole_days_are_those_of_ts_fsrs_where_no_buttons_tie() -> None:
    compared, wrong = 0, []
    for group, name in OF_TS:
        before = None
        for memory, row in zip(ours(group, name), theirs("ts_fsrs", group, name), strict=True):
            for retention, days in zip(RETENTIONS, row.days, strict=True):
                _again, hard, good, easy = plain_days(before, row, weights(group), retention).values()
                if hard < good < easy:
                    after = answered(before, row, weights(group), retention=retention)
                    compared += 1
                    if (after.due_on - after.last_study_day).days != days:
                        wrong.append((group, name, row, retention))
            before = memory
    assert wrong == []
    assert compared > 800


def test_py_fsrs_given_study_days_agrees_to_the_last_bit() -> None:
    for group, name in NAMES:
        library, card = Scheduler(parameters=weights(group), enable_fuzzing=False), Card(card_id=1)
        moment = datetime(2026, 3, 2, 12, tzinfo=UTC)
        for memory, row in zip(ours(group, name), theirs("ts_fsrs", group, name), strict=True):
            moment += timedelta(days=row.elapsed)
            card, _log = library.review_card(card, Rating(row.grade), moment)
            assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty), name


def test_the_table_of_fsrs_rs_is_what_the_installed_library_says() -> None:
    assert version("fsrs-rs-python") == TABLES["fsrs_rs"]["version"], "compute golden/fsrs_rs.json again"
    for group, name in NAMES:
        model, memory = fsrs_rs_python.FSRS(weights(group)), None
        for row in theirs("fsrs_rs", group, name):
            states = model.next_states(memory, 0.9, row.elapsed)
            memory = (states.again, states.hard, states.good, states.easy)[row.grade - 1].memory
            assert (memory.stability, memory.difficulty) == pytest.approx((row.stability, row.difficulty), rel=1e-6)
