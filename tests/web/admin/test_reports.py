"""Reports of students in the admin: open first, without names, settled once with a note, and logged."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from quizapp.study.models import Report
from quizapp.study.sessions import report, settle
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "admin:study_report_changelist"


@pytest.fixture
def reported(db) -> Report:
    student = factories.learner(user=factories.user("whistleblower"))
    return report(
        learner=student, version=factories.question().current, reason="wrong", text="It was 1993.", at=factories.NOON
    )


def change(row) -> str:
    return reverse("admin:study_report_change", args=[row.pk])


def test_a_teacher_reads_it_with_its_question_and_without_a_name(as_teacher, reported):
    for url in (reverse(LIST), change(reported)):
        html = as_teacher.get(url).content.decode()
        assert "It was 1993." in html and "Who was it in question-1?" in html
        assert reverse("admin:questions_question_change", args=[reported.question_id]) in html
        assert "whistleblower" not in html


def test_open_ones_come_first(as_teacher, reported, teacher):
    settle(report=reported, note="Mended.", actor=teacher, at=factories.NOON)
    later = report(learner=factories.learner(), version=reported.version, reason="other", text="", at=factories.NOON)
    assert list(as_teacher.get(reverse(LIST)).context["cl"].result_list) == [later, reported]
    assert list(as_teacher.get(reverse(LIST), {"state": "open"}).context["cl"].result_list) == [later]
    assert list(as_teacher.get(reverse(LIST), {"state": "settled"}).context["cl"].result_list) == [reported]


def test_it_is_settled_with_a_note_and_logged(as_teacher, reported, teacher):
    assert as_teacher.post(change(reported), {"note": ""}).status_code == 200
    assert Report.objects.get().settled_at is None
    assert as_teacher.post(change(reported), {"note": "Mended.", "reason": "other"}).status_code == 302
    settled = Report.objects.get()
    assert (settled.note, settled.settled_by, settled.reason) == ("Mended.", teacher, "wrong")
    assert settled.settled_at is not None
    assert LogEntry.objects.get(object_id=str(reported.pk)).user == teacher


def test_what_is_settled_stays(as_teacher, reported, teacher):
    settle(report=reported, note="Mended.", actor=teacher, at=factories.NOON)
    assert 'value="Settle"' not in as_teacher.get(change(reported)).content.decode()
    assert as_teacher.post(change(reported), {"note": "Again."}).status_code == 403
    assert Report.objects.get().note == "Mended."


def test_nobody_adds_or_deletes_one(as_operator, reported):
    assert as_operator.get(reverse("admin:study_report_add")).status_code == 403
    assert (
        as_operator.post(reverse("admin:study_report_delete", args=[reported.pk]), {"post": "yes"}).status_code == 403
    )
    assert Report.objects.exists()


def test_students_and_strangers_do_not_get_there(clients, reported):
    for role in ("anonymous", "student"):
        assert clients[role].get(change(reported)).status_code == 302


def test_the_page_of_the_question_counts_what_is_open(as_teacher, reported):
    url = reverse("admin:questions_question_change", args=[reported.question_id])
    assert "1 open report</a> of students." in as_teacher.get(url).content.decode()
    Report.objects.update(settled_at=factories.NOON)
    assert "open report" not in as_teacher.get(url).content.decode()
