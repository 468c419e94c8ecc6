"""Loading a topic: one transaction, row ids kept, a site's own edits left alone. One engine for fixtures and tables.

What happens to a row of the topic:
- made on this site, or loaded from elsewhere (its `origin` is not this load's): never touched;
- loaded this way before and not edited since (its hash is still `loaded_hash`): becomes what is wanted, or goes when
  it is wanted no more and nothing that stays refers to it;
- loaded and then edited on this site: kept as it is, with all its parts, and reported.

Persons whom the site has merged stay one: what is wanted is rewritten first (`overlay`), and that is reported too.

What is wanted stands in a Staging; rows are read, compared and written model by model, in batches.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import DataError, IntegrityError, transaction
from django.db.models import ForeignKey, ManyToManyField, Model

from quizapp.facts.fixtures import LoadError, read_fixtures
from quizapp.facts.models import Merge, Origin, Topic
from quizapp.facts.overlay import PERSON, Overlay, overlay_of
from quizapp.facts.present import Present
from quizapp.facts.removal import remove
from quizapp.facts.rowhash import PARTS, Key
from quizapp.facts.rows import FIXTURE_FILES, columns, complete, fields_of, links, model_of, target_of
from quizapp.facts.staging import Staging, Wanted, key_text

__all__ = ["Change", "Counts", "LoadError", "LoadReport", "load_fixtures", "load_staged"]

LISTED_CHANGES = 1000
LOADED = frozenset({Origin.FIXTURE.value, Origin.IMPORT.value})

type OnChange = Callable[["Change"], None]
type Linked = tuple[int, dict[str, Any], bool]  # (pk, wanted fields, whether the row is new)
type OnProgress = Callable[[str, int, int], None]  # (what, done, of how many)


@dataclass(slots=True)
class Counts:
    """How many rows of one model were added, changed, removed, kept as edited here, or already as wanted."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    kept: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What a load does to one row. `fields` has (before, after) by field name, for a changed row."""

    model: str
    key: str
    verb: str
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    def __str__(self) -> str:
        said = "; ".join(f"{name}: {_shown(old)} -> {_shown(new)}" for name, (old, new) in self.fields.items())
        return f"{self.verb} {self.model} {self.key}" + (f": {said}" if said else "")


@dataclass(slots=True)
class LoadReport:
    """What a load did: counts by model name, a line for every row kept as edited here, the first 1000 changes."""

    slug: str
    counts: dict[str, Counts] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

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


def load_fixtures(folder: Path, *, replace: bool = False) -> LoadReport:
    """Check a folder, then load it whole or not at all; raises LoadError with every mistake. Safe to run twice.

    With `replace`, rows that were imported from tables give way like rows of earlier fixtures.
    """
    owns = LOADED if replace else frozenset({Origin.FIXTURE.value})
    fixtures = read_fixtures(folder, lambda name, key: _stays_in_database(name, key, owns))
    staging = Staging(fixtures.slug)
    try:
        for name in FIXTURE_FILES:
            for fields in fixtures.rows.pop(name):
                staging.put(name, fields)
        staging.seal()
        return load_staged(staging, owns=owns, named=str(folder))
    finally:
        staging.close()


def load_staged(
    staging: Staging,
    *,
    owns: frozenset[str],
    named: str,
    loaded: str = "the fixtures",
    on_change: OnChange | None = None,
    progress: OnProgress | None = None,
) -> LoadReport:
    """Make the topic what the sealed staging wants, in one transaction; raises LoadError.

    `owns` are the origins of the rows that this load may change; `named` and `loaded` name its material in messages.
    """
    try:
        with transaction.atomic():
            return _Load(staging, owns, loaded, on_change, progress).run()
    except (DataError, IntegrityError) as error:
        raise LoadError([f"{named}: the database refuses these rows: {error}"]) from error


def _stays_in_database(name: str, key: Key, owns: frozenset[str]) -> bool:
    """Whether a row that the folder does not hold may be referred to: a row that this load does not remove."""
    if name == PERSON and Merge.objects.filter(topic__slug=key[0], gone_key=key[-1]).exists():
        return True  # what refers to them is rewritten to whom they were merged into, who stays
    manager: Any = model_of(name)._default_manager
    try:
        row = manager.get_by_natural_key(*key)
    except (ObjectDoesNotExist, TypeError):
        return False
    owner = getattr(row, PARTS[name][0]) if name in PARTS else row
    return owner.origin not in owns


