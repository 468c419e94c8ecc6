"""Reloading shows the same options in the same order; what may no longer be asked is not shown again."""

import pytest

from quizapp.questions.models import Question
from quizapp.questions.vocabulary import EditorialState, ProofState
from quizapp.study.models import Card, Learner, Presentation, Sitting
from quizapp.study.sessions import BadAnswer, next_presentation, options_shown, start_sitting
from tests.factories import NOON, answer, learner, question, topic, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def student() -> Learner:
    return learner()


@pytest.fixture
def place(student: Learner) -> Sitting:
    question()
    question()
    return start_sitting(learner=student, topic=topic(), mode="today", at=NOON)


def shown_in(place: Sitting) -> Presentation:
    shown = next_presentation(sitting=place, at=NOON)
    assert shown is not None
    return shown


def test_a_reload_shows_the_same_options_in_the_same_order(place: Sitting) -> None:
    first, again = shown_in(place), shown_in(place)
    assert first.pk == again.pk
    assert options_shown(first) == options_shown(again)
    assert sorted(options_shown(first)) == ["Right", "Wrong A", "Wrong B", "Wrong C"]


def test_rewording_does_not_change_what_is_being_read(place: Sitting) -> None:
    first = shown_in(place)
    Question.objects.update(version=2)
    for row in Question.objects.all():
        version(row, stem="Reworded")
    assert shown_in(place) == first


@pytest.mark.parametrize(
    "change",
    [
        {"proof_state": ProofState.WITHDRAWN, "proof_reason": "a twin was found"},
        {"editorial_state": EditorialState.REJECTED},
        {"answer_fingerprint": "another answer"},
    ],
)
def test_a_question_that_fell_while_open_is_replaced_and_takes_no_answer(place: Sitting, change: dict) -> None:
    first = shown_in(place)
    Question.objects.filter(pk=first.card.question_id).update(**change)
    assert shown_in(place) != first
    with pytest.raises(BadAnswer, match="replaced"):
        answer(first)


def test_a_question_left_open_elsewhere_moves_to_the_new_sitting_unchanged(student: Learner, place: Sitting) -> None:
    first = shown_in(place)
    other = start_sitting(learner=student, topic=topic(), mode="first", at=NOON)
    assert other != place
    moved = shown_in(other)
    assert (moved.pk, moved.options, moved.sitting_id) == (first.pk, first.options, other.pk)
    assert Presentation.objects.filter(is_open=True, card=first.card).count() == 1


def test_a_left_open_question_in_old_words_is_shown_in_the_new(student: Learner, place: Sitting) -> None:
    first = shown_in(place)
    reworded = first.card.question
    Question.objects.filter(pk=reworded.pk).update(version=2)
    reworded.refresh_from_db()
    new = version(reworded, stem="Reworded")
    moved = shown_in(start_sitting(learner=student, topic=topic(), mode="first", at=NOON))
    assert moved.version == new
    assert Card.objects.count() == 1
