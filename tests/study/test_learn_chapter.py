"""Learning a chapter: guess two, read, recall five, the two among them."""

from datetime import timedelta

import pytest

from quizapp.study.models import Exposure, Phase
from quizapp.study.sessions import (
    NothingToStudy,
    begin_recall,
    next_presentation,
)
from tests.factories import NOON, answer, card, learner, memory, question
from tests.study.chapter_learnt import CHAPTER, a_chapter, begun, go_on, keys

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_two_are_guessed_then_it_waits_to_be_read_then_five_are_recalled_with_the_two_among_them() -> None:
    a_chapter(9)
    student = learner()
    place = begun(student)
    assert (place.phase, place.size) == (Phase.GUESS, 7)
    guessed = go_on(place)
    assert (len(guessed), place.phase, place.finished_at) == (2, Phase.READ, None)
    assert go_on(place) == [], "nothing is asked while one reads"
    begin_recall(sitting=place)
    recalled = go_on(place)
    assert len(recalled) == 5
    assert place.finished_at == NOON
    assert set(keys(guessed)) < set(keys(recalled))
    assert not set(keys(recalled[:2])) & set(keys(guessed)), "two others come first"
    assert {one.exposure for one in recalled} == {Exposure.READ}


@pytest.mark.parametrize("misses", [{1}, {2}, {3}, {5}, {1, 2}, {2, 3, 4}])
def test_misses_return_within_the_recall_and_none_of_the_guessed_is_left_out(misses: set[int]) -> None:
    a_chapter(9)
    place = begun(learner())
    guessed = keys(go_on(place))
    begin_recall(sitting=place)
    asked: list[str] = []
    while shown := next_presentation(sitting=place, at=NOON):
        asked.append(shown.card.question.key)
        answer(shown, right=len(asked) not in misses, at=NOON + timedelta(seconds=len(asked)))
    assert set(guessed) < set(asked)
    assert all(asked.count(asked[number - 1]) == 2 for number in misses)


def test_siblings_of_a_guess_are_not_asked_beside_it() -> None:
    for number in range(1, 7):
        question(chapter=CHAPTER, key=f"fact-{number}", subject_facts=[f"event:{number}"])
        question(chapter=CHAPTER, key=f"twin-{number}", subject_facts=[f"event:{number}"])
    place = begun(learner())
    go_on(place)
    begin_recall(sitting=place)
    numbers = [key[-1] for key in keys(go_on(place))]
    assert len(set(numbers)) == len(numbers) == 5


def test_a_known_chapter_is_asked_its_due_cards_alone() -> None:
    student = learner()
    for place in range(3):
        known = card(student, question(chapter=CHAPTER))
        memory(known, due_on=NOON.date() + timedelta(days=0 if place else 5))
    place = begun(student)
    assert (place.phase, place.size) == (Phase.RECALL, 2)
    assert len(go_on(place)) == 2


def test_nothing_at_all_is_said_to_be_nothing() -> None:
    student = learner()
    memory(card(student, question(chapter=CHAPTER)), due_on=NOON.date() + timedelta(days=5))
    with pytest.raises(NothingToStudy):
        begun(student)


@pytest.mark.parametrize(("count", "guesses", "recalls"), [(1, 1, 1), (2, 2, 2), (4, 2, 4)])
def test_a_small_chapter_makes_a_short_sitting(count: int, guesses: int, recalls: int) -> None:
    a_chapter(count)
    place = begun(learner())
    assert place.size == guesses + recalls
    assert len(go_on(place)) == guesses
    begin_recall(sitting=place)
    assert len(go_on(place)) == recalls
