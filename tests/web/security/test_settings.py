"""What the settings promise a server on the open internet, read by a fresh process with an environment of its own."""

import json
import os
import subprocess
import sys

import pytest

ASKED = """
import json
from quizapp import settings as s
names = ["ALLAUTH_TRUSTED_PROXY_COUNT", "SECURE_HSTS_PRELOAD", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "CACHES"]
print(json.dumps({name: getattr(s, name, None) for name in names}))
"""
SERVER = {
    "DEBUG": "false",
    "SECRET_KEY": "a-key-for-this-test-only-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "quiz.example.org",
    "DATABASE_URL": "sqlite://:memory:",
    "CACHE_URL": "locmem://",
    "EMAIL_URL": "smtp://localhost:25",
    "SECURE_SSL_REDIRECT": "true",
    "BEHIND_PROXY": "false",
    "HSTS_SUBDOMAINS": "false",
    "TASKS_BACKEND": "django.tasks.backends.immediate.ImmediateBackend",
    "DJANGO_SETTINGS_MODULE": "quizapp.settings",
}


def run(*command, **environment):
    environment = {**os.environ, **SERVER, **environment}
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # of the tests' own settings
    return subprocess.run([sys.executable, *command], check=False, capture_output=True, text=True, env=environment)


def read(**environment):
    return json.loads(run("-c", ASKED, **environment).stdout)


def test_behind_a_proxy_each_visitor_has_an_address_of_their_own():
    assert read()["ALLAUTH_TRUSTED_PROXY_COUNT"] is None
    assert read(BEHIND_PROXY="true")["ALLAUTH_TRUSTED_PROXY_COUNT"] == 1
    assert read(BEHIND_PROXY="true", PROXY_COUNT="2")["ALLAUTH_TRUSTED_PROXY_COUNT"] == 2


@pytest.mark.parametrize("asked_for", [False, True])
def test_other_sites_of_the_domain_are_left_alone_unless_asked_for(asked_for):
    found = read(HSTS_SUBDOMAINS=str(asked_for))
    assert (found["SECURE_HSTS_PRELOAD"], found["SECURE_HSTS_INCLUDE_SUBDOMAINS"]) == (asked_for, asked_for)


@pytest.mark.parametrize("flag", ["false", "true"])
def test_the_check_before_a_deployment_has_nothing_to_say(flag):
    checked = run("manage.py", "check", "--deploy", "--fail-level", "INFO", HSTS_SUBDOMAINS=flag)
    assert checked.returncode == 0, checked.stderr


def test_a_cache_in_memory_has_room_for_sessions_and_rate_limits():
    assert read()["CACHES"]["default"]["OPTIONS"]["MAX_ENTRIES"] == 100_000


def test_tasks_run_at_once_unless_a_backend_is_named():
    asked = "from quizapp import settings as s; print(s.TASKS['default']['BACKEND'], s.INSTALLED_APPS[-1])"
    usual, named = (run("-c", asked, **other).stdout.split() for other in ({}, {"TASKS_BACKEND": "a_worker.Backend"}))
    assert usual == ["django.tasks.backends.immediate.ImmediateBackend", "django.contrib.staticfiles"]
    assert named == ["a_worker.Backend", "a_worker"]
