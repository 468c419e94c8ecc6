"""Merging two persons: what a learner has answered about them stays answered."""

import pytest

from quizapp.facts.merging import merge_persons, unmerge
from quizapp.facts.models import Event, Person, Topic
from quizapp.questions import bank
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import Family, ProofState
from quizapp.study.memory.caches import rebuild_learner
from quizapp.study.models import Memory, Mode, Review
from quizapp.study.sessions import start_sitting
from tests.factories import NOON, answer, card, learner, presentation
from tests.questions.world_rows import Store
from tests.questions.worlds import history

pytestmark = pytest.mark.django_db

VISIT = "event:visit-1990"


@pytest.fixture
def store():
    """A bank in which falk led the visit of 1990."""
    made = Store(history(4))
    made.generate()
    return made


@pytest.fixture
def twin(store):
    """A second record of the same man."""
    return Person.objects.create(topic=store.topic, key="twin", name="Anders Falck", country="AA")


def test_the_question_whose_answer_has_another_key_keeps_its_history(store, twin):
    question = store.question(Family.PERSON_IN_EVENT, VISIT)
    student = learner()
    answer(presentation(card(student, question)))
    before = Memory.objects.values().get()

    merge_persons(kept=twin, gone=Person.objects.get(key="falk"))
    assert Topic.objects.get().is_stale
    start_sitting(learner=student, topic=store.topic, mode=Mode.TODAY, at=NOON)

    after = Question.objects.get(pk=question.pk)
    assert not Topic.objects.get().is_stale
    assert after.proof_state == ProofState.HOLDS
    assert after.current.answer["value"] == "twin"
    assert after.answer_fingerprint == question.answer_fingerprint
    assert Memory.objects.values().get() == before
    assert Review.objects.count() == 1
    assert rebuild_learner(learner=student).memories_changed == 0


def test_a_question_about_an_event_is_the_same_question(store, twin):
    rows = Question.objects.filter(family=Family.DATE_OF_EVENT)
    keys = set(rows.values_list("key", flat=True))
    answer(presentation(card(learner(), rows.order_by("pk").first())))
    merge_persons(kept=twin, gone=Person.objects.get(key="falk"))
    bank.ensure_fresh(topic=Topic.objects.get())
    assert keys <= set(rows.filter(proof_state=ProofState.HOLDS).values_list("key", flat=True))
    assert Memory.objects.count() == 1


def test_who_comes_back_gets_their_answers_back(store, twin):
    """The key of somebody who is here is nobody's former key, even where a record still says so."""
    question = store.question(Family.PERSON_IN_EVENT, VISIT)
    falk = Person.objects.get(key="falk")
    unmerge(merge=merge_persons(kept=twin, gone=falk))
    again = Person.objects.create(topic=store.topic, key="falk", name="Anders Falk", country="AA")
    Event.objects.get(key="visit-1990").participations.update(person=again)
    store.generate()
    after = Question.objects.get(pk=question.pk)
    assert after.current.answer["value"] == "falk"
    assert after.answer_fingerprint == question.answer_fingerprint
