"""A small topic as tables, as CSV and as a workbook, and the way through the pages."""

import csv
import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

UPLOAD, CHECK, APPLY, PROBLEMS, CHANGES = (
    reverse(f"admin:import_{name}") for name in ("tables", "check", "apply", "problems", "changes")
)
TABLES = {
    "events": [
        ("id", "title", "start", "end", "precision", "type", "place", "description", "source"),
        ("e1", "Launch of Sputnik 1", "1957-10-04", "", "day", "launch", "Baikonur", "The first satellite.", "Diary"),
        ("e2", "First person in space", "1961-04-12", "", "day", "launch", "Baikonur", "", ""),
        ("e3", "Apollo and Soyuz meet", "1975-07-17", "1975-07-19", "", "meeting", "", "They shook hands.", ""),
        ("e 4", "Space station built", "1998", "", "year", "construction", "", "", ""),
    ],
    "persons": [
        ("id", "name", "aliases", "country", "roles"),
        ("p1", "Yuri Gagarin", "Юрий Гагарин|Jurij Gagarin", "SU", "cosmonaut|pilot"),
        ("p2", "Alexei Leonov", "", "SU", ""),
    ],
    "agreements": [
        ("id", "title", "date", "category", "parties", "event_id"),
        ("a1", "Agreement on Docking", "1972-05", "agreement", "US|SU", ""),
    ],
    "event_persons": [
        ("event_id", "person_id", "role"),
        ("e2", "p1", "leader"),
        ("e3", "p2", "commander"),
    ],
}

# What the plain table has not: every kind of cell whose way out and in again might go wrong.
RICH = {
    "events": [
        ("id", "title", "start", "end", "precision", "type", "place", "latitude", "longitude", "description", "source"),
        ("e1", "=1+1 is a title", "1957-10-04", "", "day", "launch", "Baikonur", "45.965", "63.305", "-x", "@y"),
        ("e2", "''+ marked", "1961-01-01", "", "year", "launch", "Moon|Baikonur", "", "", "", ""),
        ("e/3?", "Padded range", "1975-01-01", "1976", "year", "visit", "", "", "", "Two\nlines.", ""),
        ("e4", "A decade", "1980", "", "decade", "era", "", "", "", "", ""),
    ],
    "persons": [
        ("id", "name", "aliases", "country", "roles", "possibly_same", "unnamed", "tier", "why"),
        ("p1", "Yuri Gagarin", "Юрий Гагарин|Jurij", "SU", "cosmonaut|pilot; colonel", "", "", "1", "The first."),
        ("p2", "Gagarin, Y.", "", "SU", "", "p1", "yes", "", ""),
    ],
    "agreements": [
        ("id", "title", "date", "category", "parties", "event_id", "signatories", "implements", "threads", "generic"),
        ("a1", "Agreement on Docking", "", "agreement", "US|SU", "e1", "p2|p1", "", "Race|Docking", ""),
        ("a2", "Joint statement", "1976", "joint statement", "", "", "", "a1", "Docking", "yes"),
    ],
    "event_persons": [
        ("event_id", "person_id", "role", "role_kind", "office", "organisation"),
        ("e2", "p1", "head", "", "", ""),
        ("e2", "p1", "leader", "", "", ""),
        ("e2", "p1", "chief pilot", "member", "Pilot", "Air Force"),
        ("e/3?", "p2", "guest of honour", "", "Pilot", ""),
    ],
}  # fmt: skip


def changed(table, row, column, value):
    """The tables with another value in one cell; the row counts from 1."""
    rows = [list(cells) for cells in TABLES[table]]
    rows[row][rows[0].index(column)] = value
    return {**TABLES, table: rows}


def without(table, row):
    return {**TABLES, table: [cells for number, cells in enumerate(TABLES[table]) if number != row]}


def as_csv(tables=TABLES):
    """An upload for each table."""
    files = []
    for name, rows in tables.items():
        stream = io.StringIO()
        csv.writer(stream).writerows(rows)
        files.append(SimpleUploadedFile(f"{name}.csv", stream.getvalue().encode()))
    return files


def as_xlsx(tables=TABLES, name="space.xlsx"):
    """One upload with a sheet for each table; cells of any type."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in tables.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return xlsx_of(book, name)


def xlsx_of(book, name="space.xlsx"):
    stream = io.BytesIO()
    book.save(stream)
    return SimpleUploadedFile(name, stream.getvalue())


def upload(client, files, **fields):
    """Post the form; for a new topic unless `topic` is given. The page that follows."""
    chosen = fields or {"new_title": "Space", "new_slug": "space"}
    return client.post(UPLOAD, {**chosen, "files": files}, follow=True)


def apply(client, page):
    """Confirm what the page shows."""
    return client.post(APPLY, {"shown": page.context["word"]}, follow=True)


def imported(client, files=None, **fields):
    """Upload and confirm."""
    return apply(client, upload(client, files or as_csv(), **fields))


def said(response):
    return " ".join(str(message) for message in response.context["messages"])
