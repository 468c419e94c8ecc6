"""Reading the tables of a folder: which encoding, which delimiter, rows as they stand. Streams; needs no Django.

Recognised, always in the same way: UTF-8 with or without a byte order mark, UTF-16 with one; commas, semicolons or
tabs, whichever gives the header most of the known columns; line ends of every system. A file in anything else is
refused with the line where that shows, and no byte of it is replaced.
"""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from quizapp.facts.files import file_problem
from quizapp.facts.formulas import original
from quizapp.facts.importing.columns import COLUMNS, REQUIRED_TABLES, names
from quizapp.facts.importing.report import Problem, shown

DELIMITERS = (",", ";", "\t")
MAX_LINE = 1_000_000  # characters: a longer "line" is no table
_CHUNK = 1 << 16
_BREAK = re.compile(r"\r\n|\n|\r")

type Row = tuple[int, Mapping[str, str]]


class FileError(ValueError):
    """The file cannot be read any further; `line` counts from 1."""

    def __init__(self, line: int, reason: str) -> None:
        self.line = line
        super().__init__(reason)


@dataclass(slots=True)
class Table:
    """One table: its name, the file it is called in messages, its header, and its rows (or problems) in order."""

    name: str
    file: str
    header: list[str]
    rows: Iterable[Row | Problem]
    problems: list[Problem] = field(default_factory=list)
    size: int = 0  # rows or bytes, for a progress bar; 0 when unknown

    @classmethod
    def of(cls, name: str, dicts: Iterable[Mapping[str, str]], file: str = "") -> "Table":
        """A table from rows that were read elsewhere; the first of them is row 2, below the header."""
        rows = iter(dicts)
        first = next(rows, None)
        header = [column_name(column) for column in first] if first is not None else []

        def numbered() -> Iterator[Row]:
            if first is not None:
                for number, row in enumerate((first, *rows), start=2):
                    yield number, {column_name(column): value for column, value in row.items()}

        file = file or f"{name}.csv"
        problems = _header_problems(name, file, header) if first is not None else _without_rows(name, file)
        return cls(name, file, header, numbered(), problems)

    @property
    def unknown(self) -> list[str]:
        """Columns that nothing is known of; they are ignored."""
        return [column for column in self.header if column not in names(self.name)]


def column_name(text: object) -> str:
    """A header cell as a column's name: lower case, underscores for blanks."""
    return "_".join(str(text or "").strip().casefold().split())


def read_tables(folder: Path) -> dict[str, Table]:
    """The tables of a folder. What is wrong with a file stands in its table's problems."""
    tables = {}
    for name in COLUMNS:
        path = folder / f"{name}.csv"
        if path.is_file() or path.is_symlink():
            tables[name] = _open(name, path)
        elif name in REQUIRED_TABLES:
            missing = Problem(path.name, 0, "", "", f"is missing in {folder}; it is the one file that must be there")
            tables[name] = Table(name, path.name, [], [], [missing])
    return tables


def _open(name: str, path: Path) -> Table:
    if problem := file_problem(path):
        return Table(name, path.name, [], [], [Problem(path.name, 0, "", "", problem)])
    table = Table(name, path.name, [], [], size=path.stat().st_size)
    records = _records(path, name, table)
    first = next(records, None)
    if isinstance(first, Problem):
        table.problems.append(first)
        return table
    if first is None:
        table.problems.append(Problem(path.name, 0, "", "", "is empty; the first line names the columns"))
        return table
    table.header = [column_name(cell) for cell in first[1]]
    table.problems += _header_problems(name, path.name, table.header)
    if not table.problems:
        table.rows = _rows(table, records)
    return table


def _header_problems(name: str, file: str, header: list[str]) -> list[Problem]:
    twice = sorted(column for column, count in Counter(header).items() if count > 1 and column)
    found = [Problem(file, 1, column, column, "names this column twice") for column in twice]
    missing = [column.name for column in COLUMNS[name] if column.required and column.name not in header]
    if missing:
        said = f"has no column {', '.join(missing)}; found {shown(', '.join(header)) if header else 'none'}"
        found.append(Problem(file, 1, "", "", said))
    return found


