"""A teacher's wording survives what leaves its slots alone, and is withdrawn when it no longer says every detail."""

import pytest

from quizapp.facts.models import Event, Person
from quizapp.questions import editorial
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import Family, ProofState
from tests import factories
from tests.questions.world_rows import Store
from tests.questions.worlds import event, history, visit

pytestmark = pytest.mark.django_db

WORDS = "During Alandic Premier Anders Falk's visit to Boria in May 1990, which of these was signed?"


@pytest.fixture
def store():
    made = Store(history(4))
    made.generate()
    return made


@pytest.fixture
def worded(store):
    """The question of what was signed in 1990, in a teacher's words."""
    question = store.question(Family.AGREEMENT_AT_EVENT, "agreement:fishery")
    editorial.reword(question=question, stem=WORDS, actor=factories.teacher(), at=factories.NOON)
    return question


def now(question):
    return Question.objects.get(pk=question.pk)


def test_the_wording_survives_an_unrelated_fact(store, worded):
    store.add(event("fountain", "1994-02-02", title="the fountain"))
    store.generate()
    assert (now(worded).version, now(worded).current.stem) == (2, WORDS)


def test_the_wording_survives_a_change_that_keeps_its_slots(store, worded):
    store.topic.agreements.filter(key="fishery").update(purpose="set quotas for cod")
    store.generate()
    current = now(worded).current
    assert (current.number, current.stem) == (4, WORDS)  # 3 is the generated one beneath it
    assert current.worded_by is not None
    assert "cod" in current.feedback["why"]
    assert "".join(part["text"] for part in current.stem_parts) == WORDS


def test_the_wording_is_not_made_anew_at_every_run(store, worded):
    store.topic.agreements.filter(key="fishery").update(purpose="set quotas for cod")
    store.generate()
    assert not store.generate().changed
    assert now(worded).versions.count() == 4


def test_the_wording_survives_the_account_of_its_teacher(store, worded):
    now(worded).current.worded_by.delete()
    store.topic.agreements.filter(key="fishery").update(purpose="set quotas for cod")
    store.generate()
    assert now(worded).current.stem == WORDS


def test_the_generated_wording_of_changed_facts_can_be_brought_back(store, worded):
    store.topic.agreements.filter(key="fishery").update(purpose="set quotas for cod")
    store.generate()
    editorial.restore_wording(question=now(worded), actor=factories.teacher("another"), at=factories.NOON)
    current = now(worded).current
    assert current.stem != WORDS
    assert "cod" in current.feedback["why"]


def test_a_wording_that_lost_a_detail_is_withdrawn_with_its_reason(store, worded):
    Person.objects.filter(key="falk").update(name="Anders Valk")
    report = store.generate()
    question = now(worded)
    assert (question.proof_state, question.version, question.current.stem) == (ProofState.WITHDRAWN, 2, WORDS)
    assert "teacher's wording" in question.proof_reason
    assert report.withdrawn[question.key] == question.proof_reason


def test_a_wording_too_short_for_a_new_rival_is_withdrawn(store, worded):
    store.add(visit("visit-rival", "1990-05-20", "holm", lead_complete=False))
    store.generate()
    assert now(worded).proof_state == ProofState.WITHDRAWN


def test_a_withdrawn_wording_returns_with_its_facts(store, worded):
    Person.objects.filter(key="falk").update(name="Anders Valk")
    store.generate()
    Person.objects.filter(key="falk").update(name="Anders Falk")
    report = store.generate()
    assert now(worded).key in report.returned
    assert (now(worded).proof_state, now(worded).current.stem) == (ProofState.HOLDS, WORDS)


def test_a_wording_that_comes_to_name_the_answer_is_withdrawn(store):
    question = store.question(Family.PERSON_IN_EVENT, "event:visit-1990")
    kept = " ".join(editorial.slots(question.current.stem_parts))
    stem = f"Who, a year before Bertil Holm, had this: {kept}?"
    editorial.reword(question=question, stem=stem, actor=factories.teacher(), at=factories.NOON)
    led = Event.objects.get(key="visit-1990").participations.get()
    led.person = Person.objects.get(key="holm")
    led.save()
    store.generate()
    assert now(question).proof_state == ProofState.WITHDRAWN
    assert "contains" in now(question).proof_reason
