"""Rate limits hold on every cache, behind a proxy, and leave room for a class."""

import pytest
from django.core.cache import cache
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.urls import reverse

from quizapp.web import limits

NOON = 1_800_000_000.0  # a multiple of 600, in seconds since 1970


class RenewingCache(LocMemCache):
    """Counts as the caches in a database and in files do: each `incr` writes the entry anew, for its default time."""

    incr = BaseCache.incr


@pytest.fixture(autouse=True)
def _no_limits_used_up():
    cache.clear()


@pytest.fixture
def clock(time_machine):
    def go(seconds):
        time_machine.move_to(NOON + seconds, tick=False)

    go(0)
    return go


@pytest.fixture(params=[LocMemCache, RenewingCache])
def used(request, clock, monkeypatch):
    monkeypatch.setattr(limits, "cache", request.param("limits", {"TIMEOUT": 300}))
    limits.cache.clear()
    return lambda: limits.consume("try", "address:1", amount=2, seconds=600)


def test_a_window_ends_though_it_is_used_all_the_time(used, clock):
    answers = []
    for seconds in (0, 200, 400, 599, 601):
        clock(seconds)
        answers.append(used())
    assert answers == [True, True, False, False, True]


def test_a_window_does_not_end_early_where_the_cache_has_another_lifetime(used, clock):
    assert used() and used()
    clock(500)
    assert not used()


def test_anonymous_uploads_never_touch_the_disk(client, db, settings, tmp_path, monkeypatch):
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.core.files.uploadhandler import TemporaryFileUploadHandler

    monkeypatch.setattr(
        TemporaryFileUploadHandler, "new_file", lambda *_a, **_k: pytest.fail("a file is written to the disk")
    )
    large = SimpleUploadedFile("large", b"0" * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))
    assert client.post(reverse("study_start"), {"mode": "first", "file": large}).status_code == 422


def test_a_class_behind_one_address_can_sign_up_together(client, db):
    statuses = [client.post(reverse("account_signup"), {}).status_code for _ in range(61)]
    assert statuses == [200] * 60 + [429]


def test_guessing_the_password_of_one_account_stays_slow(client, db):
    tried = [client.post(reverse("account_login"), {"login": "aliya", "password": "guess"}) for _ in range(6)]
    assert "too often" not in tried[4].content.decode()
    assert "too often" in tried[5].content.decode()


def test_deciding_about_a_guests_history_is_limited(client, db):
    statuses = [client.post(reverse("guest_history"), {"choice": "take"}).status_code for _ in range(21)]
    assert statuses == [302] * 20 + [429]
