"""The fuzz prefers the days on which less falls due, and is the same every time."""

from collections import Counter
from datetime import date, timedelta
from statistics import pstdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.answering.grading import AGAIN, EASY, GOOD, HARD
from quizapp.study.memory.intervals import Choice, fuzz_window

TODAY = date(2026, 3, 2)
exact_days = st.floats(0.1, 500)
loads = st.dictionaries(st.integers(0, 600).map(lambda days: TODAY + timedelta(days=days)), st.integers(0, 50))


def choice(
    exact: float, *, seed: str | None = "seed", load: dict[date, int] | None = None, maximum: int = 365
) -> Choice:
    return Choice(lambda _grade: exact, in_review=True, maximum=maximum, today=TODAY, seed=seed, load=load)


@given(exact_days, st.text(max_size=5), loads, st.integers(3, 365))
def test_the_buttons_keep_their_order_under_any_load(exact: float, seed: str, load: dict, maximum: int) -> None:
    days = choice(exact, seed=seed, load=load, maximum=maximum)
    assert 1 <= days.days(HARD) < days.days(GOOD) < days.days(EASY) <= maximum


@given(exact_days, st.text(max_size=5), loads)
def test_the_same_seed_and_load_give_the_same_day_within_the_window(exact: float, seed: str, load: dict) -> None:
    day = choice(exact, seed=seed, load=load).days(AGAIN)
    assert day == choice(exact, seed=seed, load=dict(load)).days(AGAIN)
    first, last = fuzz_window(min(max(round(exact), 1), 365), 365)
    assert first <= day <= last


@given(exact_days, loads)
def test_the_span_holds_every_day_that_may_be_chosen_without_a_tie_of_buttons(exact: float, load: dict) -> None:
    days = choice(exact, load=load)
    first, last = days.span()
    assert first <= days.days(AGAIN) <= last


def test_a_crowded_day_is_avoided() -> None:
    first, last = fuzz_window(20, 365)
    crowded = {TODAY + timedelta(days=days): 30 for days in range(first, last + 1) if days != 21}
    chosen = Counter(choice(20, seed=str(number), load=crowded).days(AGAIN) for number in range(200))
    assert chosen[21] > 180


@pytest.mark.parametrize("interval", [10, 30])
def test_days_come_out_more_even_than_by_chance(interval: int) -> None:
    def spread(*, balanced: bool) -> float:
        load: Counter[date] = Counter()
        for start in range(60):
            for number in range(10):
                seed = f"{start}:{number}"
                today = TODAY + timedelta(days=start)
                one = Choice(
                    lambda _grade: interval, in_review=True, maximum=365, today=today, seed=seed,
                    load=load if balanced else None,
                )  # fmt: skip
                load[today + timedelta(days=one.days(AGAIN))] += 1
        full = [load[TODAY + timedelta(days=day)] for day in range(interval + 5, 60 + interval - 5)]
        return pstdev(full)

    assert spread(balanced=True) < 0.6 * spread(balanced=False)
