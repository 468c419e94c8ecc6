"""Reading a folder of fixtures and checking it before anything is loaded.

`loaddata` skips `save()` and `clean()` and stops at the first mistake; here every file is checked against the models
and all mistakes are reported together, each with its file, entry, field and what was expected.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.models import Field
from django.db.models.fields import NOT_PROVIDED

from quizapp.facts.files import FileProblem, read_text
from quizapp.facts.models import Origin
from quizapp.facts.rowcheck import column_problem, is_key, quoted, row_problems
from quizapp.facts.rowhash import PARTS, Key, hashes, natural_key
from quizapp.facts.rows import FIXTURE_FILES, Rows, columns, default_of, links, plain, target_of
from quizapp.facts.texts import visible

_DERIVED = ("earliest", "latest", "precision")


class LoadError(ValueError):
    """Fixtures that cannot be loaded. `mistakes` lists every one; nothing was changed."""

    def __init__(self, mistakes: list[str]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


@dataclass(slots=True)
class Fixtures:
    """A checked folder: the topic's slug and all rows, complete and with their hashes."""

    slug: str
    rows: Rows


@dataclass(slots=True)
class _Entry:
    """One object of a fixture file."""

    file: str
    number: int
    model: str
    fields: dict[str, Any]
    key: Key | None = None
    sound: bool = True


@dataclass(slots=True)
class _Reading:
    mistakes: list[str] = field(default_factory=list)
    entries: list[_Entry] = field(default_factory=list)

    def add(self, entry: _Entry, field_name: str, message: str) -> None:
        entry.sound = False
        named = entry.fields.get("key") or entry.fields.get("slug") or entry.fields.get("locator") or ""
        key = f" ({'/'.join(str(part) for part in entry.key[1:])})" if entry.key and len(entry.key) > 1 else ""
        key = key or (f" ({named})" if isinstance(named, str) and named else "")
        where = f", field {field_name}" if field_name else ""
        self.mistakes.append(visible(f"{entry.file}: entry {entry.number}{key}{where}: {message}"))


def read_fixtures(folder: Path, is_known: Callable[[str, Key], bool]) -> Fixtures:
    """Read and check a folder; raises LoadError with every mistake.

    `is_known(model, natural key)` says whether a row outside the folder may be referred to.
    """
    reading = _Reading()
    if not folder.is_dir():
        raise LoadError([f"{folder}: is no folder"])
    paths = sorted(folder.glob("*.json"))
    if not paths:
        reading.mistakes.append(f"{folder}: there are no *.json files in this folder")
    for path in paths:
        _read_file(path, reading)
    for entry in reading.entries:
        _check_entry(entry, reading)
    slug = _check_topic(reading, folder)
    _check_keys(reading)
    _check_references(reading, is_known)
    rows: Rows = {name: [] for name in FIXTURE_FILES}
    for entry in reading.entries:
        rows[entry.model].append(entry.fields)
    if not reading.mistakes:
        _check_hashes(reading, rows)
    if reading.mistakes:
        raise LoadError(reading.mistakes)
    return Fixtures(slug, rows)


