"""What the first page says of today is what Start gives."""

import pytest
from django.urls import reverse

from quizapp.progress.learner import chapter_states
from quizapp.study.daily.budget import Budget
from quizapp.study.daily.pace import Pace
from quizapp.web.learn.today import Plan, plan_of
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db

TITLE = "How did it begin?"


@pytest.fixture
def learner(db):
    return factories.learner()


@pytest.fixture
def plan(learner, topic):
    """The plan of a learner with this budget."""

    def made(budget: Budget = Budget(10)) -> Plan:  # noqa: B008 - frozen
        return plan_of(topic, learner, NOON, budget=budget, states=chapter_states(learner, topic, TODAY))

    return made


def _due(learner, topic, count):
    for question in topic.questions.order_by("key")[:count]:
        factories.memory(factories.card(learner, question), due_on=TODAY, state="review")


def test_what_is_due_comes_first_and_new_questions_fill_the_sitting(learner, topic, plan):
    _due(learner, topic, 3)
    found = plan()
    assert (found.reviews, found.new, found.chapters) == (3, 5, [TITLE])
    assert (found.review_minutes, found.new_minutes, found.start_label) == (2, 2, "Start (4 minutes)")


def test_the_rest_of_the_days_minutes_bounds_the_plan_as_it_bounds_the_sitting(learner, topic, plan):
    assert plan(Budget(1)) == Plan(reviews=0, new=2, chapters=[TITLE])
    _due(learner, topic, 8)
    assert plan(Budget(2)) == Plan(reviews=4, new=0, chapters=[])
    assert plan(Budget(4, spent=150)) == Plan(reviews=3, new=0, chapters=[])


@pytest.mark.parametrize("due", [0, 1, 5, 20])
def test_no_more_minutes_are_promised_than_were_asked_for(due):
    plan = Plan(reviews=due, new=20 - due)
    assert plan.minutes == plan.review_minutes + plan.new_minutes == 10


def test_minutes_are_the_learners_own_with_what_comes_back_to_them():
    plan = Plan(reviews=8, new=4, pace=Pace(40, answers=1.5))
    assert (plan.review_minutes, plan.new_minutes, plan.go_on_label) == (8, 4, "Go on (12 minutes)")


def test_with_nothing_to_ask_the_plan_is_empty(topic, plan):
    topic.questions.update(default_study=False)
    assert plan().is_empty


def test_start_gives_as_many_questions_as_the_plan_names(student, topic):
    student.answer_all()
    planned = student.client.get("/").context["page"].plan
    student.client.post(reverse("study_start"), {"topic": topic.slug, "mode": "today"})
    assert student.learner.sittings.get(mode="today").size == planned.reviews + planned.new > 0
