"""A later word on an answer: undo, "I guessed", another grade; and a card that starts afresh.

The size of a sitting is the questions it was started with and one more for each miss that stands, where its mode grows
at all. A correction keeps it so by what it changes about its own answer, whether the sitting is over or not.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from quizapp.accounts.models import User
from quizapp.questions.models import Question
from quizapp.study.answering.answers import insert
from quizapp.study.answering.outcomes import Outcome, outcome_of
from quizapp.study.asking.presenting import present
from quizapp.study.memory import caches, fold
from quizapp.study.memory.caches import retrying
from quizapp.study.models import (
    Card,
    Correction,
    CorrectionKind,
    Grade,
    Learner,
    Presentation,
    Review,
    ReviewMode,
    Sitting,
    Verdict,
)
from quizapp.study.modes import programme_of


class NotPossible(ValidationError):
    """This can no longer, or never, be said of the answer or done with the card; the message tells the learner why."""


UNDONE = "This answer was undone."


def mark_guessed(*, learner: Learner, review_id: UUID, at: datetime, actor: User | None = None) -> Outcome:
    """The learner says that a right answer was luck: it stays right and counts as Again. Once is enough.

    Raises Review.DoesNotExist for a stranger's review, NotPossible for an answer that was not right or was undone.
    """

    def attempt() -> None:
        review = learner.reviews.select_related("card").get(id=review_id)
        if review.verdict != Verdict.RIGHT:
            raise NotPossible("Only a right answer can have been a guess.")
        log = caches.read_log(review.card)
        counted = _counted(review, log.corrections)
        if not counted.was_guess:
            _correct(review, log, kind=CorrectionKind.GUESSED, at=at, actor=actor)

    retrying(attempt)
    return outcome_of(learner=learner, presentation_id=learner.reviews.get(id=review_id).presentation_id)


def regrade(*, learner: Learner, review_id: UUID, grade: int, at: datetime, actor: User | None = None) -> Outcome:
    """The learner gives their last answer another grade, 1-4. It comes back on the day that was promised for it.

    What the answer was, right or not, stays. The last of several words counts; the same word twice is one.

    Raises Review.DoesNotExist for a stranger's review, NotPossible for no grade, for an answer that was undone, that
    the schedule leaves out, or that another answer has followed.
    """
    if grade not in Grade.values:
        raise NotPossible("A grade is a number from 1 to 4.")

    def attempt() -> None:
        review = learner.reviews.select_related("card").get(id=review_id)
        if review.mode in fold.UNSCHEDULED:
            raise NotPossible("This answer does not count for the schedule, so it has no grade to change.")
        log = caches.read_log(review.card)
        counted = _counted(review, log.corrections)
        if counted.grade == grade and not counted.was_guess:
            return  # said before: sent again, even after the next answer, it changes nothing
        if was_followed(learner.reviews.filter(id=review_id)):
            raise NotPossible("Only the last answer can be graded again, until the next one is given.")
        _correct(review, log, kind=CorrectionKind.REGRADE, grade=grade, at=at, actor=actor)

    retrying(attempt)
    return outcome_of(learner=learner, presentation_id=learner.reviews.get(id=review_id).presentation_id)


def undo(*, learner: Learner, review_id: UUID, at: datetime, actor: User | None = None) -> Presentation:
    """Take an answer back: the log keeps it as void, the memory becomes what it was, and the question is asked again.

    It does not matter on which device it was given, nor whether its sitting is over. Undoing twice returns the same
    new presentation.

    Raises Review.DoesNotExist for a stranger's review, NotPossible when the question may no longer be asked, or
    was answered again since it was undone, and for an answer that was not told yet.
    """

    def attempt() -> Presentation:
        review = learner.reviews.select_related("card").get(id=review_id)
        card = review.card
        if not Question.objects.servable().filter(pk=card.question_id).exists():
            raise NotPossible("This question is no longer asked.")
        sitting, log = _sitting_of(review).first(), caches.read_log(card)
        if any(row.kind == CorrectionKind.VOID and row.review_id == review.id for row in log.corrections):
            if Review.objects.filter(learner=learner, card=card, sequence__gt=review.sequence).exists():
                raise NotPossible("This answer was undone, and the question answered again.")
        else:
            _require_told(review, sitting)
            _correct(review, log, kind=CorrectionKind.VOID, at=at, actor=actor)
        return present(learner=learner, question_id=card.question_id, sitting=sitting, at=at)

    return retrying(attempt)


def reset_card(*, learner: Learner, card: Card, at: datetime, actor: User | None = None) -> None:
    """Forget what is remembered of a card: it is new again. The log stays, and a second time changes nothing.

    Raises Card.DoesNotExist for a stranger's card.
    """
    own = learner.cards.get(pk=card.pk)

    def attempt() -> None:
        log = caches.read_log(own)
        last = max(log.reviews, key=lambda row: row.sequence, default=None)
        if last is None or any(
            row.kind == CorrectionKind.RESET and row.review_id == last.id for row in log.corrections
        ):
            return
        last.card = own
        with transaction.atomic():
            # What is open was chosen for the memory that is gone: its format, and the days on its buttons.
            Presentation.objects.filter(learner=learner, card=own, is_open=True).update(is_open=False)
            _correct(last, log, kind=CorrectionKind.RESET, at=at, actor=actor)
            Card.objects.filter(pk=own.pk).update(leech_settled_at=0)

    retrying(attempt)


def was_followed(reviews: QuerySet[Review]) -> bool:
    """Whether one of these answers was followed by another of its learner that stands."""
    return reviews.filter(followed()).exists()


def followed() -> Exists:
    """Of an answer: its learner has given another since, of any card, and not undone it."""
    later = Review.objects.filter(learner=OuterRef("learner")).filter(
        Q(at__gt=OuterRef("at")) | Q(card=OuterRef("card"), sequence__gt=OuterRef("sequence"))
    )
    return Exists(later.exclude(undone()))


def undone() -> Exists:
    """Of an answer: its learner took it back."""
    return Exists(
        Correction.objects.filter(
            learner=OuterRef("learner"), card=OuterRef("card"), review_id=OuterRef("id"), kind=CorrectionKind.VOID
        )
    )


def last_undoable(sitting: Sitting) -> Review | None:
    """The last answer of the sitting that stands, if its feedback was given and its question may be asked again.

    One query.
    """
    given = Review.objects.filter(learner=sitting.learner_id, sitting_id=sitting.pk).exclude(undone())
    read = ("mode", "sitting_id", "card__question__proof_state", "card__question__editorial_state")
    last = given.select_related("card__question").only(*read).order_by("-at", "-sequence").first()
    if last is None or not programme_of(sitting.mode).tells_of(last.mode):
        return None
    last.card.question.topic = sitting.topic
    return last if last.card.question.is_servable else None


def _require_told(review: Review, sitting: Sitting | None) -> None:
    """Raises NotPossible for what would let a learner answer twice before they are told: a quiz that goes on, a guess.

    A guess counts for nothing, and asked once more after its phase it would count, before the page was read.
    """
    if review.mode == ReviewMode.PRETEST:
        raise NotPossible("A guess before reading counts for nothing, so it cannot be taken back.")
    if sitting is not None and sitting.finished_at is None and not programme_of(sitting.mode).tells_of(review.mode):
        raise NotPossible("The answers of this sitting come at its end. It can be taken back then.")


def _counted(review: Review, corrections: Sequence[Correction]) -> fold.Effective:
    """The answer as it counts now; raises NotPossible where it was undone."""
    for item in fold.effective([review], corrections):
        return item
    raise NotPossible(UNDONE)


def _correct(
    review: Review,
    log: caches.Log,
    *,
    kind: CorrectionKind,
    at: datetime,
    actor: User | None,
    grade: int | None = None,
) -> None:
    """Append a correction, and bring the caches and the sitting to what the log now says.

    The rows are locked in the order in which an answer locks them: showing, memory, day, sitting, learner. In another
    order two tabs at one moment would each wait for the other.
    """
    correction = Correction(
        learner_id=review.learner_id,
        card=review.card,
        review_id=review.id,
        kind=kind,
        grade=grade,
        sequence=1 + max((row.sequence for row in log.corrections), default=0),
        at=at,
        actor=actor,
    )
    corrections = [*log.corrections, correction]
    before, after = fold.day_counts(log.reviews, log.corrections), fold.day_counts(log.reviews, corrections)
    misses = _misses(review, corrections) - _misses(review, log.corrections)
    # An open flashcard promises days that only the memory before could keep.
    promising = Presentation.objects.filter(learner=review.learner_id, card=review.card, is_open=True)
    with transaction.atomic():
        promising.filter(intervals__isnull=False).update(is_open=False)
        insert(correction)
        caches.swap(review.card, log.memory, log.fold(review.card, correction))
        caches.add_to_days(
            review.learner_id,
            {day: after.get(day, fold.DayCounts()) - before.get(day, fold.DayCounts()) for day in {*before, *after}},
        )
        _follow(review, misses=misses, is_void=kind == CorrectionKind.VOID)
        caches.move_intercept(review.learner_id, log, correction)


def _misses(review: Review, corrections: Sequence[Correction]) -> int:
    """1 where the answer counts as Again, else 0."""
    return sum(item.grade == Grade.AGAIN for item in fold.effective([review], corrections))


def _follow(review: Review, *, misses: int, is_void: bool) -> None:
    """The sitting grows by a miss more; of an answer taken back it is one answer shorter, and open again."""
    sitting = _sitting_of(review).first()
    if sitting is None:
        return
    row = Sitting.objects.filter(pk=sitting.pk)
    if misses and programme_of(sitting.mode).grows_by(review.mode):
        row.filter(size__gt=max(0, -misses)).update(size=F("size") + misses)
    if is_void:
        row.update(finished_at=None)
        row.filter(answered__gt=0).update(answered=F("answered") - 1)


def _sitting_of(review: Review) -> QuerySet[Sitting]:
    return Sitting.objects.filter(pk=review.sitting_id) if review.sitting_id else Sitting.objects.none()
