"""Rows that many tests of a process start from are made by factories once and then written straight into the tables."""

import pickle
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

OWN = ("accounts", "facts", "questions", "study")


@pytest.fixture(scope="session")
def _rows_by_name():
    return {}


@pytest.fixture
def same_rows(db, _rows_by_name):
    """`same_rows(name, make)`: what `make()` gives, and all rows that it makes; where there are rows, made anew."""

    def start_from(name: str, make: Callable[[], Any]) -> Any:
        if connection.vendor != "sqlite" or _inserts():
            return make()
        if name not in _rows_by_name:
            made = make()
            _rows_by_name[name] = _inserts(), pickle.dumps(made)
            return made
        inserts, pickled = _rows_by_name[name]
        for insert in inserts:
            connection.connection.execute(insert)
        return pickle.loads(pickled)  # noqa: S301 - what this process has pickled itself

    return start_from


def _inserts() -> list[str]:
    """Statements that write every row of our tables again, with the literals in which SQLite quotes its values."""
    models = [model for app in OWN for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    found = []
    for table in sorted({model._meta.db_table for model in models if not model._meta.proxy}):
        columns = [name for _, name, *_ in connection.connection.execute(f"PRAGMA table_info({table})")]
        quoted = ", ".join(f'quote("{name}")' for name in columns)
        rows = connection.connection.execute(f"SELECT {quoted} FROM {table}").fetchall()  # noqa: S608
        if rows:
            values = ", ".join(f"({', '.join(row)})" for row in rows)
            names = ", ".join(f'"{name}"' for name in columns)
            found.append(f"INSERT INTO {table} ({names}) VALUES {values}")  # noqa: S608
    return found
