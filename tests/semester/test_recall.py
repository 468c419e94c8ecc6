"""What sixteen weeks of it come to, in a memory that is not FSRS."""

from itertools import pairwise

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.long]
PROMISED, BAND = 0.90, 0.06


def _reviews(semester, latest):
    """First answers of the day to cards in review, so many days after they fell due at the latest."""
    return [
        one
        for one in semester.answers
        if one.mode == "today" and one.first and one.state == "review" and (one.today - one.due_on).days <= latest
    ]


def test_what_is_asked_in_time_is_recalled_as_promised(semester):
    """True recall, luck aside, of what was asked on its day or the day after."""
    reviews = _reviews(semester, latest=1)
    assert len(reviews) > 120
    recalled = sum(one.recalled for one in reviews) / len(reviews)
    assert abs(recalled - PROMISED) <= BAND, recalled


def test_the_essentials_told_grow_from_week_to_week(semester):
    told = [week.told for week in semester.weeks]
    assert all(later >= earlier - 3 for earlier, later in pairwise(told)), told
    assert all(later >= earlier for earlier, later in pairwise([week.met for week in semester.weeks]))
    assert told[-1] >= max(max(told) - 3, 0.8 * semester.weeks[-1].total), told  # a week after the exam
