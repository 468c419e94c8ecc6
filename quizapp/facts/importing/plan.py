"""From tables to a plan: every row checked, alone and among all the others, and staged for a load."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from django.core.validators import slug_re

from quizapp.facts.importing.columns import COLUMNS
from quizapp.facts.importing.derive import complete_topic
from quizapp.facts.importing.reader import Table
from quizapp.facts.importing.report import Problem, shown
from quizapp.facts.importing.rows import Given, Parsed, Reference, RowContext, key_of, parse_row
from quizapp.facts.importing.settings import TopicSettings
from quizapp.facts.loading import LOADED, LoadError, LoadReport, OnChange, OnProgress, load_staged
from quizapp.facts.models import Origin, Topic
from quizapp.facts.rowhash import PARTS
from quizapp.facts.rows import defaults
from quizapp.facts.staging import Staging, key_text

_TABLES = """
CREATE TABLE reference (line INTEGER, named TEXT, value TEXT, model TEXT, key TEXT);
CREATE INDEX reference_line ON reference (line);
CREATE INDEX reference_target ON reference (model, key);
CREATE TABLE refused (model TEXT, key TEXT, PRIMARY KEY (model, key));
CREATE TABLE seen (model TEXT, key TEXT, row INTEGER, PRIMARY KEY (model, key));
"""
_LINES = 1_000_000_000  # a line is the number of its table times this, plus its row
_SHARED = ("place", "thread", "office")
_ACYCLIC = {"events": ("announced_by",), "agreements": ("supersedes", "implements")}
_EVERY = 500  # rows between two signs of progress


@dataclass(slots=True)
class ImportPlan:
    """The checked rows of an import, on disk until `close`. `problems` are all there are, by table and row."""

    settings: TopicSettings
    staging: Staging
    skip_bad_rows: bool = False
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    rows_read: int = 0
    is_broken: bool = False  # a file could not be read, or its header: no skipping of rows helps

    @property
    def can_apply(self) -> bool:
        """Whether it may be loaded: no problem, or only rows that are to be skipped."""
        return not self.problems or (self.skip_bad_rows and not self.is_broken and self.staging.count("event") > 0)

    def close(self) -> None:
        self.staging.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def plan_import(
    tables: Mapping[str, Table],
    settings: TopicSettings,
    *,
    skip_bad_rows: bool = False,
    progress: OnProgress | None = None,
) -> ImportPlan:
    """Check all rows of all tables and stage them; close the plan afterwards. Nothing is written to the site."""
    plan = ImportPlan(settings, Staging(settings.slug), skip_bad_rows)
    _Planning(plan, tables, progress).run()
    return plan


def apply_import(
    plan: ImportPlan, *, on_change: OnChange | None = None, progress: OnProgress | None = None
) -> LoadReport:
    """Load a plan in one transaction; raises LoadError, also for a plan with problems. Nothing is half loaded.

    A dry run is the same inside a transaction that is rolled back.
    """
    if not plan.can_apply:
        raise LoadError([str(problem) for problem in plan.problems])
    return load_staged(
        plan.staging,
        owns=LOADED if plan.settings.replace else frozenset({Origin.IMPORT.value}),
        named=plan.settings.slug,
        loaded="the tables",
        on_change=on_change,
        progress=progress,
    )


class _Planning:
    """One run over the tables."""

    def __init__(self, plan: ImportPlan, tables: Mapping[str, Table], progress: OnProgress | None) -> None:
        self.plan = plan
        self.tables = {name: tables[name] for name in COLUMNS if name in tables}
        self.progress = progress
        self.staging = plan.staging
        self.db = plan.staging.db
        self.staging.create(_TABLES)
        self.said: Counter[str] = Counter()
        self.edges: dict[str, dict[str, list[tuple[str, int, Reference]]]] = defaultdict(lambda: defaultdict(list))

    def run(self) -> None:
        self._check_topic()
        for number, table in enumerate(self.tables.values()):
            self._read(number, table)
        if not self.plan.is_broken:
            self._check_cycles()
            self._check_references()
            self._drop_unused()
            if not self.plan.problems or self.plan.skip_bad_rows:
                self.said.update(complete_topic(self.staging, self.plan.settings, list(self.tables.values())))
                self.staging.seal()
        order = {table.file: number for number, table in enumerate(self.tables.values())}
        self.plan.problems.sort(key=lambda problem: (order.get(problem.file, -1), problem.row))
        self.plan.notices += [f"{text} ({count} times)" if count > 1 else text for text, count in self.said.items()]

    def _check_topic(self) -> None:
        slug = self.plan.settings.slug
        if not slug_re.fullmatch(slug) or len(slug) > 80:
            self._break(Problem("", 0, "--topic", slug, "is no slug: letters a to z, digits, hyphens; at most 80"))
        found = Topic.objects.filter(slug=slug).first()
        if found and found.origin == Origin.FIXTURE and not self.plan.settings.replace:
            reason = "was loaded from fixtures; choose another slug, or replace it on purpose (--replace)"
            self._break(Problem("", 0, "--topic", slug, reason))
        if "events" not in self.tables:
            self._break(Problem("events.csv", 0, "", "", "is missing; it is the one table that must be there"))

    def _break(self, problem: Problem) -> None:
        self.plan.problems.append(problem)
        self.plan.is_broken = True

    # --- rows -------------------------------------------------------------------------------------------------------
    def _read(self, number: int, table: Table) -> None:
        if table.unknown:
            self.said[
                f"{table.file}: unknown columns were ignored: {', '.join(c or '(no name)' for c in table.unknown)}"
            ] = 1
        for problem in table.problems:
            self._break(problem)
        if table.problems:
            return
        for count, row in enumerate(table.rows, start=1):
            self.plan.rows_read += 1
            if self.progress and count % _EVERY == 0:
                self.progress(f"reading {table.file}", count, 0)
            if isinstance(row, Problem):
                self.plan.problems.append(row)
                self.plan.is_broken |= "the rest was not read" in row.reason
                continue
            place, cells = row
            self._row(table, number * _LINES + place, cells, RowContext(table.file, place, self.plan.settings.slug))

    def _row(self, table: Table, line: int, cells: Mapping[str, str], ctx: RowContext) -> None:
        parsed = parse_row(table.name, cells, ctx)
        own = key_of(table.name, cells)
        problems = parsed if isinstance(parsed, list) else self._clash(table, cells, ctx, own)
        if isinstance(parsed, Parsed) and not problems:
            problems = self._stage(parsed, line, ctx)
        if problems or not isinstance(parsed, Parsed):
            self.plan.problems += problems
            if own and not any(problem.column == "id" for problem in problems):
                self.db.execute("INSERT OR IGNORE INTO refused VALUES (?, ?)", own)
            return
        for notice in parsed.notices:
            self.said[notice] += 1
        for reference in parsed.references:
            if own and reference.column in _ACYCLIC.get(table.name, ()):
                self.edges[reference.column][own[1]].append((reference.key, line, reference))

    def _clash(
        self, table: Table, cells: Mapping[str, str], ctx: RowContext, own: tuple[str, str] | None
    ) -> list[Problem]:
        """A second row with the same id."""
        if own is None:
            return []
        sql = "INSERT INTO seen VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET row = row RETURNING row"
        first = self.db.execute(sql, (*own, ctx.row)).fetchone()[0]
        if first == ctx.row:
            return []
        return [Problem(table.file, ctx.row, "id", cells["id"].strip(), f"is the id of row {first} already")]

    def _stage(self, parsed: Parsed, line: int, ctx: RowContext) -> list[Problem]:
        for model, given in parsed.shared:
            if problem := self._share(model, given, ctx):
                return [problem]
        for model, given in parsed.rows:
            if model == "participation":
                if problem := self._take_part(given, line, ctx):
                    return [problem]
            elif not self.staging.put(model, self._fields(model, given), line):
                return [Problem(ctx.file, ctx.row, "", "", f"gives a second {model} of the same name")]
        self.db.executemany(
            "INSERT INTO reference VALUES (?, ?, ?, ?, ?)",
            [(line, ref.column, ref.value, ref.model, key_text([ref.key])) for ref in parsed.references],
        )
        return []

    def _fields(self, model: str, given: Mapping[str, Any]) -> dict[str, Any]:
        fields = {**defaults(model), **given}
        if model not in PARTS:
            fields |= {"topic": [self.plan.settings.slug], "origin": Origin.IMPORT.value}
        return fields

    def _share(self, model: str, given: Mapping[str, Any], ctx: RowContext) -> Problem | None:
        """A place, thread or office: the first row that names it makes it; only a point may come later, once."""
        if model == "thread":
            given = (
                {**given, "position": min(self.staging.count("thread") + 1, 32_767)} if self._is_new(given) else given
            )
        if self.staging.put(model, self._fields(model, given)) or "latitude" not in given:
            return None
        key = key_text([given["key"]])
        before = self.staging.get(model, key) or {}
        point = {"latitude": given["latitude"], "longitude": given["longitude"]}
        if not before.get("latitude"):
            self.staging.change(model, key, **point)
        elif any(before[name] != value for name, value in point.items()):
            reason = f"is elsewhere in another row: {before['latitude']}, {before['longitude']}"
            return Problem(ctx.file, ctx.row, "place", given["name"], reason)
        return None

    def _is_new(self, given: Mapping[str, Any]) -> bool:
        return self.staging.get("thread", key_text([given["key"]])) is None

    def _take_part(self, given: dict[str, Any], line: int, ctx: RowContext) -> Problem | None:
        """One person may have several words for one of our roles; the same word twice is a mistake."""
        sql = "SELECT count(*) FROM wanted WHERE model = 'participation' AND owner = ?"
        owner = key_text(given["event"][1:])
        given["position"] = min(self.db.execute(sql, (owner,)).fetchone()[0] + 1, 32_767)
        if self.staging.put("participation", self._fields("participation", given), line):
            return None
        key = key_text([given["event"][1], given["person"][1], given["role"]])
        before = (self.staging.get("participation", key) or {}).get("as_written", "")
        words = before.split("; ") if before else [given["role"]]
        word = given["as_written"] or given["role"]
        held = (self.staging.get("participation", key) or {}).get("office")
        if given.get("office") and given["office"] != held:
            word = f"{word} ({given['office'][-1]})"  # a part holds one office; a second one stays as a word
        if word in words:
            return Problem(ctx.file, ctx.row, "role", word, "was given to this person at this event by an earlier row")
        both = "; ".join([*words, word])
        if len(both) > 300:
            return Problem(
                ctx.file, ctx.row, "role", word, "makes the roles of this person here longer than 300 characters"
            )
        self.staging.change("participation", key, as_written=both)
        return None

    # --- what needs all rows ----------------------------------------------------------------------------------------
    def _check_cycles(self) -> None:
        for column, edges in self.edges.items():
            for line, reference in _in_cycles(edges):
                self._refuse(
                    line, Problem(*self._place(line), column, reference.value, "leads back to this row: a cycle")
                )

    def _place(self, line: int) -> tuple[str, int]:
        return list(self.tables.values())[line // _LINES].file, line % _LINES

    def _refuse(self, line: int, problem: Problem) -> None:
        """Take back what a row has staged."""
        self.plan.problems.append(problem)
        gone = self.db.execute("SELECT model, key FROM wanted WHERE line = ?", (line,)).fetchall()
        refused = [(model, key[2:-2]) for model, key in gone if model in ("event", "person", "agreement")]
        self.db.executemany("INSERT OR IGNORE INTO refused VALUES (?, ?)", refused)
        self.db.execute("DELETE FROM wanted WHERE line = ?", (line,))
        self.db.execute("DELETE FROM reference WHERE line = ?", (line,))

    def _check_references(self) -> None:
        """Rows that need a row that is not there; to skip one may leave others without theirs."""
        while found := list(self._dangling()):
            for line, problem in found:
                self._refuse(line, problem)
            if not self.plan.skip_bad_rows:
                break

    def _dangling(self) -> Iterator[tuple[int, Problem]]:
        sql = (
            "SELECT r.line, r.named, r.value, r.model, EXISTS "
            "(SELECT 1 FROM refused f WHERE f.model = r.model AND json_array(f.key) = r.key) FROM reference r "
            "WHERE NOT EXISTS (SELECT 1 FROM wanted w WHERE w.model = r.model AND w.key = r.key) "
            "ORDER BY r.line, r.rowid"
        )
        for line, column, value, model, is_refused in self.db.execute(sql).fetchall():
            if is_refused and not self.plan.skip_bad_rows:
                continue  # the row that was meant has its own problem
            reason = (
                f"names the {model} of a row that was refused" if is_refused else f"names no {model} of these tables"
            )
            yield line, Problem(*self._place(line), column, value, reason)

    def _drop_unused(self) -> None:
        """Places, threads and offices that only skipped rows named."""
        for model in _SHARED:
            self.db.execute(
                "DELETE FROM wanted WHERE model = ? AND NOT EXISTS "
                "(SELECT 1 FROM reference r WHERE r.model = wanted.model AND r.key = wanted.key)",
                (model,),
            )


def _in_cycles(edges: Mapping[str, list[tuple[str, int, Reference]]]) -> list[tuple[int, Reference]]:
    """Those edges that can be reached again from their own end: rows without a way on are peeled off, over and over."""
    left = {source: {target for target, _, _ in out} for source, out in edges.items()}
    while True:
        entered = {target for out in left.values() for target in out}
        kept = {s: {t for t in out if t in left} for s, out in left.items() if s in entered}
        kept = {s: out for s, out in kept.items() if out}
        if kept == left:
            break
        left = kept
    return [(line, ref) for source in left for target, line, ref in edges[source] if target in left[source]]


__all__ = ["Given", "ImportPlan", "TopicSettings", "apply_import", "plan_import", "shown"]
