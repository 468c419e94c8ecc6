"""Back after sixty days with four hundred due: the day holds its minutes, and the best remembered come first."""

from datetime import timedelta

import pytest

from quizapp.questions.models import Question, QuestionVersion
from quizapp.study.models import Card, LearnerDay, Memory
from quizapp.study.sessions import next_presentation, start_sitting
from tests.factories import NOON, TODAY, answer, learner, question, topic

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

COUNT = 400


@pytest.fixture
def returned():
    """A learner with 400 due; the stability of a card, in days, is its question's place in the story, plus one."""
    history, student = topic(), learner(last_seen_on=TODAY - timedelta(days=60))
    model = question()
    shared = {"topic": history, "family": model.family, "asks": "person", "answer_fingerprint": "first answer"}
    rows = Question.objects.bulk_create(
        Question(key=f"due-{n:03}", subject_facts=[f"event:due-{n}"], tier=1, story_position=n, **shared)
        for n in range(COUNT)
    )
    version = QuestionVersion.objects.get(question=model)
    QuestionVersion.objects.bulk_create(
        QuestionVersion(question=row, number=1, stem=row.key, answer=version.answer, distractors=version.distractors,
                        formats=version.formats, feedback=version.feedback, content_hash=row.key)
        for row in rows
    )  # fmt: skip
    cards = Card.objects.bulk_create(
        Card(learner=student, question=row, answer_fingerprint="first answer", created_at=NOON) for row in rows
    )
    last = TODAY - timedelta(days=61)
    Memory.objects.bulk_create(
        Memory(card=card, learner=student, state="review", stability=1 + n, difficulty=5, reps=2,
               due_on=min(last + timedelta(days=1 + n), TODAY), last_study_day=last)
        for n, card in enumerate(cards)
    )  # fmt: skip
    LearnerDay.objects.create(learner=student, study_day=last, reviews=20)
    return student


def test_the_sitting_is_the_days_minutes_and_begins_with_what_is_best_remembered(returned):
    sitting = start_sitting(learner=returned, topic=topic(), mode="today", at=NOON)
    assert sitting.size == 20
    asked = []
    while (shown := next_presentation(sitting=sitting, at=NOON)) is not None:
        answer(shown, at=NOON + timedelta(seconds=len(asked)))
        asked.append(shown.card.question.story_position)
    assert sorted(asked) == list(range(COUNT - 20, COUNT))


def test_the_order_of_the_due_costs_one_query_more_and_no_more_with_four_hundred(
    returned, django_assert_max_num_queries
):
    sitting = start_sitting(learner=returned, topic=topic(), mode="today", at=NOON)
    with django_assert_max_num_queries(16):
        next_presentation(sitting=sitting, at=NOON)


def test_steps_of_the_day_come_before_the_backlog_and_those_of_another_day_within_it(returned):
    fresh = Memory.objects.get(card__question__key="due-000")
    Memory.objects.filter(pk=fresh.pk).update(
        state="relearning", step=0, due_at=NOON, due_on=TODAY, last_study_day=TODAY
    )
    stale = Memory.objects.get(card__question__key="due-001")
    Memory.objects.filter(pk=stale.pk).update(state="learning", step=0, due_at=NOON - timedelta(days=60))
    sitting = start_sitting(learner=returned, topic=topic(), mode="today", at=NOON)
    shown = next_presentation(sitting=sitting, at=NOON)
    assert shown.card_id == fresh.pk
    answer(shown)
    assert next_presentation(sitting=sitting, at=NOON).card.question.story_position >= COUNT - 20


def test_what_fits_into_the_day_comes_by_its_due_day(returned):
    keep = Memory.objects.filter(card__question__story_position__lt=10).values("pk")
    Memory.objects.exclude(pk__in=keep).update(due_on=TODAY + timedelta(days=9))
    Memory.objects.filter(card__question__key="due-000").update(due_on=TODAY)
    sitting = start_sitting(learner=returned, topic=topic(), mode="today", at=NOON, size=10)
    assert next_presentation(sitting=sitting, at=NOON).card.question.key == "due-001"
