"""One's own answers as a file: streamed, linked from the privacy page, nobody else's."""

import csv
import io

import pytest
from django.urls import reverse

from quizapp.progress.review_log import COLUMNS, FSRS_COLUMNS
from tests import factories

pytestmark = pytest.mark.django_db


def table(client, **query) -> list[list[str]]:
    response = client.get(reverse("my_reviews"), query)
    assert response.status_code == 200 and response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(response.getvalue().decode())))


@pytest.fixture
def answered(student):
    student.answer(student.shown(), 0)
    student.answer(student.shown(), 1)
    factories.answer(factories.presentation(factories.card(factories.learner(), factories.question())))
    return student


def test_all_of_ones_own_answers_are_in_it(answered):
    head, *rows = table(answered.client)
    assert head == list(COLUMNS)
    assert [row[head.index("verdict")] for row in rows] == ["right", "wrong"]


def test_the_form_that_optimisers_read(answered):
    head, *rows = table(answered.client, format="fsrs")
    assert head == list(FSRS_COLUMNS)
    assert [(card, rating, state) for card, _, rating, state, _ in rows] == [("1", "3", "0"), ("2", "1", "0")]


def test_another_form_is_not_found(answered):
    assert answered.client.get(reverse("my_reviews"), {"format": "anki"}).status_code == 404


def test_the_privacy_page_links_both_for_whoever_has_answers(answered, client):
    html = answered.client.get(reverse("privacy")).content.decode()
    assert f'href="{reverse("my_reviews")}"' in html and f'href="{reverse("my_reviews")}?format=fsrs"' in html
    stranger = type(client)()
    assert reverse("my_reviews") not in stranger.get(reverse("privacy")).content.decode()
    assert stranger.get(reverse("my_reviews")).url == reverse("privacy")
