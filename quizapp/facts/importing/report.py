"""What an import has to say: problems with their place, as text and as a CSV. Pure."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from quizapp.facts.formulas import inert
from quizapp.facts.texts import visible

HEADER = ("file", "row", "column", "value", "reason")
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """A mistake. `row` is the row of the spreadsheet (the header is 1), 0 for the whole file; `column` may be empty."""

    file: str
    row: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.row}" if self.row else self.file
        found = f" {shown(self.value)}" if self.value else ""
        column = f", column {self.column}" if self.column else ""
        return f"{place}{column}:{found} {self.reason}"


def shown(value: str) -> str:
    """A value in a message: quoted, short, and with invisible characters made visible."""
    text = value if len(value) <= _SHOWN else f"{value[: _SHOWN - 1]}…"
    return f"“{visible(text)}”"


def write_problems_csv(problems: Iterable[Problem], stream: TextIO) -> None:
    """The problems as a CSV table; a cell that a spreadsheet would run as a formula gets an apostrophe in front."""
    writer = csv.writer(stream)
    writer.writerow(HEADER)
    for problem in problems:
        cells = (problem.file, str(problem.row), problem.column, problem.value, problem.reason)
        writer.writerow([inert(visible(cell)) for cell in cells])
