"""Reports: one that is open for each learner and version, said again it is edited, settled once."""

import pytest
from django.core.exceptions import ValidationError

from quizapp.study.models import Report
from quizapp.study.sessions import open_report, report, settle
from tests.factories import NOON, learner, question, teacher

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    return question().current


def said(of, by, **fields):
    return report(learner=by, version=of, **{"reason": "wrong", "text": "", "at": NOON, **fields})


def test_said_again_it_replaces_what_was_said(version) -> None:
    student = learner()
    first = said(version, student, text="  It was 1993. ")
    assert (first.text, first.question, first.created_at) == ("It was 1993.", version.question, NOON)
    again = said(version, student, reason="unclear")
    assert (again.pk, Report.objects.get().reason, Report.objects.get().text) == (first.pk, "unclear", "")
    assert open_report(learner=student, version=version) == first


def test_two_learners_make_two_reports(version) -> None:
    assert said(version, learner()) != said(version, learner())


def test_after_it_is_settled_another_may_be_made(version) -> None:
    student, actor = learner(), teacher()
    first = said(version, student)
    assert settle(report=first, note=" Mended. ", actor=actor, at=NOON)
    assert (Report.objects.get().note, Report.objects.get().settled_by) == ("Mended.", actor)
    assert open_report(learner=student, version=version) is None
    assert said(version, student) != first


def test_it_is_settled_once(version) -> None:
    first, actor = said(version, learner()), teacher()
    assert [settle(report=first, note=note, actor=actor, at=NOON) for note in ("One.", "Two.")] == [True, False]
    assert Report.objects.get().note == "One."


@pytest.mark.parametrize("fields", [{"reason": "nonsense"}, {"reason": ""}, {"text": "x" * 501}])
def test_what_fits_no_report_is_refused(version, fields) -> None:
    with pytest.raises(ValidationError):
        said(version, learner(), **fields)
    assert not Report.objects.exists()


@pytest.mark.parametrize("note", ["", "  ", "x" * 501])
def test_a_report_is_not_settled_without_a_word(version, note: str) -> None:
    first = said(version, learner())
    with pytest.raises(ValidationError):
        settle(report=first, note=note, actor=teacher(), at=NOON)
    assert open_report(learner=first.learner, version=version) == first
