"""Who has not begun and opens a learner's page is sent home and reads why, with htmx as without."""

import re

import pytest
from django.urls import reverse

from quizapp.web.visitor import BEEN_HERE, SESSION_ENDED, STUDY_FIRST
from tests import factories
from tests.web.learn.conftest import HTMX

pytestmark = pytest.mark.django_db

PAGES = ["/cards/", "/cards/question-1/", "/exams/new/", "/settings/advanced/", "/settings/away/"]


def told(client) -> str:
    """What the line of news on the home page says."""
    html = client.get("/").content.decode()
    lines = re.findall(r'<div class="notices" role="status">\s*<p class="notice">(.*?)</p>\s*</div>', html)
    assert html.count('class="notices"') == len(lines) <= 1
    return lines[0] if lines else ""


@pytest.mark.parametrize("path", PAGES)
def test_a_stranger_is_told_to_study_first(client, topic, path):
    assert client.get(path).url == "/"
    assert told(client) == BEEN_HERE
    assert told(client) == "", "once is enough"


@pytest.mark.parametrize("path", PAGES)
def test_with_htmx_the_whole_page_is_left_and_the_words_are_the_same(client, topic, path):
    response = client.get(path, headers=HTMX)
    assert (response.headers["HX-Redirect"], response.content) == ("/", b"")
    assert told(client) == BEEN_HERE


@pytest.mark.parametrize("path", PAGES)
def test_an_account_that_has_not_begun_is_not_asked_to_log_in(client, topic, path):
    client.force_login(factories.user())
    assert client.get(path).url == "/"
    assert told(client) == STUDY_FIRST


def test_what_is_posted_without_having_begun_is_explained_too(client, topic):
    assert client.post(reverse("card_change", args=["question-1", "suspend"])).url == "/"
    assert told(client) == BEEN_HERE


def test_a_guest_whose_history_is_gone_is_told_that_the_session_has_ended(student):
    student.learner.delete()
    assert student.client.get("/cards/").url == "/"
    assert told(student.client) == SESSION_ENDED


@pytest.mark.parametrize("path", ["/settings/", "/progress/", "/exams/"])
def test_pages_that_have_something_to_show_a_stranger_are_shown(client, topic, path):
    assert client.get(path).status_code == 200
