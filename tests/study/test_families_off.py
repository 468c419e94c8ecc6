"""A kind of question that is switched off rests, due or new, and comes back when it is switched on; sets are whole."""

import pytest

from quizapp.progress.due import Waiting, due_by_day, waiting
from quizapp.questions.models import Question
from quizapp.study.models import Memory
from quizapp.study.sessions import NothingToStudy, next_presentation, start_sitting
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def learner():
    """One card is due; its kind is switched off."""
    learner = factories.learner(families_off=["place"])
    factories.memory(factories.card(learner, factories.question(family="place")))
    return learner


def shown(learner, **how):
    sitting = start_sitting(learner=learner, topic=factories.topic(), at=NOON, **how)
    return next_presentation(sitting=sitting, at=NOON)


@pytest.mark.parametrize("mode", ["today", "chapter"])
def test_what_is_due_of_it_rests(learner, mode):
    chapter = factories.chapter()
    factories.proved(chapter.topic)
    Question.objects.update(chapter=chapter.key)
    how = {"mode": mode, "chapter": chapter.key if mode == "chapter" else ""}
    before = list(Memory.objects.values())
    with pytest.raises(NothingToStudy):
        shown(learner, **how)
    assert due_by_day(learner, factories.topic(), TODAY, TODAY).total() == 0
    assert list(Memory.objects.values()) == before

    learner.families_off = []
    learner.save()
    assert shown(learner, **how).card.question.family == "place"
    assert due_by_day(learner, factories.topic(), TODAY, TODAY).total() == 1


def test_other_kinds_go_on(learner):
    factories.memory(factories.card(learner, factories.question(family="figure")))
    assert shown(learner, mode="today").card.question.family == "figure"


def test_a_teachers_set_is_asked_whole(learner):
    chosen = factories.question_set(*Question.objects.all())
    assert shown(learner, mode="set", question_set=chosen).card.question.family == "place"


def test_what_rests_is_not_said_to_be_waiting(learner):
    place = {"at": NOON, "today": TODAY}
    assert waiting(learner, Question.objects.all(), **place, chosen=False) == Waiting.NOTHING
    assert waiting(learner, Question.objects.all(), **place, chosen=True) == Waiting.HELD_BACK


@pytest.mark.parametrize(("off", "expected"), [([], "true_false"), (["true_false"], "choice")])
def test_a_way_of_answering_that_is_off_gives_way_to_another(off, expected):
    learner = factories.learner(formats_off=off)
    factories.question(formats=["true_false", "choice"])
    assert shown(learner, mode="today").format == expected


def test_a_question_with_only_that_way_is_still_asked():
    learner = factories.learner(formats_off=["true_false"])
    factories.question(formats=["true_false"])
    assert shown(learner, mode="today").format == "true_false"
