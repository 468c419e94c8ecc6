"""Import of a topic's tables: upload, dry run with every problem or every change, and only then the load.

One page for four tables, not the library's one page a model: a row of event_persons cannot be judged without its event.
"""

import csv
import io
from typing import Any

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from quizapp.facts.fixtures import LoadError
from quizapp.facts.formulas import inert
from quizapp.facts.importing import COLUMNS, write_problems_csv
from quizapp.facts.loading import Change, LoadReport
from quizapp.facts.models import Topic
from quizapp.web.admin import imports_check, imports_store
from quizapp.web.admin.exports import topic_workbook
from quizapp.web.admin.imports_check import ShownOtherwiseError, line_of, may_import
from quizapp.web.admin.imports_files import ImportForm
from quizapp.web.admin.imports_workbook import write_workbook
from quizapp.web.admin.shared import number_in
from quizapp.web.errors import too_many_requests
from quizapp.web.limits import consume

GONE = "These tables are no longer kept here: they wait for an hour, and a later upload takes their place."
HOUR = 3600  # seconds
PROBLEMS_SHOWN = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ImportTablesMixin:
    """For the admin of topics."""

    change_list_template = "admin/import_tables/change_list.html"
    change_form_template = "admin/import_tables/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        views = {
            "import/": ("import_tables", self.upload_view),
            "import/check/": ("import_check", self.check_view),
            "import/apply/": ("import_apply", self.apply_view),
            "import/discard/": ("import_discard", self.discard_view),
            "import/problems.csv": ("import_problems", self.problems_view),
            "import/changes.csv": ("import_changes", self.changes_view),
            "import/empty.xlsx": ("import_empty", self.empty_view),
            "<int:pk>/tables.xlsx": ("topic_tables", self.tables_view),
        }
        own = [path(route, self.admin_site.admin_view(view), name=name) for route, (name, view) in views.items()]
        return [*own, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(
            request, {**(extra_context or {}), "may_import_tables": may_import(request.user)}
        )

    # --- pages ------------------------------------------------------------------------------------------------------
    def upload_view(self, request: HttpRequest) -> HttpResponse:
        """Choose a topic and files; what is read of them waits for the dry run."""
        user = _importer(request)
        if request.method == "POST":
            if not consume("import", f"user:{user.pk}", amount=60, seconds=HOUR):
                return too_many_requests(request, retry_after=HOUR)
            size = int(request.META.get("CONTENT_LENGTH") or 0)
            form = ImportForm(request.POST, request.FILES, user=user, request_size=size)
            if form.is_valid():
                imports_store.keep(form.upload, user.pk)
                return redirect("admin:import_check")
        else:
            form = ImportForm(user=user, initial={"topic": number_in(request.GET.get("topic"))})
        return self._page(request, "upload", "Import tables", {"form": form, "columns": COLUMNS})

    def check_view(self, request: HttpRequest) -> HttpResponse:
        """What the tables would do. Nothing is changed by looking."""
        user = _importer(request)
        found = imports_store.waiting(user.pk)
        if found is None:
            return self._gone(request)
        upload, digest = found
        checked = imports_check.dry_run(upload, user)
        word = imports_store.sign(user_id=user.pk, upload=digest, diff=checked.digest) if checked.digest else ""
        topic = Topic.objects.filter(slug=upload.slug).first()
        context = {"checked": checked, "word": word, "topic": topic, "most": PROBLEMS_SHOWN}
        return self._page(request, "check", "Check the tables", context)

    def apply_view(self, request: HttpRequest) -> HttpResponse:
        """Load what was shown, or show it again."""
        user = _importer(request)
        found = imports_store.waiting(user.pk)
        if request.method != "POST" or found is None:
            return self._gone(request)
        upload, digest = found
        shown = imports_store.shown(request.POST.get("shown", ""), user_id=user.pk, upload=digest)
        try:
            topic = self._load(request, upload, shown)
        except ShownOtherwiseError:
            text = "Nothing was imported: this is not what you were shown. Here is what would be done now."
            self.message_user(request, text, messages.WARNING)
            return redirect("admin:import_check")
        except LoadError as error:
            self.message_user(request, f"Nothing was imported: {error}", messages.ERROR)
            return redirect("admin:import_check")
        imports_store.discard(user.pk)
        may_see = self.has_view_permission(request, topic)
        return redirect("admin:facts_topic_change", topic.pk) if may_see else redirect("admin:index")

    def discard_view(self, request: HttpRequest) -> HttpResponse:
        user = _importer(request)
        if request.method == "POST":
            imports_store.discard(user.pk)
            self.message_user(request, "Nothing was imported.", messages.INFO)
        return redirect("admin:import_tables")

    # --- files ------------------------------------------------------------------------------------------------------
    def problems_view(self, request: HttpRequest) -> HttpResponse:
        """Every problem as a table."""
        found = imports_store.waiting(_importer(request).pk)
        if found is None:
            return self._gone(request)
        stream = io.StringIO()
        with imports_check.planned(found[0]) as plan:
            write_problems_csv(plan.problems, stream)
        return _download(stream.getvalue().encode("utf-8-sig"), "problems.csv", "text/csv")

    def changes_view(self, request: HttpRequest) -> HttpResponse:
        """Every change as a table, one field a row."""
        user = _importer(request)
        found = imports_store.waiting(user.pk)
        if found is None:
            return self._gone(request)
        stream = io.StringIO()
        writer = csv.writer(stream)
        writer.writerow(("change", "model", "key", "field", "before", "after"))

        def write(change: Change) -> None:
            line = line_of(change, found[0].slug)
            for name, parts in line.fields or [("", [])]:
                before, after = (_side(parts, gone) for gone in ("ins", "del"))
                writer.writerow(map(inert, (line.verb, line.model, line.key, name, before, after)))

        imports_check.dry_run(found[0], user, on_change=write)
        return _download(stream.getvalue().encode("utf-8-sig"), "changes.csv", "text/csv")

    def empty_view(self, request: HttpRequest) -> HttpResponse:
        """A workbook with the four sheets and their columns, to be filled in."""
        _importer(request)
        sheets = {table: [[column.name for column in columns]] for table, columns in COLUMNS.items()}
        return _download(write_workbook(sheets), "tables.xlsx", XLSX)

    def tables_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """All tables of a topic, as they can be imported again."""
        topic = get_object_or_404(Topic, pk=pk)
        if not self.has_view_permission(request, topic):
            raise PermissionDenied
        try:
            return _download(topic_workbook(topic), f"{topic.slug}.xlsx", XLSX)
        except ValueError as error:
            self.message_user(request, str(error), messages.ERROR)
            return redirect("admin:facts_topic_change", topic.pk)

    # --- parts ------------------------------------------------------------------------------------------------------
    def _page(self, request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
        common = {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        return TemplateResponse(request, f"admin/import_tables/{name}.html", {**common, **context})

    def _gone(self, request: HttpRequest) -> HttpResponse:
        self.message_user(request, GONE, messages.WARNING)
        return redirect("admin:import_tables")

    @transaction.atomic
    def _load(self, request: HttpRequest, upload: imports_store.Upload, shown: str | None) -> Topic:
        """The load, with its line in the log."""
        topic, report, questions = imports_check.load(upload, request.user, shown)
        said = f"Imported {', '.join(upload.called.values())}: {summary(report)}. Questions: {questions}."
        flag = ADDITION if upload.new_title else CHANGE
        LogEntry.objects.log_actions(
            user_id=request.user.pk, queryset=[topic], action_flag=flag, change_message=said, single_object=True
        )
        self.message_user(request, said, messages.SUCCESS)
        return topic


def summary(report: LoadReport) -> str:
    """The counts of the three kinds of facts and of who took part, in words."""
    said = []
    for name, words in (
        ("event", "events"),
        ("person", "persons"),
        ("agreement", "agreements"),
        ("participation", "parts in events"),
    ):
        count = report.counts[name]
        parts = [f"{getattr(count, part)} {part}" for part in count.__slots__ if getattr(count, part)]
        said += [f"{words}: {', '.join(parts)}"] if parts else []
    return "; ".join(said) or "nothing to change"


def _importer(request: HttpRequest) -> Any:
    if not may_import(request.user):
        raise PermissionDenied
    return request.user


def _side(parts: list[tuple[str, str]], gone: str) -> str:
    return "".join(text for what, text in parts if what != gone)


def _download(content: bytes, name: str, content_type: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=content_type, headers=headers)
