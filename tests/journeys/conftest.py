"""A real Chromium against a live server. Pages open by path (`page.goto("/")`); what the browser reports is an error.

A browser that cannot be found is a failure that says what to install, never a skip.
"""

import os
import shutil
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client
from playwright.sync_api import expect

from quizapp.facts.models import Topic
from tests.journeys.accessibility import check_accessibility

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
TIMEOUT = 20_000  # milliseconds; a busy machine is slow, and a test that passes waits no longer for it

expect.set_options(timeout=TIMEOUT)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Chromium as the system installed it, quiet, and unable to resolve any host but this machine."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.fail(
            f"No browser: none of {', '.join(BROWSERS)} is in PATH. Install Debian's `chromium-headless-shell` "
            "(`make test` does it as root), or name one in the variable CHROMIUM."
        )
    return {
        **browser_type_launch_args,
        "executable_path": found,
        "args": [
            "--no-sandbox",
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
        ],
    }


@pytest.fixture(scope="session")
def base_url(live_server):
    return live_server.url


@pytest.fixture
def browser_reports():
    """Errors of the console, of scripts, of requests. A test that provokes one asserts it and clears the list."""
    return []


@pytest.fixture
def new_context(new_context, browser_reports):
    def note(message):
        # The stock admin names no icon; a browser then asks for this one, once in its life, in whichever test is first.
        if message.type == "error" and not message.location["url"].endswith("/favicon.ico"):
            browser_reports.append(f"{message.text} ({message.location['url']})")

    def make(**options):
        context = new_context(**options)
        context.set_default_timeout(TIMEOUT)
        context.on("console", note)
        context.on("weberror", lambda error: browser_reports.append(str(error.error)))
        return context

    yield make
    assert browser_reports == []


@pytest.fixture
def page_without_scripts(new_context):
    """A page of a browser with JavaScript off."""
    return new_context(java_script_enabled=False).new_page()


@pytest.fixture
def log_in(base_url):
    """`log_in(context, user)`: the browser context holds the user's session, without the walk through the form."""

    def give_session(context, user):
        client = Client()
        client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": base_url}])

    return give_session


@pytest.fixture
def assert_accessible():
    """`assert_accessible(page)`: axe finds nothing in light, in dark and at 320 px, where nothing scrolls sideways."""
    return check_accessibility


@pytest.fixture
def shipped_topic(transactional_db, made_once):
    """The shipped topic with its bank, as `load_topic` leaves it. Loaded once in a run, then copied in."""
    connection.ensure_connection()

    def load(path):
        call_command("load_topic", "fixtures/china_kazakhstan", verbosity=0)
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)

    with closing(sqlite3.connect(made_once("loaded.sqlite3", load))) as copy:
        copy.backup(connection.connection)
    ContentType.objects.clear_cache()
    return Topic.objects.get(slug="china_kazakhstan")
