"""The form that takes the tables of a topic, and the files in it."""

import re
from pathlib import PurePath
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.text import slugify

from quizapp.accounts.models import User
from quizapp.facts.importing import COLUMNS
from quizapp.facts.models import Origin, Topic
from quizapp.web.admin.imports_check import MOST_ROWS
from quizapp.web.admin.imports_store import Upload
from quizapp.web.admin.imports_workbook import WorkbookError, read_workbook

# What an upload handler keeps in memory; it drops all files of a larger request (see FILE_UPLOAD_HANDLERS).
MOST_BYTES = settings.FILE_UPLOAD_MAX_MEMORY_SIZE
_COPY = re.compile(r"[ _-]*(\(\d+\)|\d+)$")  # how browsers name a second download: "events (1).csv"
FILES_HELP = (
    "One XLSX workbook with the sheets events, persons, agreements, event_persons, or a CSV file for each of them. "
    f"Only events is required. At most {MOST_ROWS:,} rows each and {filesizeformat(MOST_BYTES)} together; for more "
    "there is the command import_topic."
)


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One to four files, as a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given or [None]]


class ImportForm(forms.Form):
    """Which topic the tables are, and the tables. `upload` is what they hold, once the form is valid.

    Topics that fixtures loaded are no choice: their facts have sources that tables cannot give.
    """

    topic = forms.ModelChoiceField(
        queryset=Topic.objects.none(), required=False, empty_label="(a new topic)", help_text=""
    )
    new_title = forms.CharField(label="Title of the new topic", max_length=200, required=False)
    new_slug = forms.SlugField(
        label="Its address",
        max_length=80,
        required=False,
        help_text="Letters a to z, digits and hyphens. Empty: made from the title.",
    )
    files = FilesField(label="Files", help_text=FILES_HELP)

    def __init__(self, *args: Any, user: User, request_size: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request_size = request_size
        self.upload: Upload | None = None
        self.fields["topic"].queryset = Topic.objects.exclude(origin=Origin.FIXTURE).order_by("title", "pk")
        self.fields["files"].widget.attrs["accept"] = ".xlsx,.csv"
        if not user.has_perm("facts.add_topic"):
            del self.fields["new_title"], self.fields["new_slug"]
            self.fields["topic"].required = True
            self.fields["topic"].empty_label = "---------"
            self.fields["topic"].help_text = "A new topic needs the permission to add topics."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.request_size > MOST_BYTES and "files" in self.errors:
            del self.errors["files"]
            self.add_error("files", f"More than {filesizeformat(MOST_BYTES)} together. Nothing was read.")
        slug = self._slug(cleaned)
        if not self.errors:
            title = "" if cleaned["topic"] else cleaned["new_title"]
            self._read(slug, title, cleaned["files"])
        return cleaned

    def _slug(self, cleaned: dict[str, Any]) -> str:
        topic, title = cleaned.get("topic"), cleaned.get("new_title", "")
        if topic:
            if title:
                self.add_error("new_title", "Either an existing topic or a new one, not both.")
            return topic.slug
        if "new_title" not in self.fields or {"topic", "new_slug"} & self.errors.keys():
            return ""
        slug = cleaned.get("new_slug") or slugify(title)[:80]
        if not title:
            self.add_error("new_title", "Choose a topic, or name a new one.")
        elif not slug:
            self.add_error("new_slug", "No address can be made from this title: give one.")
        elif Topic.objects.filter(slug=slug).exists():
            self.add_error("new_slug", f"There is a topic at “{slug}” already.")
        return slug

    def _read(self, slug: str, title: str, files: list[UploadedFile]) -> None:
        names = [PurePath(file.name).suffix.casefold() for file in files]
        if names == [".xlsx"]:
            self._workbook(slug, title, files[0])
        elif ".xlsx" in names:
            self.add_error("files", "One workbook alone, or CSV files; not both.")
        else:
            self._csv(slug, title, files)

    def _workbook(self, slug: str, title: str, file: UploadedFile) -> None:
        try:
            tables, problems, others = read_workbook(file.read())
        except WorkbookError as error:
            self.add_error("files", f"{file.name} {error}.")
            return
        if "events" not in tables:
            found = ", ".join(sorted([*tables, *others])) or "none"
            self.add_error("files", f"{file.name} has no sheet named events. Its sheets: {found}.")
            return
        notices = [f"The sheet “{name}” is none of the tables and was ignored." for name in others]
        called = {name: f"{file.name}, sheet {name}" for name in tables}
        self.upload = Upload(slug, title, tables, called, problems, notices)

    def _csv(self, slug: str, title: str, files: list[UploadedFile]) -> None:
        tables: dict[str, bytes] = {}
        called: dict[str, str] = {}
        for file in files:
            path = PurePath(file.name)
            name = _COPY.sub("", path.stem).strip().casefold().replace("-", "_").replace(" ", "_")
            if path.suffix.casefold() != ".csv" or name not in COLUMNS:
                self.add_error("files", f"{file.name} is none of the tables: {', '.join(f'{n}.csv' for n in COLUMNS)}.")
            elif name in tables:
                self.add_error("files", f"{file.name} is a second table of {name}.")
            else:
                tables[name], called[name] = file.read(), file.name
        if not self.errors and "events" not in tables:
            self.add_error("files", "events.csv is missing; it is the one table that must be there.")
        self.upload = Upload(slug, title, tables, called)
