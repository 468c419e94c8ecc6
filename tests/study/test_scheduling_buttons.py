"""What the buttons promise is what is saved, in strict order, whatever the history."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.answering.grading import AGAIN, EASY, GOOD, HARD
from quizapp.study.memory.intervals import fuzz_window
from quizapp.study.memory.scheduling import MemoryValue, preview, schedule

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

answers = st.tuples(st.sampled_from([AGAIN, HARD, GOOD, EASY]), st.floats(0.05, 1), st.integers(0, 60))
rules = st.fixed_dictionaries(
    {
        "weight": st.floats(0, 1),
        "desired_retention": st.floats(0.7, 0.97),
        "maximum_interval": st.integers(3, 365),
        "intercept": st.floats(-1, 1),
        "fuzz_seed": st.one_of(st.none(), st.text(max_size=8)),
    }
)


def history(steps: list[tuple[int, float, int]]) -> tuple[MemoryValue | None, date]:
    memory, day = None, DAY
    for grade, weight, days in steps:
        day += timedelta(days=days)
        memory = schedule(
            memory,
            grade=grade,
            weight=weight,
            study_day=day,
            at=NOON,
            desired_retention=0.9,
            maximum_interval=365,
        )
    return memory, day


def moment(memory: MemoryValue) -> tuple[date, datetime]:
    return memory.due_on, memory.due_at or datetime.max.replace(tzinfo=UTC)


@given(st.lists(answers, max_size=12), st.integers(0, 400), rules)
def test_hard_comes_before_good_before_easy(steps: list, wait: int, rule: dict) -> None:
    memory, day = history(steps)
    shown = preview(memory, study_day=day + timedelta(days=wait), at=NOON, **rule)
    assert moment(shown[AGAIN]) <= moment(shown[HARD]) < moment(shown[GOOD]) < moment(shown[EASY])


@given(st.lists(answers, max_size=12), st.integers(0, 400), rules)
def test_the_preview_is_what_is_saved_and_lies_ahead(steps: list, wait: int, rule: dict) -> None:
    memory, day = history(steps)
    today = day + timedelta(days=wait)
    for grade, shown in preview(memory, study_day=today, at=NOON, **rule).items():
        saved = schedule(memory, grade=grade, study_day=today, at=NOON, **rule)
        assert saved == shown
        assert today <= saved.due_on <= today + timedelta(days=rule["maximum_interval"])
        assert saved.stability > 0 and 1 <= saved.difficulty <= 10


@given(st.lists(answers, min_size=1, max_size=12), st.floats(0, 1))
def test_a_doubtful_answer_lies_between_knowing_and_not(steps: list, weight: float) -> None:
    memory, day = history(steps)
    rule = {"study_day": day + timedelta(days=3), "at": NOON, "desired_retention": 0.9, "maximum_interval": 365}
    again, doubtful, knew = (
        schedule(memory, grade=grade, weight=w, **rule) for grade, w in ((AGAIN, 1), (GOOD, weight), (GOOD, 1))
    )
    low, high = sorted((again.stability, knew.stability))
    assert low * (1 - 1e-9) <= doubtful.stability <= high * (1 + 1e-9)
    assert doubtful.state == knew.state


def test_ln_stability_is_interpolated_by_the_weight() -> None:
    rule = {"study_day": DAY, "at": NOON, "desired_retention": 0.9, "maximum_interval": 365}
    again, half, knew = (
        schedule(None, grade=grade, weight=w, **rule) for grade, w in ((AGAIN, 1), (GOOD, 0.5), (GOOD, 1))
    )
    assert half.stability == pytest.approx((again.stability * knew.stability) ** 0.5)
    assert half.difficulty == pytest.approx((again.difficulty + knew.difficulty) / 2)


def test_fuzz_spreads_cards_over_the_usual_window_and_one_card_never_moves() -> None:
    rule = {"study_day": DAY, "at": NOON, "desired_retention": 0.9, "maximum_interval": 365, "weight": 1.0}
    plain = schedule(None, grade=EASY, **rule).due_on
    days = {(schedule(None, grade=EASY, fuzz_seed=f"{card}:0", **rule).due_on - DAY).days for card in range(300)}
    assert days == set(range(7 - 1, 10 + 1))
    assert fuzz_window((plain - DAY).days, 365) == (6, 10)
    assert len({schedule(None, grade=EASY, fuzz_seed="4:0", **rule) for _ in range(5)}) == 1
