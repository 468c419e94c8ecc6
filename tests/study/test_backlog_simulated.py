"""Simulated returns after two months: the promised days are about those it takes, and the order loses the least."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from quizapp.study.asking.turns import OTHERS_BETWEEN
from quizapp.study.daily.backlog import DueMemory, days_back, least_lost_first
from quizapp.study.memory import scheduling
from quizapp.study.memory.scheduling import PARAMETERS_NAME, MemoryValue, retrievability

RETURN = date(2026, 3, 2)
STABILITIES = (2, 3, 5, 8, 12, 20, 30)
type Order = Callable[[list[DueMemory], date], list[int]]


@dataclass
class Returned:
    days: int
    forgotten: int


def longest_due_first(due: list[DueMemory], today: date) -> list[int]:
    return [row.card for row in sorted(due, key=lambda row: (row.last_study_day + timedelta(row.stability), row.card))]


def come_back(cards: int, a_day: int, order: Order = least_lost_first, *, seed: int = 1) -> Returned:
    """Study so many questions a day, and what of them comes back the same day, until nothing is due."""
    chance = random.Random(seed)  # noqa: S311 - a simulated learner, nothing secret
    memories = {card: _faded(chance) for card in range(cards)}
    forgotten = 0
    for days in range(1, 121):
        today = RETURN + timedelta(days=days - 1)
        due = [
            DueMemory(card, row.stability, row.last_study_day) for card, row in memories.items() if row.due_on <= today
        ]
        coming, missed, number = order(due, today)[:a_day], list[tuple[int, int]](), 0
        while missed or coming:
            number += 1
            card = missed.pop(0)[1] if missed and (missed[0][0] <= number or not coming) else coming.pop(0)
            knows = memories[card].last_study_day == today or chance.random() < retrievability(memories[card], today)
            memories[card] = _answered(card, memories[card], today, recalled=knows)
            if not knows:
                forgotten += 1
                missed.append((number + OTHERS_BETWEEN + 1, card))
        if all(row.due_on > today for row in memories.values()):
            return Returned(days, forgotten)
    raise AssertionError("never back")


def _faded(chance: random.Random) -> MemoryValue:
    stability = chance.choice(STABILITIES)
    last = RETURN - timedelta(days=60 + chance.randint(0, stability))
    return MemoryValue(
        state="review", step=None, stability=stability, difficulty=5.5, due_on=last + timedelta(days=stability),
        due_at=None, last_study_day=last, reps=3, lapses=0, parameters=PARAMETERS_NAME,
    )  # fmt: skip


def _answered(card: int, memory: MemoryValue, today: date, *, recalled: bool) -> MemoryValue:
    return scheduling.schedule(
        memory,
        grade=3 if recalled else 1,
        weight=1.0,
        study_day=today,
        at=datetime.combine(today, time(12), tzinfo=UTC),
        desired_retention=0.9,
        maximum_interval=365,
        fuzz_seed=f"{card}:{memory.reps}",
    )


@pytest.mark.parametrize(("cards", "a_day"), [(60, 20), (100, 20), (200, 20), (400, 40), (50, 10)])
def test_the_promised_days_are_about_those_it_takes(cards, a_day):
    taken = sum(come_back(cards, a_day, seed=seed).days for seed in (1, 2)) / 2
    assert days_back(cards, a_day) == pytest.approx(taken, rel=0.25, abs=1)


def test_of_four_hundred_less_is_forgotten_than_by_the_order_of_due_days():
    ours = sum(come_back(400, 20, seed=seed).forgotten for seed in (1, 2))
    theirs = sum(come_back(400, 20, longest_due_first, seed=seed).forgotten for seed in (1, 2))
    assert ours < 0.95 * theirs
