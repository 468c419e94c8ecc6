"""Facts out of the admin as the tables that can be imported again, through django-import-export's pages and formats."""

from collections.abc import Sequence
from typing import Any

import tablib
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.admin import ExportMixin
from import_export.fields import Field
from import_export.formats import base_formats
from import_export.forms import ExportForm
from import_export.resources import Resource

from quizapp.facts.exporting import HEADERS, table_rows
from quizapp.facts.formulas import inert
from quizapp.facts.models import Topic
from quizapp.web.admin.imports_check import may_import
from quizapp.web.admin.imports_workbook import write_workbook
from quizapp.web.admin.shared import number_in


class TablesCSV(base_formats.CSV):
    """Formula marks as `facts.formulas` says, not as the library has it: it deletes the first `=` of a text."""

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> str:
        made = tablib.Dataset(*([inert(text) for text in row] for row in dataset), headers=dataset.headers)
        return made.export("csv", **kwargs)


class TablesXLSX(base_formats.XLSX):
    """Every cell is a text."""

    def export_data(self, dataset: tablib.Dataset, **kwargs: Any) -> bytes:
        return write_workbook({dataset.title: [dataset.headers, *dataset]})


class TableResource(Resource):
    """One table of one topic."""

    table = ""

    @classmethod
    def get_display_name(cls) -> str:
        return cls.table

    def get_user_visible_fields(self) -> list[Field]:
        return [Field(column_name=name) for name in HEADERS[self.table]]

    def export(self, queryset: QuerySet[Any], *, export_form: "TableForm", **kwargs: Any) -> tablib.Dataset:
        facts = queryset.filter(topic=export_form.cleaned_data["topic"])
        header = HEADERS[self.table]
        rows = ([row[name] for name in header] for row in table_rows(self.table, facts))
        return tablib.Dataset(*rows, headers=header, title=self.table)


def resources(*tables: str) -> list[type[TableResource]]:
    """A resource class for each table."""
    return [type(f"{table.title()}Resource", (TableResource,), {"table": table}) for table in tables]


class TableForm(ExportForm):
    """Ids are unique within a topic only, so a table is of one topic."""

    topic = forms.ModelChoiceField(queryset=Topic.objects.none())
    field_order = ("topic", "resource", "format")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.order_by("title", "pk")
        self.fields["resource"].label = "Table"


class TablesMixin(ExportMixin):
    """For the admin of a fact: export of what the list shows, and the way to the import."""

    import_export_change_list_template = "admin/import_tables/change_list.html"
    export_form_class = TableForm
    to_encoding = "utf-8-sig"  # with the mark by which spreadsheets know UTF-8

    def get_export_formats(self) -> list[type[base_formats.Format]]:
        return [TablesXLSX, TablesCSV]

    def has_export_permission(self, request: HttpRequest) -> bool:
        return bool(self.has_view_permission(request))

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        extra = {**(extra_context or {}), "may_import_tables": may_import(request.user)}
        return super().changelist_view(request, extra)

    def get_export_filename(self, request: HttpRequest, queryset: QuerySet[Any], file_format: Any) -> str:
        table = self.resource_classes[int(request.POST.get("resource") or 0)].table
        return f"{table}.{file_format.get_extension()}"

    def init_request_context_data(self, request: HttpRequest, form: TableForm) -> dict[str, Any]:
        chosen = request.GET.get("topic__id__exact") or request.GET.get("topic")
        only = list(Topic.objects.values_list("pk", flat=True)[:2])
        form.initial |= {"format": "0", "topic": number_in(chosen) or (only[0] if len(only) == 1 else None)}
        return super().init_request_context_data(request, form)


def topic_workbook(topic: Topic) -> bytes:
    """All tables of a topic that have rows, as one workbook."""
    sheets: dict[str, list[Sequence[str]]] = {}
    for table, header in HEADERS.items():
        name = {"event_persons": "events"}.get(table, table)
        rows = [[row[column] for column in header] for row in table_rows(table, getattr(topic, name).all())]
        if rows or table == "events":
            sheets[table] = [header, *rows]
    return write_workbook(sheets)
