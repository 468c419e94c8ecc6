"""Rows in their fixture form: which fields they have, and reading them from the database.

The shape is derived from the models, so that a new field cannot be forgotten; `rowhash` says what is done with it.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, cast

from django.apps import apps
from django.db.models import DecimalField, Field, ForeignKey, ManyToManyField, Model, QuerySet

from quizapp.facts.models import Topic
from quizapp.facts.rowhash import PARTS, SITE_STATE, order_key

type Rows = dict[str, list[dict[str, Any]]]

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


def columns(name: str) -> list[Field[Any, Any]]:
    """The fields of a model's own table that a fixture carries."""
    left_out = SITE_STATE.get(name, frozenset())
    fields = cast("list[Field[Any, Any]]", model_of(name)._meta.concrete_fields)
    return [field for field in fields if not field.primary_key and field.name not in left_out]


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


def read_model(name: str, topic: Topic, keys: dict[tuple[str, Any], list[Any]]) -> list[tuple[Any, dict[str, Any]]]:
    """Every row of a model in a topic as (instance, fields).

    `keys` maps (model, pk) to natural keys; the rows read are added to it, so read the models in the order of
    FIXTURE_FILES. Foreign keys out of the topic are looked up one by one: there should be none.
    """
    instances = list(in_topic(name, topic).order_by("pk"))
    if name in PARTS:
        owner_field = PARTS[name][0]
        for instance in instances:
            owner = keys[target_of(name, owner_field), getattr(instance, f"{owner_field}_id")]
            keys[name, instance.pk] = [*owner, *_own_key(name, instance, keys)]
    else:
        for instance in instances:
            keys[name, instance.pk] = [topic.slug] if name == "topic" else [topic.slug, instance.key]
    linked = {field.name: _linked(field, instances, keys) for field in links(name)}
    return [(instance, _fields(name, instance, keys, linked)) for instance in instances]


def read_topic(topic: Topic) -> Rows:
    """All rows of a topic in their fixture form, in fixture order."""
    keys: dict[tuple[str, Any], list[Any]] = {}
    rows: Rows = {}
    for name in FIXTURE_FILES:
        fields = [fields for _, fields in read_model(name, topic, keys)]
        rows[name] = sorted(fields, key=lambda row, name=name: order_key(name, row))  # type: ignore[misc]
    return rows


def target_of(name: str, field_name: str) -> str:
    """The name of the model that a foreign key or many-to-many field of a model points to."""
    target = model_of(name)._meta.get_field(field_name).related_model
    return str(cast("type[Model]", target)._meta.model_name)


def _own_key(name: str, instance: Model, keys: dict[tuple[str, Any], list[Any]]) -> Iterable[Any]:
    for field_name in PARTS[name][1]:
        field = model_of(name)._meta.get_field(field_name)
        if isinstance(field, ForeignKey):
            yield _key(target_of(name, field_name), getattr(instance, field.attname), keys)[-1]
        else:
            yield getattr(instance, field_name)


def _key(target: str, pk: object, keys: dict[tuple[str, Any], list[Any]]) -> list[Any]:
    if (target, pk) not in keys:
        found: Any = model_of(target)._default_manager.get(pk=pk)
        keys[target, pk] = list(found.natural_key())
    return keys[target, pk]


def _linked(
    field: ManyToManyField[Any, Any], instances: list[Any], keys: dict[tuple[str, Any], list[Any]]
) -> dict[Any, list[list[Any]]]:
    """Natural keys of the linked rows, sorted, by pk of the row they are linked from."""
    through = cast("Any", field.remote_field).through
    near, far = field.m2m_column_name(), field.m2m_reverse_name()
    target = str(field.related_model._meta.model_name)
    found: dict[Any, list[list[Any]]] = {instance.pk: [] for instance in instances}
    if found:
        owners = in_topic(str(field.model._meta.model_name), _topic(instances[0])).values("pk")
        for near_pk, far_pk in through._default_manager.filter(**{f"{near}__in": owners}).values_list(near, far):
            found[near_pk].append(_key(target, far_pk, keys))
    return {pk: sorted(natural) for pk, natural in found.items()}


def _topic(instance: Any) -> Topic:
    return cast("Topic", instance.topic)


def _fields(
    name: str,
    instance: Any,
    keys: dict[tuple[str, Any], list[Any]],
    linked: dict[str, dict[Any, list[list[Any]]]],
) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for field in columns(name):
        value = getattr(instance, field.attname)
        if isinstance(field, ForeignKey):
            fields[field.name] = None if value is None else _key(target_of(name, field.name), value, keys)
        else:
            fields[field.name] = plain(field, value)
    for field_name, by_pk in linked.items():
        fields[field_name] = by_pk[instance.pk]
    return fields


def fixture_text(name: str, rows: list[dict[str, Any]]) -> str:
    """The text of one fixture file: Django's JSON shape, fields sorted, the same bytes for the same rows."""
    entries = [{"fields": fields, "model": f"facts.{name}"} for fields in rows]
    return json.dumps(entries, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
