"""Removing rows, unless something that stays refers to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import router
from django.db.models import Model, QuerySet

from quizapp.facts.fixtures import LoadError
from quizapp.facts.rows import model_of

_PAGE = 500


def remove(
    rows: Mapping[str, Sequence[tuple[int, str]]], *, staying_out: Mapping[str, set[int]], loaded: str = "the fixtures"
) -> None:
    """Delete rows, given as (pk, name for a message) by model, in this order of models.

    Raises LoadError naming each one that something outside `staying_out` (pks by model) refers to. Without this a
    deletion would take rows of the site with it (CASCADE) or quietly empty their fields (SET_NULL).
    """
    used = [
        f"{name} {label} is no longer in {loaded}, but is still used by {users}"
        for name, doomed in rows.items()
        for label, users in _uses(name, dict(doomed), staying_out)
    ]
    if used:
        raise LoadError(used)
    for name, doomed in rows.items():
        for pks in _pages([pk for pk, _ in doomed]):
            delete_rows(model_of(name)._default_manager.filter(pk__in=pks))


def delete_rows(rows: QuerySet[Any]) -> None:
    """Delete rows that nothing refers to but their own many-to-many links, without a signal for each.

    The caller marks the topic stale once.
    """
    model = rows.model
    using = router.db_for_write(model)
    for field in model._meta.local_many_to_many:
        through: Any = field.remote_field.through
        for name in {
            field.m2m_field_name(),
            *([field.m2m_reverse_field_name()] if field.related_model is model else []),
        }:
            through._default_manager.filter(**{f"{name}__in": rows.values("pk")})._raw_delete(using)  # noqa: SLF001
    rows._raw_delete(using)  # noqa: SLF001 (one statement instead of a signal a row)


def _uses(name: str, labels: dict[int, str], staying_out: Mapping[str, set[int]]) -> Iterator[tuple[str, str]]:
    """(row, its users) of each row that is still used."""
    users: dict[int, set[str]] = {}
    for pks in _pages(list(labels)):
        for pk, user in _users(model_of(name), pks):
            user_model = str(user._meta.model_name)
            if user.pk not in staying_out.get(user_model, ()):
                users.setdefault(pk, set()).add(_named(user))
    for pk, named in sorted(users.items()):
        yield labels[pk], ", ".join(sorted(named))


def _users(model: type[Model], pks: list[int]) -> Iterator[tuple[int, Model]]:
    """(pk, row that refers to it) for every reference but the rows' own links."""
    relations: Any = model._meta.get_fields(include_hidden=True)
    for relation in relations:
        if not relation.auto_created or relation.concrete or relation.many_to_many or not relation.field.concrete:
            continue
        field = relation.field
        found = relation.related_model._default_manager.filter(**{f"{field.name}__in": pks})
        owner = relation.related_model._meta.auto_created
        if not owner:
            yield from ((getattr(row, field.attname), row) for row in found)
            continue
        for link in owner._meta.local_many_to_many:
            if link.remote_field.through is relation.related_model and field.name == link.m2m_reverse_field_name():
                for row in found.select_related(link.m2m_field_name()):
                    yield getattr(row, field.attname), getattr(row, link.m2m_field_name())


def _named(row: Model) -> str:
    natural = getattr(row, "natural_key", None)
    shown = "/".join(str(part) for part in natural()[1:]) if natural else str(row.pk)
    return f"{row._meta.verbose_name} {shown or row}"


def _pages(pks: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(pks), _PAGE):
        yield pks[start : start + _PAGE]
