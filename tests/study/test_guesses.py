"""A guess before reading is logged, and is otherwise as if it had not been."""

from datetime import timedelta

import pytest

from quizapp.study.models import Exposure, LearnerDay, Memory, Phase, Presentation, Review, ReviewMode, Sitting
from quizapp.study.sessions import (
    Given,
    begin_recall,
    next_presentation,
    start_sitting,
    submit_answer,
)
from tests.factories import NOON, answer, learner, memory, topic
from tests.study.chapter_learnt import a_chapter, begun, go_on

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_a_wrong_guess_is_logged_and_is_no_memory_no_lapse_no_new_card_and_no_longer_sitting() -> None:
    a_chapter(7)
    student = learner()
    place = begun(student)
    go_on(place, right=False)
    assert set(Review.objects.values_list("mode", flat=True)) == {ReviewMode.PRETEST}
    assert not Memory.objects.exists()
    assert LearnerDay.objects.get().new_cards == 0
    assert Sitting.objects.get().size == 7
    begin_recall(sitting=place)
    go_on(place)
    student.refresh_from_db()
    assert set(Memory.objects.values_list("lapses", "reps")) == {(0, 1)}
    assert LearnerDay.objects.get().new_cards == 5


def test_a_guess_on_a_card_that_is_known_again_would_not_lapse_it_either() -> None:
    a_chapter(2)
    place = begun(learner())
    shown = next_presentation(sitting=place, at=NOON)
    before = memory(shown.card, due_on=NOON.date() + timedelta(days=9))
    answer(shown, right=False)
    after = Memory.objects.get()
    assert (after.lapses, after.due_on, after.stability) == (before.lapses, before.due_on, before.stability)


def test_dont_know_counts_as_a_guess_that_was_not_known() -> None:
    a_chapter(7)
    place = begun(learner())
    for _ in range(2):
        submit_answer(presentation=next_presentation(sitting=place, at=NOON), given=Given(unknown=True), at=NOON)
    assert set(Review.objects.values_list("mode", "verdict")) == {(ReviewMode.PRETEST, "unknown")}
    next_presentation(sitting=place, at=NOON)
    assert place.phase == Phase.READ


def test_left_after_the_guesses_nothing_was_met_and_the_chapter_read_counts_as_read() -> None:
    a_chapter(1)
    student = learner()
    place = begun(student)
    guess = next_presentation(sitting=place, at=NOON)
    elsewhere = start_sitting(learner=student, topic=topic(), mode="today", at=NOON)
    assert next_presentation(sitting=elsewhere, at=NOON).mode == ReviewMode.SCHEDULED
    assert not Presentation.objects.get(id=guess.id).is_open, "an open guess is not moved: it would count differently"
    go_on(place)
    begin_recall(sitting=place)
    begin_recall(sitting=place)
    assert go_on(place)[0].exposure == Exposure.READ
