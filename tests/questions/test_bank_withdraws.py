"""What no longer holds is withdrawn with its reason, and comes back with what a teacher said of it."""

import pytest

from quizapp.questions import editorial
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import EditorialState, Family, ProofState
from tests import factories
from tests.questions.world_rows import Store
from tests.questions.worlds import dispute, event, history, person, visit

pytestmark = pytest.mark.django_db

THEATRE = "event:theatre-begun"
YEAR, PERSON, AT_EVENT = Family.DATE_OF_EVENT, Family.PERSON_IN_EVENT, Family.AGREEMENT_AT_EVENT


@pytest.fixture
def store():
    made = Store(history(4))
    made.generate()
    return made


def holds(store, family, ref):
    question = store.question(family, ref)
    return question.proof_state == ProofState.HOLDS


def test_a_twin_withdraws_and_its_removal_brings_back_with_the_editorial_state(store):
    question = store.question(YEAR, THEATRE)
    editorial.approve(questions=[question], actor=factories.teacher(), at=factories.NOON)
    twin = store.add(event("theatre-again", "1999-01-01", title="the theatre"))

    report = store.generate()
    question.refresh_from_db()
    assert question.proof_state == ProofState.WITHDRAWN
    assert "2 answers are possible" in question.proof_reason
    assert report.withdrawn[question.key] == question.proof_reason
    assert question.editorial_state == EditorialState.APPROVED
    assert question not in Question.objects.servable()

    twin.delete()
    report = store.generate()
    question.refresh_from_db()
    assert report.returned == [question.key] or question.key in report.returned
    assert (question.proof_state, question.proof_reason) == (ProofState.HOLDS, "")
    assert (question.editorial_state, question.version) == (EditorialState.APPROVED, 1)


def test_a_withdrawn_question_stays_withdrawn_without_new_noise(store):
    store.add(event("theatre-again", "1999-01-01", title="the theatre"))
    store.generate()
    assert not store.generate().withdrawn


def test_what_a_teacher_rejected_comes_back_rejected(store):
    question = store.question(YEAR, THEATRE)
    editorial.reject(questions=[question], reason="Dull.", actor=factories.teacher(), at=factories.NOON)
    twin = store.add(event("theatre-again", "1999-01-01", title="the theatre"))
    store.generate()
    twin.delete()
    store.generate()
    question.refresh_from_db()
    assert (question.editorial_state, question.editorial_reason) == (EditorialState.REJECTED, "Dull.")
    assert question.proof_state == ProofState.HOLDS


def test_an_unsettled_rival_visit_adds_context_to_the_stem(store):
    store.add(visit("visit-rival", "1990-05-20", "holm", lead_complete=False))
    store.generate()
    question = store.question(AT_EVENT, "agreement:fishery")
    assert question.version == 2
    assert "from 3 to 6 May 1990" in question.current.stem


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"told": "planned"}, "planned"),
        ({"date": ""}, "one certain year"),
        ({"date": "1993~"}, "one certain year"),
        ({"date": "1993/1994"}, "one certain year"),
    ],
)
def test_a_fact_that_can_no_longer_be_asked_withdraws_its_question(store, fields, reason):
    row = store.topic.events.get(key="theatre-begun")
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
    store.generate()
    assert not holds(store, YEAR, THEATRE)
    assert store.question(YEAR, THEATRE).proof_reason


def test_a_removed_fact_withdraws_its_questions_and_names_itself(store):
    store.topic.events.get(key="theatre-begun").delete()
    report = store.generate()
    assert f"{THEATRE} is no longer among the facts" in report.withdrawn.values()


def test_a_removed_source_passage_withdraws_its_question(store):
    store.topic.citations.filter(event__key="theatre-begun").delete()
    store.generate()
    assert not holds(store, YEAR, THEATRE)


def test_a_list_that_is_no_longer_complete_withdraws_the_question_of_its_leader(store):
    assert holds(store, PERSON, "event:visit-1990")
    store.topic.events.filter(key="visit-1990").update(lead_complete=False)
    store.generate()
    assert not holds(store, PERSON, "event:visit-1990")


def test_a_new_alias_of_the_key_takes_its_owner_out_of_the_options(store):
    store.add(person("nils", "Nils Ek"))
    store.add(visit("visit-nils", "1990-08-01", "nils"))
    before = store.question(PERSON, "event:visit-1990").current
    lure = before.distractors[0]["value"]
    store.topic.persons.get(key=lure).aliases.create(text="Anders Falk")
    store.generate()
    question = store.question(PERSON, "event:visit-1990")
    shown = {option["value"] for option in question.current.distractors}
    assert question.proof_state == ProofState.WITHDRAWN or lure not in shown


@pytest.mark.parametrize("field", ["leader", "participants", "host_country"])
def test_a_dispute_about_who_led_withdraws_the_question(store, field):
    visit_1990 = history(4).events["visit-1990"]
    store.dispute(dispute(visit_1990, field, "one", "another"))
    store.generate()
    assert not holds(store, PERSON, "event:visit-1990")


def test_a_disputed_year_withdraws_and_a_disputed_day_does_not(store):
    theatre, canal = (history(4).events[key] for key in ("theatre-begun", "canal-begun"))
    store.dispute(dispute(theatre, "date", "1993-09-10", "1994-09-10"))
    store.dispute(dispute(canal, "date", "1994-09-10", "1994-09-11"))
    store.generate()
    assert not holds(store, YEAR, THEATRE)
    assert holds(store, YEAR, "event:canal-begun")
