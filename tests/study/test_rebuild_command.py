"""`rebuild_memories` puts caches right from the log, and with --check only says what differs."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from quizapp.study.models import Card, Learner, LearnerDay, Memory
from tests.factories import answer, card, learner, memory, presentation, question

pytestmark = pytest.mark.django_db


def test_a_spoiled_cache_is_found_and_put_right() -> None:
    student = learner()
    answer(presentation(card(student, question())))
    memory(card(student, question()))  # of no review at all
    right = Memory.objects.order_by("pk").values().first()
    Memory.objects.update(stability=99.0)
    LearnerDay.objects.update(reviews=5)
    Learner.objects.update(intercept_millionths=7)

    said = "2 memories and 1 study days differ from the log, and the intercepts of 1 learners"
    with pytest.raises(CommandError, match=said) as refused:
        call_command("rebuild_memories", check=True)
    assert refused.value.returncode == 1
    assert Memory.objects.count() == 2

    out = StringIO()
    call_command("rebuild_memories", learner=student.pk, stdout=out)
    assert "now put right" in out.getvalue()
    assert Memory.objects.values().get() == right
    assert LearnerDay.objects.get().reviews == 1
    call_command("rebuild_memories", check=True, stdout=StringIO())


def test_a_card_that_keeps_being_forgotten_is_a_leech_until_the_lapses_are_undone() -> None:
    row = card(learner(), question())
    memory(row, lapses=7)
    answer(presentation(row), right=False)
    assert Card.objects.get().is_leech
    call_command("rebuild_memories", stdout=StringIO())  # the log knows of one answer only
    assert not Card.objects.get().is_leech


def test_an_unknown_learner_is_named() -> None:
    with pytest.raises(CommandError, match="no learner 404"):
        call_command("rebuild_memories", learner=404)
