"""Item lints (QUESTIONS, "Item lints"): what may never be published, and what a teacher is warned of. Pure.

Each check carries the number of its lint and yields messages. `E` findings block publishing, `W` findings are kept with
the version, `B` findings are over the whole bank (`bank.py`). The checks read an `Item`: a fresh draft or a stored
version. Lint 14, 15, 29 and 30 are the bank's; 32 is `worth.py`, which decides what default study draws.
"""

from collections.abc import Sequence

from quizapp.facts.snapshot import Snapshot
from quizapp.questions.item import Item
from quizapp.questions.lints import form, options, truth
from quizapp.questions.lints.found import BANK, ERROR, WARNING, Lint

__all__ = ["BANK", "CHECKS", "ERROR", "WARNING", "WORDING_CHECKS", "Lint", "check", "errors"]

CHECKS = tuple(sorted((*form.CHECKS, *options.CHECKS, *truth.CHECKS), key=lambda row: row[0]))

# What a teacher's new wording can break; the proof itself does not depend on words.
WORDING_CHECKS = {4, 5, 6, 7, 11, 13, 18, 19, 20, 21, 28, 33}


def check(item: Item, snapshot: Snapshot | None = None, only: set[int] | None = None) -> list[Lint]:
    """All findings, errors first. Checks that need the facts pass when no snapshot is given."""
    found = [
        Lint(number, level, message)
        for number, level, test in CHECKS
        if only is None or number in only
        for message in test(item, snapshot)
    ]
    return sorted(found, key=lambda lint: (lint.level, lint.number))


def errors(found: Sequence[Lint]) -> list[Lint]:
    return [lint for lint in found if lint.level == ERROR]
