"""One card's answers with what was said of them since: for the pages that explain why it is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from quizapp.study.later.card_rows import CardRows
from quizapp.study.later.corrections import followed
from quizapp.study.learners import own_day
from quizapp.study.memory.fold import UNSCHEDULED, Effective, effective, is_leech
from quizapp.study.models import Card, Correction, CorrectionKind, Learner, Review

_LAST_WORDS = (CorrectionKind.GUESSED, CorrectionKind.REGRADE)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it counts now.

    grade        1-4 as it counts: the last word on it
    days         the interval it gave; None for a learning step, and where it gave none
    was_guess    last called a guess; `is_regraded` last given another grade
    is_voided    taken back
    is_followed  the learner has given another answer since, of any card
    resets       the card was made to start afresh after it
    """

    review: Review
    grade: int
    days: int | None
    was_guess: bool
    is_regraded: bool
    is_voided: bool
    is_followed: bool
    resets: bool

    @property
    def is_scheduled(self) -> bool:
        return self.review.mode not in UNSCHEDULED


@dataclass(frozen=True)
class CardLog:
    """All answers of one card in order of acceptance, and the day on which it was last made to start afresh."""

    answers: Sequence[Answer]
    reset_on: date | None

    @cached_property
    def counted(self) -> list[Answer]:
        """The answers that the memory is made of, those before the last fresh start left out."""
        last_reset = max((place for place, one in enumerate(self.answers) if one.resets), default=-1)
        since = self.answers[last_reset + 1 :]
        return [one for one in since if one.is_scheduled and not one.is_voided]

    @property
    def was_reset(self) -> bool:
        """Made to start afresh, and not answered since."""
        return self.reset_on is not None and not self.counted

    def before(self, review: Review) -> "CardLog":
        """The log as it was before that answer."""
        return CardLog([one for one in self.answers if one.review.sequence < review.sequence], self.reset_on)


def card_log(card: Card, learner: Learner) -> CardLog:
    """Two queries."""
    rows: list[Any] = list(
        Review.objects.filter(learner=learner, card=card).annotate(followed=followed()).order_by("sequence")
    )
    corrections = list(Correction.objects.filter(learner=learner, card=card).order_by("sequence"))
    return _log(rows, corrections, {row.id for row in rows if row.followed}, learner)


def log_after(rows: CardRows, learner: Learner) -> CardLog:
    """The log of a card whose last answer was given just now: it alone is not followed by another. No query."""
    return _log(rows.reviews, rows.corrections, {row.id for row in rows.reviews[:-1]}, learner)


def _log(
    rows: Sequence[Review], corrections: Sequence[Correction], followed_by_more: set[UUID], learner: Learner
) -> CardLog:
    resets = {row.review_id: row.at for row in corrections if row.kind == CorrectionKind.RESET}
    counted = {item.review.id: item for item in effective(rows, corrections)}
    last_word = {row.review_id: row.kind for row in corrections if row.kind in _LAST_WORDS}
    answers = [
        _answer(row, counted.get(row.id), last_word.get(row.id), row.id in followed_by_more, row.id in resets)
        for row in rows
    ]
    return CardLog(answers, _day(max(resets.values()), learner) if resets else None)


def crossed_leech(before: int, now: int, settled_at: int) -> bool:
    """Whether the lapse that made `now` of `before` lapses made the card a leech, or one again."""
    return now > before and is_leech(now, settled_at) and is_leech(now, before)


def _answer(
    review: Review, counted: Effective | None, last_word: str | None, is_followed: bool, resets: bool
) -> Answer:
    grade = counted.grade if counted else review.grade
    days = review.intervals[grade - 1] if review.intervals else None
    if review.intervals is None and grade == review.grade and review.due_on > review.study_day:
        days = (review.due_on - review.study_day).days
    return Answer(
        review=review,
        grade=grade,
        days=None if review.mode in UNSCHEDULED else days,
        was_guess=bool(counted and counted.was_guess),
        is_regraded=counted is not None and last_word == CorrectionKind.REGRADE,
        is_voided=counted is None,
        is_followed=is_followed,
        resets=resets,
    )


def _day(at: datetime, learner: Learner) -> date:
    return own_day(learner, at)
