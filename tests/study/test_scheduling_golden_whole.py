"""The numbers of the whole scheduler stay what they are under one version of it.

A memory is a fold over stored reviews, and each names the scheduler that made it. Whoever changes the numbers must
raise SCHEDULER, or a rebuilt memory differs from the cached one and nobody can say why.
"""

import json

import pytest

from quizapp.study.memory.scheduling import SCHEDULER
from tests.study.golden_whole import FROZEN, HISTORIES, START, load, whole

TABLE = json.loads(FROZEN.read_text())
FREEZE = "python -m tests.study.golden_whole > tests/study/golden/whole_scheduler.json"
CHANGED = f"""not what {TABLE["scheduler"]} gave: memories rebuilt from stored reviews would move.
If that is meant, raise SCHEDULER in memory/scheduling.py, and only then freeze the new numbers: {FREEZE}"""


def test_the_frozen_numbers_are_of_this_version() -> None:
    assert TABLE["scheduler"] == SCHEDULER, f"SCHEDULER was raised: freeze its numbers, {FREEZE}"
    assert list(TABLE["histories"]) == list(HISTORIES)


@pytest.mark.parametrize("name", HISTORIES)
def test_a_change_of_numbers_needs_a_new_version(name: str) -> None:
    for now, then in zip(whole(HISTORIES[name]), TABLE["histories"][name], strict=True):
        assert set(now) == set(then)
        for measure, value in then.items():
            # Not to the last bit: exp and pow differ there between machines.
            expected = pytest.approx(value, rel=1e-9) if isinstance(value, float) else value
            assert now[measure] == expected, f"{name}, {measure} after {now['answer']}: {CHANGED}"


@pytest.mark.parametrize("without", ["weight", "intercept", "fuzz and load", "load"])
def test_the_frozen_histories_feel_every_part_of_the_scheduler(without: str, monkeypatch: pytest.MonkeyPatch) -> None:
    histories = HISTORIES
    if without in {"weight", "intercept"}:
        place, plain = {"weight": (2, 1.0), "intercept": (3, 0.0)}[without]
        histories = {
            name: history | {"answers": [(*a[:place], plain, *a[place + 1 :]) for a in history["answers"]]}
            for name, history in HISTORIES.items()
        }
    elif without == "load":
        monkeypatch.setattr("tests.study.golden_whole.load", None)
    else:
        monkeypatch.setattr("quizapp.study.memory.intervals.fuzz_window", lambda days, _maximum: (days, days))
    for name, history in histories.items():
        changed = [row["promised"] for row in whole(history)]
        assert changed != [row["promised"] for row in TABLE["histories"][name]]


def test_the_made_up_load_is_uneven() -> None:
    counts = load(START, START.replace(day=28)).values()
    assert 0 < min(counts) < max(counts) == 12
