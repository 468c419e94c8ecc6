"""Practice asks anything, due or not, and its misses come back."""

from datetime import timedelta

import pytest

from quizapp.study.models import (
    Presentation,
)
from quizapp.study.modes.practice import MISSED
from quizapp.study.sessions import (
    NothingToStudy,
    mark_guessed,
    next_presentation,
    outcome_of,
)
from tests.factories import (
    NOON,
    answer,
    card,
    learner,
    memory,
    presentation,
    question,
    question_set,
)
from tests.study.practised import keys, practice

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_what_is_not_due_and_what_is_new_are_asked_and_suspended_cards_are_not() -> None:
    student = learner()
    memory(card(student, question(key="known")), due_on=NOON.date() + timedelta(days=30))
    card(student, question(key="suspended"), suspended=True)
    question(key="new")
    assert set(keys(practice(student))) == {"known", "new"}


def test_misses_come_back_until_they_are_known_once() -> None:
    for _ in range(4):
        question()
    place = practice(learner())
    missed = next_presentation(sitting=place, at=NOON)
    answer(missed, right=False)
    assert keys(place).count(missed.card.question.key) == 1


def test_what_was_missed_lately_is_asked_and_nothing_else() -> None:
    student = learner()
    for key, right, days in (("missed", False, 3), ("right", True, 3), ("long-ago", False, 20), ("luck", True, 2)):
        shown = presentation(card(student, question(key=key)), exposure="read")
        said = answer(shown, right=right, at=NOON - timedelta(days=days))
        if key == "luck":
            mark_guessed(learner=student, review_id=said.review_id, at=NOON)
    assert set(keys(practice(student, chapter=MISSED))) == {"missed", "luck"}
    with pytest.raises(NothingToStudy):
        practice(learner(), chapter=MISSED)


def test_a_chapter_or_a_set_alone_is_practised_and_siblings_too() -> None:
    question(key="a", chapter="border", subject_facts=["event:a"])
    question(key="b", chapter="border", subject_facts=["event:a"])
    beyond = question(key="c", chapter="oil", default_study=False)
    assert set(keys(practice(learner(), chapter="border"))) == {"a", "b"}
    assert keys(practice(learner(), question_set=question_set(beyond))) == ["c"]


def test_its_outcome_says_that_nothing_was_scheduled() -> None:
    question()
    place = practice(learner())
    shown: Presentation = next_presentation(sitting=place, at=NOON)
    assert not answer(shown).is_scheduled
    assert not outcome_of(learner=place.learner, presentation_id=shown.id).is_scheduled
