"""Exposure: whatever showed a fact counts, in each way to study, whether the schedule remembers it or not."""

from datetime import timedelta
from typing import Any

import pytest

from quizapp.study.asking.presenting import present
from quizapp.study.models import Exposure, Learner, Presentation, Review
from quizapp.study.sessions import begin_recall, reset_card, undo
from tests.factories import NOON, answer, card, learner, presentation, question, sitting
from tests.study.chapter_learnt import CHAPTER, a_chapter, begun, go_on

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

LATER = NOON + timedelta(minutes=1)
FACT = ["event:visit"]


@pytest.fixture
def student() -> Learner:
    return learner()


def answered(student: Learner, of: str, **fields: Any) -> Presentation:
    """A question about the fact, answered in a sitting of the mode `of` that goes on."""
    place = sitting(student, mode=of)
    shown = presentation(card(student, question(subject_facts=FACT)), sitting_id=place.pk, **fields)
    answer(shown)
    return shown


def met_of(student: Learner, **fields: Any) -> str:
    """The exposure of a new question about the fact."""
    asked = question(**{"subject_facts": FACT, **fields})
    return present(learner=student, question_id=asked.pk, sitting=None, at=LATER).exposure


@pytest.mark.parametrize("mode", ["practice", "play"])
def test_a_sibling_that_was_practised_or_played_told_the_fact(student: Learner, mode: str) -> None:
    answered(student, mode, mode="practice")
    assert met_of(student) == Exposure.SIBLING


@pytest.mark.parametrize("verb", ["undo", "reset"])
def test_a_sibling_whose_memory_is_gone_was_seen_all_the_same(student: Learner, verb: str) -> None:
    shown = answered(student, "today")
    if verb == "undo":
        undo(learner=student, review_id=Review.objects.get().id, at=LATER)
    else:
        reset_card(learner=student, card=shown.card, at=LATER)
    assert met_of(student) == Exposure.SIBLING


def test_a_guess_whose_answer_is_still_kept_back_told_nothing(student: Learner) -> None:
    shown = answered(student, "chapter", mode="pretest")
    student.sittings.update(phase="guess")
    assert met_of(student) == Exposure.NONE
    again = present(learner=student, question_id=shown.card.question_id, sitting=None, at=LATER)
    assert again.exposure == Exposure.NONE


def test_a_chapter_that_was_read_told_what_another_sitting_asks_of_it(student: Learner) -> None:
    a_chapter(3)
    place = begun(student)
    go_on(place)
    assert met_of(student, chapter=CHAPTER, subject_facts=["event:late"]) == Exposure.NONE, "not read yet"
    begin_recall(sitting=place)
    assert met_of(student, chapter=CHAPTER, subject_facts=["event:other"]) == Exposure.READ
    assert met_of(student, chapter="another", subject_facts=["event:third"]) == Exposure.NONE
    assert met_of(learner(), chapter=CHAPTER, subject_facts=["event:fourth"]) == Exposure.NONE
