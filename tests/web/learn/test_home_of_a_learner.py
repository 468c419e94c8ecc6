"""The first page of a returning learner: minutes and chapters, the day's goal, a backlog in words, days away."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from quizapp.study.models import LearnerDay
from tests import factories

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def home(student):
    """The text of the first page, read again at each call."""
    student.answer_all()

    def read() -> str:
        return " ".join(student.client.get("/").content.decode().split())

    return read


@pytest.fixture
def day(student):
    return student.learner.last_seen_on


def _make_due(student, day, number, ago=1):
    cards = [memory.pk for memory in student.learner.memories.all()[:number]]
    due = {"due_on": day, "due_at": None, "state": "review", "last_study_day": day - ago * DAY}
    student.learner.memories.filter(pk__in=cards).update(**due)


def _studied(student, day, **fields):
    LearnerDay.objects.update_or_create(learner=student.learner, study_day=day, defaults=fields)


def test_reviews_in_minutes_then_the_chapter_by_its_name(student, home, day):
    _make_due(student, day, 2)
    assert 'Review 1 min, then <b dir="auto">How did it begin?</b>, 1 min.' in home()
    student.learner.memories.update(due_on=day + DAY, due_at=None)
    assert 'Nothing to review now. <b dir="auto">How did it begin?</b>, 1 min.' in home()


def test_the_days_minutes_are_a_quiet_meter(student, home, day):
    _studied(student, day, reviews=12, milliseconds=180_000)
    page = home()
    assert "6 of 10 minutes today" in page
    assert '<progress class="meter" value="6" max="10" aria-label="Minutes studied today">' in page


def test_after_the_goal_going_on_is_allowed_and_says_so(student, home, day):
    _make_due(student, day, 6)
    _studied(student, day, reviews=6, milliseconds=700_000)
    page = home()
    assert "Today’s goal of 10 minutes is met: 13 so far" in page
    assert "Your 10 minutes for today are done. You may stop here, or go on:" in page
    assert "Go on (3 minutes)" in page
    assert "Start (" not in page


def test_a_streak_is_shown_to_who_asked_for_it(student, home, day):
    _studied(student, day - DAY, reviews=1)
    assert "in a row" not in home()
    type(student.learner).objects.update(wants_streak=True)
    assert "2 days of study in a row" in home()
    assert "2 days of study in a row" in student.client.get(reverse("progress")).content.decode()


def test_a_backlog_is_said_in_days_at_minutes_and_never_counted(student, home, day):
    type(student.learner).objects.update(minutes_a_day=1)
    student.learner.days.update(study_day=day - 40 * DAY)
    _make_due(student, day, 6, ago=40)
    page = home()
    assert "You have been away; 4 days at 1 minute and you are back." in page
    assert "Start (1 minute)" in page
    assert "6 due" not in page


def test_who_was_not_away_reads_why_it_is_much(student, home, day):
    type(student.learner).objects.update(minutes_a_day=1)
    _make_due(student, day, 6)
    assert "More comes back now than fits in 1 minute a day" in home()


def test_on_a_pause_nothing_is_counted_and_one_click_ends_it(student, home, day):
    _make_due(student, day, 6, ago=40)
    pause = factories.pause(student.learner, starts_on=day - DAY, ends_on=day + DAY)
    page = home()
    assert f"You are away until {pause.ends_on.day} {pause.ends_on:%B}." in page
    for nagging in ("Review", "minutes today", "essentials", "You stopped"):
        assert nagging not in page
    response = student.client.post(reverse("pause_end", args=[pause.pk]), follow=True)
    assert "Welcome back." in response.content.decode()
    assert "Review" in home()


def test_an_open_pause_has_no_end_to_name(student, home):
    factories.pause(student.learner)
    assert "You are away. " in home()


def test_other_ways_to_study_are_one_link_away(home):
    assert "Other ways to study" in home()


def test_a_sitting_of_yesterday_is_not_offered_again(student):
    student.answer(student.shown(), 0)
    student.learner.sittings.update(started_at=timezone.now() - timedelta(days=2))
    assert "You stopped after" not in student.client.get("/").content.decode()
