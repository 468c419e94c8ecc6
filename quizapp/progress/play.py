"""Points of games, counted from the log: read-only queries, each bound to one learner."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from quizapp.study.answering.points import Points, points_of
from quizapp.study.models import Correction, CorrectionKind, Learner, Mode, Presentation, Review, Sitting, Verdict


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a game: what was asked, the right answer, and the points."""

    stem: str
    answer: str
    points: Points


def score_of(sitting: Sitting) -> Points:
    """The points of a game so far. One query."""
    reviews = _standing(sitting.learner_id).filter(sitting_id=sitting.pk)
    return sum((_points(*row) for row in reviews.values_list(*_READ)), Points())


def best_of(learner: Learner, topic_id: int, chapter: str, *, other_than: UUID | None = None) -> Points | None:
    """The best of the learner's finished games of the same events, by its share of points; None before the first.

    `chapter` is "" for the whole history. One query, which grows with the learner's own games.
    """
    games = learner.sittings.filter(mode=Mode.PLAY, topic=topic_id, chapter=chapter, finished_at__isnull=False)
    if other_than is not None:
        games = games.exclude(pk=other_than)
    reviews = _standing(learner.pk).filter(sitting_id__in=games.values("pk"))
    scores: dict[UUID, Points] = {}
    for sitting_id, *row in reviews.values_list("sitting_id", *_READ):
        scores[sitting_id] = scores.get(sitting_id, Points()) + _points(*row)
    return max(scores.values(), key=lambda one: (one.share, one.most), default=None)


def rounds_of(sitting: Sitting) -> list[Round]:
    """The rounds of a game in their order. Two queries."""
    reviews = list(_standing(sitting.learner_id).filter(sitting_id=sitting.pk).order_by("at", "sequence"))
    shown = Presentation.objects.filter(
        learner=sitting.learner_id, id__in=[review.presentation_id for review in reviews]
    )
    versions = {row.id: row.version for row in shown.select_related("version")}
    return [
        Round(
            stem=versions[review.presentation_id].label,
            answer=str(versions[review.presentation_id].answer["text"]),
            points=_points(review.format, review.verdict, review.option_count, review.given),
        )
        for review in reviews
    ]


_READ = ("format", "verdict", "option_count", "given")


def _points(shown_format: str, verdict: str, option_count: int, given: dict[str, Any]) -> Points:
    reading = given.get("reading") or {}
    return points_of(shown_format, is_right=verdict == Verdict.RIGHT, option_count=option_count, reading=reading)


def _standing(learner_id: int) -> QuerySet[Review]:
    """Answers of the learner that nobody took back."""
    void = Correction.objects.filter(learner=OuterRef("learner"), review_id=OuterRef("id"), kind=CorrectionKind.VOID)
    return Review.objects.filter(learner=learner_id).exclude(Exists(void))
