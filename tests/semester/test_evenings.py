"""Sixteen weeks, evening by evening: what Today asks, in which order, and how much of it."""

from collections import Counter
from itertools import combinations, pairwise

import pytest

from tests.semester.term import MINUTES

pytestmark = [pytest.mark.django_db, pytest.mark.long]
GO_ON = 3  # minutes of a helping more
BETWEEN = 2  # other questions between a miss and its return


def _sittings(semester, mode="today"):
    """Those that were answered to their end."""
    return [one for one in semester.sittings if one.mode == mode and one.finish]


def _missed(semester, answer):
    return not answer.right or answer.review in semester.guessed


def _misses(semester, sat):
    return sum(_missed(semester, one) for one in semester.of_sitting(sat.id))


def _spacers(semester, sat):
    """Questions beyond the size, which may only stand between a miss and its return where nothing else is left."""
    return max(0, sum(one.first for one in semester.of_sitting(sat.id)) - sat.size)


def test_today_holds_no_more_than_the_minutes_left_its_misses_and_what_keeps_these_apart(semester):
    for sat in _sittings(semester):
        left = 60 * MINUTES - sat.spent_before
        room = left if left >= sat.seconds else 60 * GO_ON
        assert 0 < sat.size <= max(1, int(room / sat.seconds)), sat
        assert _spacers(semester, sat) <= BETWEEN * _misses(semester, sat), sat
        answers = semester.of_sitting(sat.id)
        assert len(answers) <= sat.size + _misses(semester, sat) + _spacers(semester, sat), sat


def test_it_asks_what_the_first_page_said_so_many_reviews_then_so_many_new(semester):
    said = [sat for sat in _sittings(semester) if sat.planned]
    assert len(said) > 40
    for sat in said:
        firsts = [one for one in semester.of_sitting(sat.id) if one.first][: sat.size]
        assert (sum(not one.is_new for one in firsts), sum(one.is_new for one in firsts)) == sat.planned, sat


def test_what_is_due_comes_before_what_is_new(semester):
    for sat in _sittings(semester):
        kinds = [one.is_new for one in semester.of_sitting(sat.id) if one.first]
        assert kinds == sorted(kinds), sat


def test_what_is_not_new_is_due(semester):
    asked = [one for one in semester.answers if one.mode in ("today", "cards") and not one.is_new]
    assert [one for one in asked if one.due_on > one.today] == []


def test_no_question_comes_twice_on_a_day_but_one_that_was_missed(semester):
    for today, answers in semester.by_day().items():
        scheduled = [one for one in answers if one.counts_as not in ("pretest", "practice")]
        for question in Counter(one.question for one in scheduled):
            own = [one for one in scheduled if one.question == question]
            assert all(_missed(semester, one) for one in own[:-1]), (today, question)


def test_siblings_are_not_asked_on_one_day(semester):
    """A quiz keeps them apart only within itself."""
    for today, answers in semester.by_day().items():
        asked = {one.question: one.facts for one in answers if one.mode not in ("quiz", "practice")}
        told = [pair for pair in combinations(asked.items(), 2) if pair[0][1] & pair[1][1]]
        assert told == [], today
    for sat in _sittings(semester, "quiz"):
        asked = [one.facts for one in semester.of_sitting(sat.id)]
        assert len(asked) == len(set(asked)) == 10


def test_today_begins_no_third_card_of_a_fact_before_two_are_learnt(semester):
    begun = [one for one in semester.answers if one.mode == "today" and one.is_new]
    assert len(begun) > 8
    assert [one for one in begun if one.crowded] == []


def test_every_week_has_its_evenings_and_its_new_questions(semester):
    assert len(semester.by_day()) >= 75
    assert len({one.question for one in semester.answers}) > 60


def test_study_days_never_go_back_and_nothing_falls_due_before_its_day(semester):
    days = [row["study_day"] for row in semester.log]
    assert all(earlier <= later for earlier, later in pairwise(days))
    assert [row["id"] for row in semester.log if row["due_on"] < row["study_day"]] == []
