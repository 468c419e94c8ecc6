"""A stale topic is re-proved before its questions are served."""

import pytest

from quizapp.facts.models import Topic
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import ProofState
from quizapp.study import sessions
from quizapp.study.models import Mode
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def stale(topic):
    Topic.objects.filter(pk=topic.pk).update(is_stale=True)
    return Topic.objects.get(pk=topic.pk)


def test_starting_to_study_proves_a_stale_topic_again():
    """The question below rests on a fact that does not exist, so that proving it again withdraws it."""
    question = factories.question()
    topic = stale(question.topic)
    with pytest.raises(sessions.NothingToStudy):
        sessions.start_sitting(learner=factories.learner(), topic=topic, mode=Mode.TODAY, at=NOON)
    question.refresh_from_db()
    assert question.proof_state == ProofState.WITHDRAWN
    assert not Topic.objects.get(pk=topic.pk).is_stale


def test_a_topic_that_becomes_stale_in_mid_sitting_is_proved_before_the_next_question():
    question = factories.question()
    factories.question(topic=question.topic)
    learner = factories.learner()
    sitting = sessions.start_sitting(learner=learner, topic=question.topic, mode=Mode.TODAY, at=NOON)
    assert sessions.next_presentation(sitting=sitting, at=NOON) is not None
    stale(question.topic)
    assert sessions.next_presentation(sitting=sitting, at=NOON) is None
    assert not Question.objects.servable().exists()


def test_a_fresh_topic_is_left_alone():
    question = factories.question()
    sessions.start_sitting(learner=factories.learner(), topic=question.topic, mode=Mode.TODAY, at=NOON)
    question.refresh_from_db()
    assert question.proof_state == ProofState.HOLDS
