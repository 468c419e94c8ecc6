"""What uploaded tables would do to their topic: every problem, or every change with what is before and after.

The dry run is the load itself, rolled back; what is confirmed is the same load, kept only where it does the same.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote

from diff_match_patch import diff_match_patch
from django.db import transaction

from quizapp.accounts.models import User
from quizapp.facts.checking import errors_of
from quizapp.facts.fixtures import LoadError
from quizapp.facts.importing import ImportPlan, Problem, Table, TopicSettings, apply_import, plan_import, read_tables
from quizapp.facts.loading import Change, Counts, LoadReport
from quizapp.facts.models import Source, Topic
from quizapp.facts.rows import model_of
from quizapp.questions import loaded
from quizapp.web.admin.imports_store import Upload

MOST_ROWS = 2_000  # of one table: the bank is proved while somebody waits for the page
LISTED = 200  # changes shown of one table; all of them are in the CSV
TABLES: Mapping[str, tuple[str, ...]] = {
    "events": ("event",),
    "persons": ("person", "personalias"),
    "agreements": ("agreement", "signatory"),
    "event_persons": ("participation",),
}
ALONG = "What goes along"
MODELS = ("event", "person", "personalias", "agreement", "signatory", "participation", "place", "thread", "office")
PERMISSIONS = tuple(f"facts.{verb}_{model}" for model in (*MODELS, "citation") for verb in ("add", "change"))
_FILE = re.compile(r"\b(event_persons|events|persons|agreements)\.csv")
_KEPT_ROWS = ("event", "person", "agreement")  # to remove them takes the permission to delete them


class ShownOtherwiseError(Exception):
    """What would be done is not what was shown: the facts have changed meanwhile."""


@dataclass(slots=True)
class Tally:
    """All changes of a load: a digest of them in any order, and the first of each table."""

    total: int = 0
    listed: dict[str, list[Change]] = field(default_factory=dict)
    number: dict[str, int] = field(default_factory=dict)

    def __call__(self, change: Change) -> None:
        said = json.dumps([change.model, change.key, change.verb, change.fields], sort_keys=True, default=str)
        self.total += int.from_bytes(hashlib.sha256(said.encode()).digest())
        table = table_of(change.model)
        self.number[table] = self.number.get(table, 0) + 1
        listed = self.listed.setdefault(table, [])
        if len(listed) < LISTED:
            listed.append(change)

    def digest(self, report: LoadReport) -> str:
        kept = json.dumps(sorted(report.kept))
        return hashlib.sha256(f"{self.total:x} {sum(self.number.values())} {kept}".encode()).hexdigest()


@dataclass(slots=True)
class TableDiff:
    """The changes of one table: counts over its models, and lines to show."""

    name: str
    counts: Counts
    lines: list["Line"]
    not_listed: int


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words; its fields as (name, [(what, text), …]), where `what` is del, ins or same."""

    verb: str
    model: str
    key: str
    title: str
    fields: list[tuple[str, list[tuple[str, str]]]]


@dataclass(slots=True)
class Checked:
    """What the dry run found. `digest` stands for all that `tables` shows; empty where nothing may be applied."""

    upload: Upload
    problems: list[Problem]
    notices: list[str]
    contradictions: list[str]
    obstacles: list[str]
    tables: list[TableDiff]
    kept: list[str]
    digest: str
    has_changes: bool


def may_import(user: User) -> bool:
    """Whether the account may add and change every kind of row that tables hold."""
    return user.has_perms(PERMISSIONS)


@contextmanager
def planned(upload: Upload) -> Iterator[ImportPlan]:
    """The plan of an upload, its problems and notices naming the files as the uploader knows them."""
    with TemporaryDirectory(prefix="import-") as folder:
        for name, content in upload.tables.items():
            (Path(folder) / f"{name}.csv").write_bytes(content)
        tables = {name: _bounded(table) for name, table in read_tables(Path(folder)).items() if name in upload.tables}
        with plan_import(tables, _settings(upload)) as plan:
            plan.problems = [_called(problem, upload) for problem in _together(upload, plan)]
            plan.notices = [*upload.notices, *(_FILE.sub(lambda m: upload.called[m[1]], n) for n in plan.notices)]
            yield plan


def _settings(upload: Upload) -> TopicSettings:
    source = Source.objects.filter(topic__slug=upload.slug, key="data-set").first()
    return TopicSettings(upload.slug, title=upload.new_title or None, data_set=source.title if source else "")


def _bounded(table: Table) -> Table:
    """The table with an end."""

    def rows() -> Iterator[Any]:
        stream = iter(given)
        yield from islice(stream, MOST_ROWS)
        if (more := next(stream, None)) is not None:
            number = more.row if isinstance(more, Problem) else more[0]
            reason = f"is beyond the {MOST_ROWS:,} rows that this page takes; the rest was not read (import_topic does)"
            yield Problem(table.file, number, "", "", reason)

    given, table.rows = table.rows, rows()
    return table


def _together(upload: Upload, plan: ImportPlan) -> list[Problem]:
    order = {f"{name}.csv": place for place, name in enumerate(TABLES)}
    return sorted([*upload.problems, *plan.problems], key=lambda found: (order.get(found.file, -1), found.row))


def _called(problem: Problem, upload: Upload) -> Problem:
    return replace(problem, file=upload.called.get(problem.file.removesuffix(".csv"), problem.file))


