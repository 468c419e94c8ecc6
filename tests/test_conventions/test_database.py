"""Migrations are complete, named by people, and make the same product on both databases."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

OWN = sorted(config.path for config in apps.get_app_configs() if config.name.startswith("quizapp."))
MIGRATIONS = [path for folder in OWN for path in sorted(Path(folder).glob("migrations/[0-9]*.py"))]


@pytest.mark.django_db
@pytest.mark.postgres
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
@pytest.mark.postgres
def test_the_database_is_the_one_asked_for(pytestconfig):
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[pytestconfig.option.database]


def test_every_migration_has_a_name_that_says_what_it_does():
    unnamed = [path.name for path in MIGRATIONS if re.match(r"\d{4}_(auto_\d|.*_and_more)", path.name)]
    assert MIGRATIONS
    assert unnamed == []


def test_models_have_no_order_of_their_own():
    ordered = [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("quizapp.") and model._meta.ordering
    ]
    assert ordered == [], "order where a list is shown; a model's order sorts every query, joins included"


def test_tables_of_other_packages_are_migrated_too(db):
    missing = {model._meta.db_table for model in apps.get_models()} - set(connection.introspection.table_names())
    assert missing == set()
