"""A set that is deleted ends what is studied of it: no sitting goes on with the whole topic."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from quizapp.questions.models import QuestionSet
from quizapp.study.models import Presentation, Review, Sitting
from quizapp.study.sessions import next_presentation, start_sitting, undo
from tests import factories
from tests.factories import NOON, answer

WAYS = ("quiz", "practice", "cards", "set")


@pytest.fixture
def question_set(teacher):
    """Three questions of a topic of six."""
    rows = [factories.question() for _ in range(6)]
    formats = ["choice", "flashcard"]
    for row in rows:
        row.versions.update(formats=formats)
    return factories.question_set(*rows[:3], owner=teacher)


def begun(question_set: QuestionSet | None, mode: str) -> Sitting:
    """A sitting of the set, or of the whole topic, in which one question was answered."""
    student = factories.learner()
    place = start_sitting(learner=student, topic=factories.topic(), mode=mode, question_set=question_set, at=NOON)
    shown = next_presentation(sitting=place, at=NOON)
    Presentation.objects.filter(id=shown.id).update(format="choice", options=[1, 0, 2, 3])
    shown.refresh_from_db()
    answer(shown)
    return place


def delete(as_teacher, question_set: QuestionSet, *, by_action: bool) -> None:
    url = reverse("admin:questions_questionset_delete", args=[question_set.pk])
    sent = {"post": "yes"}
    if by_action:
        url = reverse("admin:questions_questionset_changelist")
        sent |= {"action": "delete_selected", ACTION_CHECKBOX_NAME: question_set.pk}
    assert as_teacher.post(url, sent).status_code == 302
    assert not QuestionSet.objects.exists()


@pytest.mark.parametrize("by_action", [False, True])
@pytest.mark.parametrize("mode", WAYS)
def test_its_sittings_ask_nothing_more(as_teacher, question_set, mode, by_action):
    place = begun(question_set, mode)
    delete(as_teacher, question_set, by_action=by_action)
    assert next_presentation(sitting=place, at=NOON) is None
    assert place.finished_at is not None


@pytest.mark.parametrize("mode", ["quiz", "practice"])
def test_one_that_an_undo_opens_again_asks_that_question_only(as_teacher, question_set, mode):
    place = begun(question_set, mode)
    delete(as_teacher, question_set, by_action=False)
    taken_back = Review.objects.get()
    undo(learner=place.learner, review_id=taken_back.id, at=NOON)
    again = next_presentation(sitting=place, at=NOON)
    assert again.card_id == taken_back.card_id
    answer(again)
    assert next_presentation(sitting=place, at=NOON) is None


@pytest.mark.parametrize("mode", ["quiz", "practice", "cards"])
def test_what_is_of_the_whole_topic_goes_on(as_teacher, question_set, mode):
    place = begun(None, mode)
    delete(as_teacher, question_set, by_action=False)
    assert next_presentation(sitting=place, at=NOON) is not None
