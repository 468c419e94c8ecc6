"""A set that is deleted ends what is studied of it: no sitting goes on with the whole topic."""

import re

import pytest
import time_machine
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.urls import reverse

from quizapp.questions.models import QuestionSet
from quizapp.study.exams.scope import questions_for
from quizapp.study.models import Exam, Presentation, Review, Sitting
from quizapp.study.sessions import NothingToStudy, change_exam, next_presentation, start_sitting, undo
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


def delete(as_teacher, question_set: QuestionSet, *, by: str) -> None:
    if by == "shell":
        question_set.delete()
        return
    url = reverse("admin:questions_questionset_delete", args=[question_set.pk])
    sent = {"post": "yes"}
    if by == "action":
        url = reverse("admin:questions_questionset_changelist")
        sent |= {"action": "delete_selected", ACTION_CHECKBOX_NAME: question_set.pk}
    assert as_teacher.post(url, sent).status_code == 302
    assert not QuestionSet.objects.exists()


@pytest.mark.parametrize("by", ["page", "action", "shell"])
@pytest.mark.parametrize("mode", WAYS)
def test_its_sittings_ask_nothing_more(as_teacher, question_set, mode, by):
    place = begun(question_set, mode)
    delete(as_teacher, question_set, by=by)
    assert next_presentation(sitting=place, at=NOON) is None
    assert place.finished_at is not None


@pytest.mark.parametrize("mode", ["quiz", "practice"])
def test_one_that_an_undo_opens_again_asks_that_question_only(as_teacher, question_set, mode):
    place = begun(question_set, mode)
    delete(as_teacher, question_set, by="page")
    assert next_presentation(sitting=place, at=NOON) is None  # a quiz takes nothing back before its end
    taken_back = Review.objects.get()
    undo(learner=place.learner, review_id=taken_back.id, at=NOON)
    again = next_presentation(sitting=place, at=NOON)
    assert again.card_id == taken_back.card_id
    answer(again)
    assert next_presentation(sitting=place, at=NOON) is None


@pytest.mark.parametrize("mode", ["quiz", "practice", "cards"])
def test_what_is_of_the_whole_topic_goes_on(as_teacher, question_set, mode):
    place = begun(None, mode)
    delete(as_teacher, question_set, by="page")
    assert next_presentation(sitting=place, at=NOON) is not None


def test_an_exam_of_it_asks_nothing_and_says_why(as_teacher, question_set, client):
    student = factories.learner(user=factories.user("ada"))
    own = factories.exam(student, question_set=question_set, title="Mine")
    delete(as_teacher, question_set, by="page")
    with pytest.raises(NothingToStudy):
        start_sitting(learner=student, topic=own.topic, mode="exam", exam=Exam.objects.get(), at=NOON)
    client.force_login(student.user)
    with time_machine.travel(NOON):
        page = client.get(reverse("exam", args=[own.pk])).content.decode()
        assert "a set that is there no longer" in page and "0 questions" in page
        form = client.get(reverse("exam_change", args=[own.pk])).content.decode()
        assert not re.search(r'name="what"[^>]* checked', form), (
            "there is no set to choose, and nothing else was chosen"
        )


@pytest.mark.parametrize("anew", ["another set", "the whole history"])
def test_its_learner_chooses_anew(question_set, anew):
    own = factories.exam(factories.learner(), question_set=question_set)
    question_set.delete()
    kept = {"on": own.on, "minutes_a_day": own.minutes_a_day, "title": own.title}
    with pytest.raises(ValidationError):
        change_exam(exam=own, **kept, chapters=["no-such-chapter"], at=NOON)
    of = factories.question_set(factories.question()) if anew == "another set" else None
    changed = Exam.objects.get(pk=change_exam(exam=own, **kept, question_set=of, at=NOON).pk)
    assert (changed.question_set, changed.of_set) == (of, of is not None)
    assert questions_for(changed, own.learner).count() == (1 if of else 6)
