"""A question's identity: its key, its row through renaming, and the fingerprint of its answer."""

import pytest

from quizapp.facts.models import Agreement, Event, Person
from quizapp.questions.draft import question_key
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import Family, ProofState
from tests.questions.world_rows import Store
from tests.questions.worlds import drafts, history

pytestmark = pytest.mark.django_db

YEAR, PERSON, ORDER, WHAT = (
    Family.DATE_OF_EVENT,
    Family.PERSON_IN_EVENT,
    Family.ORDER_TWO,
    Family.WHAT_IT_DID,
)


@pytest.fixture
def store():
    made = Store(history(4))
    made.generate()
    return made


def rename(model, key, new):
    model.objects.filter(key=key).update(key=new, former_keys=[key])


def fingerprints():
    return dict(Question.objects.values_list("pk", "answer_fingerprint"))


def test_no_two_questions_share_a_key():
    keys = [draft.key("aland-boria") for draft in drafts(history())]
    assert len(set(keys)) == len(keys) > 60


def test_the_key_depends_on_topic_family_subjects_field_and_variant_only():
    base = ("topic", "family", ["event:a", "event:b"], "year", "AA")
    others = [
        ("other", *base[1:]),
        ("topic", "other", *base[2:]),
        (*base[:2], ["event:a"], *base[3:]),
        (*base[:3], "person", "AA"),
        (*base[:4], "BB"),
    ]
    assert len({question_key(*parts) for parts in (base, *others)}) == 6
    assert question_key(*base) == question_key(*base[:2], ["event:b", "event:a"], *base[3:])


def test_a_renamed_event_keeps_its_question_row(store):
    before = store.question(YEAR, "event:theatre-begun")
    rename(Event, "theatre-begun", "playhouse")
    report = store.generate()
    after = store.question(YEAR, "event:playhouse")
    assert after.pk == before.pk and after.key != before.key
    assert after.proof_state == ProofState.HOLDS
    assert not report.withdrawn
    assert not report.added


def test_an_order_keeps_its_row_when_both_facts_are_renamed_at_once(store):
    before = Question.objects.filter(family=ORDER).order_by("pk").first()
    renamed = {ref.partition(":")[2] for ref in before.subject_facts}
    model = Event if before.subject_facts[0].startswith("event") else Agreement
    for key in renamed:
        rename(model, key, f"new-{key}")
    store.generate()
    after = Question.objects.get(pk=before.pk)
    assert {ref.partition(":")[2] for ref in after.subject_facts} == {f"new-{key}" for key in renamed}
    assert after.proof_state == ProofState.HOLDS


@pytest.mark.parametrize(("model", "key"), [(Person, "falk"), (Agreement, "fishery"), (Event, "theatre-begun")])
def test_a_new_key_of_the_answer_is_no_new_answer(store, model, key):
    before = fingerprints()
    rename(model, key, f"new-{key}")
    store.generate()
    store.generate()
    assert before.items() <= fingerprints().items()


def test_a_new_name_date_note_or_lure_is_no_new_answer(store):
    before = fingerprints()
    Person.objects.filter(key="falk").update(name="Anders Valk")
    Event.objects.filter(key="theatre-begun").update(title="the playhouse", short_title="the playhouse")
    assert store.generate().changed
    assert fingerprints() == before


def test_another_year_is_another_answer_of_the_questions_about_it_alone(store):
    before = fingerprints()
    theatre = Event.objects.get(key="theatre-begun")
    theatre.date = "1994-01-05"
    theatre.save()
    store.generate()
    changed = {pk for pk, now in fingerprints().items() if before.get(pk, now) != now}
    about_it = {question.pk for question in Question.objects.all() if "event:theatre-begun" in question.subject_facts}
    assert store.question(YEAR, "event:theatre-begun").pk in changed
    assert changed <= about_it


def test_another_leader_is_another_answer(store):
    question = store.question(PERSON, "event:visit-1990")
    led = Event.objects.get(key="visit-1990").participations.get()
    led.person = Person.objects.get(key="orre")
    led.save()
    store.generate()
    after = Question.objects.get(pk=question.pk)
    assert after.current.answer["value"] == "orre"
    assert after.answer_fingerprint != question.answer_fingerprint


def test_both_directions_of_a_purpose_are_questions_of_their_own(store):
    rows = Question.objects.filter(family=WHAT)
    fishery = [row for row in rows if row.subject_facts == ["agreement:fishery"]]
    assert {row.asks for row in fishery} == {"purpose", "agreement"}
