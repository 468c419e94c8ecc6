"""What the admin exports can be imported again, and then changes nothing; nothing in it runs in a spreadsheet."""

import csv
import io
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from quizapp.facts.exporting import FIGURE_COLUMNS, HEADERS
from quizapp.facts.importing import COLUMNS
from quizapp.facts.models import Event, Figure, Place, Topic
from quizapp.web.admin.imports_workbook import write_workbook
from tests import factories
from tests.web.admin.import_tables import CHANGES, RICH, TABLES, as_csv, imported, said, upload

XLSX, CSV = "0", "1"


def export(client, model, topic, file_format, table="0"):
    url = reverse(f"admin:facts_{model}_export")
    response = client.post(url, {"topic": topic.pk, "resource": table, "format": file_format})
    assert "attachment" in response.headers["Content-Disposition"]
    return response.content


def exported(client, topic, file_format):
    """The four tables as uploads, through the export page of each list."""
    pages = {
        "events": ("event", "0"),
        "event_persons": ("event", "1"),
        "persons": ("person", "0"),
        "agreements": ("agreement", "0"),
    }
    files = {name: export(client, model, topic, file_format, table) for name, (model, table) in pages.items()}
    if file_format == CSV:
        return [SimpleUploadedFile(f"{name}.csv", content) for name, content in files.items()]
    books = {name: openpyxl.load_workbook(io.BytesIO(content)) for name, content in files.items()}
    sheets = {name: [[text or "" for text in row] for row in book[name].values] for name, book in books.items()}
    return [SimpleUploadedFile("space.xlsx", write_workbook(sheets))]


@pytest.mark.postgres
@pytest.mark.parametrize("tables", [TABLES, RICH], ids=["plain", "rich"])
@pytest.mark.parametrize("way", ["csv", "xlsx", "workbook"])
def test_export_then_import_changes_nothing(as_operator, tables, way):
    imported(as_operator, as_csv(tables))
    topic = Topic.objects.get()
    if way == "workbook":
        content = as_operator.get(reverse("admin:topic_tables", args=[topic.pk])).content
        files = [SimpleUploadedFile("space.xlsx", content)]
    else:
        files = exported(as_operator, topic, CSV if way == "csv" else XLSX)

    checked = upload(as_operator, files, topic=topic.pk).context["checked"]

    assert (checked.problems, checked.contradictions) == ([], [])
    assert as_operator.get(CHANGES).content.decode("utf-8-sig").splitlines()[1:] == []
    assert not checked.has_changes
    assert checked.tables[0].counts.unchanged == len(tables["events"]) - 1


def test_the_columns_are_those_of_the_import():
    assert {table: HEADERS[table] for table in COLUMNS} == {t: tuple(c.name for c in cs) for t, cs in COLUMNS.items()}


def test_nothing_in_a_csv_runs_and_nothing_in_a_workbook_is_a_formula(as_operator):
    imported(as_operator, as_csv(RICH))
    topic = Topic.objects.get()

    table = export(as_operator, "event", topic, CSV).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(export(as_operator, "event", topic, XLSX)))

    first = next(csv.DictReader(io.StringIO(table)))
    assert [first[name] for name in ("title", "description", "source")] == ["'=1+1 is a title", "'-x", "'@y"]
    cells = [cell for row in book["events"].iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.value for cell in cells if cell.quotePrefix} == {"=1+1 is a title", "'+ marked", "-x", "@y"}


def test_what_the_list_shows_of_one_topic(as_operator):
    imported(as_operator)
    factories.event(title="Of another history")
    url = reverse("admin:facts_event_export")

    response = as_operator.post(
        f"{url}?q=Soyuz", {"topic": Topic.objects.get(slug="space").pk, "resource": "0", "format": CSV}
    )

    assert [row["id"] for row in csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))] == ["e3"]


def test_figures_have_a_table_of_their_own(as_teacher):
    topic = factories.topic()
    Figure.objects.create(
        topic=topic, key="trade-1992", title="Trade", series="trade", value="368.5", unit="million USD", date="1992"
    )

    rows = list(csv.DictReader(io.StringIO(export(as_teacher, "figure", topic, CSV).decode("utf-8-sig"))))

    assert tuple(rows[0]) == FIGURE_COLUMNS
    assert [rows[0][name] for name in ("id", "value", "unit", "date")] == ["trade-1992", "368.5", "million USD", "1992"]


def test_a_date_that_no_column_can_say_is_not_bent(as_operator):
    imported(as_operator)
    topic = Topic.objects.get()
    Event.objects.filter(key="e2").update(date="1961~")

    checked = upload(as_operator, exported(as_operator, topic, CSV), topic=topic.pk).context["checked"]

    assert [(problem.row, problem.column, problem.value) for problem in checked.problems] == [(3, "start", "1961~")]


def test_a_name_that_no_list_can_hold_is_said_not_split(as_operator):
    imported(as_operator)
    Place.objects.update(name="A|B")
    page = reverse("admin:facts_event_export")

    response = as_operator.post(page, {"topic": Topic.objects.get().pk, "resource": "0", "format": CSV})

    assert "splits the parts of a list" in said(response)
    assert "splits the parts" in said(
        as_operator.get(reverse("admin:topic_tables", args=[Topic.objects.get().pk]), follow=True)
    )


def test_the_empty_workbook_has_every_column(as_teacher):
    book = openpyxl.load_workbook(io.BytesIO(as_teacher.get(reverse("admin:import_empty")).content))

    assert {sheet.title: tuple(cell.value for cell in sheet[1]) for sheet in book} == {t: HEADERS[t] for t in COLUMNS}
    assert zipfile.is_zipfile(io.BytesIO(as_teacher.get(reverse("admin:import_empty")).content))
