"""The neighbours in time that the feedback shows are never facts that are gone, or called otherwise by now."""

import pytest

from quizapp.facts.models import Event
from quizapp.questions.audit import audit
from quizapp.questions.export import export_bank
from quizapp.questions.models import Question, QuestionVersion
from tests.questions.world_rows import Store
from tests.questions.worlds import event, history

pytestmark = pytest.mark.django_db


@pytest.fixture
def store():
    made = Store(history(4))
    made.add(event("fountain", "1992-02-02", title="the fountain"))
    made.generate()
    return made


def shown(question):
    return [(row["ref"], row["title"]) for row in question.current.feedback["neighbours"]]


def beside(ref):
    """Standing questions of other facts that show this one as a neighbour."""
    found = Question.objects.filter(proof_state="holds").exclude(subject_facts__icontains=ref)
    return [question for question in found if ref in dict(shown(question))]


def test_a_removed_neighbour_makes_room_for_the_next(store):
    asked = beside("event:fountain")
    before = {question.key: question.version for question in asked}
    assert asked
    Event.objects.get(key="fountain").delete()
    report = store.generate()
    assert set(before) <= set(report.changed) and not beside("event:fountain")
    for question in Question.objects.filter(key__in=before):
        assert question.version == before[question.key] + 1
        assert (
            question.current.answer
            == QuestionVersion.objects.get(question=question, number=before[question.key]).answer
        )
    assert [str(one) for one in audit(export_bank(store.topic)) if one.code == "reference"] == []
    assert not store.generate().changed


def test_a_renamed_neighbour_goes_by_its_new_key_and_title(store):
    assert beside("event:fountain")
    Event.objects.filter(key="fountain").update(key="well", former_keys=["fountain"], short_title="the well")
    store.generate()
    assert not beside("event:fountain")
    assert {title for one in beside("event:well") for ref, title in shown(one) if ref == "event:well"} == {"the well"}


def test_a_new_nearer_neighbour_changes_nothing(store):
    store.add(event("statue", "1992-02-03", title="the statue"))
    assert not store.generate().changed
