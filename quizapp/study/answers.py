"""Answering, and a later word on an answer: "I guessed", undo."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from quizapp.accounts.models import User
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import Asks, Format
from quizapp.study import fold, scheduling
from quizapp.study.fold import Changed, retrying
from quizapp.study.grading import (
    PRIOR_RETRIEVABILITY,
    BadAnswer,
    Given,
    Graded,
    capped,
    evidence_weight,
    grade_choice,
    grade_order_k,
    grade_typed,
)
from quizapp.study.ladder import TYPED_FORMATS
from quizapp.study.learners import today_of
from quizapp.study.models import (
    Correction,
    CorrectionKind,
    Exposure,
    Grade,
    Learner,
    Mode,
    Presentation,
    Review,
    ReviewMode,
    Sitting,
    Verdict,
)
from quizapp.study.outcomes import Outcome, outcome_of, words_of
from quizapp.study.roster import roster_of
from quizapp.study.sittings import SHOWN_WITH, present


class NotPossible(ValidationError):
    """This can no longer, or never, be said of the answer; the message tells the learner why."""


def submit_answer(*, presentation: Presentation, given: Given, at: datetime) -> Outcome:
    """Grade an answer on the server and store it, once: a replay returns the stored outcome and changes nothing.

    A late answer is never refused: its study day is at least the last one. Reads come first; the transaction only
    writes, and starts again from the reads when it was overtaken.

    Raises BadAnswer for an answer that fits nothing shown, or a question that was replaced before it was answered, and
    AskAgain for a typed one that cannot be graded as it stands: then nothing is stored and the question stays open.
    """
    return retrying(lambda: _submit(presentation, given, at))


def mark_guessed(*, learner: Learner, review_id: UUID, at: datetime, actor: User | None = None) -> Outcome:
    """The learner says that a right answer was luck: it stays right and counts as Again. Once is enough.

    Raises Review.DoesNotExist for a stranger's review, NotPossible for an answer that was not right or was undone.
    """

    def attempt() -> None:
        review = learner.reviews.select_related("card").get(id=review_id)
        if review.verdict != Verdict.RIGHT:
            raise NotPossible("Only a right answer can have been a guess.")
        log = fold.read_log(review.card)
        kinds = {row.kind for row in log.corrections if row.review_id == review.id}
        if CorrectionKind.VOID in kinds:
            raise NotPossible("This answer was undone.")
        if CorrectionKind.GUESSED not in kinds:
            grow = partial(_grow, review, 1)
            _correct(review, log, kind=CorrectionKind.GUESSED, at=at, actor=actor, also=grow)

    retrying(attempt)
    return outcome_of(learner=learner, presentation_id=learner.reviews.get(id=review_id).presentation_id)


def undo(*, learner: Learner, review_id: UUID, at: datetime, actor: User | None = None) -> Presentation:
    """Take an answer back: the log keeps it as void, the memory becomes what it was, and the question is asked again.

    Undoing twice returns the same new presentation.

    Raises Review.DoesNotExist for a stranger's review, NotPossible when the question may no longer be asked, or
    was answered again since it was undone.
    """

    def attempt() -> Presentation:
        review = learner.reviews.select_related("card").get(id=review_id)
        card = review.card
        if not Question.objects.servable().filter(pk=card.question_id).exists():
            raise NotPossible("This question is no longer asked.")
        log = fold.read_log(card)
        if any(row.kind == CorrectionKind.VOID and row.review_id == review.id for row in log.corrections):
            if Review.objects.filter(learner=learner, card=card, sequence__gt=review.sequence).exists():
                raise NotPossible("This answer was undone, and the question answered again.")
        else:
            take_back = partial(_take_back, review, log)
            _correct(review, log, kind=CorrectionKind.VOID, at=at, actor=actor, also=take_back)
        return present(learner=learner, question_id=card.question_id, sitting_id=review.sitting_id, at=at)

    return retrying(attempt)


# --- answering ------------------------------------------------------------------------------------------------------
def _submit(presentation: Presentation, given: Given, at: datetime) -> Outcome:
    shown = _read(presentation)
    learner = shown.learner
    if not shown.is_open:
        try:
            return outcome_of(learner=learner, presentation_id=shown.id)
        except Review.DoesNotExist:
            raise BadAnswer("This question has been replaced since it was shown.") from None
    review = _graded(shown, given, at)
    before = fold.value_of(getattr(shown.card, "memory", None))
    memory = fold.after(before, review, review.grade)
    review.due_on = memory.due_on
    grows = int(review.grade == Grade.AGAIN and shown.sitting_mode != Mode.FIRST)
    with transaction.atomic():
        if not Presentation.objects.filter(pk=shown.pk, is_open=True).update(is_open=False):
            raise Changed("answered in another tab")
        _insert(review)
        fold.swap(shown.card, before, memory)
        fold.add_to_days(learner.pk, {review.study_day: fold.counts_of(review, is_first=not shown.has_history)})
        if review.sitting_id:
            Sitting.objects.filter(pk=review.sitting_id).update(answered=F("answered") + 1, size=F("size") + grows)
        if learner.last_seen_on < review.study_day:
            Learner.objects.filter(pk=learner.pk, last_seen_on__lt=review.study_day).update(
                last_seen_on=review.study_day
            )
    presentation.is_open = shown.is_open = False
    return Outcome(
        due_on=memory.due_on,
        due_at=memory.due_at,
        grade=review.grade,
        answer_changed=shown.last_fingerprint not in (None, review.answer_fingerprint),
        answered=(shown.sitting_answered + 1) if shown.sitting_mode else 0,
        size=(shown.sitting_size + grows) if shown.sitting_mode else 0,
        **words_of(review, shown),
    )


def _read(presentation: Presentation) -> Any:
    """The presentation as it is stored, with all that grading and scheduling need, in one query."""
    own = {"learner": OuterRef("learner"), "card": OuterRef("card")}
    last = Review.objects.filter(**own).order_by("-sequence")
    void = Correction.objects.filter(
        learner=OuterRef("learner"), review_id=OuterRef("id"), kind=CorrectionKind.VOID, card=OuterRef("card")
    )
    sitting = Sitting.objects.filter(pk=OuterRef("sitting_id"))
    return (
        Presentation.objects.select_related(*SHOWN_WITH, "card__memory")
        .annotate(
            last_sequence=Subquery(last.values("sequence")[:1]),
            last_fingerprint=Subquery(last.values("answer_fingerprint")[:1]),
            has_history=Exists(Review.objects.filter(**own).exclude(Exists(void))),
            sitting_mode=Subquery(sitting.values("mode")[:1]),
            sitting_answered=Subquery(sitting.values("answered")[:1]),
            sitting_size=Subquery(sitting.values("size")[:1]),
        )
        .get(pk=presentation.pk)
    )


def _graded(shown: Any, given: Given, at: datetime) -> Review:
    """The review to be stored; everything but its due day."""
    graded = _verdict(shown, given)
    learner, card = shown.learner, shown.card
    memory = fold.value_of(getattr(card, "memory", None))
    day = max(today_of(learner, at), shown.study_day, memory.last_study_day if memory else shown.study_day)
    weight = 1.0
    if graded.grade != Grade.AGAIN:
        knew = PRIOR_RETRIEVABILITY if memory is None else scheduling.retrievability(memory, day)
        # An order is no pick among options: one of four things is right by luck once in 24 times, and counts as known.
        options = 1 if shown.format == Format.ORDER_K else graded.option_count
        weight = evidence_weight(retrievability=knew, option_count=options)
    milliseconds = capped(given.milliseconds)
    return Review(
        learner=learner,
        id=uuid4(),
        presentation_id=shown.id,
        card=card,
        sitting_id=shown.sitting_id,
        sequence=(shown.last_sequence or 0) + 1,
        at=at,
        study_day=day,
        zone=learner.zone,
        rollover_hour=learner.rollover_hour,
        given=_raw(given, graded, milliseconds),
        verdict=graded.verdict,
        grade=graded.grade,
        weight=weight,
        format=shown.format,
        option_count=graded.option_count,
        milliseconds=milliseconds,
        mode=ReviewMode.GUESS_FIRST if shown.exposure == Exposure.NONE else ReviewMode.SCHEDULED,
        desired_retention=learner.desired_retention,
        maximum_interval=learner.maximum_interval,
        parameters=scheduling.PARAMETERS_NAME,
        intercept=0.0,
        scheduler=scheduling.SCHEDULER,
        answer_fingerprint=card.answer_fingerprint,
    )


def _verdict(shown: Any, given: Given) -> Graded:
    """Grade an answer in the format shown; persons are read only where a name was typed."""
    pool, question = shown.version.pool(), shown.card.question
    if shown.format in TYPED_FORMATS:
        named = question.asks == Asks.PERSON and given.text is not None
        roster = roster_of(question, str(pool[0]["value"])) if named else None
        return grade_typed(question.asks, pool, given, roster)
    if shown.format == Format.ORDER_K:
        return grade_order_k(shown.options, pool[0]["items"], given)
    return grade_choice(shown.options, given)


def _raw(given: Given, graded: Graded, milliseconds: int | None) -> dict[str, Any]:
    """The answer as it arrived, and beside it how it was read: what a reload of the feedback shows."""
    raw: dict[str, Any] = {"option": given.option, "unknown": given.unknown, "milliseconds": milliseconds}
    if given.text is not None:
        raw |= {"text": given.text, "chosen": graded.chosen_pool_index}
    if given.order is not None:
        raw["order"] = list(given.order)
    return raw | ({"reading": dict(graded.reading)} if graded.reading else {})


# --- a later word ---------------------------------------------------------------------------------------------------
def _correct(
    review: Review,
    log: fold.Log,
    *,
    kind: CorrectionKind,
    at: datetime,
    actor: User | None,
    also: Callable[[], None],
) -> None:
    """Append a correction, and bring the caches to what the log now says. `also` joins the transaction."""
    correction = Correction(
        learner_id=review.learner_id,
        card=review.card,
        review_id=review.id,
        kind=kind,
        sequence=1 + max((row.sequence for row in log.corrections), default=0),
        at=at,
        actor=actor,
    )
    before = fold.day_counts(log.reviews, log.corrections)
    after = fold.day_counts(log.reviews, [*log.corrections, correction])
    with transaction.atomic():
        _insert(correction)
        fold.swap(review.card, log.memory, log.fold(review.card, correction))
        fold.add_to_days(
            review.learner_id,
            {day: after.get(day, fold.DayCounts()) - before.get(day, fold.DayCounts()) for day in {*before, *after}},
        )
        also()


def _take_back(review: Review, log: fold.Log) -> None:
    """The sitting is one answer shorter, and open again."""
    grew = review.grade == Grade.AGAIN
    finished_at = _sitting_of(review).values_list("finished_at", flat=True).first()
    for row in log.corrections:
        if row.review_id == review.id and row.kind == CorrectionKind.GUESSED:
            grew = finished_at is None or row.at < finished_at  # see _grow
    _sitting_of(review).filter(answered__gt=0).update(answered=F("answered") - 1, finished_at=None)
    if grew:
        _grow(review, -1)


def _grow(review: Review, by: int) -> None:
    """A miss adds a question to its sitting, but not in the first minutes, nor after the end."""
    growing = _sitting_of(review).filter(finished_at=None, size__gt=max(0, -by)).exclude(mode=Mode.FIRST)
    growing.update(size=F("size") + by)


def _sitting_of(review: Review) -> QuerySet[Sitting]:
    return Sitting.objects.filter(pk=review.sitting_id) if review.sitting_id else Sitting.objects.none()


def _insert(row: Review | Correction) -> None:
    """Raises Changed when another answer or correction of the card took the place first."""
    try:
        row.save()
    except IntegrityError as error:
        raise Changed("another row was first") from error
