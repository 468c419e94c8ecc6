"""After a sitting: what was asked, what stuck and when it returns."""

import pytest

from quizapp.progress.learner import Place, place_in, sitting_summary
from quizapp.study.models import Mode, ReviewMode
from tests.factories import NOON, TODAY, card, memory, question, sitting


@pytest.fixture
def current(learner, topic):
    return sitting(learner, topic=topic)


@pytest.fixture
def asked(learner, topic, answer, current):
    """A card answered in the sitting with these verdicts, one after the other."""

    def make(*verdicts, **fields):
        made = card(learner, question(topic=topic))
        memory(made)
        reviews = [answer(made, verdict, sitting_id=current.pk, **fields) for verdict in verdicts]
        return made, reviews

    return make


def test_a_question_shows_its_words_its_last_verdict_and_when_it_returns(asked, current):
    made, _ = asked("wrong")
    (item,) = sitting_summary(current).items
    assert (item.stem, item.answer) == (f"Who was it in {made.question.key}?", "Right")
    assert (item.verdict, item.stuck, item.returns_on) == ("wrong", False, TODAY)


def test_a_miss_that_was_recalled_later_has_stuck_and_appears_once(asked, current):
    asked("wrong", "right")
    (item,) = sitting_summary(current).items
    assert (item.verdict, item.stuck) == ("right", True)


def test_a_right_guess_of_the_first_minutes_counts_as_right(asked, current):
    asked("right", mode=ReviewMode.GUESS_FIRST)
    assert len(sitting_summary(current).stuck) == 1


def test_an_answer_called_a_guess_has_not_stuck(asked, current, correct):
    _, (review,) = asked("right")
    correct(review, "guessed")
    assert len(sitting_summary(current).missed) == 1


def test_an_undone_answer_is_left_out(asked, current, correct):
    _, (review,) = asked("right")
    correct(review, "void")
    assert sitting_summary(current).items == []


def test_questions_come_in_the_order_of_their_first_answer(asked, current, answer):
    first, _ = asked("wrong")
    second, _ = asked("right")
    answer(first, "right", sitting_id=current.pk, at=NOON.replace(hour=13))
    assert [item.question_key for item in sitting_summary(current).items] == [first.question.key, second.question.key]


def test_answers_of_other_sittings_are_left_out(learner, topic, answer, current):
    answer(card(learner, question(topic=topic)), sitting_id=sitting(learner, topic=topic).pk)
    assert sitting_summary(current).items == []


def test_misses_do_not_move_the_number_that_was_planned(learner, topic, asked, current, answer):
    current.size = 12  # ten, and two misses
    missed, _ = asked("wrong", "wrong")
    asked("right")
    assert place_in(current, missed.pk) == Place(different=2, planned=10, times=2)


def test_the_first_minutes_never_grow(asked, current):
    current.mode, current.size = Mode.FIRST, 6
    asked("wrong")
    assert place_in(current).planned == 6


def test_the_place_in_a_sitting_costs_one_query(asked, current, django_assert_num_queries):
    asked("right")
    with django_assert_num_queries(1):
        place_in(current)


def test_queries_do_not_grow_with_questions(asked, current, django_assert_num_queries):
    for count in (1, 12):
        for _ in range(count):
            asked("right")
        with django_assert_num_queries(3):
            sitting_summary(current)
