"""The product's settings, made independent of `.env` and of the caller's environment, and fast.

Every variable that `quizapp.settings` reads is given its value here, so that a developer's `.env` changes no test.
`TEST_DATABASE_URL` is set by `tests/plugins/postgres.py` for the PostgreSQL pass; on SQLite `tests/plugins/sqlite.py`
gives each process a file of its own. In memory would not do: threads of the live server would share one connection,
which crashes the interpreter.
"""

import os

os.environ.update(
    {
        "DEBUG": "false",
        "SECRET_KEY": "only-for-tests-and-never-for-a-site-0123456789-abcdefghij",
        "ALLOWED_HOSTS": "testserver,127.0.0.1,localhost",
        "CSRF_TRUSTED_ORIGINS": "",
        "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", "sqlite:///no-such-folder/never-opened.sqlite3"),
        "CACHE_URL": "locmem://",
        "EMAIL_URL": "memory://",
        "SECURE_SSL_REDIRECT": "false",  # the browser speaks plain HTTP to the live server
        "BEHIND_PROXY": "false",
        "HSTS_SUBDOMAINS": "false",
        "TASKS_BACKEND": "django.tasks.backends.immediate.ImmediateBackend",
        # Playwright keeps an event loop running in the test's thread, and Django then refuses the ORM.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }
)
os.environ.pop("REPLICA_URLS", None)

from quizapp.settings import *

# Argon2 is slow on purpose; tests that are about hashing choose it themselves.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Static files straight from the apps: no collectstatic before a test.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

# A view that asks the database once per row of a list raises NPlusOneError.
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
ZEAL_RAISE = True
ZEAL_NPLUSONE_THRESHOLD = 3

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A test database is thrown away: waiting for the disk would protect nothing.
    DATABASES["default"]["OPTIONS"]["init_command"] = (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
    )