def _rows(table: Table, records: Iterator[tuple[int, list[str]] | Problem]) -> Iterator[Row | Problem]:
    width = len(table.header)
    empty = True
    for record in records:
        if isinstance(record, Problem):
            empty = False
            yield record
            continue
        number, cells = record
        if not any(cell.strip() for cell in cells):
            continue  # a blank line still counts as a row
        empty = False
        extra = [cell for cell in cells[width:] if cell.strip()]
        if extra or len(cells) < width:
            reason = f"has {len(cells)} cells, but the header has {width}"
            yield Problem(table.file, number, "", (extra or cells)[-1], reason)
            continue
        yield number, dict(zip(table.header, map(original, cells), strict=False))
    if empty:
        yield from _without_rows(table.name, table.file)


def _without_rows(name: str, file: str) -> list[Problem]:
    """The topic becomes what the tables say: a file that was cut off below its header would empty it."""
    return [Problem(file, 0, "", "", "has no row below its header")] if name in REQUIRED_TABLES else []


def _records(path: Path, name: str, table: Table) -> Iterator[tuple[int, list[str]] | Problem]:
    """(row, cells) from the header on; a problem ends the file."""
    line = 0

    def counted(lines: Iterator[str]) -> Iterator[str]:
        nonlocal line
        for line, text in enumerate(lines, start=1):  # noqa: B007 (the count is what an error needs)
            yield text

    number = 0
    try:
        with path.open("rb") as stream:
            lines = _lines(stream)
            head = next(lines, None)
            if head is None:
                return
            reader = csv.reader(counted(_again(head, lines)), delimiter=_delimiter(head, name), strict=True)
            for number, cells in enumerate(reader, start=1):
                yield number, cells
    except FileError as error:
        yield Problem(
            path.name, error.line, "", "", f"cannot be read: line {error.line}: {error}; the rest was not read"
        )
    except csv.Error as error:
        yield Problem(
            path.name, number + 1, "", "", f"is no row of a table: line {line}: {error}; the rest was not read"
        )
    except OSError as error:
        yield Problem(path.name, 0, "", "", f"cannot be read: {error.strerror}")


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _delimiter(head: str, name: str) -> str:
    """The delimiter under which the header has most of the known columns; the comma where several do."""
    known = names(name)

    def columns(delimiter: str) -> int:
        try:
            cells = next(csv.reader([head], delimiter=delimiter), [])
        except csv.Error:
            return 0
        return len({column_name(cell) for cell in cells} & known)

    return max(DELIMITERS, key=columns)  # of equals the first


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Lines with their ends as they stand; raises FileError."""
    start = stream.read(4)
    encoding, skip = _encoding(start)
    stream.seek(skip)
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    pending, line = "", 1
    while True:
        chunk = stream.read(_CHUNK)
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode(encoding, "replace")
            byte = error.object[error.start]
            at = line + len(_BREAK.findall(pending + before))
            raise FileError(at, f"the byte 0x{byte:02X} is not {encoding.upper()}; save the file as UTF-8") from error
        pending += text
        *whole, pending = _split(pending, final=not chunk)
        for one in whole:
            if "\0" in one:
                raise FileError(line, "holds a NUL, which no text does; save the file as UTF-8")
            yield one
            line += 1
        if len(pending) > MAX_LINE:
            raise FileError(line, f"is longer than {MAX_LINE:,} characters")
        if not chunk:
            break


def _split(text: str, *, final: bool) -> list[str]:
    """Whole lines with their ends, and the rest; a lone CR at the end may be half of a CRLF."""
    found, start = [], 0
    for match in _BREAK.finditer(text):
        if match[0] == "\r" and match.end() == len(text) and not final:
            break
        found.append(text[start : match.end()])
        start = match.end()
    rest = text[start:]
    return [*found, rest, ""] if final and rest else [*found, rest]


def _encoding(start: bytes) -> tuple[str, int]:
    """(encoding, bytes of its mark) by the first four bytes; raises FileError for what is no text."""
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise FileError(1, "is UTF-32; save the file as UTF-8")
    if start.startswith(b"PK\x03\x04"):
        raise FileError(1, "is a zip or a spreadsheet; save the sheet as CSV (UTF-8)")
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if start.startswith(mark):
            return encoding, len(mark)
    return "utf-8", 0
