"""Clients of the four kinds of visitor that the admin knows."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests import factories

ROLES = ("anonymous", "student", "teacher", "operator")


def account(role):
    if role == "operator":
        return factories.user("operator", is_staff=True, is_superuser=True)
    return factories.teacher() if role == "teacher" else factories.user(role)


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def clients(db):
    """One client per role."""
    return {role: Client() if role == "anonymous" else client_of(account(role)) for role in ROLES}


@pytest.fixture
def teacher(db):
    return factories.teacher()


@pytest.fixture
def as_teacher(teacher):
    return client_of(teacher)


@pytest.fixture
def as_operator(db):
    return client_of(account("operator"))


@pytest.fixture(autouse=True)
def _nothing_waits_and_no_limit_is_used_up():
    cache.clear()
