"""Pauses: announced, ended early, never overlapping, and no due day moves."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from quizapp.study.daily.pauses import days_away, end_pause, pause_on, pauses_of, start_pause
from quizapp.study.models import Memory, Pause
from tests.factories import NOON, TODAY, card, learner, memory, question

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

DAY = timedelta(days=1)


def pause(student, first: int, last: int | None) -> Pause:
    """From so many days after today to so many; None: open."""
    ends_on = None if last is None else TODAY + last * DAY
    return start_pause(learner=student, starts_on=TODAY + first * DAY, ends_on=ends_on, at=NOON)


def test_the_days_of_a_pause_are_away_and_no_due_day_moves(django_assert_num_queries):
    student = learner()
    memory(card(student, question()), due_on=TODAY + 3 * DAY)
    pause(student, 1, 9)
    pause(learner(), 20, 30)
    with django_assert_num_queries(1):
        away = days_away(student)
    assert away.present(TODAY, TODAY + 11 * DAY) == [TODAY, TODAY + 10 * DAY, TODAY + 11 * DAY]
    assert Memory.objects.get().due_on == TODAY + 3 * DAY


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [(-1, 3, "starts_on"), (5, 4, "ends_on"), (0, 366, "ends_on"), (4, 6, "__all__"), (6, None, "__all__"),
     (0, 3, "__all__")],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_says_where(first, last, field):
    student = learner()
    pause(student, 3, 8)
    with pytest.raises(ValidationError) as refused:
        pause(student, first, last)
    assert field in (refused.value.error_dict if hasattr(refused.value, "error_dict") else {"__all__": 1})
    assert student.pauses.count() == 1


def test_nothing_follows_an_open_pause_but_a_pause_may_lie_before_it_and_next_to_another():
    student = learner()
    pause(student, 5, None)
    pause(student, 0, 3)
    pause(student, 4, 4)
    with pytest.raises(ValidationError):
        pause(student, 300, 301)
    assert [row.starts_on for row in pauses_of(student)] == [TODAY + number * DAY for number in (5, 4, 0)]


def test_coming_back_early_makes_today_a_day_of_study():
    student = learner()
    row = pause(student, 0, 9)
    later = NOON + 4 * DAY
    for _ in range(2):
        end_pause(pause=row, at=later)
        row.refresh_from_db()
        assert row.ends_on == TODAY + 3 * DAY
    assert pause_on(pauses_of(student), TODAY + 4 * DAY) is None
    assert pause_on(pauses_of(student), TODAY + 3 * DAY) == row


@pytest.mark.parametrize("first", [0, 3])
def test_a_pause_without_a_whole_day_is_taken_away(first):
    student = learner()
    end_pause(pause=pause(student, first, None), at=NOON)
    assert not student.pauses.exists()


def test_a_pause_that_is_over_stays_as_it_was():
    student = learner()
    row = pause(student, 0, 2)
    end_pause(pause=row, at=NOON + 9 * DAY)
    assert Pause.objects.get().ends_on == TODAY + 2 * DAY


@pytest.mark.parametrize("last", [None, 367])
def test_a_pause_begins_within_a_year(last):
    student = learner()
    with pytest.raises(ValidationError, match="at most 366 days from now"):
        pause(student, 367, last)
    assert pause(student, 366, None).starts_on == TODAY + 366 * DAY
