"""Sixteen weeks on the first page: what it says each day is what the log says."""

import re
from math import ceil

import pytest

from tests.semester.term import AWAY, EXAM, EXAM_NAMED, MINUTES, day

pytestmark = [pytest.mark.django_db, pytest.mark.long]
RETURN = day(10, 2)
STUDIED_OF_SEVEN = 5 / 7


def _planned(semester):
    return [home for home in semester.homes if home.plan and any(home.plan[:2])]


def test_the_minutes_of_reviews_and_of_what_is_new_add_up(semester):
    assert len(_planned(semester)) > 60
    for home in _planned(semester):
        reviews, new, review_minutes, minutes = home.plan
        assert minutes == ceil((reviews + new) * home.seconds / 60), home.today
        assert review_minutes == ceil(reviews * home.seconds / 60), home.today
        assert reviews <= home.due, home.today


def test_the_line_says_what_is_planned(semester):
    for home in _planned(semester):
        reviews, new, review_minutes, minutes = home.plan
        if not new:
            said = f"Review {review_minutes} min."
        elif not reviews:
            said = "Nothing to review now."
        elif minutes > review_minutes:
            said = f"Review {review_minutes} min, then "
        else:
            said = "Review, then "
        assert said in home.text, (home.today, said)
        button = f"({minutes} minute{'' if minutes == 1 else 's'})"
        assert f"Start {button}" in home.text or f"Go on {button}" in home.text, home.today


def test_the_meter_shows_the_minutes_spent_and_the_goal_when_it_is_met(semester):
    told = [home for home in semester.homes if "today</p>" in home.text or "Today’s goal of" in home.text]
    assert any("Today’s goal of" in home.text for home in told) and len(told) > 60
    for home in told:
        left = 60 * MINUTES - home.spent
        is_met = bool(home.spent) and left < home.seconds
        assert (f"Today’s goal of {MINUTES} minutes is met" in home.text) == is_met, home.today
        if home.spent and not is_met:
            assert f"{max(1, int(home.spent / 60))} of {MINUTES} minutes today" in home.text, home.today


def test_on_holiday_nothing_is_counted(semester):
    away = [home for home in semester.homes if AWAY[0] <= home.today <= AWAY[1]]
    assert away
    for home in away:
        assert "You are away until 4 November. Nothing is asked of you." in home.text
        assert "Review " not in home.text and "meter" not in home.text and home.due > 0


def test_the_return_is_said_in_days_and_capped_by_the_minutes(semester):
    back = next(home for home in semester.homes if home.today == RETURN)
    assert back.due * back.seconds > 60 * MINUTES, "nothing piled up"
    said = re.search(
        rf"You have been away; (about )?(\d+) (days|weeks) at {MINUTES} minutes and you are back", back.text
    )
    assert said, back.backlog
    days = int(said[2]) * (7 if said[3] == "weeks" else 1)
    first = next(sat for sat in semester.sittings if sat.today == RETURN)
    assert first.size * first.seconds <= 60 * MINUTES
    until_exam = (EXAM_NAMED - RETURN).days * STUDIED_OF_SEVEN
    waiting = [sat.due_after for sat in semester.sittings if RETURN <= sat.today < EXAM_NAMED and sat.mode == "today"]
    needed = next((place for place, due in enumerate(waiting, 1) if due <= 1), None)
    assert days >= until_exam - 7 if needed is None else needed / 2 <= days <= 2 * needed, (days, waiting)


def test_a_backlog_is_only_said_where_there_is_one(semester):
    for home in _planned(semester):
        if home.backlog:
            assert home.due >= int(60 * MINUTES / home.seconds) or home.today == RETURN, home.today


def test_the_exam_is_on_the_first_page_until_its_day_and_no_longer(semester):
    for home in semester.homes:
        days = (EXAM - home.today).days
        if home.today < EXAM_NAMED or days < 0:
            assert "days to go" not in home.text and "Study for it" not in home.text, home.today
        elif not days:
            assert "It is today. Nothing more is planned" in home.text
        else:
            assert f"{days} day{'' if days == 1 else 's'} to go" in home.text, home.today