# --- the dry run, and the load --------------------------------------------------------------------------------------
def dry_run(upload: Upload, user: User, on_change: Callable[[Change], None] | None = None) -> Checked:
    """Load the upload and take it back. `on_change` is told of every change."""
    tally, report = Tally(), LoadReport(upload.slug)
    contradictions: list[str] = []

    def told(change: Change) -> None:
        tally(change)
        if on_change:
            on_change(change)

    with planned(upload) as plan:
        if not plan.problems:
            try:
                with transaction.atomic():
                    report = apply_import(plan, on_change=told)
                    contradictions = list(map(str, errors_of(Topic.objects.get(slug=upload.slug))))
                    transaction.set_rollback(True)
            except LoadError as error:
                contradictions = str(error).splitlines()
        obstacles = obstacles_of(report, user)
        may = not (plan.problems or contradictions or obstacles)
        return Checked(
            upload=upload,
            problems=plan.problems,
            notices=plan.notices,
            contradictions=contradictions,
            obstacles=obstacles,
            tables=list(_diffs(plan, report, tally)),
            kept=report.kept,
            digest=tally.digest(report) if may else "",
            has_changes=report.has_changes,
        )


@transaction.atomic
def load(upload: Upload, user: User, shown: str | None) -> tuple[Topic, LoadReport, str]:
    """Load exactly what was shown, and prove the bank; the topic, what was done, what became of the questions.

    `shown` is the digest of the diff that was shown, None where nothing was.
    Raises ShownOtherwiseError where something else would be done, LoadError where the facts contradict themselves.
    """
    Topic.objects.select_for_update().filter(slug=upload.slug).first()
    tally = Tally()
    with planned(upload) as plan:
        if plan.problems:
            raise ShownOtherwiseError
        report = apply_import(plan, on_change=tally)
    if tally.digest(report) != shown or obstacles_of(report, user):
        raise ShownOtherwiseError
    topic = Topic.objects.get(slug=upload.slug)
    return topic, report, loaded.prove(topic=topic).summary()


def obstacles_of(report: LoadReport, user: User) -> list[str]:
    """What a load would do that the account may not."""
    return [
        f"{count.removed} {model_of(name)._meta.verbose_name_plural if count.removed != 1 else name} would be removed, "
        "which takes the permission to delete them."
        for name, count in report.counts.items()
        if name in _KEPT_ROWS and count.removed and not user.has_perm(f"facts.delete_{name}")
    ]


# --- what is shown --------------------------------------------------------------------------------------------------
def table_of(model: str) -> str:
    """The table a model's rows come from, or ALONG for what the tables only imply."""
    return next((table for table, models in TABLES.items() if model in models), ALONG)


def _diffs(plan: ImportPlan, report: LoadReport, tally: Tally) -> Iterator[TableDiff]:
    for table in (*TABLES, ALONG):
        counts = Counts()
        for name, count in report.counts.items():
            if table_of(name) == table:
                for part in Counts.__slots__:
                    setattr(counts, part, getattr(counts, part) + getattr(count, part))
        listed = tally.listed.get(table, [])
        titles = _titles(plan, listed)
        lines = [line_of(change, report.slug, titles.get((change.model, change.key), "")) for change in listed]
        yield TableDiff(table, counts, lines, tally.number.get(table, 0) - len(listed))


def _titles(plan: ImportPlan, changes: list[Change]) -> dict[tuple[str, str], str]:
    """What the changed rows are called: in the tables, or in the database where they go."""
    found: dict[tuple[str, str], str] = {}
    for model, name in (("event", "title"), ("agreement", "title"), ("person", "name")):
        keys = [change.key for change in changes if change.model == model]
        rows = model_of(model)._default_manager.filter(topic__slug=plan.settings.slug, key__in=keys)
        found |= {(model, key): title for key, title in rows.values_list("key", name)}
        for key in keys:
            staged = plan.staging.get(model, json.dumps([key], ensure_ascii=False, separators=(",", ":")))
            found |= {(model, key): staged[name]} if staged else {}
    return found


def line_of(change: Change, slug: str, title: str = "") -> Line:
    """A change to a row of the topic `slug` as it is shown."""
    fields = [
        (name.replace("_", " "), segments(in_words(old, slug), in_words(new, slug)))
        for name, (old, new) in change.fields.items()
    ]
    model = str(model_of(change.model)._meta.verbose_name)
    return Line(change.verb, model, " · ".join(map(unquote, change.key.split("/"))), title, fields)


def segments(old: str, new: str) -> list[tuple[str, str]]:
    """Two texts as one: what goes, what comes, and what stays where they are sentences with much in common."""
    whole = [(what, text) for what, text in (("del", old), ("ins", new)) if text]
    if " " not in old or " " not in new:
        return whole
    differ = diff_match_patch()
    parts = differ.diff_main(old, new)
    differ.diff_cleanupSemantic(parts)
    shown = [({-1: "del", 0: "same", 1: "ins"}[operation], text) for operation, text in parts]
    return shown if any(what == "same" for what, _ in shown) else whole


def in_words(value: object, slug: str) -> str:
    """A field's value for a reader: yes and no, lists by their parts, a row of the topic by its key."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case [first, *key] if first == slug and key:  # a natural key
            return " · ".join(unquote(str(part)) for part in key)
        case list():
            return ", ".join(in_words(part, slug) for part in value)
        case dict():
            return json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)
