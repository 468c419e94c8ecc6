"""The two weeks before the exam, the exam itself, and the week after it."""

import pytest

from tests.semester.term import EXAM, EXAM_NAMED, MINUTES

pytestmark = [pytest.mark.django_db, pytest.mark.long]


def test_every_day_of_the_plan_keeps_to_the_minutes_the_eve_too(semester):
    assert len(semester.exam_pages) == (EXAM - EXAM_NAMED).days + 1
    for page in semester.exam_pages:
        assert page.minutes <= MINUTES, page.today
        assert all(seconds <= 60 * MINUTES + 1e-6 for seconds in page.days.values()), page.today
    eve = semester.exam_pages[-2]
    assert (EXAM - eve.today).days == 1
    assert max(eve.days) == eve.today and eve.days[eve.today] <= 60 * MINUTES


def test_nothing_is_planned_on_the_day_itself(semester):
    day = semester.exam_pages[-1]
    assert (day.today, day.minutes, day.days) == (EXAM, 0, {})


def test_a_sitting_for_the_exam_holds_no_more_than_its_minutes_its_misses_and_what_keeps_these_apart(semester):
    sittings = [one for one in semester.sittings if one.mode == "exam"]
    assert len(sittings) == (EXAM - EXAM_NAMED).days
    for sat in sittings:
        answers = semester.of_sitting(sat.id)
        misses = sum(not one.right or one.review in semester.guessed for one in answers)
        assert sat.size * sat.seconds <= 60 * MINUTES, sat
        spacers = max(0, sum(one.first for one in answers) - sat.size)
        assert spacers <= 2 * misses and len(answers) <= sat.size + misses + spacers, sat


def test_the_range_holds_the_score_of_most_exams(semester):
    """It is to hold eight of ten: the luck of one exam may fall outside, that of two in three should not."""
    score = semester.exam_pages[-1].stopped
    held = [drawn for drawn in semester.exam_draws if score.lowest <= drawn <= score.highest]
    assert len(held) >= 2, (score, semester.exam_draws, semester.exam_truth)


def test_keeping_to_the_plan_raises_the_score(semester):
    named, day = semester.exam_pages[0], semester.exam_pages[-1]
    assert named.kept.expected > named.stopped.expected
    assert day.stopped.expected > named.stopped.expected


def test_afterwards_it_is_long_term_study_again(semester):
    assert "How did it go?" in semester.found["exam over"]
    after = [one for one in semester.answers if one.today > EXAM]
    assert after and {one.counts_as for one in after} <= {"scheduled", "guess_first"}
    assert {one.mode for one in after} == {"today"}
