"""After a good save the teacher hears how many questions are about the fact, and where they are."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from tests import factories, facts_factories
from tests.questions.editorial_items import fair_question
from tests.web.admin.fact_forms import change, event_form, person_form

LIST = "admin:questions_question_changelist"


def said(response):
    return " ".join(map(str, get_messages(response.wsgi_request)))


def test_the_questions_about_it_are_counted_and_linked(as_teacher):
    event = factories.event(key="visit-1993")
    about = [fair_question(), fair_question()]
    fair_question(subject_facts=["event:visit-1993-b"])

    message = said(change(as_teacher, event, event_form()))

    assert "2 questions are</a> about this; they are proved again before anyone is asked." in message
    url = message.partition('href="/admin/questions')[2].partition('"')[0].replace("&amp;", "&")
    shown = as_teacher.get(f"/admin/questions{url}")
    assert set(shown.context["cl"].result_list) == set(about)
    assert "event: visit-1993" in shown.content.decode()


def test_a_person_is_in_the_questions_that_ask_for_them(as_teacher):
    fair_question()

    asked_for = change(as_teacher, factories.person(key="li-lanqing"), person_form(name="Li Lanqing"))
    other = change(as_teacher, factories.person(key="li"), person_form(name="Li"))

    assert "1 question is</a> about this; it is" in said(asked_for)
    assert "No question is about this." in said(other)


@pytest.mark.parametrize("query", [{"about": "event:visit-1993"}, {"about": "event:x", "topic__id__exact": "1"}])
def test_the_filter_needs_a_topic_and_a_fact_that_questions_are_about(as_teacher, query):
    fair_question()

    assert not as_teacher.get(reverse(LIST), query).context["cl"].result_list


@pytest.mark.parametrize(
    ("kind", "page"), [("event", "event"), ("agreement", "agreement"), ("person", "person"), ("chapter", "chapter")]
)
def test_a_fact_links_to_its_page_on_the_site(as_teacher, client, kind, page):
    one = facts_factories.history()
    row = getattr(one, kind)

    response = as_teacher.get(reverse(f"admin:facts_{kind}_change", args=[row.pk]))

    url = reverse(page, args=[one.topic.slug, row.key])
    assert f'href="{url}" class="viewsitelink"' in response.content.decode()
    assert client.get(url).status_code == 200
