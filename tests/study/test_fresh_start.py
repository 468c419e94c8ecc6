"""A card that starts afresh is new; its log stays, and a second time changes nothing."""

from datetime import timedelta

import pytest

from quizapp.study.asking.presenting import present
from quizapp.study.memory.caches import Rebuilt, rebuild_learner
from quizapp.study.models import Correction, Learner, Memory, Presentation, Review
from quizapp.study.sessions import reset_card, undo
from tests.factories import NOON, answer, card, learner, presentation, question, sitting, year_question

pytestmark = pytest.mark.django_db


@pytest.fixture
def student() -> Learner:
    return learner()


def test_started_afresh_a_card_is_new_and_its_log_stays(student: Learner) -> None:
    own = card(student, question(), leech_settled_at=8)
    for days in (9, 5):
        answer(presentation(own), at=NOON - timedelta(days=days))
    still_open = presentation(own)
    for _ in range(2):
        reset_card(learner=student, card=own, at=NOON)
    own.refresh_from_db()
    assert not Memory.objects.exists() and own.leech_settled_at == 0
    assert (Review.objects.count(), Correction.objects.count()) == (2, 1)
    assert not Presentation.objects.get(pk=still_open.pk).is_open
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)
    answer(presentation(own))
    assert Memory.objects.get().reps == 1


def test_undoing_an_answer_from_before_leaves_the_card_new(student: Learner) -> None:
    own = card(student, question())
    review = answer(presentation(own, sitting_id=sitting(student).pk)).review_id
    reset_card(learner=student, card=own, at=NOON)
    undo(learner=student, review_id=review, at=NOON)
    assert not Memory.objects.exists()
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)


def test_a_card_without_answers_has_nothing_to_forget(student: Learner) -> None:
    reset_card(learner=student, card=card(student, question()), at=NOON)
    assert not Correction.objects.exists()


def test_it_is_chosen_again_before_it_is_typed_again(student: Learner) -> None:
    own = card(student, year_question())
    for days in (9, 5):
        answer(presentation(own), at=NOON - timedelta(days=days))
    asked = {"learner": student, "question_id": own.question_id, "sitting": None}
    assert present(**asked, at=NOON).format == "typed"
    reset_card(learner=student, card=own, at=NOON)
    assert present(**asked, at=NOON).format == "choice"
