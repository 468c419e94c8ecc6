"""What a learner has met is found card by card: a quiz of somebody with thousands is not slow."""

import pytest

from quizapp.questions.models import Question
from quizapp.study.asking import askable
from tests.factories import card, learner, memory, question

pytestmark = pytest.mark.django_db


def test_each_question_is_looked_up_by_its_card_and_not_among_all_memories() -> None:
    plan = Question.objects.filter(askable.is_met(learner())).explain()
    assert "(learner_id=? AND question_id=?)" in plan and "memory_learner_due" not in plan


def test_met_is_what_has_a_memory_of_the_present_answer() -> None:
    student, others = learner(), learner()
    met, changed, seen, strange = (question() for _ in range(4))
    memory(card(student, met))
    memory(card(student, changed, answer_fingerprint="an earlier answer"))
    card(student, seen)
    memory(card(others, strange))
    assert list(Question.objects.filter(askable.is_met(student))) == [met]
