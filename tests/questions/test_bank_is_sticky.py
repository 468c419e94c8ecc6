"""Generation twice changes nothing; one new fact changes only what it concerns; versions never change."""

import pytest
from django.core.exceptions import ValidationError

from quizapp.facts.models import Event
from quizapp.questions import bank
from quizapp.questions.models import Question, QuestionVersion
from quizapp.questions.vocabulary import Family
from tests.questions.world_rows import Store
from tests.questions.worlds import event, fair, history

pytestmark = pytest.mark.django_db


@pytest.fixture
def store():
    made = Store(history(4))
    made.generate()
    return made


def versions():
    return list(QuestionVersion.objects.order_by("question__key", "number").values())


def test_a_second_run_keeps_every_row(store):
    before, rows = versions(), list(Question.objects.order_by("key").values())
    report = store.generate()
    assert not (report.added or report.changed or report.withdrawn or report.returned)
    assert len(report.kept) == len(rows)
    assert (versions(), list(Question.objects.order_by("key").values())) == (before, rows)


def test_every_family_has_a_question_of_this_history(store):
    assert {question.family for question in Question.objects.all()} == set(fair())


def test_a_dry_run_says_what_would_change_and_writes_nothing(store):
    store.add(event("fountain", "1994-02-02", title="the fountain"))
    before = versions()
    report = store.generate(dry_run=True)
    assert report.added
    assert versions() == before
    assert store.is_stale()
    assert sorted(store.generate().added) == sorted(report.added)


def test_a_dry_run_of_an_empty_bank_writes_nothing():
    fresh = Store(history(4))
    assert len(fresh.generate(dry_run=True).added) > 20
    assert not Question.objects.exists()


def test_an_unrelated_fact_keeps_every_version(store):
    before = versions()
    store.add(event("fountain", "1994-02-02", title="the fountain"))
    report = store.generate()
    assert report.added and not report.changed and not report.withdrawn
    old = {row["question_id"] for row in before}
    assert [row for row in versions() if row["question_id"] in old] == before


def test_what_a_question_does_not_say_makes_no_new_version(store):
    before = versions()
    Event.objects.filter(key="visit-1990").update(agreements_complete=True, date_note="A remark for editors.")
    assert not store.generate().changed
    assert versions() == before


def test_a_corrected_name_reaches_every_question_that_says_it(store):
    said = [v.question_id for v in QuestionVersion.objects.all() if "Anders Falk" in v.stem]
    assert said
    store.topic.persons.filter(key="falk").update(name="Anders Valk")
    report = store.generate()
    assert len(report.changed) >= len(said)
    current = [question.current for question in Question.objects.all()]
    assert not any("Anders Falk" in str((v.stem, v.answer, v.distractors, v.feedback)) for v in current)


def test_a_version_cannot_be_saved_again(store):
    version = QuestionVersion.objects.first()
    version.stem = "Something else?"
    with pytest.raises(ValidationError, match="immutable"):
        version.save()


def test_a_change_makes_a_new_version_beside_the_old_one(store):
    before = versions()
    Event.objects.filter(key="theatre-begun").update(title="the playhouse", short_title="the playhouse")
    assert store.generate().changed
    assert [row for row in versions() if row in before] == before
    question = store.question(Family.DATE_OF_EVENT, "event:theatre-begun")
    assert question.version == 2 and "playhouse" in question.current.stem


def test_saving_a_fact_marks_the_topic_stale(store):
    assert not store.is_stale()
    store.topic.events.get(key="theatre-begun").save()
    assert store.is_stale()


def test_deleting_a_fact_marks_the_topic_stale(store):
    store.topic.events.get(key="theatre-begun").delete()
    assert store.is_stale()


def test_changing_the_links_of_a_fact_marks_the_topic_stale(store):
    store.topic.events.get(key="theatre-begun").threads.clear()
    assert store.is_stale()


def test_saving_a_part_of_a_fact_marks_the_topic_stale(store):
    store.topic.events.get(key="visit-1990").participations.first().save()
    assert store.is_stale()


def test_a_stale_topic_is_proved_again_before_its_questions_are_served(store):
    lock = store.topic.events.get(key="theatre-begun")
    lock.date = "1994-05-05"
    lock.save()
    bank.ensure_fresh(topic=store.topic)
    assert not store.is_stale()
    assert store.question(Family.DATE_OF_EVENT, "event:theatre-begun").current.answer["value"] == "1994"


def test_a_fresh_topic_is_not_generated_again(store, django_assert_num_queries):
    with django_assert_num_queries(1):
        bank.ensure_fresh(topic=store.topic)
