"""The hot path stays lean: narrow reads, then a short transaction that only writes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quizapp.study.models import Presentation
from quizapp.study.sessions import READ_TO_ANSWER, next_presentation, start_sitting
from tests.factories import NOON, answer, card, learner, presentation, question, sitting, topic

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

ONCE_A_DAY = 2  # the day's counters are made


def statements(captured: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in captured.captured_queries]


def as_a_page_reads_it(shown: Presentation) -> Presentation:
    return shown.learner.presentations.select_related(*READ_TO_ANSWER).get(id=shown.id)


def test_an_answer_that_its_page_has_read_costs_two_reads_and_five_writes_in_one_transaction() -> None:
    student = learner()
    place = sitting(student)
    row = card(student, question())
    answer(presentation(row, sitting_id=place.pk))
    shown = as_a_page_reads_it(presentation(row, sitting_id=place.pk))
    with CaptureQueriesContext(connection) as captured:
        answer(shown, at=NOON + timedelta(minutes=1), sitting=place)
    words = [sql.split()[0] for sql in statements(captured)]
    # The card's log, and the days' load.
    assert words == ["SELECT", "SELECT", "SAVEPOINT", "UPDATE", "INSERT", "UPDATE", "UPDATE", "UPDATE", "RELEASE"]
    later = presentation(row, sitting_id=place.pk)
    with CaptureQueriesContext(connection) as captured:
        answer(later, at=NOON + timedelta(days=3))
    # On another day the intercept moves as well, and the day's counters are made; alone, it reads the showing and the
    # sitting first.
    assert len([sql for sql in statements(captured) if sql.split()[0] == "SELECT"]) == 4


def test_what_its_page_has_read_too_early_is_read_again() -> None:
    student = learner()
    place = sitting(student)
    shown = presentation(card(student, question()), sitting_id=place.pk)
    early = as_a_page_reads_it(shown)
    first = answer(shown)
    again = answer(early, right=False, at=NOON + timedelta(minutes=1), sitting=place)
    assert (again.is_replay, again.review_id, again.answered) == (True, first.review_id, 1)
    assert student.reviews.count() == 1


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
    with django_assert_max_num_queries(15):
        next_presentation(sitting=place, at=NOON)
    with django_assert_max_num_queries(3):
        next_presentation(sitting=place, at=NOON)
