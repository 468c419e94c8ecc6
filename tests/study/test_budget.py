"""The budget is the day's and not the sitting's: what was studied today counts, and going on is allowed."""

from datetime import timedelta
from uuid import uuid4

import pytest

from quizapp.study.daily.budget import Budget, budget_of
from quizapp.study.daily.pace import Pace
from quizapp.study.models import LearnerDay, ReviewMode
from quizapp.study.sessions import start_sitting
from tests.factories import NOON, TODAY, answer, card, learner, presentation, question, topic

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def studied(student, seconds: int, *, answers: int = 0, days_ago: int = 0) -> None:
    day = TODAY - timedelta(days=days_ago)
    LearnerDay.objects.create(learner=student, study_day=day, reviews=answers, milliseconds=seconds * 1000)


def size_of_today(student) -> int:
    return start_sitting(learner=student, topic=topic(), mode="today", at=NOON).size


def test_what_was_studied_today_in_any_way_is_taken_off_and_yesterday_is_not():
    student = learner()
    studied(student, 150, answers=10)
    studied(student, 6000, days_ago=1)
    budget = budget_of(student, TODAY)
    assert (budget.minutes_spent, budget.questions_left, budget.is_met) == (5, 10, False)


def test_the_sitting_of_today_holds_what_is_left_of_the_day():
    student = learner()
    for _ in range(25):
        question()
    assert size_of_today(student) == 20
    studied(student, 300, answers=0)
    assert size_of_today(student) == 10


def test_after_the_goal_going_on_gives_a_helping_of_three_minutes():
    student = learner()
    for _ in range(8):
        question()
    studied(student, 700)
    assert budget_of(student, TODAY).is_met
    assert size_of_today(student) == 6


def test_one_minute_a_day_is_one_minute():
    assert Budget(1).next_size == 2


@pytest.mark.parametrize(
    ("spent", "said", "is_met"), [(0, 0, False), (20, 1, False), (569, 9, False), (571, 10, True), (900, 15, True)]
)
def test_the_meter_is_full_once_no_question_fits_any_more(spent, said, is_met):
    budget = Budget(10, spent)
    assert (budget.minutes_spent, budget.is_met) == (said, is_met)


def test_no_more_minutes_are_promised_than_were_asked_for():
    for seconds in (20.0, 27.5, 31.0, 60.0):
        pace = Pace(seconds, answers=1.3)
        assert pace.minutes_for(Budget(10, pace=pace).next_size) <= 10


def test_the_pace_is_the_learners_own_once_it_is_known(django_assert_num_queries):
    student, other = learner(), learner()
    for number in range(20):
        for somebody in (student, other) if number < 19 else (student,):
            answer(presentation(card(somebody, question())), at=NOON - timedelta(days=1))
    with django_assert_num_queries(2):
        assert budget_of(student, TODAY).pace == Pace(20, answers=1)  # 4 seconds and the reading, but 20 at least
    assert budget_of(other, TODAY).pace == Pace()


@pytest.mark.parametrize(("mode", "answers"), [("scheduled", 1.2), ("exam", 1.2), ("practice", 1), ("pretest", 1)])
def test_the_pace_knows_what_came_back_in_a_sitting_and_no_guess_before_reading_or_practice(mode, answers):
    student, here, later = learner(), uuid4(), uuid4()
    cards = [card(student, question()) for _ in range(20)]
    planned = [(one, here, ReviewMode.SCHEDULED) for one in cards]
    came_back = [(one, here, mode) for one in cards[:5]]
    planned_again = [(one, later, ReviewMode.SCHEDULED) for one in cards[5:10]]
    for second, (one, place, counts_as) in enumerate([*planned, *came_back, *planned_again]):
        shown = presentation(one, sitting_id=place, exposure="read", mode=counts_as)
        answer(shown, at=NOON + timedelta(seconds=second))
    assert budget_of(student, TODAY).pace == Pace(20, answers=answers)
