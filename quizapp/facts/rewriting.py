"""Writing rows that were changed in their fixture form; a fixed number of queries finds them, whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from quizapp.facts.rowhash import PARTS, Fields, Key, natural_key
from quizapp.facts.rows import Rows, links, model_of, target_of
from quizapp.facts.uniting import REFERENCES, Named, United


def rows_named(named: Iterable[Named]) -> dict[str, dict[Key, Any]]:
    """Rows of the database by model and natural key, in one query for each model."""
    keys: dict[str, set[Key]] = defaultdict(set)
    for model, key in named:
        keys[model].add(key)
    return {model: _rows_of(model, wanted) for model, wanted in keys.items()}


def _rows_of(model: str, keys: set[Key]) -> dict[Key, Any]:
    owner, rest = PARTS.get(model, ("", ()))
    prefix = f"{owner}__" if owner else ""
    linked = [f"{prefix}topic", *(name for name in rest if _column(model, name).is_relation)]
    manager = model_of(model)._default_manager.select_related(*linked)
    found = manager.filter(**{f"{prefix}topic__slug__in": {key[0] for key in keys}}).filter(
        **{f"{prefix}key__in": {key[1] for key in keys}}
    )
    by_key: dict[Key, Any] = {row.natural_key(): row for row in found}  # type: ignore[attr-defined]
    return {key: by_key[key] for key in keys}


def _column(model: str, name: str) -> Any:
    return model_of(model)._meta.get_field(name)


def write(rows_before: Rows, united: United) -> None:
    """Bring the database in line with what two persons' rows became; the person who goes is left, with nothing."""
    before = {(model, natural_key(model, row)): row for model in REFERENCES for row in rows_before[model]}
    rows = rows_named([*united.dropped, *united.changed])
    for model in {model for model, _ in united.dropped} - {"person"}:
        pks = [rows[name][key].pk for name, key in united.dropped if name == model]
        model_of(model)._default_manager.filter(pk__in=pks).delete()
    differing = {
        named: {name: value for name, value in fields.items() if before[named][name] != value}
        for named, fields in united.changed.items()
    }
    pk_of = _pks([(model, fields) for (model, _), fields in differing.items()] + united.added)
    for (model, key), fields in differing.items():
        row, names = rows[model][key], {link.name for link in links(model)}
        if values := _values(model, {name: value for name, value in fields.items() if name not in names}, pk_of):
            model_of(model)._default_manager.filter(pk=row.pk).update(**values)
        for name in names & fields.keys():
            getattr(row, name).set([pk_of[target_of(model, name), tuple(other)] for other in fields[name]])
    for model, fields in united.added:
        model_of(model)._default_manager.create(**_values(model, fields, pk_of))


def _pks(rows: Iterable[tuple[str, Fields]]) -> dict[Named, int]:
    """The pks of everything these rows point to."""
    named: set[Named] = set()
    for model, fields in rows:
        for name in (name for name in fields if _column(model, name).is_relation and fields[name]):
            keys = fields[name] if _column(model, name).many_to_many else [fields[name]]
            named |= {(target_of(model, name), tuple(key)) for key in keys}
    return {(model, key): row.pk for model, found in rows_named(named).items() for key, row in found.items()}


def _values(model: str, fields: Fields, pk_of: Mapping[Named, int]) -> dict[str, Any]:
    """What is to be set, by the names of the columns."""
    values: dict[str, Any] = {}
    for name, value in fields.items():
        column = _column(model, name)
        if column.is_relation:
            values[column.attname] = pk_of[target_of(model, name), tuple(value)] if value else None
        else:
            values[name] = column.to_python(value)
    return values
