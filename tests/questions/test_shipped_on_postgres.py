"""The shipped topic and its bank fit the columns: SQLite keeps any length, PostgreSQL refuses what is too long."""

import pytest
from django.core.management import call_command

from quizapp.questions.models import Question

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_the_shipped_topic_loads() -> None:
    call_command("load_topic", "fixtures/china_kazakhstan", verbosity=0)
    assert Question.objects.servable().count() > 1000
