"""A fit is adopted only where it wins; adopting moves no due day, and the log still rebuilds every memory."""

from datetime import timedelta

import pytest
from django.core.cache import cache as shared
from django.db.models import F

from quizapp.study.memory import caches, parameters, scheduling
from quizapp.study.models import Card, Correction, Learner, LearnerDay, Memory, ParameterSet, Review
from tests import factories
from tests.study.fitted_learner import LATER, shown, studied

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_fit_under_way():
    shared.clear()


def memories():
    return list(Memory.objects.order_by("pk").values())


@pytest.mark.postgres
def test_adopting_moves_no_memory_and_starts_the_intercept_anew():
    learner = studied()
    before, intercept = memories(), learner.intercept_millionths
    made = parameters.refit(learner=learner, at=LATER)
    learner.refresh_from_db()
    assert made.is_adopted
    assert made.log_loss < made.rival_log_loss
    assert (learner.parameters, learner.intercept_millionths) == (made.name, 0) == ("own-1", 0)
    assert intercept != 0
    assert memories() == before
    assert caches.rebuild_learner(learner=learner, save=False) == caches.Rebuilt(cards=len(before))


def test_what_was_fitted_and_tested_is_all_that_was_scored():
    learner = studied()
    scored = parameters.readiness(learner).scored
    made = parameters.refit(learner=learner, at=LATER)
    assert made.fitted_on + made.tested_on == scored >= parameters.NEEDED
    assert made.tested_on >= max(parameters.TESTED, scored // 5)


@pytest.mark.postgres
def test_the_next_answer_finds_its_memory_under_the_new_set_and_the_log_rebuilds_all():
    learner = studied()
    card = Card.objects.filter(learner=learner, memory__isnull=False).order_by("pk")[3]
    log = caches.read_log(card)
    made = parameters.refit(learner=learner, at=LATER)
    under = caches.read_log(card).fold(card, under=made.name)
    factories.answer(shown(card, LATER), at=LATER)
    review = Review.objects.filter(card=card).order_by("-sequence")[0]
    learner.refresh_from_db()
    day = review.study_day
    expected = scheduling.retrievability(under, day, parameters=made.weights)
    assert (review.parameters, review.intercept) == ("own-1", 0.0)
    assert review.predicted == expected
    assert review.predicted != scheduling.retrievability(log.memory, day)
    assert Memory.objects.get(card=card).parameters == "own-1"
    kept = memories()
    Memory.objects.all().delete()
    LearnerDay.objects.all().delete()
    Learner.objects.update(intercept_millionths=F("intercept_millionths") + 7)
    assert caches.rebuild_learner(learner=learner).intercept_changed
    assert memories() == kept
    assert caches.rebuild_learner(learner=learner, save=False) == caches.Rebuilt(cards=len(kept))


def test_a_fit_to_who_forgets_as_predicted_is_kept_aside():
    learner = studied("as predicted")
    before = (learner.parameters, learner.intercept_millionths)
    made = parameters.refit(learner=learner, at=LATER)
    learner.refresh_from_db()
    assert not made.is_adopted
    assert (learner.parameters, learner.intercept_millionths) == before
    assert ParameterSet.objects.get() == made


def test_a_second_fit_waits_for_answers_that_the_first_has_not_seen():
    learner = studied()
    parameters.refit(learner=learner, at=LATER)
    found = parameters.readiness(learner)
    assert (found.new, found.is_due) == (0, False)
    assert found.missing == pytest.approx(found.scored / 4, abs=1)
    assert parameters.refit(learner=learner, at=LATER) is None
    assert ParameterSet.objects.count() == 1


def test_one_fit_at_a_time(monkeypatch):
    learner = studied()
    second = []

    def fit(histories):
        second.append(parameters.refit(learner=learner, at=LATER))
        return scheduling.PARAMETER_SETS[scheduling.PARAMETERS_NAME]

    monkeypatch.setattr(parameters.refitting, "fit", fit)
    assert parameters.refit(learner=learner, at=LATER) is not None
    assert second == [None]


def test_what_was_adopted_meanwhile_stands(monkeypatch):
    learner = studied()
    fit = parameters.refitting.fit

    def slow(histories):
        ParameterSet.objects.create(
            learner=learner, name="own-1", weights=[], created_at=LATER, fitted_on=1, tested_on=1,
            log_loss=1, rival_log_loss=1, is_adopted=True,
        )  # fmt: skip
        Learner.objects.update(parameters="own-1")
        return fit(histories)

    monkeypatch.setattr(parameters.refitting, "fit", slow)
    assert parameters.refit(learner=learner, at=LATER) is None
    assert ParameterSet.objects.count() == 1
    assert Learner.objects.get().parameters == "own-1"


def test_few_answers_are_not_fitted_and_voided_ones_do_not_count():
    learner = studied(days=60)
    before = parameters.readiness(learner)
    assert 0 < before.scored < parameters.NEEDED
    assert before.missing >= parameters.NEEDED - before.scored
    assert parameters.refit(learner=learner, at=LATER) is None
    review = Review.objects.filter(predicted__lt=1).first()
    own = {"learner": learner, "card_id": review.card_id, "review_id": review.id}
    Correction.objects.create(**own, kind="void", sequence=1, at=LATER + timedelta(minutes=1))
    assert parameters.readiness(learner).scored == before.scored - 1
