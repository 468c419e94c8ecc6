"""SQLite test databases are files: threads of the live server and of concurrency tests open connections.

Each process starts from a copy of the file that was migrated once in the run; Django then finds nothing to migrate.
"""

import shutil

import pytest
from django.conf import settings


@pytest.fixture(scope="session")
def is_sqlite():
    return settings.DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, is_sqlite):
    """Django makes no database afresh where the copy lies, which goes with the run's temporary folder."""
    return django_db_keepdb or is_sqlite


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, is_sqlite, request, tmp_path_factory):
    if is_sqlite:
        path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        shutil.copy(request.getfixturevalue("migrated"), path)
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(path)
