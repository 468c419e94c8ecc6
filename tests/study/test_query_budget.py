"""The hot path stays lean: one read, then a short transaction that only writes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quizapp.study.sessions import next_presentation, start_sitting
from tests.factories import NOON, answer, card, learner, presentation, question, sitting, topic

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

ONCE_A_DAY = 2  # the day's counters are made


def statements(captured: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in captured.captured_queries]


def test_an_answer_costs_two_reads_and_at_most_six_writes_in_one_transaction() -> None:
    student = learner()
    place = sitting(student)
    row = card(student, question())
    answer(presentation(row, sitting_id=place.pk))
    shown = presentation(row, sitting_id=place.pk)
    with CaptureQueriesContext(connection) as captured:
        answer(shown, at=NOON + timedelta(minutes=1))
    words = [sql.split()[0] for sql in statements(captured)]
    # The second read is of the days' load.
    assert words == ["SELECT", "SELECT", "SAVEPOINT", "UPDATE", "INSERT", "UPDATE", "UPDATE", "UPDATE", "RELEASE"]
    later = presentation(row, sitting_id=place.pk)
    with CaptureQueriesContext(connection) as captured:
        answer(later, at=NOON + timedelta(days=3))
    # On another day the intercept moves as well, and the day's counters are made.
    assert len([sql for sql in statements(captured) if sql.split()[0] == "SELECT"]) == 2


def test_the_first_answer_of_a_day_costs_a_little_more(django_assert_max_num_queries) -> None:
    shown = presentation(card(learner(), question()))
    with django_assert_max_num_queries(9 + ONCE_A_DAY):
        answer(shown)


def test_a_replay_writes_nothing() -> None:
    shown = presentation(card(learner(), question()))
    answer(shown)
    with CaptureQueriesContext(connection) as captured:
        answer(shown)
    assert {sql.split()[0] for sql in statements(captured)} == {"SELECT"}


def test_what_comes_next_costs_the_same_with_a_large_bank_and_a_long_history(django_assert_max_num_queries) -> None:
    student = learner()
    for number in range(40):
        row = question(asks=["person", "year", "purpose"][number % 3])
        if number < 20:
            answer(presentation(card(student, row)), at=NOON - timedelta(days=30))
    place = start_sitting(learner=student, topic=topic(), mode="today", at=NOON)
    with django_assert_max_num_queries(16):
        next_presentation(sitting=place, at=NOON)
    with django_assert_max_num_queries(2):
        next_presentation(sitting=place, at=NOON)
