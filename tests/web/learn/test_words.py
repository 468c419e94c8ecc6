"""Minutes and days in words, and today's plan: no database."""

from datetime import UTC, date, datetime

import pytest

from quizapp.progress.learner import ChapterState, Overview
from quizapp.web import words
from quizapp.web.today import plan_of

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 3, 2), "later today"),
        (date(2026, 3, 3), "tomorrow"),
        (date(2026, 3, 5), "in 3 days"),
        (date(2026, 3, 16), "in 14 days"),
        (date(2026, 3, 17), "on 17 March 2026"),
        (date(2026, 2, 1), "later today"),
    ],
)
def test_a_return_is_said_as_people_say_it(due, said):
    assert words.returns(due, TODAY) == said


def test_a_learning_step_returns_in_minutes():
    assert words.returns(TODAY, TODAY, datetime(2026, 3, 2, 12, tzinfo=UTC)) == "in a few minutes"


def test_minutes_are_none_for_nothing_and_at_least_one_for_anything():
    assert (words.minutes_for(), words.minutes_for(reviews=1), words.minutes_for(reviews=9, new=2)) == (0, 1, 4)


def _overview(due: int) -> Overview:
    return Overview(
        essentials_told=0,
        essentials_total=9,
        due_today=due,
        due_tomorrow=0,
        due_week=due,
        cards=due,
        recall_right_30d=0,
        recall_answered_30d=0,
        minutes_today=0,
        reviews_today=0,
    )


BEGUN, NEXT = ChapterState("one", "One?", 3, 3), ChapterState("two", "Two?", 1, 9)


def test_the_plan_is_the_review_and_then_the_first_chapter_not_told():
    plan = plan_of(_overview(9), [BEGUN, NEXT], minutes_a_day=10)
    assert (plan.review_minutes, plan.chapter, plan.chapter_minutes) == (3, NEXT, 5)


def test_a_long_review_leaves_a_short_step_into_the_chapter():
    assert plan_of(_overview(90), [NEXT], minutes_a_day=10).chapter_minutes == 2


def test_when_all_is_told_and_nothing_due_the_plan_is_empty():
    assert plan_of(_overview(0), [BEGUN], minutes_a_day=10).is_empty
    assert not plan_of(_overview(1), [BEGUN], minutes_a_day=10).is_empty
