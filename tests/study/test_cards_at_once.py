"""Another grade, a fresh start, setting aside, a hint, a report: said on two devices at one moment, it is said once."""

from contextlib import suppress

import pytest

from quizapp.study.memory.caches import Rebuilt, rebuild_learner
from quizapp.study.models import Card, Correction, Memory, Presentation, Report, Review, Sitting
from quizapp.study.sessions import (
    BadAnswer,
    Given,
    NotPossible,
    bury_siblings,
    keep_leech,
    mark_guessed,
    regrade,
    report,
    reset_card,
    submit_answer,
    suspend,
    take_hint,
    undo,
)
from tests.factories import NOON, TODAY, answer, card, learner, memory, presentation, question, sitting, year_question
from tests.study.test_two_tabs_at_once import THREADS, at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def test_one_grade_said_at_once_is_one_correction() -> None:
    student = learner()
    review = answer(presentation(card(student, question()), sitting_id=sitting(student).pk)).review_id
    told = at_once(lambda _: regrade(learner=student, review_id=review, grade=1, at=NOON))
    assert {(one.grade, one.due_on) for one in told} == {(1, TODAY)}
    assert (Correction.objects.count(), Sitting.objects.get().size) == (1, 11)
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)


def test_grades_guesses_and_undo_at_once_leave_the_caches_equal_to_the_log() -> None:
    student = learner()
    place = sitting(student)
    review = answer(presentation(card(student, question()), sitting_id=place.pk)).review_id

    def act(number: int) -> None:
        with suppress(NotPossible):  # undone before: refused
            if number == 0:
                undo(learner=student, review_id=review, at=NOON)
            elif number == 1:
                mark_guessed(learner=student, review_id=review, at=NOON)
            else:
                regrade(learner=student, review_id=review, grade=number, at=NOON)

    at_once(act)
    place.refresh_from_db()
    assert (place.size, place.answered) == (10, 0)
    assert not Memory.objects.exists()
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)


def test_a_card_starts_afresh_once_and_an_answer_meanwhile_is_kept_or_refused() -> None:
    student = learner()
    row = card(student, question())
    answer(presentation(row))
    shown = presentation(row)

    def act(number: int) -> None:
        if number:
            reset_card(learner=student, card=row, at=NOON)
        else:
            with suppress(BadAnswer):
                answer(shown)

    at_once(act)
    assert not Presentation.objects.filter(is_open=True).exists()
    assert 1 <= Correction.objects.count() <= Review.objects.count()
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)


def test_siblings_put_off_at_once_are_one_card_each() -> None:
    student = learner()
    first, *_ = [question(subject_facts=["event:visit"]) for _ in range(5)]
    row = card(student, first)
    assert at_once(lambda _: bury_siblings(learner=student, card=row, at=NOON)) == [5] * THREADS
    assert Card.objects.filter(buried_on=TODAY).count() == 5


def test_going_on_and_suspending_at_once_both_hold() -> None:
    student = learner()
    row = card(student, question(), is_leech=True)
    memory(row, lapses=8)
    at_once(lambda number: (keep_leech if number % 2 else suspend)(learner=student, card=row))
    row.refresh_from_db()
    assert (row.suspended, row.is_leech, row.leech_settled_at) == (True, False, 8)


def test_a_hint_taken_at_once_with_the_answer_counts_or_comes_too_late() -> None:
    student = learner()
    shown = presentation(card(student, year_question("1992")), format="typed", options=[])

    def act(number: int) -> None:
        with suppress(NotPossible):
            if number:
                take_hint(presentation=Presentation.objects.select_related("version__question").get(pk=shown.pk))
            else:
                submit_answer(presentation=shown, given=Given(text="1992"), at=NOON)

    at_once(act)
    review, kept = Review.objects.get(), Presentation.objects.get()
    assert kept.hints == review.hints <= 1
    assert review.grade == (1 if review.hints else 3)


def test_a_report_made_at_once_is_one() -> None:
    student = learner()
    version = question().current
    at_once(lambda number: report(learner=student, version=version, reason="other", text=str(number), at=NOON))
    assert Report.objects.count() == 1
