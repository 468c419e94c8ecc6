"""Study days never run backwards: late answers, travel and clocks that jump are taken as they come."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from quizapp.study.models import Learner, Memory, Review
from quizapp.study.sessions import set_zone, start_learner, today_of
from tests.factories import NOON, answer, card, learner, presentation, question

pytestmark = pytest.mark.django_db

# 20:00 on 2 March in UTC is already 01:00 on the 3rd in Almaty: still the study day of the 2nd until four.
MORNING = datetime(2026, 3, 3, 1, tzinfo=UTC)  # 06:00 on the 3rd in Almaty, 20:00 on the 2nd in New York


def test_travelling_west_does_not_take_a_day_back() -> None:
    student = start_learner(at=MORNING, zone="Asia/Almaty")
    row = card(student, question())
    answer(presentation(row, study_day=date(2026, 3, 3)), right=False, at=MORNING)
    set_zone(learner=student, zone="America/New_York")
    answer(presentation(row, study_day=date(2026, 3, 3)), at=MORNING + timedelta(hours=1))
    assert [review.study_day for review in Review.objects.order_by("sequence")] == [date(2026, 3, 3)] * 2
    assert [review.zone for review in Review.objects.order_by("sequence")] == ["Asia/Almaty", "America/New_York"]


def test_today_is_never_before_the_last_study_day() -> None:
    student = learner(last_seen_on=date(2026, 3, 3), zone="America/New_York")
    assert today_of(student, MORNING) == date(2026, 3, 3)
    assert today_of(student, MORNING + timedelta(days=1)) == date(2026, 3, 3)
    assert today_of(student, MORNING + timedelta(days=2)) == date(2026, 3, 4)


def test_an_answer_stamped_long_before_the_last_one_is_taken_on_its_day() -> None:
    student = learner()
    row = card(student, question())
    answer(presentation(row))
    answer(presentation(row), at=NOON - timedelta(days=400))
    last = Review.objects.order_by("sequence").last()
    assert (last.study_day, last.at) == (NOON.date(), NOON - timedelta(days=400))
    assert Memory.objects.get().due_on >= last.study_day


def test_an_answer_days_after_the_question_was_shown_counts_on_the_day_it_is_given() -> None:
    student = learner()
    answer(presentation(card(student, question())), at=NOON + timedelta(days=9))
    assert Review.objects.get().study_day == NOON.date() + timedelta(days=9)
    student.refresh_from_db()
    assert student.last_seen_on == NOON.date() + timedelta(days=9)


def test_the_first_hours_after_midnight_belong_to_the_evening() -> None:
    student = learner(last_seen_on=date(2026, 3, 1))
    assert today_of(student, datetime(2026, 3, 3, 3, 59, tzinfo=UTC)) == date(2026, 3, 2)
    assert today_of(student, datetime(2026, 3, 3, 4, 0, tzinfo=UTC)) == date(2026, 3, 3)


def test_an_unknown_zone_is_refused_with_the_field_named() -> None:
    student = learner()
    with pytest.raises(ValidationError) as refused:
        set_zone(learner=student, zone="Mars/Olympus")
    assert "zone" in refused.value.message_dict
    assert Learner.objects.get().zone == "UTC"
    with pytest.raises(ValidationError):
        start_learner(at=NOON, zone="../secret")
