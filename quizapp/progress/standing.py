"""Answers that stand, and whether they show recall: what progress counts, read from the log with its corrections."""

from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from quizapp.study.models import Correction, CorrectionKind, Grade, Review, ReviewMode, Verdict

# Recall is what was scheduled, or asked for an exam, after the fact was met: neither guesses before it nor practice.
RECALL_MODES = (ReviewMode.SCHEDULED, ReviewMode.EXAM)


def standing(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Answers that nobody took back."""
    return reviews.exclude(Exists(_corrections(CorrectionKind.VOID)))


def recalled(reviews: QuerySet[Review], **also: Any) -> QuerySet[Any]:
    """Adds `counts_as`, the grade by the last "I guessed" or regrade, and `recalled`: right, and not Again by it."""
    said = _corrections(CorrectionKind.GUESSED, CorrectionKind.REGRADE)
    grade = Case(
        When(kind=CorrectionKind.GUESSED, then=Value(Grade.AGAIN.value)),
        default=F("grade"),
        output_field=IntegerField(),
    )
    right = Q(verdict=Verdict.RIGHT, counts_as__gt=Grade.AGAIN, **also)
    return reviews.annotate(
        counts_as=Coalesce(
            Subquery(said.annotate(said=grade).values("said")[:1]), F("grade"), output_field=IntegerField()
        ),
        recalled=Case(When(right, then=Value(True)), default=Value(False)),
    )


def _corrections(*kinds: CorrectionKind) -> QuerySet[Correction]:
    """The corrections of a review, newest first (reviews have no foreign key pointing at them)."""
    own = Correction.objects.filter(learner=OuterRef("learner"), review_id=OuterRef("id"), kind__in=kinds)
    return own.order_by("-sequence")