def _read_file(path: Path, reading: _Reading) -> None:
    try:
        content = json.loads(read_text(path), parse_constant=_no_number, object_pairs_hook=_once)
    except FileProblem as problem:
        reading.mistakes.append(f"{path.name}: {problem}")
        return
    except json.JSONDecodeError as error:
        reading.mistakes.append(f"{path.name}: line {error.lineno}: not valid JSON: {error.msg}")
        return
    except RecursionError:
        reading.mistakes.append(f"{path.name}: nested too deeply")
        return
    except ValueError as error:
        reading.mistakes.append(f"{path.name}: not valid JSON: {error}")
        return
    if not isinstance(content, list):
        reading.mistakes.append(f"{path.name}: expected a list of objects")
        return
    for number, item in enumerate(content, start=1):
        entry = _Entry(path.name, number, "", {})
        if not isinstance(item, dict) or not isinstance(item.get("fields"), dict):
            reading.add(entry, "", 'expected an object with "model" and "fields"')
            continue
        app, _, model = str(item.get("model")).lower().partition(".")
        entry.model, entry.fields = model, item["fields"]
        if app != "facts" or model not in FIXTURE_FILES:
            reading.add(
                entry, "", f"unknown model {item.get('model')!r}; expected facts.{', facts.'.join(FIXTURE_FILES)}"
            )
        elif "pk" in item:
            reading.add(entry, "", "has a pk; rows are known by their natural keys")
        else:
            reading.entries.append(entry)


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; a name given twice is refused, for one of the two values would be lost."""
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the name {quoted(twice)} is given twice in one object")
    return found


def _check_entry(entry: _Entry, reading: _Reading) -> None:
    known = {column.name: column for column in columns(entry.model)}
    linked = {link.name for link in links(entry.model)}
    for name in sorted(set(entry.fields) - set(known) - linked):
        reading.add(entry, name, f"unknown field; expected one of {', '.join(sorted({*known, *linked}))}")
    for name, column in known.items():
        if name in entry.fields:
            if problem := column_problem(column, entry.fields[name]):
                reading.add(entry, name, problem)
            elif not column.is_relation:
                entry.fields[name] = plain(column, entry.fields[name])
        elif _is_required(column) and not (name in _DERIVED or name == "loaded_hash"):
            reading.add(entry, name, "is missing")
        else:
            entry.fields[name] = default_of(column)
    for name in linked:
        value = entry.fields.setdefault(name, [])
        if not isinstance(value, list) or not all(is_key(item) for item in value):
            reading.add(entry, name, "expected a list of natural keys")
            continue
        entry.fields[name] = sorted(value, key=lambda key: [str(part) for part in key])
        if len({tuple(key) for key in value}) != len(value):
            reading.add(entry, name, "lists a key twice")
    if entry.sound:
        _check_row(entry, reading)
        entry.key = natural_key(entry.model, entry.fields)


def _check_row(entry: _Entry, reading: _Reading) -> None:
    """What holds between the fields of one row."""
    fields = entry.fields
    if "origin" in fields and fields["origin"] != Origin.FIXTURE.value:
        reading.add(entry, "origin", f"found {fields['origin']!r}; expected 'fixture'")
    for name, problem in row_problems(entry.model, fields):
        reading.add(entry, name, problem)


def _check_topic(reading: _Reading, folder: Path) -> str:
    topics = [entry for entry in reading.entries if entry.model == "topic"]
    if len(topics) != 1:
        reading.mistakes.append(f"{folder}: found {len(topics)} topics; expected exactly one")
        return ""
    slug = topics[0].fields.get("slug")
    for entry in reading.entries:
        for name, value in entry.fields.items():
            for key in _keys(entry.model, name, value):
                if key[0] != slug:
                    reading.add(entry, name, f"found the topic {key[0]!r}; expected {slug!r} in the whole folder")
    return str(slug)


def _check_keys(reading: _Reading) -> None:
    seen: dict[tuple[str, Key], _Entry] = {}
    for entry in reading.entries:
        if entry.key is None:
            continue
        first = seen.setdefault((entry.model, entry.key), entry)
        if first is not entry:
            reading.add(entry, "", f"the same key as entry {first.number} of {first.file}")


def _check_references(reading: _Reading, is_known: Callable[[str, Key], bool]) -> None:
    inside = {(entry.model, entry.key) for entry in reading.entries if entry.key is not None}
    unsound = any(entry.key is None for entry in reading.entries)
    asked: dict[tuple[str, Key], bool] = {}
    for entry in reading.entries:
        for name, value in entry.fields.items():
            for key in _keys(entry.model, name, value):
                target = (target_of(entry.model, name), tuple(key))
                if target in inside or unsound:  # what an unsound entry defines is not known: it would seem missing
                    continue
                if target not in asked:
                    asked[target] = is_known(*target)
                if not asked[target]:
                    shown = "/".join(str(part) for part in key[1:])
                    reading.add(entry, name, f"there is no {target[0]} {shown} in this folder or this topic's own rows")


def _check_hashes(reading: _Reading, rows: Rows) -> None:
    found = hashes(rows)
    for entry in reading.entries:
        if entry.model in PARTS or entry.key is None:
            continue
        expected = found[entry.model, entry.key]
        if entry.fields["loaded_hash"] not in ("", expected):
            reading.add(
                entry, "loaded_hash", "does not match the row, so it was edited by hand; build the fixtures again"
            )
        entry.fields["loaded_hash"] = expected


def _keys(model: str, name: str, value: Any) -> list[list[Any]]:
    """The natural keys a field holds: none, one, or those of a many-to-many field."""
    if name in {link.name for link in links(model)}:
        return [key for key in value if is_key(key)] if isinstance(value, list) else []
    is_reference = any(column.name == name and column.is_relation for column in columns(model))
    return [value] if is_reference and is_key(value) else []


def _is_required(column: Field[Any, Any]) -> bool:
    return column.name == "origin" or (column.default is NOT_PROVIDED and not column.null and not column.blank)
