"""Loading a folder of fixtures: one transaction, row ids kept, a site's own edits left alone.

What happens to a row of the topic:
- made or imported on this site (`origin` is not fixture): never touched;
- loaded from fixtures and not edited since (its hash is still `loaded_hash`): becomes what the folder says, or goes
  when the folder no longer has it and nothing that stays refers to it;
- loaded and then edited on this site: kept as it is, with all its parts, and reported.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.db.models import ForeignKey, Model

from quizapp.facts.fixtures import Fixtures, LoadError, read_fixtures
from quizapp.facts.models import Origin, Topic
from quizapp.facts.removal import remove
from quizapp.facts.rowhash import PARTS, Key, hashes, natural_key, owner_key
from quizapp.facts.rows import FIXTURE_FILES, columns, links, model_of, read_model, target_of

__all__ = ["Counts", "LoadError", "LoadReport", "load_fixtures"]


@dataclass(slots=True)
class Counts:
    """How many rows of one model were added, changed, removed, kept as edited here, or already as wanted."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0
    unchanged: int = 0


@dataclass(slots=True)
class LoadReport:
    """What a load did: counts by model name, and a line for every row that was kept as edited on this site."""

    slug: str
    counts: dict[str, Counts] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    @property
    def has_changes(self) -> bool:
        """Whether the database is different from before."""
        return any(count.added or count.changed or count.removed for count in self.counts.values())

    def lines(self) -> list[str]:
        """The report as text, models without rows left out."""
        said = []
        for name, count in self.counts.items():
            parts = [f"{getattr(count, part)} {part}" for part in Counts.__slots__ if getattr(count, part)]
            if parts:
                said.append(f"{name}: {', '.join(parts)}")
        return said + self.kept


def load_fixtures(folder: Path) -> LoadReport:
    """Check a folder, then load it whole or not at all; raises LoadError with every mistake. Safe to run twice."""
    fixtures = read_fixtures(folder, _stays_in_database)
    try:
        with transaction.atomic():
            return _Load(fixtures).run()
    except IntegrityError as error:
        raise LoadError([f"{folder}: the database refuses these rows: {error}"]) from error


def _stays_in_database(name: str, key: Key) -> bool:
    """Whether a row that the folder does not hold may be referred to: a row of this site, which no load removes."""
    manager: Any = model_of(name)._default_manager
    try:
        row = manager.get_by_natural_key(*key)
    except (ObjectDoesNotExist, TypeError):
        return False
    owner = getattr(row, PARTS[name][0]) if name in PARTS else row
    return bool(owner.origin != Origin.FIXTURE)


@dataclass(slots=True)
class _Row:
    """A row that is in the database."""

    name: str
    key: Key
    instance: Any
    fields: dict[str, Any]


