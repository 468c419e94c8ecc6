"""Naming an exam and changing it: what the form takes, and what it says of what it does not."""

from datetime import timedelta

import pytest
from django.urls import reverse

from quizapp.web.visitor import today_of
from tests import factories

pytestmark = pytest.mark.django_db


def data(student, days=14, **fields):
    on = today_of(student.learner) + timedelta(days=days)
    return {"on": on.isoformat(), "minutes_a_day": 15, "what": "whole", "title": "", **fields}


def post(student, url=None, **fields):
    return student.client.post(url or reverse("exam_new"), data(student, **fields))


def test_the_form_proposes_a_day_the_learners_minutes_and_the_whole_history(student):
    page = student.client.get(reverse("exam_new")).content.decode()
    assert f'value="{(today_of(student.learner) + timedelta(14)).isoformat()}"' in page
    assert f'min="{(today_of(student.learner) + timedelta(1)).isoformat()}"' in page
    assert "How did it begin?" in page
    assert "Question set" not in page


def test_it_leads_to_the_plan_and_sent_twice_makes_one_exam(student):
    first, second = post(student), post(student)
    exam = student.learner.exams.get()
    assert first.url == second.url == reverse("exam", args=[exam.pk])
    assert exam.title == f"Exam on {exam.on.day} {exam.on:%B}"


def test_only_what_was_asked_for_counts(student):
    chosen = factories.question_set(*student.sitting.topic.questions.all()[:3])
    post(student, what="set", question_set=chosen.slug, chapters=["chapter-1"])
    exam = student.learner.exams.get()
    assert (exam.question_set, exam.chapters) == (chosen, [])
    post(student, what="chapters", question_set=chosen.slug, chapters=["chapter-1"])
    assert student.learner.exams.get(question_set=None).chapters == ["chapter-1"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"days": 0}, "The exam is tomorrow or later."),
        ({"days": 400}, "at most 366 days from now"),
        ({"minutes_a_day": 0}, "greater than or equal to 1"),
        ({"what": "chapters"}, "Tick at least one chapter"),
        ({"what": "chapters", "chapters": ["nowhere"]}, "is not one of the available choices"),
        ({"title": "x" * 81}, "at most 80 characters"),
        ({"on": "soon"}, "Enter a valid date"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(student, fields, said):
    response = post(student, **fields)
    assert response.status_code == 422
    page = response.content.decode()
    assert said in page
    assert "aria-describedby" in page
    assert not student.learner.exams.exists()


def test_a_sixth_exam_is_refused_kindly(student):
    for number in range(5):
        post(student, title=f"No {number}")
    response = post(student, title="No 6")
    assert response.status_code == 422
    assert "Close one of them first" in response.content.decode()


def test_changing_it_begins_with_what_it_is(student):
    post(student, what="chapters", chapters=["chapter-1"])
    exam = student.learner.exams.get()
    url = reverse("exam_change", args=[exam.pk])
    page = student.client.get(url).content.decode()
    assert f'value="{exam.on.isoformat()}"' in page
    assert page.count("checked") == 2
    assert post(student, url, days=20, minutes_a_day=30, title="Finals").url == reverse("exam", args=[exam.pk])
    exam.refresh_from_db()
    assert (exam.title, exam.minutes_a_day, exam.chapters) == ("Finals", 30, [])


def test_who_has_not_begun_is_sent_to_begin(client, topic):
    assert client.get(reverse("exam_new")).url == reverse("home")
