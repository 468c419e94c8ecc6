"""Rows in their fixture form: which fields they have, and reading them from the database.

The shape is derived from the models, so that a new field cannot be forgotten; `rowhash` says what is done with it.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, cast

from django.apps import apps
from django.db.models import BooleanField, DecimalField, Field, ForeignKey, JSONField, ManyToManyField, Model, QuerySet
from django.db.models.fields import NOT_PROVIDED, CharField, TextField

from quizapp.facts.models import Topic
from quizapp.facts.rowhash import PARTS, SITE_STATE, order_key

type Rows = dict[str, list[dict[str, Any]]]
type KeyOf = Callable[[str, Any], list[Any]]  # (model, pk) -> natural key

# In the order in which they can be loaded: what a row points to comes before it.
FIXTURE_FILES: dict[str, str] = {
    "topic": "010_topic.json",
    "thread": "020_thread.json",
    "term": "030_term.json",
    "source": "040_source.json",
    "paragraph": "050_paragraph.json",
    "office": "060_office.json",
    "place": "070_place.json",
    "placelabel": "075_placelabel.json",
    "person": "080_person.json",
    "personalias": "085_personalias.json",
    "event": "100_event.json",
    "participation": "110_participation.json",
    "agreement": "120_agreement.json",
    "signatory": "125_signatory.json",
    "figure": "130_figure.json",
    "chapter": "140_chapter.json",
    "chapterfact": "145_chapterfact.json",
    "citation": "150_citation.json",
    "conflict": "160_conflict.json",
    "conflictvalue": "165_conflictvalue.json",
}


def model_of(name: str) -> type[Model]:
    """The model class of the facts app called `name` in lower case."""
    return apps.get_model("facts", name)


@cache
def columns(name: str) -> list[Field[Any, Any]]:
    """The fields of a model's own table that a fixture carries."""
    left_out = SITE_STATE.get(name, frozenset())
    fields = cast("list[Field[Any, Any]]", model_of(name)._meta.concrete_fields)
    return [field for field in fields if not field.primary_key and field.name not in left_out]


@cache
def links(name: str) -> list[ManyToManyField[Any, Any]]:
    """The many-to-many fields of a model."""
    return list(model_of(name)._meta.local_many_to_many)


def plain(field: Field[Any, Any], value: object) -> Any:
    """A column's value as JSON has it: decimals with all their places, dates as ISO text."""
    if value is None:
        return None
    if isinstance(field, DecimalField):
        return str(Decimal(str(value)).quantize(Decimal(1).scaleb(-field.decimal_places)))
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (str, int, bool, list, dict)):
        return str(value) if isinstance(value, str) else value
    raise TypeError(f"{field} holds {value!r}, which has no plain form")


def in_topic(name: str, topic: Topic) -> QuerySet[Any]:
    """All rows of a model that belong to a topic."""
    manager = model_of(name)._default_manager
    if name == "topic":
        return manager.filter(pk=topic.pk)
    return manager.filter(**{f"{PARTS[name][0]}__topic" if name in PARTS else "topic": topic})


def default_of(column: Field[Any, Any]) -> Any:
    """What a column holds when nothing is said, in plain form."""
    if column.default is not NOT_PROVIDED:
        return plain(column, column.get_default())
    return "" if isinstance(column, (CharField, TextField)) and not column.null else None


@cache
def defaults(name: str) -> Mapping[str, Any]:
    """The fields of a row of which nothing is said."""
    return {column.name: default_of(column) for column in columns(name)} | {link.name: [] for link in links(name)}


@cache
def _empties(name: str) -> Mapping[str, Any]:
    return {column.name: _empty(column) for column in columns(name)} | {link.name: [] for link in links(name)}


def _empty(column: Field[Any, Any]) -> Any:
    match column:
        case _ if column.null:
            return None
        case BooleanField():
            return False
        case JSONField():
            return type(column.get_default())()
        case CharField() | TextField():
            return ""
        case _:
            return None


