"""Exams: the list, a page with its plan, closing, and what is said afterwards."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from quizapp.web.visitor import today_of
from tests import factories
from tests.web.learn.conftest import student_of

pytestmark = pytest.mark.django_db


def exam_in(student, days: int, **fields):
    day = today_of(student.learner) + timedelta(days=days)
    created = timezone.now() - timedelta(days=max(0, -days) + 1)
    return factories.exam(student.learner, topic=student.sitting.topic, on=day, created_at=created, **fields)


def page_of(student, exam) -> str:
    response = student.client.get(reverse("exam", args=[exam.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_a_stranger_reads_what_comes_first(client, topic):
    page = client.get(reverse("exams")).content.decode()
    assert "First a few questions" in page
    assert "Start (3 minutes)" in page


def test_without_exams_the_list_says_that_none_is_needed(student):
    page = student.client.get(reverse("exams")).content.decode()
    assert "There need not be one" in page
    assert reverse("exam_new") in page


def test_the_list_has_what_lies_ahead_and_what_is_over(student):
    exam_in(student, 12, title="Finals")
    exam_in(student, -3, title="Orals")
    page = student.client.get(reverse("exams")).content.decode()
    assert page.index("Finals") < page.index("12 days to go") < page.index("Over") < page.index("Orals")


def test_an_exam_shows_days_score_and_plan(student):
    student.answer(student.shown(), 0)
    page = page_of(student, exam_in(student, 12))
    assert "12 days to go" in page
    assert "8 questions, of which you have met 1" in page
    assert "If you keep to 10 minutes a day" in page
    assert "of 8, between" in page
    assert "Study for it (" in page
    assert page.count("<tr") == 1 + 12 + 1
    assert ">Last pass</th>" in page


def test_the_home_page_shows_the_next_one_until_its_day_is_over(student):
    student.answer(student.shown(), 0)
    exam = exam_in(student, 3, title="Finals")
    page = student.client.get("/").content.decode()
    assert "3 days to go, 10 minutes for it today" in page
    assert f'name="exam" value="{exam.pk}"' in page
    exam.on = today_of(student.learner)
    exam.save()
    assert "Look once more (5 minutes)" in student.client.get("/").content.decode()
    exam.on -= timedelta(days=1)
    exam.save()
    assert "Finals" not in student.client.get("/").content.decode()


def test_studying_for_it_starts_a_sitting_of_it(student):
    exam = exam_in(student, 12)
    data = {"topic": exam.topic.slug, "mode": "exam", "exam": exam.pk}
    response = student.client.post(reverse("study_start"), data)
    sitting = student.learner.sittings.get(exam=exam)
    assert response.url == reverse("sitting", args=[sitting.pk])
    assert student.client.get(response.url).status_code == 200
    student.learner.sittings.filter(exam=exam).update(finished_at=timezone.now())
    finish = student.client.get(reverse("finish", args=[sitting.pk])).content.decode()
    assert reverse("exam", args=[exam.pk]) in finish


def test_when_nothing_is_left_to_ask_one_stays_on_its_page(student):
    student.answer_all()
    exam = exam_in(student, 12)
    exam.topic.questions.update(proof_state="withdrawn", proof_reason="It fell.")
    data = {"topic": exam.topic.slug, "mode": "exam", "exam": exam.pk}
    response = student.client.post(reverse("study_start"), data)
    assert response.url == reverse("exam", args=[exam.pk])
    assert "Enough for this exam today" in student.client.get(response.url).content.decode()


def test_on_its_day_nothing_is_planned_but_a_look(student):
    student.answer(student.shown(), 0)
    page = page_of(student, exam_in(student, 0))
    assert "Nothing is planned for the day itself" in page
    assert "The days ahead" not in page


def test_afterwards_it_is_over_by_itself_with_a_kind_word(student):
    page = page_of(student, exam_in(student, -1))
    assert "How did it go?" in page
    assert "You went another way this time, and that is fine" in page


def test_closing_it_goes_back_to_long_term_study_at_once(student):
    exam = exam_in(student, 12, title="Finals")
    url = reverse("exam_close", args=[exam.pk])
    assert student.client.get(url).status_code == 405
    page = student.client.post(url, follow=True).content.decode()
    assert "“Finals” is closed" in page
    assert "You went back to long-term study before its day" in page_of(student, exam)


def test_another_learners_exam_is_not_found(student, topic):
    exam = exam_in(student, 12)
    other = student_of(Client(), topic)
    for name in ("exam", "exam_change"):
        assert other.client.get(reverse(name, args=[exam.pk])).status_code == 404
    assert other.client.post(reverse("exam_close", args=[exam.pk])).status_code == 404
    data = {"topic": topic.slug, "mode": "exam", "exam": exam.pk}
    assert other.client.post(reverse("study_start"), data).status_code == 422
    exam.refresh_from_db()
    assert exam.closed_at is None


def test_queries_do_not_grow_with_exams_or_answers(student):
    exam = exam_in(student, 12)

    def queries(url):
        with CaptureQueriesContext(connection) as captured:
            assert student.client.get(url).status_code == 200
        return len(captured)

    one, few = queries(reverse("exam", args=[exam.pk])), queries(reverse("exams"))
    student.answer_all()
    for number in range(3):
        exam_in(student, 20 + number)
    assert queries(reverse("exam", args=[exam.pk])) == one <= 16
    assert queries(reverse("exams")) == few <= 9
