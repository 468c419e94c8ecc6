"""Files that are no tables: each is refused with its reason before it does any harm."""

import io
import traceback
import tracemalloc
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl.xml.constants import SHARED_STRINGS

from quizapp.web.admin.imports_workbook import MOST_UNPACKED, WorkbookError, read_workbook
from tests.web.admin.import_tables import TABLES, as_csv, as_xlsx, upload, xlsx_of

STRINGS = "xl/sharedStrings.xml"


def errors(page):
    return " ".join(page.context["form"].errors.get("files", []))


def rezipped(file, replaced):
    """The workbook with the parts of `replaced` (name: bytes) in it; shared strings are declared if they are one."""
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()} | replaced
        if STRINGS in parts:
            declared = f'<Override PartName="/{STRINGS}" ContentType="{SHARED_STRINGS}"/></Types>'.encode()
            parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", declared)
        for name, content in parts.items():
            new.writestr(name, content)
    return SimpleUploadedFile("space.xlsx", made.getvalue())


def test_a_sheet_that_is_named_otherwise_is_no_table(as_operator):
    page = upload(as_operator, [as_xlsx({"Sheet1": TABLES["events"], "persons": TABLES["persons"]})])

    assert errors(page) == "space.xlsx has no sheet named events. Its sheets: Sheet1, persons."


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", STRINGS])
def test_an_entity_bomb_is_not_expanded(part):
    bomb = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst>&b;</sst>'

    with pytest.raises(WorkbookError, match="is no workbook that can be read") as refused:
        read_workbook(rezipped(as_xlsx(), {part: bomb}).read())

    assert "EntitiesForbidden" in "".join(traceback.format_exception(refused.value))


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = rezipped(as_xlsx(), {"xl/worksheets/sheet1.xml": b"\0" * (MOST_UNPACKED + 1)}).read()
    tracemalloc.start()
    with pytest.raises(ValueError, match="unpacks to more than 10 MB"):
        read_workbook(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(bomb) < 100_000
    assert peak < 2_000_000


def test_a_part_that_lies_about_its_size_gives_no_more_than_it_says():
    with zipfile.ZipFile(as_xlsx()) as book:
        size = book.getinfo("xl/worksheets/sheet1.xml").file_size
    honest = rezipped(as_xlsx(), {}).read()
    lie = honest.replace(size.to_bytes(4, "little"), (size - 400).to_bytes(4, "little"))

    assert lie != honest
    with pytest.raises(ValueError, match="is no workbook that can be read"):
        read_workbook(lie)


@pytest.mark.parametrize("reference", ["A1:XFD1048576", "A1"])
def test_a_sheet_is_read_whatever_size_it_claims(reference):
    with zipfile.ZipFile(as_xlsx()) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    claims = sheet.replace('<dimension ref="A1:I5"', f'<dimension ref="{reference}"')

    assert claims != sheet
    tables, _, _ = read_workbook(rezipped(as_xlsx(), {"xl/worksheets/sheet1.xml": claims.encode()}).read())
    assert len(tables["events"].decode().splitlines()) == 5


def test_a_sheet_as_wide_as_a_sheet_can_be_is_refused_at_its_first_row():
    book = openpyxl.Workbook()
    book.active.title = "events"
    book.active.cell(1, 1, "id")
    book.active.cell(7, 16384, "far out")

    with pytest.raises(WorkbookError, match="more than 200 columns in row 7 of the sheet events"):
        read_workbook(xlsx_of(book).read())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"id,title\n", "is no XLSX workbook, whatever its name says"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old XLS file or is locked by a password"),
        (b"", "empty"),
    ],
)
def test_a_renamed_file_is_refused(as_operator, content, reason):
    assert reason in errors(upload(as_operator, [SimpleUploadedFile("space.xlsx", content)]))


def test_macros_and_other_zips_are_refused(as_operator):
    with_macro = rezipped(as_xlsx(), {"xl/vbaProject.bin": b"Sub Auto_Open()"})
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("../../etc/passwd", "root")

    assert "holds macros" in errors(upload(as_operator, [with_macro]))
    assert "no XLSX workbook" in errors(upload(as_operator, [SimpleUploadedFile("a.xlsx", archive.getvalue())]))


def test_files_that_do_not_go_together_or_are_too_many_bytes(as_operator):
    assert "not both" in errors(upload(as_operator, [as_xlsx(), *as_csv()]))
    assert "is none of the tables" in errors(upload(as_operator, [SimpleUploadedFile("notes.csv", b"x")]))
    assert "events.csv is missing" in errors(upload(as_operator, as_csv({"persons": TABLES["persons"]})))
    assert "second table of events" in errors(
        upload(as_operator, [*as_csv(), SimpleUploadedFile("events (1).csv", b"x")])
    )
    assert "Nothing was read" in errors(upload(as_operator, [SimpleUploadedFile("events.csv", b"x" * 2_700_000)]))
    assert "zip or a spreadsheet" in str(
        upload(as_operator, [SimpleUploadedFile("events.csv", xlsx_of(openpyxl.Workbook()).read())])
        .context["checked"]
        .problems
    )
