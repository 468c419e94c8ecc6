"""The nets under the suite hold: each test here falls into one."""

import socket
import warnings

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from zeal import zeal_context
from zeal.errors import NPlusOneError

from quizapp.accounts.models import User


def test_a_warning_is_an_error():
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_no_test_reaches_another_machine():
    with pytest.raises(UserWarning, match=r"192\.0\.2\.1"), socket.socket() as outside:
        outside.connect(("192.0.2.1", 80))  # an address of RFC 5737, which nobody has


@pytest.mark.django_db
def test_a_query_for_each_row_is_an_error():
    group = Group.objects.create(name="Readers")
    for name in ("aigerim", "bolat", "chen"):
        User.objects.create(username=name).groups.add(group)
    with zeal_context(), pytest.raises(NPlusOneError):
        [list(user.groups.all()) for user in User.objects.all()]


def test_every_request_is_watched_for_such_queries():
    assert settings.MIDDLEWARE[0] == "zeal.middleware.zeal_middleware"


def test_the_settings_are_those_of_a_site(settings):
    assert not settings.DEBUG
    assert settings.SECRET_KEY.startswith("only-for-tests")
