"""What is due, how recall stands, and what it cost; nobody else's answers change any of it."""

from datetime import date, timedelta

import pytest

from quizapp.progress.learner import chapter_states, overview
from quizapp.study.models import LearnerDay, ReviewMode
from tests.factories import TODAY, card, chapter, memory, question
from tests.factories import learner as another
from tests.factories import topic as a_topic


@pytest.fixture
def due(learner, topic):
    """A card that is due in so many days."""

    def make(days, **fields):
        made = card(learner, question(**{"topic": topic, **fields}))
        memory(made, due_on=TODAY + timedelta(days=days), last_study_day=date(2026, 1, 1))
        return made

    return make


def test_a_newcomer_has_nothing(learner, topic):
    seen = overview(learner, topic, TODAY)
    assert (seen.cards, seen.due_week, seen.reviews_today) == (0, 0, 0)
    assert seen.recall_rate_30d is None
    assert seen.forecast == [(TODAY + timedelta(days=days), 0) for days in range(14)]


def test_due_cards_are_counted_by_day_and_overdue_ones_today(learner, topic, due):
    for days in (-9, 0, 1, 6, 7, 13, 14):
        due(days)
    seen = overview(learner, topic, TODAY)
    assert (seen.due_today, seen.due_tomorrow, seen.due_week, seen.cards) == (2, 1, 4, 7)
    assert [number for _, number in seen.forecast] == [2, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1]


def test_what_cannot_be_asked_is_not_due(learner, topic, due):
    type(due(0)).objects.update(suspended=True)
    due(0, proof_state="withdrawn", proof_reason="A twin event appeared.")
    due(0, topic=a_topic("other", title="Another history"))
    assert overview(learner, topic, TODAY).due_today == 0


def test_recall_counts_right_answers_after_exposure_in_thirty_days(learner, topic, due, answer, correct):
    one = due(0)
    answer(one, mode=ReviewMode.GUESS_FIRST)
    answer(one, study_day=TODAY - timedelta(days=30))
    answer(one, study_day=TODAY - timedelta(days=29))
    answer(one, "wrong")
    correct(answer(one), "guessed")
    correct(answer(one), "void")
    seen = overview(learner, topic, TODAY)
    assert (seen.recall_right_30d, seen.recall_answered_30d) == (1, 3)
    assert seen.recall_rate_30d == pytest.approx(1 / 3)


@pytest.mark.parametrize(("mode", "counts"), [("exam", 1), ("practice", 0), ("pretest", 0), ("guess", 0)])
def test_only_what_was_scheduled_or_asked_for_an_exam_counts_as_recall(learner, due, answer, mode, counts):
    answer(due(0), mode=mode)
    assert overview(learner, a_topic(), TODAY).recall_answered_30d == counts


def test_answers_of_today_are_those_of_the_study_day(learner, topic):
    LearnerDay.objects.create(learner=learner, study_day=TODAY, reviews=4)
    LearnerDay.objects.create(learner=learner, study_day=TODAY - timedelta(days=1), reviews=9)
    assert overview(learner, topic, TODAY).reviews_today == 4


def test_a_memory_of_another_answer_is_not_due(learner, topic, due):
    type(due(0).question).objects.update(answer_fingerprint="second answer")
    assert overview(learner, topic, TODAY).due_today == 0


def test_nobody_elses_answers_count(learner, topic, due, answer):
    shared = due(0).question
    before = overview(learner, topic, TODAY)
    theirs = card(another(), shared)
    memory(theirs)
    answer(theirs)
    LearnerDay.objects.create(learner=theirs.learner, study_day=TODAY, reviews=4, milliseconds=60_000)
    assert overview(learner, topic, TODAY) == before


def test_queries_do_not_grow_with_cards(learner, topic, due, answer, django_assert_num_queries):
    chapter(topic=topic)
    for count in (1, 12):
        for _ in range(count):
            answer(due(0))
        with django_assert_num_queries(7):
            overview(learner, topic, TODAY)
        with django_assert_num_queries(4):
            chapter_states(learner, topic, TODAY)
