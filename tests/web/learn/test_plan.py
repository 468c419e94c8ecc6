"""What the first page says of today is what Start gives."""

import pytest
from django.urls import reverse

from quizapp.web.today import Plan, plan_of
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner(db):
    return factories.learner()


def _due(learner, topic, count):
    for question in topic.questions.order_by("key")[:count]:
        factories.memory(factories.card(learner, question), due_on=TODAY, state="review")


def test_what_is_due_comes_first_and_new_questions_fill_the_sitting(learner, topic):
    _due(learner, topic, 3)
    plan = plan_of(topic, learner, NOON, due=3)
    assert (plan.reviews, plan.new) == (3, 5)
    assert (plan.review_minutes, plan.new_minutes, plan.minutes, plan.start_label) == (2, 2, 4, "Start (4 minutes)")


def test_the_minutes_a_day_bound_the_plan_as_they_bound_the_sitting(learner, topic):
    learner.minutes_a_day = 1
    assert plan_of(topic, learner, NOON, due=0) == Plan(reviews=0, new=6)
    _due(learner, topic, 8)
    assert plan_of(topic, learner, NOON, due=8) == Plan(reviews=6, new=0)


@pytest.mark.parametrize("due", [0, 1, 5, 20])
def test_no_more_minutes_are_promised_than_were_asked_for(due):
    plan = Plan(reviews=due, new=20 - due)
    assert plan.minutes == plan.review_minutes + plan.new_minutes == 10


def test_with_nothing_to_ask_the_plan_is_empty(learner, topic):
    topic.questions.update(default_study=False)
    assert plan_of(topic, learner, NOON, due=0).is_empty


def test_start_gives_as_many_questions_as_the_plan_names(student, topic):
    student.answer_all()
    planned = student.client.get("/").context["page"].plan
    student.client.post(reverse("study_start"), {"topic": topic.slug, "mode": "today"})
    assert student.learner.sittings.get(mode="today").size == planned.reviews + planned.new > 0
