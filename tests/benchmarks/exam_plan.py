"""How long an exam's plan takes: `.venv/bin/python -m tests.benchmarks.exam_plan`.

Seconds of processor time, for the first plan of a process and for the next one, which finds what the scheduler said
of memories alike; and for today's order alone, which is all that a sitting needs.
"""

# ruff: noqa: T201 (what it prints is its result)
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from time import process_time

from quizapp.study.exams import gain
from quizapp.study.exams.days import Terms
from quizapp.study.exams.gain import Item
from quizapp.study.exams.plan import order_of, plan_of
from quizapp.study.memory.scheduling import FSRS_DEFAULT_PARAMETERS, MemoryValue

TODAY = date(2026, 3, 2)


def scope(count: int) -> list[Item]:
    """Two fifths of them new, the rest remembered for a day to two months."""
    lots = Random(1)  # noqa: S311 - makes up memories, nothing secret
    return [Item(number, memory(lots), 25.0, lots.choice([4, 4, 4, 2, 0])) for number in range(count)]


def memory(lots: Random) -> MemoryValue | None:
    if lots.random() < 0.4:
        return None
    last = TODAY - timedelta(days=lots.randint(1, 30))
    return MemoryValue("review", None, 60 ** lots.random(), lots.uniform(2, 9), TODAY, None, last, 2, 0)


def seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def main() -> None:
    for count in (600, 5000):
        for ahead in (14, 60, 365):
            items = scope(count)
            terms = Terms(TODAY + timedelta(days=ahead), TODAY, 20, FSRS_DEFAULT_PARAMETERS, answers=200)
            gain.traces_after.cache_clear()
            first, again = (seconds(lambda: plan_of(items, terms)) for _ in range(2))  # noqa: B023 - called at once
            order = seconds(lambda: order_of(items, terms))  # noqa: B023 - called at once
            print(
                f"{count:5} questions, {ahead:3} days ahead: "
                f"plan {first:.2f} s, again {again:.2f} s; today's order {order:.3f} s"
            )


if __name__ == "__main__":
    main()
