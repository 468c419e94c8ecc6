"""The log of a made-up learner, as the product would have written it: rows that need no database until they are saved.

What the learner truly recalls is for an `Item` to say (`tests/benchmarks/scheduling/memories`), or for `Fsrs`, whose
memory moves by FSRS-6 itself with weights of its own.
"""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, Protocol
from uuid import UUID, uuid5

from quizapp.study.answering.grading import AGAIN, GOOD, PRIOR_RETRIEVABILITY, evidence_weight
from quizapp.study.memory import fold, scheduling
from quizapp.study.memory.intercept import intercept_of
from quizapp.study.models import Review
from tests.factories import NOON

OPTIONS = 4
_SPACE = UUID(int=1)


class Item(Protocol):
    def recall(self, now: float) -> float: ...
    def study(self, now: float, *, recalled: bool) -> None: ...


class Fsrs:
    """True recall by FSRS-6 with these weights, from study day to study day."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._weights = tuple(weights)
        self._memory: scheduling.MemoryValue | None = None

    def recall(self, now: float) -> float:
        if self._memory is None:
            return 0.3
        return scheduling.retrievability(self._memory, _day(now), parameters=self._weights)

    def study(self, now: float, *, recalled: bool) -> None:
        self._memory = scheduling.schedule(
            self._memory,
            grade=GOOD if recalled else AGAIN,
            weight=1.0,
            study_day=_day(now),
            at=NOON,
            desired_retention=0.9,
            maximum_interval=365,
            parameters=self._weights,
            intervals=(1, 1, 1, 1),
        )


def made_up_log(
    item: Callable[[], Item], *, cards: int, days: int, choices: float, seed: int = 1, **fields: Any
) -> list[Review]:
    """Every answer of so many days, new cards evenly over the first half; `choices` is the share with four options.

    `fields` are of each row (`learner`, say); a row's card is `card_id` 1, 2, ... unless `card_ids` lists them.
    """
    chance = random.Random(seed)  # noqa: S311 - a made-up learner, nothing secret
    ids = fields.pop("card_ids", None) or list(range(1, cards + 1))
    truths = [item() for _ in range(cards)]
    memories: dict[int, scheduling.MemoryValue] = {}
    counts = dict.fromkeys(range(cards), 0)
    due: dict[int, list[int]] = {}
    for place in range(cards):
        due.setdefault(place * days // 2 // cards, []).append(place)
    rows: list[Review] = []
    millionths = 0
    for day in range(days):
        waiting = due.pop(day, [])
        for number, place in enumerate(waiting):  # grows by what is missed: it is asked until it is recalled
            options = OPTIONS if chance.random() < choices else 1
            now = day + number / 1000
            recalled = chance.random() < truths[place].recall(now)
            right = recalled or (options > 1 and chance.random() < 1 / options)
            counts[place] += 1
            row = _row(
                memories.get(place),
                right=right,
                options=options,
                day=day,
                number=number,
                intercept=intercept_of(millionths),
            )
            row.card_id, row.sequence = ids[place], counts[place]
            row.id = row.presentation_id = uuid5(_SPACE, f"{seed}.{place}.{counts[place]}")
            for name, value in fields.items():
                setattr(row, name, value)
            memory = fold.after(memories.get(place), row, row.grade)
            days_off = (memory.due_on - row.study_day).days
            row.due_on = memory.due_on
            row.intervals = [days_off if grade == row.grade and days_off else None for grade in (1, 2, 3, 4)]
            memories[place] = memory
            truths[place].study(now, recalled=recalled)
            rows.append(row)
            millionths += fold.intercept_step(row, row.grade)
            (due.setdefault(day + days_off, []) if days_off else waiting).append(place)
    return rows


def _day(now: float) -> date:
    return NOON.date() + timedelta(days=int(now))


def _row(
    memory: scheduling.MemoryValue | None, *, right: bool, options: int, day: int, number: int, intercept: float
) -> Review:
    study_day = _day(day)
    predicted = None if memory is None else scheduling.retrievability(memory, study_day, intercept=intercept)
    knew = PRIOR_RETRIEVABILITY if predicted is None else predicted
    return Review(
        at=NOON + timedelta(days=day, seconds=20 * number),
        study_day=study_day,
        zone="UTC",
        rollover_hour=4,
        given={},
        verdict="right" if right else "wrong",
        grade=GOOD if right else AGAIN,
        weight=evidence_weight(retrievability=knew, option_count=options) if right else 1.0,
        format="choice" if options > 1 else "typed",
        option_count=options,
        milliseconds=5000,
        mode="scheduled",
        predicted=predicted,
        desired_retention=0.9,
        maximum_interval=365,
        parameters=scheduling.PARAMETERS_NAME,
        intercept=intercept,
        scheduler=scheduling.SCHEDULER,
        answer_fingerprint="first answer",
    )
