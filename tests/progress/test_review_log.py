"""The log as a table: every answer in order, with what was said of it; and as an optimiser of FSRS reads it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quizapp.progress import review_log
from quizapp.progress.review_log import COLUMNS, fsrs_rows, rows
from quizapp.study.sessions import mark_guessed, regrade, reset_card, undo
from tests.factories import NOON, answer, card, learner, presentation, question, sitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def student():
    return learner()


def at(days: int):
    return NOON + timedelta(days=days)


def given(row, day: int, *, right: bool = True, **fields):
    place = sitting(row.learner)
    row.presentations.update(is_open=False)  # what an undo left open
    shown = presentation(row, shown_at=at(day), study_day=at(day).date(), sitting_id=place.pk, **fields)
    return answer(shown, right=right, at=at(day)).review_id


def table(student) -> list[dict]:
    return [dict(zip(COLUMNS, cells, strict=True)) for cells in rows(student)]


def test_every_answer_stands_in_order_with_what_was_said_of_it(student) -> None:
    first, second = card(student, question()), card(student, question())
    given(first, 0)
    guess = given(second, 1)
    mark_guessed(learner=student, review_id=guess, at=at(1))
    wrong = given(first, 2, right=False)
    regrade(learner=student, review_id=wrong, grade=2, at=at(2))
    gone = given(second, 3)
    undo(learner=student, review_id=gone, at=at(3))
    reset_card(learner=student, card=first, at=at(4))
    told = table(student)
    names = ("question_key", "verdict", "grade_given", "grade_counted", "voided", "guessed", "reset_after")
    assert [tuple(row[name] for name in names) for row in told] == [
        ("question-1", "right", 3, 3, 0, 0, 0),
        ("question-2", "right", 3, 1, 0, 1, 0),
        ("question-1", "wrong", 1, 2, 0, 0, 1),
        ("question-2", "right", 3, "", 1, 0, 0),
    ]
    assert (told[0]["at"], told[0]["question"]) == ("2026-03-02T12:00:00+00:00", "Who was it in question-1?")
    assert told[0]["interval_good"] and told[0]["interval_again"] is None


def test_a_question_that_a_spreadsheet_would_run_is_inert(student) -> None:
    given(card(student, question(stem="=HYPERLINK(1)")), 0)
    assert table(student)[0]["question"] == "'=HYPERLINK(1)"


def test_it_is_read_in_parts_and_misses_nothing(student, monkeypatch) -> None:
    for _ in range(7):
        given(card(student, question()), 0)  # all at one moment
    given(card(learner(), question()), 0)
    whole = table(student)
    monkeypatch.setattr(review_log, "TOGETHER", 3)
    assert table(student) == whole
    assert len({row["review_id"] for row in whole}) == 7


def test_queries_grow_with_parts_only(student, monkeypatch) -> None:
    row = card(student, question())
    for day in range(8):
        given(row, day)
    monkeypatch.setattr(review_log, "TOGETHER", 4)
    with CaptureQueriesContext(connection) as captured:
        table(student)
    assert len(captured) == 2 * 3 + 1


def test_an_optimiser_gets_what_counts_with_the_state_before_each_answer(student) -> None:
    row, other = card(student, question()), card(student, question())
    given(row, 0, right=False)
    given(row, 1)
    given(other, 2, mode="practice")
    given(row, 5, right=False)
    undo(learner=student, review_id=given(row, 6), at=at(6))
    given(row, 7)
    moment = int(NOON.timestamp() * 1000)
    day = 24 * 60 * 60 * 1000
    assert list(fsrs_rows(student)) == [
        (1, moment, 1, 0, 4000),
        (1, moment + day, 3, 1, 4000),
        (1, moment + 5 * day, 1, 2, 4000),
        (1, moment + 7 * day, 3, 3, 4000),
    ]


def test_a_fresh_start_and_another_answer_are_cards_of_their_own(student) -> None:
    row = card(student, question())
    given(row, 0)
    reset_card(learner=student, card=row, at=at(1))
    given(row, 2)
    row.answer_fingerprint = row.question.answer_fingerprint = "second answer"
    row.save()
    row.question.save()
    given(row, 4)
    assert [(number, state) for number, _, _, state, _ in fsrs_rows(student)] == [(1, 0), (2, 0), (3, 0)]
