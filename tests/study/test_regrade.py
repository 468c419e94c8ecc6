"""The learner's own grade for their last answer: the day on the button is the day that is kept."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from quizapp.study.memory.caches import Rebuilt, rebuild_learner
from quizapp.study.models import Card, Correction, Learner, Memory, Presentation, Review, Sitting
from quizapp.study.sessions import NotPossible, mark_guessed, regrade, undo
from tests.factories import NOON, TODAY, answer, card, learner, memory, presentation, question, sitting

pytestmark = pytest.mark.django_db

LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def student() -> Learner:
    return learner()


@pytest.fixture
def known(student: Learner) -> Card:
    """A card in review with a log of its own."""
    row = card(student, question())
    place = sitting(student).pk
    for days in (30, 20, 8):
        answer(presentation(row, sitting_id=place), at=NOON - timedelta(days=days))
    return row


def shown(row: Card) -> Presentation:
    return presentation(row, sitting_id=Sitting.objects.earliest("started_at").pk)


@pytest.mark.parametrize("grade", [1, 2, 3, 4])
@pytest.mark.parametrize("right", [True, False])
def test_it_comes_back_exactly_when_the_button_said(student: Learner, known: Card, grade: int, right: bool) -> None:
    review = Review.objects.get(id=answer(shown(known), right=right).review_id)
    for _ in range(40):  # the days ahead fill up meanwhile: what was promised is kept all the same
        memory(card(student, question()), due_on=TODAY + timedelta(days=review.intervals[2]))
    told = regrade(learner=student, review_id=review.id, grade=grade, at=LATER)
    kept, promised = Memory.objects.get(card=known), review.intervals[grade - 1]
    assert (kept.due_on - TODAY).days == (promised or 0)
    assert kept.due_at == (NOON + timedelta(minutes=10) if promised is None else None)
    assert (told.verdict, told.grade) == ("right" if right else "wrong", grade)


@pytest.mark.parametrize("grade", [1, 2, 3, 4])
def test_the_caches_are_what_the_log_says(student: Learner, known: Card, grade: int) -> None:
    regrade(learner=student, review_id=answer(shown(known)).review_id, grade=grade, at=LATER)
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)


def test_the_same_word_twice_is_one(student: Learner, known: Card) -> None:
    review = answer(shown(known)).review_id
    for grade in (3, 4, 4):  # 3 is what it has
        regrade(learner=student, review_id=review, grade=grade, at=LATER)
    assert [(row.kind, row.grade) for row in Correction.objects.all()] == [("regrade", 4)]


def test_the_last_of_grade_and_guess_counts(student: Learner, known: Card) -> None:
    review = answer(shown(known)).review_id
    words: list[Callable[[], object]] = [
        lambda: mark_guessed(learner=student, review_id=review, at=LATER),
        lambda: regrade(learner=student, review_id=review, grade=4, at=LATER),
        lambda: mark_guessed(learner=student, review_id=review, at=LATER),
        lambda: regrade(learner=student, review_id=review, grade=1, at=LATER),
    ]
    outcomes = [word() for word in words]
    assert [(one.grade, one.was_guess) for one in outcomes] == [(1, True), (4, False), (1, True), (1, False)]  # type: ignore[attr-defined]
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)


def test_another_answer_closes_the_grade_and_undoing_that_opens_it_again(student: Learner, known: Card) -> None:
    first = answer(shown(known)).review_id
    other = answer(presentation(card(student, question())), at=LATER).review_id
    with pytest.raises(NotPossible, match="Only the last answer"):
        regrade(learner=student, review_id=first, grade=4, at=LATER)
    undo(learner=student, review_id=other, at=LATER)
    assert regrade(learner=student, review_id=first, grade=4, at=LATER).grade == 4


def test_a_grade_sent_again_after_the_next_answer_returns_what_was_stored(student: Learner, known: Card) -> None:
    first = answer(shown(known)).review_id
    told = regrade(learner=student, review_id=first, grade=4, at=LATER)
    answer(presentation(card(student, question())), at=LATER)
    again = regrade(learner=student, review_id=first, grade=4, at=LATER)
    assert (again.grade, again.due_on) == (told.grade, told.due_on)
    assert Correction.objects.count() == 1


def test_another_learners_answer_closes_nothing(student: Learner, known: Card) -> None:
    first = answer(shown(known)).review_id
    answer(presentation(card(learner(), question())), at=LATER)
    assert regrade(learner=student, review_id=first, grade=4, at=LATER).grade == 4


@pytest.mark.parametrize("grade", [0, 5, -1])
def test_what_is_no_grade_is_refused(student: Learner, known: Card, grade: int) -> None:
    with pytest.raises(NotPossible, match="1 to 4"):
        regrade(learner=student, review_id=answer(shown(known)).review_id, grade=grade, at=LATER)


def test_an_answer_that_was_undone_or_is_practice_has_no_grade(student: Learner, known: Card) -> None:
    review = answer(shown(known)).review_id
    undo(learner=student, review_id=review, at=LATER)
    with pytest.raises(NotPossible, match="undone"):
        regrade(learner=student, review_id=review, grade=4, at=LATER)
    practised = answer(presentation(card(student, question()), mode="practice"), at=LATER)
    with pytest.raises(NotPossible, match="does not count"):
        regrade(learner=student, review_id=practised.review_id, grade=4, at=LATER)


def test_a_strangers_answer_cannot_be_graded(known: Card) -> None:
    with pytest.raises(Review.DoesNotExist):
        regrade(learner=learner(), review_id=answer(shown(known)).review_id, grade=4, at=LATER)


def test_a_miss_more_makes_the_sitting_longer_and_a_miss_less_shorter(student: Learner, known: Card) -> None:
    size = Sitting.objects.get().size
    review = answer(shown(known)).review_id
    sizes = []
    for grade in (1, 1, 2, 4, 1):
        regrade(learner=student, review_id=review, grade=grade, at=LATER)
        sizes.append(Sitting.objects.get().size - size)
    assert sizes == [1, 1, 0, 0, 1]
