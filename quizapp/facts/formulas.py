"""Cells that a spreadsheet would run as a formula when it opens a CSV: made inert on the way out, undone on the way in.

A text that begins with `=`, `+`, `-`, `@`, one of their wide forms or a control character gets an apostrophe in front,
the spreadsheets' own mark for "this is text". A text that begins with apostrophes before such a character gets one
more, so that undoing takes exactly one away and `original(inert(text)) == text` holds for every text. Plain numbers run
nothing and stay as they are. An XLSX file needs none of this: its cells say that they are text. Pure.
"""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_MARKED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def runs(text: str) -> bool:
    """Whether a spreadsheet may take the text for a formula, or for a text that was marked as none."""
    return bool(_RUNS.match(text)) and not _NUMBER.fullmatch(text)


def inert(text: str) -> str:
    """The text as a CSV cell that no spreadsheet runs."""
    return f"'{text}" if runs(text) else text


def original(cell: str) -> str:
    """The text that `inert` made the cell from; a cell that it did not make stays as it is."""
    return cell[1:] if _MARKED.match(cell) else cell
