"""The page of coverage: facts with their questions or reasons, filters, pages, a bounded number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quizapp.facts.models import Topic
from quizapp.questions.models import FactCoverage, FamilyCoverage
from quizapp.questions.vocabulary import EditorialState, Family
from tests import factories

URL = "admin:question_coverage"


def covered(topic, key, *questions, reasons=(), **fields):
    """A row of coverage; `reasons` are (family, reason, applies)."""
    cells = {question.family: {"items": [question.key], "reason": "", "applies": True} for question in questions}
    cells |= {str(family): {"items": [], "reason": why, "applies": applies} for family, why, applies in reasons}
    missing = "".join(f" {family} " for family, cell in cells.items() if cell["applies"] and not cell["items"])
    defaults = {"tier": 2, "position": FactCoverage.objects.count() + 1, "question_count": len(questions)}
    return FactCoverage.objects.create(
        topic=topic, ref=f"event:{key}", label=f"The {key}", cells=cells, missing=missing, **{**defaults, **fields}
    )


@pytest.fixture
def topic(db):
    made = factories.topic()
    for family in Family:
        FamilyCoverage.objects.create(topic=made, family=family, applies=4, covered=1)
    return made


@pytest.fixture
def rows(topic):
    event, chapter = factories.event(key="start"), factories.chapter(key="border", title="The border")
    asked = factories.question(family="date_of_event", subject_facts=["event:start"])
    covered(topic, "start", asked, reasons=[("place", "no place is told", False)], tier=1, chapter=chapter.key)
    covered(topic, "middle", reasons=[("date_of_event", "needs a distinguishing detail", True)])
    covered(topic, "end", tier=3)
    return event, asked


def look(client, **query):
    return client.get(reverse(URL), query)


def labels(response):
    return [shown.fact.label for shown in response.context["facts"]]


def text(response):
    return " ".join(response.content.decode().split())


def test_it_shows_the_question_the_reason_and_what_does_not_apply(as_teacher, rows):
    event, asked = rows
    said = text(look(as_teacher))
    assert f'<a href="{reverse("admin:questions_question_change", args=[asked.pk])}">{asked.current.label}</a>' in said
    assert f'<a href="{reverse("admin:facts_event_change", args=[event.pk])}">The start</a>' in said
    assert "<strong>None:</strong> needs a distinguishing detail." in said
    assert "<li>Place: no place is told</li>" in said
    assert "19 families that do not apply" in said
    assert "20 of 80 (25.0 %) where a family applies" in said
    assert "2 facts without any question</a>" in said


def test_a_question_that_was_rejected_since_says_so(as_teacher, rows):
    asked = rows[1]
    asked.editorial_state = EditorialState.REJECTED
    asked.save()
    assert f"{asked.current.label}</a> (rejected)" in text(look(as_teacher))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["The start", "The middle", "The end"]),
        ({"family": "date_of_event"}, ["The middle"]),
        ({"family": "place"}, []),
        ({"none": "on"}, ["The middle", "The end"]),
        ({"chapter": "border"}, ["The start"]),
        ({"chapter": "-"}, ["The middle", "The end"]),
        ({"tier": "3"}, ["The end"]),
        ({"none": "on", "tier": "2"}, ["The middle"]),
        ({"family": "nonsense", "tier": "9", "page": "x"}, ["The start", "The middle", "The end"]),
    ],
)
def test_filters(as_teacher, rows, query, expected):
    assert labels(look(as_teacher, **query)) == expected


def test_pages_keep_the_filters(as_teacher, topic):
    for number in range(30):
        covered(topic, f"fact-{number}", tier=2 if number else 1)
    response = look(as_teacher, tier="2", page="2")
    assert len(labels(response)) == 4
    assert 'href="?tier=2&amp;page=1"' in text(response)


def test_the_number_of_queries_is_fixed(as_teacher, topic):
    counts = []
    for size in (2, 20):
        for _ in range(size):
            key = factories.event().key
            asked = factories.question(family="place", subject_facts=[f"event:{key}"])
            covered(topic, key, asked, reasons=[(family, "no", True) for family in Family if family != "place"])
        with CaptureQueriesContext(connection) as seen:
            assert look(as_teacher).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 16


def test_another_topic_is_chosen_and_an_unknown_one_is_not_found(as_teacher, rows):
    other = Topic.objects.create(slug="other", title="Another history")
    assert "Nothing was generated for this topic yet." in text(look(as_teacher, topic=other.pk))
    assert look(as_teacher, topic="999").status_code == look(as_teacher, topic="x").status_code == 404


def test_it_is_linked_from_the_questions_and_from_the_topic(as_operator, topic):
    url = f"{reverse(URL)}?topic={topic.pk}"
    assert url in text(as_operator.get(reverse("admin:facts_topic_change", args=[topic.pk])))
    questions = as_operator.get(reverse("admin:questions_question_changelist"), {"topic__id__exact": topic.pk})
    assert url in text(questions)


@pytest.mark.parametrize(("role", "status"), [("anonymous", 302), ("student", 302), ("teacher", 200)])
def test_only_who_may_see_questions_sees_it(clients, topic, role, status):
    assert look(clients[role]).status_code == status