def complete(name: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A row whose empty fields were left out, with them."""
    return {**_empties(name), **fields}


def batches(queryset: QuerySet[Any], size: int = 1000) -> Iterator[list[Any]]:
    """All rows by primary key, a page at a time, so that memory is bounded."""
    after = 0
    while found := list(queryset.filter(pk__gt=after).order_by("pk")[:size]):
        after = found[-1].pk
        yield found


def fields_of(name: str, instances: list[Any], key_of: KeyOf) -> list[dict[str, Any]]:
    """The fixture form of rows of one model; `key_of` must know every row they point to."""
    linked = {field.name: _linked(field, instances, key_of) for field in links(name)}
    return [_fields(name, instance, key_of, linked) for instance in instances]


def own_key(name: str, instance: Any, key_of: KeyOf) -> list[Any]:
    """The natural key of a row, without the topic."""
    if name == "topic":
        return []
    if name not in PARTS:
        return [instance.key]
    owner_field, rest = PARTS[name]
    key = key_of(target_of(name, owner_field), getattr(instance, f"{owner_field}_id"))[1:]
    for field_name in rest:
        field = cast("Field[Any, Any]", model_of(name)._meta.get_field(field_name))
        value = getattr(instance, field.attname)
        key = [*key, key_of(target_of(name, field_name), value)[-1] if isinstance(field, ForeignKey) else value]
    return key


def key_elsewhere(model: str, pk: Any) -> list[Any]:
    """The natural key of a row of another topic: a row should point to none, but nothing stops it."""
    found: Any = model_of(model)._default_manager.get(pk=pk)
    return list(found.natural_key())


def read_topic(topic: Topic) -> Rows:
    """All rows of a topic in their fixture form, in fixture order."""
    keys: dict[tuple[str, Any], list[Any]] = {}

    def key_of(model: str, pk: Any) -> list[Any]:
        if (model, pk) not in keys:
            keys[model, pk] = key_elsewhere(model, pk)
        return keys[model, pk]

    found = {name: list(in_topic(name, topic).order_by("pk")) for name in FIXTURE_FILES}
    for name, instances in found.items():
        for instance in instances:
            keys[name, instance.pk] = [topic.slug, *own_key(name, instance, key_of)]
    return {
        name: sorted(fields_of(name, instances, key_of), key=lambda row, name=name: order_key(name, row))  # type: ignore[misc]
        for name, instances in found.items()
    }


@cache
def target_of(name: str, field_name: str) -> str:
    """The name of the model that a foreign key or many-to-many field of a model points to."""
    target = model_of(name)._meta.get_field(field_name).related_model
    return str(cast("type[Model]", target)._meta.model_name)


def _linked(field: ManyToManyField[Any, Any], instances: list[Any], key_of: KeyOf) -> dict[Any, list[list[Any]]]:
    """Natural keys of the linked rows, sorted, by pk of the row they are linked from."""
    through = cast("Any", field.remote_field).through
    near, far = field.m2m_column_name(), field.m2m_reverse_name()
    target = str(field.related_model._meta.model_name)
    found: dict[Any, list[list[Any]]] = {instance.pk: [] for instance in instances}
    pks = list(found)
    for start in range(0, len(pks), 500):
        rows = through._default_manager.filter(**{f"{near}__in": pks[start : start + 500]})
        for near_pk, far_pk in rows.values_list(near, far):
            found[near_pk].append(key_of(target, far_pk))
    return {pk: sorted(natural) for pk, natural in found.items()}


def _fields(
    name: str, instance: Any, key_of: KeyOf, linked: Mapping[str, Mapping[Any, list[list[Any]]]]
) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for field in columns(name):
        value = getattr(instance, field.attname)
        if isinstance(field, ForeignKey):
            fields[field.name] = None if value is None else key_of(target_of(name, field.name), value)
        else:
            fields[field.name] = plain(field, value)
    for field_name, by_pk in linked.items():
        fields[field_name] = by_pk[instance.pk]
    return fields


def fixture_text(name: str, rows: list[dict[str, Any]]) -> str:
    """The text of one fixture file: Django's JSON shape, fields sorted, the same bytes for the same rows."""
    entries = [{"fields": fields, "model": f"facts.{name}"} for fields in rows]
    return json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
