"""What learners report of questions, and how teachers settle it."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from quizapp.accounts.models import User
from quizapp.questions.models import QuestionVersion
from quizapp.study.memory.caches import Changed, retrying
from quizapp.study.models import Learner, Report, ReportReason

LONGEST_TEXT = 500


def open_report(*, learner: Learner, version: QuestionVersion) -> Report | None:
    """What this learner said of this version and nobody has settled yet."""
    return learner.reports.filter(version=version, settled_at=None).first()


def report(*, learner: Learner, version: QuestionVersion, reason: str, text: str, at: datetime) -> Report:
    """Say what is wrong with a version of a question. Said again while it is open, it replaces what was said.

    Raises ValidationError for a reason that is none and for a text of more than 500 characters.
    """
    if reason not in ReportReason.values:
        raise ValidationError("Choose what is wrong.")
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise ValidationError(f"At most {LONGEST_TEXT} characters.")

    def attempt() -> Report:
        said = open_report(learner=learner, version=version)
        if said is not None:
            said.reason, said.text = reason, text
            if not learner.reports.filter(pk=said.pk, settled_at=None).update(reason=reason, text=text):
                raise Changed("settled this moment")
            return said
        try:
            with transaction.atomic():
                return Report.objects.create(
                    learner=learner,
                    question_id=version.question_id,
                    version=version,
                    reason=reason,
                    text=text,
                    created_at=at,
                )
        except IntegrityError as error:
            raise Changed("reported in another tab") from error

    return retrying(attempt)


def settle(*, report: Report, note: str, actor: User, at: datetime) -> bool:
    """Close a report with a note; False where somebody else has closed it, whose note then stands.

    Raises ValidationError for an empty or too long note: whoever reads the list later must learn what came of it.
    """
    note = note.strip()
    if not note or len(note) > LONGEST_TEXT:
        raise ValidationError(f"Say what came of it, in at most {LONGEST_TEXT} characters.")
    is_open = Report.objects.filter(pk=report.pk, settled_at=None)
    if not is_open.update(settled_at=at, settled_by=actor, note=note):
        return False
    report.settled_at, report.settled_by, report.note = at, actor, note
    return True