class _Load:
    """One run; the fields of a row are compared in fixture form, written through the models' own fields."""

    def __init__(self, fixtures: Fixtures) -> None:
        self.fixtures = fixtures
        self.report = LoadReport(fixtures.slug, {name: Counts() for name in FIXTURE_FILES})
        self.present: dict[str, dict[Key, _Row]] = {name: {} for name in FIXTURE_FILES}
        self.ids: dict[tuple[str, Key], Any] = {}
        self.held: set[tuple[str, Key]] = set()  # rows, by the key the folder knows them by, that must not be touched
        self.doomed: list[_Row] = []

    def run(self) -> LoadReport:
        self._read()
        wanted = {
            name: {natural_key(name, fields): fields for fields in rows} for name, rows in self.fixtures.rows.items()
        }
        matched = self._match(wanted)
        self._hold_edited(wanted, matched)
        self._doom(wanted, matched)
        parts = [row for row in self.doomed if row.name in PARTS and row.name != "paragraph"]
        remove(parts, staying_out=self.doomed)  # before rows of a renamed owner take their place
        for name in FIXTURE_FILES:
            self._write(name, wanted[name], matched)
        for name in FIXTURE_FILES:
            self._link(name, wanted[name], matched)
        gone = set(map(id, parts))
        remove([row for row in reversed(self.doomed) if id(row) not in gone], staying_out=self.doomed)
        if self.report.has_changes:
            Topic.objects.filter(slug=self.fixtures.slug).update(is_stale=True)
        return self.report

    def _read(self) -> None:
        topic = Topic.objects.filter(slug=self.fixtures.slug).first()
        keys: dict[tuple[str, Any], list[Any]] = {}
        for name in FIXTURE_FILES if topic else ():
            for instance, fields in read_model(name, cast("Topic", topic), keys):
                key = natural_key(name, fields)
                self.present[name][key] = _Row(name, key, instance, fields)
                self.ids[name, key] = instance.pk

    def _match(self, wanted: dict[str, dict[Key, dict[str, Any]]]) -> dict[tuple[str, Key], _Row]:
        """The database row of every wanted row that has one, under its key or a former one."""
        matched: dict[tuple[str, Key], _Row] = {}
        for name, rows in wanted.items():
            for key, fields in rows.items():
                former = [(*key[:-1], old) for old in fields.get("former_keys") or () if isinstance(old, str)]
                for candidate in (key, *(old for old in former if old not in rows)):
                    if candidate in self.present[name]:
                        matched[name, key] = self.present[name][candidate]
                        self.ids[name, key] = matched[name, key].instance.pk
                        break
        return matched

    def _hold_edited(self, wanted: dict[str, dict[Key, dict[str, Any]]], matched: dict[tuple[str, Key], _Row]) -> None:
        """Find the rows that are this site's own, by origin or by an edit, and report what differs there."""
        found = hashes({name: [row.fields for row in rows.values()] for name, rows in self.present.items()})
        wanted_by_row = {id(row): key for (name, key), row in matched.items() if name not in PARTS}
        for (name, key), current in found.items():
            row = self.present[name][key]
            is_ours = row.fields["origin"] == Origin.FIXTURE.value
            if is_ours and row.fields["loaded_hash"] == current:
                continue
            wanted_key = wanted_by_row.get(id(row))
            self.held |= {(name, key), (name, wanted_key or key)}
            if wanted_key is None:
                if is_ours:
                    self._keep(row, "is no longer in the fixtures, but was edited on this site")
            elif current != wanted[name][wanted_key]["loaded_hash"]:
                self._keep(row, "kept site edit" if is_ours else "is not from fixtures and has this key: kept")
            elif is_ours:  # the edit has found its way into the fixtures
                self.held -= {(name, key), (name, wanted_key)}

    def _keep(self, row: _Row, why: str) -> None:
        self.report.counts[row.name].kept += 1
        self.report.kept.append(f"{row.name} {'/'.join(map(str, row.key[1:] or row.key))}: {why}")

    def _is_held(self, name: str, key: Key, fields: dict[str, Any]) -> bool:
        if name in PARTS:
            return (PARTS[name][0], owner_key(name, fields)) in self.held
        return (name, key) in self.held

    def _doom(self, wanted: dict[str, dict[Key, dict[str, Any]]], matched: dict[tuple[str, Key], _Row]) -> None:
        staying = set(map(id, matched.values()))
        for name, rows in self.present.items():
            for key, row in rows.items():
                if id(row) not in staying and key not in wanted[name] and not self._is_held(name, key, row.fields):
                    self.doomed.append(row)
                    self.report.counts[name].removed += 1

    def _write(self, name: str, rows: dict[Key, dict[str, Any]], matched: dict[tuple[str, Key], _Row]) -> None:
        counts = self.report.counts[name]
        new: list[tuple[Key, Model]] = []
        changed: list[Model] = []
        for key, fields in rows.items():
            row = matched.get((name, key))
            if self._is_held(name, key, fields) and not (name == "paragraph" and row is None):
                continue  # but a new paragraph joins an edited source: citations need it
            if row is None:
                new.append((key, self._filled(model_of(name)(), name, fields)))
            elif not _same(row.fields, fields):
                counts.changed += 1
                changed.append(self._filled(row.instance, name, fields))
            else:
                counts.unchanged += 1
                if row.fields.get("loaded_hash") != fields.get("loaded_hash"):
                    changed.append(self._filled(row.instance, name, fields))
        manager = model_of(name)._default_manager
        manager.bulk_create([instance for _, instance in new], batch_size=500)
        for key, instance in new:
            self.ids[name, key] = instance.pk
        counts.added += len(new)
        if changed:
            names = [column.name for column in columns(name)]
            manager.bulk_update(changed, names, batch_size=200)

    def _filled(self, instance: Model, name: str, fields: dict[str, Any]) -> Model:
        for column in columns(name):
            value = fields[column.name]
            if isinstance(column, ForeignKey):
                target = target_of(name, column.name)
                if target != name:  # a row of the same model may not be there yet: `_link` sets it
                    setattr(instance, column.attname, self._id(target, value))
            else:
                setattr(instance, column.attname, column.to_python(value))
        return instance

    def _id(self, target: str, key: list[Any] | None) -> Any:
        return None if key is None else self.ids[target, tuple(key)]

    def _link(self, name: str, rows: dict[Key, dict[str, Any]], matched: dict[tuple[str, Key], _Row]) -> None:
        """Set what can only be set once all rows are there: links to rows of the same model, and many-to-many."""
        own = [column for column in columns(name) if column.is_relation and target_of(name, column.name) == name]
        linked = links(name)
        before: dict[Key, dict[str, Any]] = defaultdict(dict)
        before |= {key: row.fields for (found, key), row in matched.items() if found == name}
        manager = model_of(name)._default_manager
        for key, fields in rows.items() if own or linked else ():
            if self._is_held(name, key, fields):
                continue
            said = {column.name: fields[column.name] for column in own}
            if any(before[key].get(field_name) != value for field_name, value in said.items()):
                values = {f"{field_name}_id": self._id(name, value) for field_name, value in said.items()}
                manager.filter(pk=self.ids[name, key]).update(**values)
            for link in linked:
                if before[key].get(link.name, []) != fields[link.name]:
                    instance = model_of(name)(pk=self.ids[name, key])
                    target = target_of(name, link.name)
                    getattr(instance, link.name).set([self._id(target, other) for other in fields[link.name]])


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return {**one, "loaded_hash": ""} == {**other, "loaded_hash": ""}
