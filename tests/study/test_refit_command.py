"""`manage.py refit_parameters`, and the task behind it: clear without the optimizer, harmless when repeated."""

import sys
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.tasks import TaskResultStatus

from quizapp.study.memory import refitting, tasks
from quizapp.study.models import Learner, ParameterSet
from tests import factories
from tests.study.fitted_learner import LATER, studied

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_fit_under_way():
    cache.clear()


def run(*arguments):
    out = StringIO()
    call_command("refit_parameters", *arguments, stdout=out)
    return out.getvalue()


def test_all_who_have_enough_are_fitted_once():
    learner = studied()
    factories.learner()
    said = run("--all-due")
    assert f"learner {learner.pk}: adopted own-1 (log loss 0." in said
    assert "1 learner with enough new answers." in said
    assert "0 learners with enough new answers." in run("--all-due")
    assert ParameterSet.objects.count() == 1


def test_a_history_that_was_merged_into_another_is_left_alone():
    learner = studied()
    Learner.objects.filter(pk=learner.pk).update(merged_into=factories.learner())
    assert "0 learners" in run("--all-due")


def test_one_learner_with_too_few_answers_is_told_what_is_missing():
    learner = factories.learner()
    said = run("--learner", str(learner.pk))
    assert f"learner {learner.pk}: 0 scored answers, 0 of them new; a fit needs 1000, and 200 new ones." in said


def test_an_unknown_learner_is_an_error():
    with pytest.raises(CommandError, match="There is no learner 99"):
        run("--learner", "99")


@pytest.fixture
def _no_optimizer(monkeypatch):
    monkeypatch.setitem(sys.modules, refitting.OPTIMIZER, None)


@pytest.mark.usefixtures("_no_optimizer")
def test_without_the_optimizer_the_command_says_so_and_changes_nothing():
    with pytest.raises(CommandError, match=r"fsrs-rs-python, which is not installed here: pip install"):
        run("--all-due")


@pytest.mark.usefixtures("_no_optimizer")
def test_a_fit_that_fails_leaves_the_schedule_and_may_be_tried_again():
    learner = studied()
    kept = (learner.parameters, learner.intercept_millionths)
    for _ in range(2):
        result = tasks.refit_parameters.enqueue(learner.pk, LATER.isoformat())
        assert result.status == TaskResultStatus.FAILED
        assert result.errors[0].exception_class is refitting.NotInstalled
    learner.refresh_from_db()
    assert (learner.parameters, learner.intercept_millionths) == kept
    assert not ParameterSet.objects.exists()


def test_a_task_for_somebody_who_was_erased_does_nothing():
    assert tasks.refit_parameters.enqueue(99, LATER.isoformat()).return_value is None


def test_a_task_that_runs_twice_makes_one_set():
    learner = studied()
    made = [tasks.refit_parameters.enqueue(learner.pk, LATER.isoformat()).return_value for _ in range(2)]
    assert made == ["own-1", None]
    assert ParameterSet.objects.get().created_at == LATER
