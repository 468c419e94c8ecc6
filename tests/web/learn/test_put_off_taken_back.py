"""A question put off until tomorrow can be asked today after all: from its page and from the list."""

from datetime import timedelta

import pytest
from django.urls import reverse

from quizapp.study.models import Card, Memory
from quizapp.web.visitor import today_of
from tests.web.learn.conftest import student_of

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def own(student) -> Card:
    """A card that is due today, and put off."""
    student.answer(student.shown(), 0)
    Memory.objects.update(due_on=today_of(student.learner), due_at=None, state="review")
    row = student.learner.cards.filter(reviews__isnull=False).get()
    act(student, row, "put-off")
    return row


def act(student, row, name, **fields):
    return student.client.post(reverse("card_change", args=[row.question.key, name]), fields)


def page(student, row) -> str:
    return student.client.get(reverse("card", args=[row.question.key])).content.decode()


def listed(student, **query) -> str:
    return " ".join(student.client.get(reverse("cards"), query).content.decode().split())


def test_the_page_of_the_question_offers_it_and_then_says_how_it_stands(student, own):
    assert ">Ask it again today</button>" in page(student, own)
    assert act(student, own, "take-back").url == reverse("card", args=[own.question.key])
    html = page(student, own)
    assert "Put off no longer. Due today." in html
    assert "Ask it again today" not in html and "Not today" in html


def test_a_question_that_comes_later_anyway_is_promised_nothing_for_today(student, own):
    Memory.objects.update(due_on=today_of(student.learner) + 4 * DAY)
    for html in (page(student, own), listed(student)):
        assert "Put it off no longer" in html and "Ask it again today" not in html
    act(student, own, "take-back")
    assert "Put off no longer. Comes back in 4 days." in page(student, own)


def test_the_list_offers_it_beside_each_that_is_put_off_and_leads_back_to_where_one_was(student, own):
    student.answer(student.shown(), 0)
    assert (
        listed(student).count("Ask it again today") == listed(student, show="put-off").count("Ask it again today") == 1
    )
    response = act(student, own, "take-back", show="put-off", q="question", page="1")
    assert response.url == reverse("cards") + "?show=put-off&q=question&page=1"
    html = " ".join(student.client.get(response.url).content.decode().split())
    assert "Put off no longer. Due today." in html
    assert "Ask it again today" not in listed(student)


def test_a_made_up_place_to_go_back_to_is_none(student, own):
    assert act(student, own, "take-back", show="//elsewhere").url == reverse("card", args=[own.question.key])


@pytest.mark.parametrize("change", [{"suspended": True}, {"buried_on": None}])
def test_it_is_offered_only_where_it_would_do_something(student, own, change):
    Card.objects.filter(pk=own.pk).update(**change)
    for html in (page(student, own), listed(student)):
        assert "Ask it again today" not in html


def test_a_question_that_is_asked_of_nobody_is_not_promised(student, own):
    type(own.question).objects.filter(pk=own.question_id).update(editorial_state="rejected")
    for html in (page(student, own), listed(student)):
        assert "No longer asked" in html and "Ask it again today" not in html


def test_another_learners_stays_put_off(student, own, topic, client):
    other = student_of(type(client)(), topic)
    assert act(other, own, "take-back").status_code == 404
    own.refresh_from_db()
    assert own.buried_on == today_of(student.learner)
