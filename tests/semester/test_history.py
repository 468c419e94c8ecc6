"""Sixteen weeks: what is kept of them, whatever device, zone and moment the answers came from."""

from datetime import date

import pytest

from tests.semester.term import AWAY, CLOCKS_CHANGE, FLIES

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def test_at_the_end_of_each_week_the_caches_are_what_the_log_says(semester):
    assert len(semester.weeks) == 15
    assert [week for week in semester.weeks if week.wrong != (0, 0, False)] == []


def test_thrown_away_they_come_back_from_the_log(semester):
    assert semester.found["rebuilt"]


def test_the_file_of_answers_has_every_one_of_them_and_says_which_were_undone(semester):
    given = {one.review for one in semester.answers}
    assert [row["review_id"] for row in semester.exported] == [str(row["id"]) for row in semester.log]
    assert {row["review_id"] for row in semester.exported} == given
    assert {row["review_id"] for row in semester.exported if row["voided"] == "1"} == semester.undone
    assert {row["review_id"] for row in semester.exported if row["guessed"] == "1"} == semester.guessed
    assert semester.undone and semester.guessed


def test_signing_up_in_the_second_week_keeps_the_guests_answers(semester):
    is_same, was_guest, is_guest, before, after = semester.found["sign up"]
    assert (is_same, was_guest, is_guest) == (True, True, False)
    assert before == after > 20


def test_a_form_sent_twice_and_a_second_tab_change_nothing(semester):
    before, after, status = semester.found["double submit"]
    assert (before, status) == (after, 200)
    is_same_question, nothing_changed = semester.found["second tab"]
    assert is_same_question and nothing_changed


def test_an_answer_of_the_telephone_is_taken_back_at_the_desk(semester):
    assert semester.found["second device"] == (True, True)


def test_an_account_is_asked_to_log_in_again_after_ninety_days_and_keeps_all(semester):
    assert len(semester.found.get("logged out", [])) <= 1
    assert semester.log[-1]["study_day"] > date(2026, 12, 14)


def test_flying_west_before_dawn_stays_on_the_day_that_was_begun(semester):
    assert semester.found["day after the flight"] == (FLIES, "Europe/Berlin")
    zones = [row["zone"] for row in semester.log if row["study_day"] == FLIES]
    assert zones == sorted(zones) and set(zones) == {"Asia/Almaty", "Europe/Berlin"}
    assert {row["zone"] for row in semester.log if row["study_day"] > FLIES} == {"Europe/Berlin"}


def test_the_hour_that_comes_twice_belongs_to_the_evening_before(semester):
    saturday = date(2026, 10, 24)
    assert semester.found["night of the clocks"] == [saturday, saturday]
    assert CLOCKS_CHANGE in semester.by_day()


def test_nothing_is_asked_on_a_holiday(semester):
    assert [day for day in semester.by_day() if AWAY[0] <= day <= AWAY[1]] == []


def test_practice_changes_nothing_in_the_schedule_and_a_quiz_does(semester):
    assert semester.found["schedule after practice"] == [True]
    assert semester.found["schedule after quiz"] == [False, False]
    assert semester.found["schedule after cards"] == [False]
