"""Answers with what was said of them since, as rows of the log: read narrowly, and no oftener than needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from quizapp.study.memory.fold import UNSCHEDULED
from quizapp.study.models import Correction, CorrectionKind, Review


@dataclass(frozen=True, slots=True)
class CardRows:
    """Reviews and corrections of one card, each in order of acceptance."""

    reviews: Sequence[Review]
    corrections: Sequence[Correction]

    @property
    def last(self) -> Review | None:
        return self.reviews[-1] if self.reviews else None

    @property
    def has_history(self) -> bool:
        """Whether an answer that the schedule knows of stands."""
        void = {row.review_id for row in self.corrections if row.kind == CorrectionKind.VOID}
        return any(row.mode not in UNSCHEDULED and row.id not in void for row in self.reviews)

    def followed_by(self, review: Review) -> "CardRows":
        """The rows once `review` is among them."""
        return CardRows([*self.reviews, review], self.corrections)


def card_rows(learner_id: int, card_id: int) -> CardRows:
    """One query; a second where something was said of an answer."""
    own = Review.objects.filter(learner=learner_id, card=card_id).order_by("sequence")
    return CardRows(*with_corrections(own.defer("given", "zone", "rollover_hour", "scheduler")))


def with_corrections(reviews: QuerySet[Review]) -> tuple[list[Review], list[Correction]]:
    """These answers of one learner, and the corrections of them by their order: a query of its own where there are any.

    Seldom is anything said of an answer; so whether it was is asked with the answers, and what it was only then.
    """
    words = Correction.objects.filter(learner=OuterRef("learner"), card=OuterRef("card"), review_id=OuterRef("id"))
    rows: list[Any] = list(reviews.annotate(was_corrected=Exists(words)))
    corrected = [row for row in rows if row.was_corrected]
    if not corrected:
        return rows, []
    said = Correction.objects.filter(learner=corrected[0].learner_id, card__in={row.card_id for row in corrected})
    return rows, list(said.filter(review_id__in=[row.id for row in corrected]).order_by("sequence"))
