"""Behind "More": where an answer comes from, in one way of saying it, and where to read on."""

import pytest
from django.urls import reverse

from quizapp.questions.models import QuestionVersion
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def more(student, topic):
    """`more(citations=..., feedback=...)`: the feedback page of a question with these."""

    def page(**fields) -> str:
        event = factories.event(topic=topic, key="meeting", title="the meeting of 1992")
        topic.questions.update(subject_facts=[f"event:{event.key}"])
        QuestionVersion.objects.update(**fields)
        factories.proved(topic)
        return student.client.get(student.answer(student.shown(), 0).url).content.decode()

    return page


def _citation(**fields):
    return {"source": "chronicle", "source_title": "The chronicle", "voice": "AA", "paragraph": "V-12", **fields}


def test_the_publisher_comes_first_and_the_link_leads_to_the_paragraph(more):
    html = more(citations=[_citation(publisher="A station", voice_name="Aland", passage="It says so.")])
    assert (
        'chronicle/?at=V-12#a-V-12" dir="auto">A station, The chronicle, paragraph V-12</a> · speaks for Aland' in html
    )


def test_an_older_version_without_publisher_and_name_of_the_voice_can_be_read(more):
    html = more(citations=[_citation(passage="It says so.")])
    assert '">The chronicle, paragraph V-12</a> · speaks for AA' in html


def test_several_citations_stand_under_one_heading(more):
    html = more(citations=[_citation(passage="One."), _citation(passage="Two.", paragraph="")])
    assert html.count("Where this comes from") == 1
    assert html.count('class="passage"') == 2


def test_the_fact_its_chapter_and_its_neighbours_can_be_read(more, topic):
    near = {"ref": "event:later", "title": "a later meeting", "when": "1993"}
    html = more(feedback={"why": "So.", "neighbours": [near, {"title": "no page", "when": "1994"}]})
    assert f'href="{reverse("event", args=[topic.slug, "meeting"])}">Read about: <span dir="auto">The meeting' in html
    assert f'href="{reverse("chapter", args=[topic.slug, "chapter-1"])}">Its chapter' in html
    assert f'href="{reverse("event", args=[topic.slug, "later"])}">A later meeting</a>' in html
    assert "No page <span" in html
