"""Pages of somebody known are kept nowhere; those of strangers may be."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db

PUBLIC = ["home", "sets", "privacy"]


@pytest.fixture
def account():
    client = Client()
    client.force_login(factories.user())
    return client


@pytest.fixture
def guest():
    client = Client()
    session = client.session
    session["guest_learner"] = factories.learner().pk
    session.save()
    return client


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.parametrize("who", ["account", "guest"])
def test_a_page_shown_to_somebody_known_is_private_and_not_stored(request, who, name):
    factories.topic()
    response = request.getfixturevalue(who).get(reverse(name))
    assert response.status_code == 200
    assert {part.strip() for part in response["Cache-Control"].split(",")} == {"private", "no-store"}


@pytest.mark.parametrize("name", PUBLIC)
def test_a_strangers_page_says_nothing_about_caches(client, name):
    factories.topic()
    assert "no-store" not in client.get(reverse(name)).get("Cache-Control", "")
