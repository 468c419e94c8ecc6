"""The whole scheduler on made-up histories: guesses, intercepts, fuzz and the load of the days, one after another.

What it gave when it was last frozen is `golden/whole_scheduler.json`. It is written again, after SCHEDULER has been
raised, by

    python -m tests.study.golden_whole > tests/study/golden/whole_scheduler.json
"""

import json
import sys
from datetime import UTC, date, datetime, timedelta

from quizapp.study.memory.scheduling import SCHEDULER, promised, retrievability, schedule
from tests.study.golden_sequences import FOLDER, START, weights

FROZEN = FOLDER / "whole_scheduler.json"

# Answers as (grade, days since the one before, weight of the evidence, intercept in logits).
HISTORIES = {
    "choices, then typed": {
        "terms": {"desired_retention": 0.9, "maximum_interval": 365},
        "weights": "default",
        "card": 41,
        "answers": [
            (3, 0, 0.8, 0.0), (3, 2, 0.97, 0.0), (3, 6, 0.96, 0.05), (1, 19, 1.0, 0.09), (3, 0, 1.0, 0.04),
            (3, 2, 1.0, 0.04), (3, 7, 1.0, 0.06), (4, 21, 1.0, 0.09), (3, 90, 1.0, 0.14), (3, 360, 1.0, 0.2),
        ],
    },
    "a hard card, mostly guessed": {
        "terms": {"desired_retention": 0.85, "maximum_interval": 180},
        "weights": "default",
        "card": 7,
        "answers": [
            (1, 0, 1.0, -0.3), (3, 0, 0.5, -0.3), (1, 1, 1.0, -0.34), (2, 0, 0.4, -0.34), (3, 0, 0.6, -0.34),
            (2, 3, 0.85, -0.31), (3, 4, 0.7, -0.29), (1, 9, 1.0, -0.36), (3, 1, 0.0, -0.36), (4, 5, 0.9, -0.3),
            (3, 40, 0.55, -0.25),
        ],
    },
    "weights of one's own": {
        "terms": {"desired_retention": 0.95, "maximum_interval": 250},
        "weights": "other",
        "card": 1234,
        "answers": [
            (2, 0, 0.8, 0.4), (3, 0, 1.0, 0.4), (4, 3, 0.98, 0.41), (3, 14, 0.9, 0.5), (2, 30, 1.0, 0.55),
            (3, 400, 0.75, 0.6), (1, 100, 1.0, 0.5), (3, 1, 1.0, 0.5),
        ],
    },
}  # fmt: skip


def load(first: date, last: date) -> dict[date, int]:
    """Made-up cards due on the days from first to last: 0 to 12, none on some days."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    counts = {day: day.toordinal() * 7 % 13 for day in days}
    return {day: count for day, count in counts.items() if count}


def whole(history: dict) -> list[dict]:
    """What is predicted, promised and kept at each answer, with days counted from the answer."""
    memory, day, outcomes = None, START, []
    for number, (grade, elapsed, weight, intercept) in enumerate(history["answers"]):
        day += timedelta(days=elapsed)
        at = datetime(day.year, day.month, day.day, 18, 30, tzinfo=UTC)
        learner = {"parameters": weights(history["weights"]), "intercept": intercept}
        predicted = retrievability(memory, day, **learner) if memory else None
        terms = history["terms"] | learner | {"weight": weight, "study_day": day}
        terms["fuzz_seed"] = f"{history['card']}:{number}"
        days = promised(memory, load=load, **terms)
        memory = schedule(memory, grade=grade, at=at, intervals=days, **terms)
        outcomes.append(
            {
                "answer": [grade, elapsed, weight, intercept],
                "predicted": predicted,
                "promised": list(days),
                "state": [memory.state, memory.step, memory.reps, memory.lapses],
                "stability": memory.stability,
                "difficulty": memory.difficulty,
                "due in days": (memory.due_on - day).days,
                "due in minutes": memory.due_at and (memory.due_at - at) / timedelta(minutes=1),
            }
        )
    return outcomes


def as_json() -> str:
    """Everything, one answer a line."""
    histories = (
        f"  {json.dumps(name)}: [\n   {',\n   '.join(map(json.dumps, whole(history)))}\n  ]"
        for name, history in HISTORIES.items()
    )
    return f'{{\n "scheduler": "{SCHEDULER}",\n "histories": {{\n{",\n".join(histories)}\n }}\n}}\n'


if __name__ == "__main__":
    sys.stdout.write(as_json())