class _Load:
    """One run; the fields of a row are compared in fixture form, written through the models' own fields."""

    def __init__(
        self,
        staging: Staging,
        owns: frozenset[str],
        loaded: str,
        on_change: OnChange | None,
        progress: OnProgress | None,
    ) -> None:
        self.staging = staging
        self.owns = owns
        self.loaded = loaded
        self.on_change = on_change
        self.progress = progress
        self.present = Present(staging)
        self.report = LoadReport(staging.slug, {name: Counts() for name in FIXTURE_FILES})

    def run(self) -> LoadReport:
        overlay = overlay_of(self.staging, self.owns, self.loaded)
        self.present.read(Topic.objects.filter(slug=self.staging.slug).first())
        self.present.match()
        self._hold_edited()
        self._hold_merged(overlay)
        self._doom()
        parts = [name for name in reversed(FIXTURE_FILES) if name in PARTS and name != "paragraph"]
        self._remove(parts)  # before rows of a renamed owner take their place
        done, total = 0, self.staging.count()
        for name in FIXTURE_FILES:
            late: list[Linked] = []
            for batch in self.staging.joined(name):
                late += self._link(name, self._write(name, batch))
                done += len(batch)
                if self.progress:
                    self.progress("loading", done, total)
            self._link_within(name, late)
        self._remove([name for name in reversed(FIXTURE_FILES) if name not in parts])
        if self.report.has_changes:
            Topic.objects.filter(slug=self.staging.slug).mark_stale()
        return self.report

    def _hold_merged(self, overlay: Overlay) -> None:
        """Report the merges, and hold those persons for whom only a merge speaks any more."""
        for key, why in overlay.merged:
            self._keep(PERSON, key_text([key]), why)
        for key, why in overlay.unwanted:
            if not self.present.holds(PERSON, key_text([key])):
                self.present.hold(PERSON, key_text([key]))
                self._keep(PERSON, key_text([key]), why)
        self.report.kept += [line for _, line in overlay.agreed]
        Merge.objects.filter(pk__in=[pk for pk, _ in overlay.agreed]).delete()

    def _hold_edited(self) -> None:
        """Find the rows that are this site's own, by origin or by an edit, and report what differs there."""
        for name, key, origin, target, current, wanted in self.present.differing(self.owns):
            is_ours = origin in self.owns
            if target is None:
                self.present.hold(name, key)
                if is_ours:
                    self._keep(name, key, f"is no longer in {self.loaded}, but was edited on this site")
            elif current != wanted:
                self.present.hold(name, key, target)
                self._keep(
                    name, key, "kept site edit" if is_ours else f"is not from {self.loaded[4:]} and has this key: kept"
                )
            elif not is_ours:
                self.present.hold(
                    name, key, target
                )  # an edit that has found its way into what is loaded is none any more

    def _keep(self, name: str, key: str, why: str) -> None:
        self.report.counts[name].kept += 1
        self.report.kept.append(f"{name} {self._named(key)}: {why}")

    def _named(self, key: str) -> str:
        return "/".join(map(str, json.loads(key) or [self.staging.slug]))

    def _changed(self, name: str, key: str, verb: str, fields: dict[str, tuple[Any, Any]] | None = None) -> None:
        change = Change(name, self._named(key), verb, fields or {})
        if len(self.report.changes) < LISTED_CHANGES:
            self.report.changes.append(change)
        if self.on_change:
            self.on_change(change)

    # --- removing ---------------------------------------------------------------------------------------------------
    def _doom(self) -> None:
        for name, number in self.present.doom().items():
            self.report.counts[name].removed = number
        self._going = {name: {pk for pk, _ in self.present.doomed(name)} for name in FIXTURE_FILES}
        for name in FIXTURE_FILES:
            for _, key in self.present.doomed(name):
                self._changed(name, key, "removed")

    def _remove(self, names: list[str]) -> None:
        rows = {name: [(pk, self._named(key)) for pk, key in self.present.doomed(name)] for name in names}
        remove(rows, staying_out=self._going, loaded=self.loaded)
        for name in names:
            self.present.forget(name)

    # --- writing ----------------------------------------------------------------------------------------------------
    def _write(self, name: str, batch: list[Wanted]) -> list[Linked]:
        """Add and change the rows of a batch; returns those whose links are to be set."""
        counts = self.report.counts[name]
        new: list[tuple[Wanted, Model, dict[str, Any]]] = []
        different: dict[int, tuple[Wanted, dict[str, Any]]] = {}
        for row in batch:
            if row.is_held and not (name == "paragraph" and row.pk is None):
                continue  # but a new paragraph joins an edited source: citations need it
            fields = self._wanted_fields(name, row)
            if row.pk is None:
                new.append((row, self._filled(model_of(name)(), name, fields), fields))
            elif row.is_same and (row.has_hash or name in PARTS):
                counts.unchanged += 1
            else:
                different[row.pk] = (row, fields)
        relink = self._compare(name, different)
        model_of(name)._default_manager.bulk_create([instance for _, instance, _ in new], batch_size=500)
        self.present.added(name, [(row.key, instance.pk) for row, instance, _ in new])
        counts.added += len(new)
        for row, instance, fields in new:
            self._changed(name, row.key, "added")
            if any(fields[linked] for linked in self._late(name)):
                relink.append((instance.pk, fields, True))
        return relink

    def _wanted_fields(self, name: str, row: Wanted) -> dict[str, Any]:
        fields = complete(name, row.fields)
        if row.hash is not None:
            fields["loaded_hash"] = row.hash
        return fields

    def _compare(self, name: str, different: dict[int, tuple[Wanted, dict[str, Any]]]) -> list[Linked]:
        """Change those rows that are not as wanted."""
        instances = list(model_of(name)._default_manager.filter(pk__in=list(different)).order_by("pk"))
        written: set[str] = set()
        changed: list[Model] = []
        relink = []
        late = self._late(name)
        for instance, before in zip(instances, fields_of(name, instances, self.present.key_of), strict=True):
            row, wanted = different[instance.pk]
            diff = {key: (before[key], value) for key, value in wanted.items() if before[key] != value}
            written |= diff.keys() - late
            if diff:
                changed.append(self._filled(instance, name, wanted))
            if late & diff.keys():
                relink.append((instance.pk, wanted, False))
            diff.pop("loaded_hash", None)
            if diff:
                self.report.counts[name].changed += 1
                self._changed(name, row.key, "changed", diff)
            else:
                self.report.counts[name].unchanged += 1
        if written:
            model_of(name)._default_manager.bulk_update(changed, sorted(written), batch_size=200)
        return relink

    def _late(self, name: str) -> set[str]:
        """Fields that can only be set once all rows of the model are there: links, and references within the model."""
        own = {column.name for column in columns(name) if column.is_relation and target_of(name, column.name) == name}
        return own | {link.name for link in links(name)}

    def _filled(self, instance: Model, name: str, fields: dict[str, Any]) -> Model:
        for column in columns(name):
            value = fields[column.name]
            if isinstance(column, ForeignKey):
                target = target_of(name, column.name)
                if target != name:  # a row of the same model may not be there yet: `_link` sets it
                    setattr(instance, column.attname, self._pk(target, value))
            else:
                setattr(instance, column.attname, column.to_python(value))
        return instance

    def _pk(self, target: str, key: list[Any] | None) -> Any:
        return None if key is None else self.present.pk_of(target, key)

    def _link(self, name: str, rows: list[Linked]) -> list[Linked]:
        """Set the links to rows of other models, which are all there; returns those with references within theirs."""
        for link in links(name):
            if target_of(name, link.name) != name:
                self._set_links(name, link, rows)
        within = [field_name for field_name in self._late(name) if target_of(name, field_name) == name]
        return [row for row in rows if within and (not row[2] or any(row[1][field_name] for field_name in within))]

    def _link_within(self, name: str, rows: list[Linked]) -> None:
        """Set what points to rows of the same model, once all of them are there."""
        own = [column for column in columns(name) if column.is_relation and target_of(name, column.name) == name]
        manager = model_of(name)._default_manager
        for pk, fields, _ in rows if own else ():
            manager.filter(pk=pk).update(**{f"{column.name}_id": self._pk(name, fields[column.name]) for column in own})
        for link in links(name):
            if target_of(name, link.name) == name:
                self._set_links(name, link, rows)

    def _set_links(self, name: str, link: ManyToManyField[Any, Any], rows: list[Linked]) -> None:
        target = target_of(name, link.name)
        through: Any = link.remote_field.through
        near, far = f"{link.m2m_field_name()}_id", f"{link.m2m_reverse_field_name()}_id"
        symmetrical = target == name and bool(link.remote_field.symmetrical)
        made = []
        for pk, fields, is_new in rows:
            targets = [self._pk(target, key) for key in fields[link.name]]
            if symmetrical:  # Django keeps both directions
                getattr(model_of(name)(pk=pk), link.name).set(targets)
                continue
            if not is_new:
                through._default_manager.filter(**{near: pk}).delete()
            made += [through(**{near: pk, far: other}) for other in targets]
        through._default_manager.bulk_create(made, batch_size=500)


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else f"{text[:119]}…"
