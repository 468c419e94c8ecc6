"""Undo of an answer of any sitting, over or not; and the one that is offered from the next question."""

from datetime import timedelta

import pytest

from quizapp.study.models import Learner, Presentation, Sitting
from quizapp.study.sessions import last_undoable, mark_guessed, next_presentation, regrade, reset_card, undo
from tests.factories import NOON, answer, card, learner, presentation, question, sitting

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def student() -> Learner:
    return learner()


def test_a_guess_said_after_the_end_and_after_another_undo_leaves_the_size_right(student: Learner) -> None:
    place = sitting(student, size=2)
    first, second = (answer(presentation(card(student, question()), sitting_id=place.pk)) for _ in range(2))
    Sitting.objects.update(finished_at=NOON)
    mark_guessed(learner=student, review_id=first.review_id, at=LATER)
    undo(learner=student, review_id=second.review_id, at=LATER)
    undo(learner=student, review_id=first.review_id, at=LATER)
    place.refresh_from_db()
    assert (place.size, place.answered, place.finished_at) == (2, 0, None)


def test_an_answer_of_a_sitting_that_is_over_is_asked_again_in_it_while_another_goes_on(student: Learner) -> None:
    over, now = sitting(student), sitting(student)
    old = answer(presentation(card(student, question()), sitting_id=over.pk))
    Sitting.objects.filter(pk=over.pk).update(finished_at=NOON)
    answer(presentation(card(student, question()), sitting_id=now.pk), at=LATER)
    asked = undo(learner=student, review_id=old.review_id, at=LATER)
    assert next_presentation(sitting=over, at=LATER) == asked
    assert list(Sitting.objects.order_by("answered").values_list("pk", "answered")) == [(over.pk, 0), (now.pk, 1)]


def test_the_last_answer_of_a_sitting_that_stands_is_offered(student: Learner) -> None:
    place = sitting(student)
    assert last_undoable(place) is None
    first = answer(presentation(card(student, question()), sitting_id=place.pk))
    second = answer(presentation(card(student, question()), sitting_id=place.pk), at=LATER)
    answer(presentation(card(student, question()), sitting_id=sitting(student).pk), at=LATER + timedelta(minutes=1))
    assert last_undoable(place).id == second.review_id  # type: ignore[union-attr]
    undo(learner=student, review_id=second.review_id, at=LATER)
    assert last_undoable(place).id == first.review_id  # type: ignore[union-attr]


@pytest.mark.parametrize("mode", ["quiz", "today"])
def test_what_keeps_its_answers_for_the_end_offers_none(student: Learner, mode: str) -> None:
    place = sitting(student, mode=mode)
    answer(presentation(card(student, question()), sitting_id=place.pk))
    assert (last_undoable(place) is None) == (mode == "quiz")


def test_a_question_that_is_no_longer_asked_offers_none(student: Learner) -> None:
    place, asked = sitting(student), question()
    answer(presentation(card(student, asked), sitting_id=place.pk))
    asked.editorial_state = "rejected"
    asked.save()
    assert last_undoable(place) is None


@pytest.mark.parametrize("verb", [undo, mark_guessed, regrade, reset_card])
def test_an_open_flashcard_never_keeps_days_of_a_memory_that_is_gone(student: Learner, verb) -> None:
    row, place = card(student, question()), sitting(student)
    review = answer(presentation(row, sitting_id=place.pk)).review_id
    promising = presentation(row, format="flashcard", options=[], intervals=[None, 3, 9, 20], sitting_id=place.pk)
    of = {"card": row} if verb is reset_card else {"review_id": review}
    verb(learner=student, at=LATER, **of, **({"grade": 4} if verb is regrade else {}))
    assert not Presentation.objects.get(pk=promising.pk).is_open
