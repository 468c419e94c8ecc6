"""Counts outlive the guests they were counted of, and go with their topic."""

import pytest

from quizapp.facts.models import Topic
from quizapp.questions.models import FactCoverage, FamilyCoverage
from quizapp.study.items.models import ItemStatistics
from quizapp.study.learners import erase_learner
from quizapp.study.removal import remove_topic
from tests.factories import learner, question
from tests.study.first_answers import answered, of, update

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_a_topic_whose_only_students_were_guests_long_gone_can_be_deleted() -> None:
    asked, guest = question(), learner()
    answered(guest, asked)
    update()
    FactCoverage.objects.create(topic=asked.topic, ref="event:event-1", label="It", tier=1, position=1)
    FamilyCoverage.objects.create(topic=asked.topic, family=asked.family, applies=1, covered=1)
    erase_learner(learner=guest)
    assert of(asked).answers == 1

    assert remove_topic(topic=asked.topic).deletes
    assert not ItemStatistics.objects.exists() and not FactCoverage.objects.exists()
    Topic.objects.all().delete()
