"""Review sequences as two other implementations of FSRS-6 compute them, and as our wrapper does.

`golden/ts_fsrs.json` (ts-fsrs 5.4.2, JavaScript, doubles rounded to eight decimals) and `golden/fsrs_rs.json`
(fsrs-rs-python 0.9.3 over fsrs 6.6.2, Rust, 32-bit floats) hold the same sequences; each names its library, its version
and the weights it was given ("default" are the library's own defaults too, "other" differ in every weight). A review
is written grade@days: 3@11 is Good eleven days after the one before, 1@0 is Again on the same day.

To make the tables again:

ts-fsrs   For each of the retentions 0.7, 0.9 and 0.97 an `fsrs()` with `w`, `request_retention`,
          `maximum_interval` 36500, `enable_fuzz` false, `learning_steps` and `relearning_steps` ["10m"]; from
          `createEmptyCard`, `next(card, moment, grade).card` at noon UTC of each review's day. Write stability,
          difficulty and the three `scheduled_days`; after the last review `get_retrievability(card, moment, false)`.
fsrs-rs   `FSRS(weights)`; `next_states(memory, 0.9, days)` with None for the first memory, and of its four the
          grade's `.memory`; `next_interval(stability, retention, grade)` for the three retentions, not rounded; after
          the last review `retention_on(day)` of a `Card` with that stability and difficulty and `last_date` 0. Nine
          digits are enough for 32 bits.
"""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from quizapp.study.answering.grading import AGAIN, EASY, GOOD, HARD
from quizapp.study.memory.scheduling import MemoryValue, interval_days, schedule

FOLDER = Path(__file__).with_name("golden")
START = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
RETENTIONS = (0.7, 0.9, 0.97)
MAXIMUM = 36500  # days: the longest interval and the highest stability of the other two

TABLES = {library: json.loads((FOLDER / f"{library}.json").read_text()) for library in ("ts_fsrs", "fsrs_rs")}
NAMES = [(group, name) for group, sequences in TABLES["ts_fsrs"]["sequences"].items() for name in sequences]
CEILING = ("default", "past the ceiling of stability")
FLOOR = [("other", "first again"), ("other", "same day")]  # ts-fsrs never starts below 0.1


@dataclass(frozen=True, slots=True)
class Row:
    """What a library says after one review: stability (days), difficulty (1-10), days at each of `RETENTIONS`."""

    grade: int
    elapsed: int
    stability: float
    difficulty: float
    days: tuple[float, float, float]


def weights(group: str) -> tuple[float, ...]:
    """The 21 weights that a group of sequences was computed with."""
    return tuple(TABLES["ts_fsrs"]["weights"][group])


@cache
def theirs(library: str, group: str, name: str) -> list[Row]:
    """A row of the library's table for each review."""
    rows = []
    for review, stability, difficulty, *days in TABLES[library]["sequences"][group][name]["after"]:
        grade, elapsed = map(int, review.split("@"))
        rows.append(Row(grade, elapsed, stability, difficulty, tuple(days)))
    return rows


def recalls(library: str, group: str, name: str) -> dict[int, float]:
    """The library's retrievability some days after the last review, by days."""
    table = TABLES[library]
    return dict(zip(table["recall_days"], table["sequences"][group][name]["recall"], strict=True))


def answered(memory, row, parameters, *, grade=None, retention=0.9) -> MemoryValue:
    """Our memory after the row's review, or after another grade in its place."""
    return schedule(
        memory,
        grade=grade or row.grade,
        weight=1.0,
        study_day=(memory.last_study_day if memory else START) + timedelta(days=row.elapsed),
        at=MORNING,
        desired_retention=retention,
        maximum_interval=MAXIMUM,
        parameters=parameters,
    )


def ours(group, name, *, parameters=None) -> list[MemoryValue]:
    """Our memory after each review."""
    memory, memories = None, []
    for row in theirs("ts_fsrs", group, name):
        memory = answered(memory, row, parameters or weights(group))
        memories.append(memory)
    return memories


def plain_days(before, row, parameters, retention) -> dict[int, int]:
    """Whole days for each grade by the formula alone: rounded, 1 to the maximum, in no order and with no steps."""
    days = {}
    for grade in (AGAIN, HARD, GOOD, EASY):
        stability = answered(before, row, parameters, grade=grade).stability
        days[grade] = min(max(round(interval_days(stability, retention, parameters=parameters)), 1), MAXIMUM)
    return days
