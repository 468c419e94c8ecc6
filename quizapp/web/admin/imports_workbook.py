"""XLSX in and out, with every cell a text: what a cell shows is what is read, and nothing that is written can run.

tablib's own reader takes one sheet, pads every row to the size that the file claims to have, and gives formulas as
empty cells; its writer stores texts that begin with `=` as formulas. So only the library below it is used: openpyxl,
streaming, with defusedxml.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils.exceptions import IllegalCharacterError

from quizapp.facts.formulas import inert, runs
from quizapp.facts.importing import COLUMNS, Problem

MOST_UNPACKED = 10_000_000  # bytes of all parts of a workbook together, as its directory says; no part gives more
MOST_COLUMNS = 200  # a row with one cell in the last column of a sheet costs as much as one with 16,384 cells
MOST_PARTS = 1000
LAST_ROW = 1_048_576  # no workbook has more
LONGEST_CELL = 32_767  # characters; a longer text would be cut without a word
_NOT_SHOWN = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.|_.|\*.')  # colours, literal texts and paddings of a number format


class WorkbookError(ValueError):
    """The file is no workbook that can be read here; the message says why and what to do."""


# --- in -------------------------------------------------------------------------------------------------------------
def read_workbook(content: bytes) -> tuple[dict[str, bytes], list[Problem], list[str]]:
    """The tables of a workbook as CSV in UTF-8, the cells that cannot be taken, and the names of the other sheets.

    A table is the sheet of its name. Rows keep their numbers. Raises WorkbookError.
    """
    _check_parts(content)
    try:
        return _read(content)
    except (WorkbookError, MemoryError):
        raise
    except Exception as error:  # a broken workbook raises anything at all inside openpyxl
        raise WorkbookError(f"is no workbook that can be read ({type(error).__name__})") from error


def _check_parts(content: bytes) -> None:
    """Refuse before anything is unpacked what is no workbook, holds macros, or unpacks to too much."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise WorkbookError("is an old XLS file or is locked by a password; save it as XLSX without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise WorkbookError("is no XLSX workbook, whatever its name says") from error
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names:
        raise WorkbookError("is a zip file, but no XLSX workbook; save the spreadsheet as XLSX")
    if any(name.casefold().endswith(("vbaproject.bin", "macrosheets/sheet1.xml")) for name in names):
        raise WorkbookError("holds macros; save it as XLSX without macros")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS:
        raise WorkbookError(f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB or {MOST_PARTS} parts")


def _read(content: bytes) -> tuple[dict[str, bytes], list[Problem], list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    tables: dict[str, bytes] = {}
    problems: list[Problem] = []
    others: list[str] = []
    for sheet in book.worksheets:
        name = "_".join(sheet.title.strip().casefold().split())
        if name not in COLUMNS:
            others.append(sheet.title)
        elif name in tables:
            raise WorkbookError(f"has two sheets called {name}")
        else:
            sheet.reset_dimensions()  # what it claims to hold; a hostile one claims billions of cells
            tables[name] = _as_csv(name, sheet, problems)
    book.close()
    return tables, problems, others


def _as_csv(name: str, sheet: Any, problems: list[Problem]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    header: list[str] = []
    waiting = 0  # blank rows, which count, but not at the end
    for number, cells in enumerate(sheet.iter_rows(max_row=LAST_ROW), start=1):
        if len(cells) > MOST_COLUMNS:
            raise WorkbookError(f"has more than {MOST_COLUMNS} columns in row {number} of the sheet {name}")
        texts = list(_texts(name, number, cells, header, problems))
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            waiting += 1
            continue
        if not header:
            header = texts
        for _ in range(waiting):
            writer.writerow([])
        waiting = 0
        padded = texts + [""] * (len(header) - len(texts))
        writer.writerow([inert(text) for text in padded])  # the reader of CSV undoes it
    return stream.getvalue().encode()


def _texts(
    name: str, number: int, cells: Iterable[Any], header: Sequence[str], problems: list[Problem]
) -> Iterator[str]:
    for place, cell in enumerate(cells):
        if cell.data_type in ("f", "e") and cell.value is not None:
            text = str(getattr(cell.value, "text", cell.value))
            column = header[place] if place < len(header) else ""
            what = "is a formula; put the value itself there" if cell.data_type == "f" else "is a spreadsheet's error"
            problems.append(Problem(f"{name}.csv", number, column, text, what))
            yield text
        else:
            yield text_of(cell.value, getattr(cell, "number_format", None))


def text_of(value: object, number_format: str | None = None) -> str:
    """A cell's value as its text: 1992 for 1992.0, TRUE, an ISO date at the precision that the cell shows."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case datetime():
            if value.time() != time():
                return value.isoformat()
            return _shown_date(value.date(), number_format or "")
        case date():
            return _shown_date(value, number_format or "")
        case float():
            return f"{Decimal(format(value, '.15g')):f}"  # 15 digits are what a spreadsheet keeps
        case _:
            return str(value)


def _shown_date(day: date, number_format: str) -> str:
    """A spreadsheet stores a typed 1992-03 as the first of March and shows the month: the month is what was meant."""
    shown = _NOT_SHOWN.sub("", number_format.split(";", maxsplit=1)[0]).casefold()
    if "y" in shown and "d" not in shown and day.day == 1:
        if "m" in shown:
            return f"{day.year:04}-{day.month:02}"
        if day.month == 1:
            return f"{day.year:04}"
    return day.isoformat()


# --- out ------------------------------------------------------------------------------------------------------------
def write_workbook(sheets: Mapping[str, Iterable[Sequence[str]]]) -> bytes:
    """Sheets by name, the first row of each the header. Every cell is a text; raises ValueError for one that cannot be.

    Cells have the format "text", so that a spreadsheet makes no date of a 1992-03 that is typed into them.
    """
    book = openpyxl.Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(rows):
            sheet.append([_cell(sheet, text, is_header=number == 0) for text in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(sheet: Any, text: str, *, is_header: bool) -> Any:
    if len(text) > LONGEST_CELL:
        raise ValueError(f"A cell of XLSX holds {LONGEST_CELL} characters; “{text[:40]}…” has {len(text)}. Choose CSV.")
    try:
        cell = WriteOnlyCell(sheet, text or None)
    except IllegalCharacterError as error:
        raise ValueError(f"XLSX cannot hold the control character in {text[:40]!r}. Choose CSV.") from error
    if text:
        cell.data_type = "s"  # else a text that begins with = becomes a formula
        cell.quotePrefix = runs(text)
    cell.number_format = "@"
    if is_header:
        cell.font = Font(bold=True)
    return cell
