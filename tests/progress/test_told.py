"""An essential is told when it was last answered right after exposure and would still be recalled today."""

from datetime import timedelta

import pytest

from quizapp.progress.learner import chapter_states, overview
from quizapp.study.models import ReviewMode
from tests.factories import TODAY, card, chapter, memory, question


@pytest.fixture
def known(learner, topic):
    """A card of an essential, with a memory that holds today."""
    made = card(learner, question(topic=topic, chapter="chapter-1"))
    memory(made, stability=30.0)
    return made


@pytest.fixture
def told(learner, topic):
    """How many essentials are told, of how many."""

    def counted(today=TODAY):
        seen = overview(learner, topic, today)
        return seen.essentials_told, seen.essentials_total

    return counted


def test_right_after_exposure_is_told(known, told, answer):
    assert told() == (0, 1)
    answer(known)
    assert told() == (1, 1)


def test_a_fact_that_was_answered_is_met_whether_told_or_not(known, learner, topic, answer):
    question(topic=topic, chapter="chapter-1")
    answer(known, "wrong")
    seen = overview(learner, topic, TODAY)
    assert (seen.essentials_told, seen.essentials_met, seen.essentials_total) == (0, 1, 2)


def test_a_right_guess_before_exposure_is_not_told(known, told, answer):
    answer(known, mode=ReviewMode.GUESS_FIRST)
    assert told() == (0, 1)


def test_what_was_last_answered_wrong_is_not_told(known, told, answer):
    answer(known)
    answer(known, "wrong")
    assert told() == (0, 1)


def test_practice_neither_tells_nor_untells(known, told, answer):
    answer(known, mode=ReviewMode.PRACTICE)
    assert told() == (0, 1)
    answer(known, mode=ReviewMode.EXAM)
    answer(known, "wrong", mode=ReviewMode.PRACTICE)
    assert told() == (1, 1)


def test_who_recalls_worse_than_the_parameters_say_tells_less(known, told, answer, learner):
    answer(known)
    in_ten_days = TODAY + timedelta(days=10)
    assert told(in_ten_days) == (1, 1)
    learner.intercept_millionths = -2_000_000
    assert told(in_ten_days) == (0, 1)


def test_what_would_no_longer_be_recalled_is_not_told(known, told, answer):
    answer(known)
    assert told(TODAY + timedelta(days=20)) == (1, 1)
    assert told(TODAY + timedelta(days=400)) == (0, 1)


def test_an_answer_called_a_guess_is_not_told(known, told, answer, correct):
    correct(answer(known), "guessed")
    assert told() == (0, 1)


def test_the_last_word_on_an_answer_decides(known, told, answer, correct):
    review = answer(known)
    correct(review, "regrade", grade=1)
    assert told() == (0, 1)
    correct(review, "regrade", grade=3)
    assert told() == (1, 1)


def test_an_undone_answer_does_not_count_but_the_one_before_does(known, told, answer, correct):
    answer(known)
    correct(answer(known, "wrong"), "void")
    assert told() == (1, 1)


def test_a_fact_with_two_questions_is_one_essential(known, told, answer, topic):
    question(topic=topic, subject_facts=known.question.subject_facts)
    answer(known)
    assert told() == (1, 1)


def test_the_order_of_two_facts_tells_neither(learner, told, answer, topic):
    both = card(learner, question(topic=topic, subject_facts=["event:a", "event:b"]))
    memory(both, stability=30.0)
    answer(both)
    assert told() == (0, 0)


def test_only_servable_tier_one_questions_are_essentials(told, topic):
    question(topic=topic, tier=2)
    question(topic=topic, editorial_state="rejected")
    question(topic=topic, proof_state="withdrawn", proof_reason="A twin event appeared.")
    assert told() == (0, 0)


def test_a_memory_of_another_answer_is_not_told(known, told, answer):
    answer(known)
    type(known.question).objects.filter(pk=known.question.pk).update(answer_fingerprint="second answer")
    assert told() == (0, 1)


def test_a_chapter_counts_its_own_essentials(learner, topic, known, answer):
    first, second = chapter(topic=topic), chapter(topic=topic)
    question(topic=topic, chapter=first.key)
    question(topic=topic, chapter=second.key)
    answer(known)
    states = chapter_states(learner, topic, TODAY)
    assert [(state.key, state.told, state.total) for state in states] == [(first.key, 1, 2), (second.key, 0, 1)]
