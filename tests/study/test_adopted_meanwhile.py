"""A parameter set that is adopted while an answer is on its way: the answer is counted again, under the new set."""

from datetime import timedelta

import pytest

from quizapp.study.answering import answers
from quizapp.study.memory import caches, scheduling
from quizapp.study.models import Learner, Memory, ParameterSet, Review
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def adopt(learner):
    weights = [*scheduling.PARAMETER_SETS[scheduling.PARAMETERS_NAME][:20], 0.3]
    ParameterSet.objects.create(
        learner=learner, name="own-1", weights=weights, created_at=NOON, fitted_on=800, tested_on=200,
        log_loss=0.4, rival_log_loss=0.5, is_adopted=True,
    )  # fmt: skip
    Learner.objects.update(parameters="own-1", intercept_millionths=0)


def test_an_answer_overtaken_by_an_adoption_is_predicted_by_the_new_set(monkeypatch):
    learner = factories.learner()
    card = factories.card(learner, factories.question())
    before = factories.answer(factories.presentation(card, exposure="read"))
    assert before.due_on > factories.TODAY
    graded = answers._graded
    read = []

    def adopted_while_grading(*given):
        review = graded(*given)
        read.append(review.parameters)
        if len(read) == 1:
            adopt(learner)
        return review

    monkeypatch.setattr(answers, "_graded", adopted_while_grading)
    at = NOON + timedelta(days=4)
    factories.answer(factories.presentation(card, exposure="read", shown_at=at, study_day=at.date()), at=at)
    assert read == [scheduling.PARAMETERS_NAME, "own-1"]
    assert Review.objects.get(sequence=2).parameters == Memory.objects.get().parameters == "own-1"
    assert caches.rebuild_learner(learner=learner, save=False) == caches.Rebuilt(cards=1)


def test_a_step_is_never_added_to_the_intercept_of_another_set():
    learner = factories.learner()
    Learner.objects.update(parameters="own-1")
    with pytest.raises(caches.Changed):
        caches.note_answer(learner, factories.TODAY, 7)
    assert Learner.objects.get().intercept_millionths == 0
