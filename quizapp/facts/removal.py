"""Removing rows that fixtures no longer have, unless something that stays refers to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from django.db import router
from django.db.models import Model
from django.db.models.deletion import Collector, ProtectedError

from quizapp.facts.fixtures import LoadError


class Removable(Protocol):
    """A row with its model's name, its natural key and its instance."""

    @property
    def name(self) -> str: ...
    @property
    def key(self) -> tuple[Any, ...]: ...
    @property
    def instance(self) -> Any: ...


def remove(rows: Sequence[Removable], *, staying_out: Iterable[Removable]) -> None:
    """Delete the rows; raises LoadError naming each one that something outside `staying_out` refers to.

    Without this a deletion would take rows of the site with it (CASCADE) or quietly empty their fields (SET_NULL).
    """
    going = {(type(row.instance), row.instance.pk) for row in staying_out}
    used: list[str] = []
    for row in rows:
        users = sorted({_named(user) for user in _users(row.instance) if (type(user), user.pk) not in going})
        if users:
            label = "/".join(str(part) for part in row.key[1:])
            used.append(f"{row.name} {label} is no longer in the fixtures, but is still used by {', '.join(users)}")
    if used:
        raise LoadError(used)
    for row in rows:
        row.instance.delete()


def _users(instance: Model) -> Iterable[Model]:
    """Every row that deleting `instance` would delete or change, other than its own links."""
    collector = Collector(using=router.db_for_write(type(instance)), origin=instance)
    try:
        collector.collect([instance])
    except ProtectedError as error:
        return list(error.protected_objects)
    found: list[Any] = [row for rows in collector.data.values() for row in rows if row is not instance]
    emptied: Any = collector.field_updates.values()
    quick: Any = collector.fast_deletes  # querysets of rows that no signal needs to hear of
    found.extend(row for rows in quick for row in rows)
    found.extend(row for updates in emptied for rows in updates for row in rows)
    return [user for link in found if (user := _user(link, instance)) is not None]


def _user(row: Any, instance: Model) -> Model | None:
    """The row itself; of a many-to-many link the row it is linked from, None when that is `instance`."""
    created_by = row._meta.auto_created
    if not created_by:
        return row if row != instance else None
    for field in created_by._meta.local_many_to_many:
        if field.remote_field.through is type(row):
            source = getattr(row, field.m2m_field_name())
            return None if source == instance else source
    return None


def _named(row: Model) -> str:
    natural = getattr(row, "natural_key", None)
    shown = "/".join(str(part) for part in natural()[1:]) if natural else str(row.pk)
    return f"{row._meta.verbose_name} {shown or row}"
