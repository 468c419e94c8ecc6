"""A later word on an answer: "I guessed", undo. Corrections are appended and the memory follows them."""

from datetime import timedelta

import pytest

from quizapp.study.models import Correction, Learner, LearnerDay, Memory, Presentation, Review, Sitting
from quizapp.study.sessions import NotPossible, mark_guessed, outcome_of, undo
from tests.factories import NOON, answer, card, learner, presentation, question, sitting, user

pytestmark = pytest.mark.django_db


@pytest.fixture
def student() -> Learner:
    return learner()


@pytest.fixture
def shown(student: Learner) -> Presentation:
    return presentation(card(student, question()), sitting_id=sitting(student).pk)


def test_a_guess_stays_right_and_counts_as_again(student: Learner, shown: Presentation) -> None:
    first = answer(shown)
    told = mark_guessed(learner=student, review_id=first.review_id, at=NOON)
    assert (told.verdict, told.grade, told.was_guess) == ("right", 1, True)
    assert told.due_at == NOON + timedelta(minutes=10)
    assert Memory.objects.get().state == "learning"
    assert Review.objects.get().grade == 3
    assert LearnerDay.objects.get().right == 1


def test_telling_twice_is_once(student: Learner, shown: Presentation) -> None:
    review = answer(shown).review_id
    told = [mark_guessed(learner=student, review_id=review, at=NOON) for _ in range(2)]
    assert told[0] == told[1]
    assert Correction.objects.count() == 1


def test_only_a_right_answer_can_have_been_a_guess(student: Learner, shown: Presentation) -> None:
    with pytest.raises(NotPossible, match="right answer"):
        mark_guessed(learner=student, review_id=answer(shown, right=False).review_id, at=NOON)


def test_undo_gives_the_memory_back_and_asks_again(student: Learner) -> None:
    row = card(student, question())
    answer(presentation(row, sitting_id=sitting(student).pk), at=NOON - timedelta(days=2))
    before = Memory.objects.values().get()
    wrong = answer(presentation(row, sitting_id=Sitting.objects.get().pk), right=False)
    asked = undo(learner=student, review_id=wrong.review_id, at=NOON, actor=user())
    assert Memory.objects.values().get() == before
    assert (asked.is_open, asked.card, asked.exposure) == (True, row, "read")
    assert Review.objects.count() == 2
    assert outcome_of(learner=student, presentation_id=wrong.presentation.id).is_voided


def test_undoing_the_only_answer_leaves_a_new_card_and_an_untouched_day(student: Learner, shown: Presentation) -> None:
    review = answer(shown, right=False).review_id
    undo(learner=student, review_id=review, at=NOON)
    assert not Memory.objects.exists() and not LearnerDay.objects.exists()
    assert (Sitting.objects.get().answered, Sitting.objects.get().size) == (0, 10)


def test_undoing_twice_returns_the_same_question(student: Learner, shown: Presentation) -> None:
    review = answer(shown).review_id
    first = undo(learner=student, review_id=review, at=NOON)
    assert undo(learner=student, review_id=review, at=NOON) == first
    assert Correction.objects.count() == 1
    answer(first)
    with pytest.raises(NotPossible, match="answered again"):
        undo(learner=student, review_id=review, at=NOON)


def test_undo_reopens_a_finished_sitting(student: Learner, shown: Presentation) -> None:
    review = answer(shown).review_id
    Sitting.objects.update(finished_at=NOON)
    undo(learner=student, review_id=review, at=NOON)
    assert Sitting.objects.get().finished_at is None


@pytest.mark.parametrize("finished", [True, False])
@pytest.mark.parametrize("size", [1, 5])
def test_a_guess_adds_a_question_to_its_sitting_and_takes_it_along_when_it_is_undone(
    student: Learner, shown: Presentation, finished: bool, size: int
) -> None:
    Sitting.objects.update(size=size)
    review = answer(shown).review_id
    Sitting.objects.update(finished_at=NOON if finished else None)
    later = NOON + timedelta(minutes=1)
    mark_guessed(learner=student, review_id=review, at=later)
    assert Sitting.objects.get().size == size + 1
    undo(learner=student, review_id=review, at=later)
    assert (Sitting.objects.get().size, Sitting.objects.get().answered) == (size, 0)


def test_a_question_that_is_no_longer_asked_cannot_be_undone(student: Learner, shown: Presentation) -> None:
    review = answer(shown).review_id
    shown.card.question.editorial_state = "rejected"
    shown.card.question.save()
    with pytest.raises(NotPossible, match="no longer asked"):
        undo(learner=student, review_id=review, at=NOON)


@pytest.mark.parametrize("verb", [mark_guessed, undo])
def test_a_strangers_answer_cannot_be_touched(verb, shown: Presentation) -> None:
    review = answer(shown).review_id
    with pytest.raises(Review.DoesNotExist):
        verb(learner=learner(), review_id=review, at=NOON)
    assert not Correction.objects.exists()
