"""Every address that names something of a learner's: for others it is not there, and by GET nothing changes."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from quizapp.web.learn import urls as learn_urls
from tests import factories
from tests.web.learn.conftest import Student, student_of

pytestmark = pytest.mark.django_db

OWN = {"sitting_id", "presentation_id", "review_id", "exam_id", "pause_id", "key"}
NAMED: list[URLPattern] = [one for one in learn_urls.urlpatterns if set(one.pattern.converters) & OWN]
# What a browser may only post to: asked for by GET it must change nothing.
WRITES = (
    "start",
    "answer",
    "guessed",
    "undo",
    "hint",
    "grade",
    "fresh",
    "rate",
    "recall",
    "close",
    "end",
    "zone",
    "fit",
)


@pytest.fixture
def things(student: Student) -> dict[str, Any]:
    """One of each of the student's own, as the addresses name them; the card is one that they alone have met."""
    student.answer(student.shown(), 0)
    review = student.learner.reviews.select_related("card__question").get()
    day = timezone.now().date() + timedelta(days=20)
    return {
        "sitting_id": student.sitting.pk,
        "presentation_id": student.shown().id,
        "review_id": review.id,
        "exam_id": factories.exam(student.learner, topic=student.sitting.topic, on=day).pk,
        "pause_id": factories.pause(student.learner, starts_on=day).pk,
        "key": review.card.question.key,
        "act": "suspend",
    }


def browser(kind: str, topic: Any) -> Client:
    client = Client()
    if kind == "account":
        client.force_login(factories.user())
    student_of(client, topic)
    return client


def address(pattern: URLPattern, things: dict[str, Any]) -> str:
    return reverse(str(pattern.name), kwargs={name: things[name] for name in pattern.pattern.converters})


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the study tables."""
    with connection.cursor() as cursor:
        tables = [name for name in connection.introspection.table_names(cursor) if name.startswith("study_")]
        return {table: cursor.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables}  # noqa: S608


@pytest.mark.parametrize("kind", ["guest", "account"])
def test_what_is_another_learners_is_not_there(kind, things, student, topic):
    stranger, asked = browser(kind, topic), {"option": "0", "grade": "3", "reason": "wrong", "on": "2030-01-01"}
    before, wrong = everything(), []
    for pattern in NAMED:
        cache.clear()
        of = address(pattern, things)
        statuses = {stranger.get(of).status_code, stranger.post(of, asked).status_code}
        if 404 not in statuses or not statuses <= {404, 405} or everything() != before:
            wrong.append((pattern.name, statuses))
    assert wrong == []


def test_what_is_left_out_here_names_nothing_of_a_learners():
    others = [one for one in learn_urls.urlpatterns if one not in NAMED]
    assert {name for one in others for name in one.pattern.converters} == {"slug"}


def test_by_get_nothing_is_written(things, student):
    before, wrong = everything(), []
    for pattern in (one for one in learn_urls.urlpatterns if str(one.pattern).rstrip("/").split("/")[-1] in WRITES):
        status = student.client.get(address(pattern, things)).status_code
        if status not in {200, 405} or everything() != before:
            wrong.append((pattern.name, status))
    assert wrong == []


def test_a_page_of_another_site_can_post_nothing(things, student, topic):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = student.client.cookies
    things["slug"] = factories.question_set(topic.questions.first(), topic=topic).slug
    before, wrong = everything(), []
    for pattern in learn_urls.urlpatterns:
        status = strict.post(address(pattern, things), {"topic": topic.slug, "mode": "first"}).status_code
        if status not in {403, 405} or everything() != before:
            wrong.append((pattern.name, status))
    assert wrong == []
