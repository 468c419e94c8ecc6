"""Question sets: who sees which, what is counted, and how one is started."""

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db


def test_without_sets_the_page_says_what_would_be_there(client, topic):
    assert "No sets yet" in client.get(reverse("sets")).content.decode()


def test_shared_sets_are_listed_with_what_can_be_asked(client, topic):
    questions = list(topic.questions.order_by("key")[:3])
    questions[0].editorial_state = "rejected"
    questions[0].save()
    chosen = factories.question_set(*questions, title="Beginnings")
    page = client.get(reverse("sets")).content.decode()
    assert "Beginnings" in page
    assert "2 questions, about 1 minute" in page
    assert "Start this set" in client.get(reverse("question_set", args=[chosen.slug])).content.decode()


def test_a_teachers_own_set_is_the_teachers_alone(client, topic):
    teacher = factories.teacher()
    own = factories.question_set(*topic.questions.all()[:1], owner=teacher, is_shared=False, title="Draft")
    url = reverse("question_set", args=[own.slug])
    assert client.get(url).status_code == 404
    assert "Draft" not in client.get(reverse("sets")).content.decode()
    client.force_login(teacher)
    assert client.get(url).status_code == 200
    assert "Draft" in client.get(reverse("sets")).content.decode()


def test_a_set_with_nothing_left_to_ask_has_no_start_button(client, topic):
    empty = factories.question_set(title="Empty")
    page = client.get(reverse("question_set", args=[empty.slug])).content.decode()
    assert "no questions that can be asked" in page
    assert "Start this set" not in page


def test_a_set_of_a_retired_topic_is_gone(client, topic):
    chosen = factories.question_set(*topic.questions.all()[:1])
    topic.is_retired = True
    topic.save()
    assert client.get(reverse("question_set", args=[chosen.slug])).status_code == 404


@pytest.mark.parametrize(("aimed_for", "is_said"), [(0.95, True), (None, False)])
def test_the_recall_that_a_set_aims_for_is_said(client, topic, aimed_for, is_said):
    chosen = factories.question_set(*topic.questions.all()[:1], desired_retention=aimed_for)
    page = client.get(reverse("question_set", args=[chosen.slug])).content.decode()
    assert ("so that you recall 95 % of them" in page) is is_said
