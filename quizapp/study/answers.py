"""Answering: graded, scheduled and stored, once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Subquery

from quizapp.questions.vocabulary import Asks, Format
from quizapp.study import caches, fold, scheduling
from quizapp.study.caches import Changed, retrying
from quizapp.study.grading import (
    PRIOR_RETRIEVABILITY,
    BadAnswer,
    Given,
    Graded,
    capped,
    evidence_weight,
    grade_choice,
    grade_flashcard,
    grade_order_k,
    grade_slot,
    grade_typed,
)
from quizapp.study.ladder import TYPED_FORMATS
from quizapp.study.learners import today_of
from quizapp.study.models import (
    Correction,
    CorrectionKind,
    Exposure,
    Grade,
    ParameterSet,
    Presentation,
    Review,
    ReviewMode,
    Sitting,
)
from quizapp.study.modes import programme_of
from quizapp.study.outcomes import Outcome, outcome_of, words_of
from quizapp.study.presenting import SHOWN_WITH
from quizapp.study.promises import memory_in_force, promised_days
from quizapp.study.roster import roster_of
from quizapp.study.scheduling import MemoryValue


def submit_answer(*, presentation: Presentation, given: Given, at: datetime) -> Outcome:
    """Grade an answer on the server and store it, once: a replay returns the stored outcome and changes nothing.

    A late answer is never refused: its study day is at least the last one. Reads come first; the transaction only
    writes, and starts again from the reads when it was overtaken.

    Raises BadAnswer for an answer that fits nothing shown, or a question that was replaced before it was answered, and
    AskAgain for a typed one that cannot be graded as it stands: then nothing is stored and the question stays open.
    """
    return retrying(lambda: _submit(presentation, given, at))


def _submit(presentation: Presentation, given: Given, at: datetime) -> Outcome:
    shown = _read(presentation)
    learner = shown.learner
    if not shown.is_open:
        try:
            return outcome_of(learner=learner, presentation_id=shown.id)
        except Review.DoesNotExist:
            raise BadAnswer("This question has been replaced since it was shown.") from None
    if learner.merged_into_id is not None:
        raise BadAnswer("Your answers have moved into your account. Go on there.")
    shown.card.learner = learner
    before = memory_in_force(shown.card, _memory(shown))
    review = _graded(shown, given, at, before)
    programme = programme_of(shown.sitting_mode) if shown.sitting_mode else None
    is_scheduled = review.mode not in fold.UNSCHEDULED
    memory = before
    if is_scheduled:
        memory = fold.after(before, review, review.grade, weights={review.parameters: _weights(shown)})
        review.due_on = memory.due_on
    grows = int(review.grade == Grade.AGAIN and programme is not None and programme.grows_by(review.mode))
    with transaction.atomic():
        unchanged = Presentation.objects.filter(pk=shown.pk, is_open=True, hints=shown.hints)
        if not unchanged.update(is_open=False):
            raise Changed("answered, or a hint taken, in another tab")
        insert(review)
        if is_scheduled:
            caches.swap(shown.card, _memory(shown), memory)
        is_first = is_scheduled and not shown.has_history
        caches.add_to_days(learner.pk, {review.study_day: fold.counts_of(review, is_first=is_first)})
        if programme is not None:
            sitting = Sitting(answered=shown.sitting_answered, size=shown.sitting_size, phase=shown.sitting_phase)
            Sitting.objects.filter(pk=shown.sitting_id).update(
                answered=F("answered") + 1, size=F("size") + grows, **programme.after_answer(sitting)
            )
        caches.note_answer(learner, review.study_day, fold.intercept_step(review, review.grade))
    presentation.is_open = shown.is_open = False
    return Outcome(
        due_on=memory.due_on if memory else review.due_on,
        due_at=memory.due_at if memory else None,
        grade=review.grade,
        answer_changed=shown.last_fingerprint not in (None, review.answer_fingerprint),
        answered=(shown.sitting_answered + 1) if programme else 0,
        size=(shown.sitting_size + grows) if programme else 0,
        **words_of(review, shown),
    )


def _memory(shown: Any) -> MemoryValue | None:
    """The card's memory as it is cached."""
    return caches.value_of(getattr(shown.card, "memory", None))


def _weights(shown: Any) -> Sequence[float]:
    """The weights of the parameter set in force."""
    return shown.own_weights or scheduling.PARAMETER_SETS[shown.learner.parameters]


def _read(presentation: Presentation) -> Any:
    """The presentation as it is stored, with all that grading and scheduling need, in one query."""
    own = {"learner": OuterRef("learner"), "card": OuterRef("card")}
    last = Review.objects.filter(**own).order_by("-sequence")
    void = Correction.objects.filter(
        learner=OuterRef("learner"), review_id=OuterRef("id"), kind=CorrectionKind.VOID, card=OuterRef("card")
    )
    scheduled = Review.objects.filter(**own).exclude(mode__in=fold.UNSCHEDULED)
    sitting = Sitting.objects.filter(pk=OuterRef("sitting_id"))
    weights = ParameterSet.objects.filter(learner=OuterRef("learner"), name=OuterRef("learner__parameters"))
    return (
        Presentation.objects.select_related(*SHOWN_WITH, "card__memory")
        .annotate(
            last_sequence=Subquery(last.values("sequence")[:1]),
            last_fingerprint=Subquery(last.values("answer_fingerprint")[:1]),
            has_history=Exists(scheduled.exclude(Exists(void))),
            sitting_mode=Subquery(sitting.values("mode")[:1]),
            set_retention=Subquery(sitting.values("question_set__desired_retention")[:1]),
            sitting_phase=Subquery(sitting.values("phase")[:1]),
            own_weights=Subquery(weights.values("weights")[:1]),
            sitting_answered=Subquery(sitting.values("answered")[:1]),
            sitting_size=Subquery(sitting.values("size")[:1]),
        )
        .get(pk=presentation.pk)
    )


def _graded(shown: Any, given: Given, at: datetime, memory: MemoryValue | None) -> Review:
    """The review to be stored; without a schedule it is due when the card is, and never before its day."""
    graded = _verdict(shown, given)
    learner, card = shown.learner, shown.card
    day = max(today_of(learner, at), shown.study_day, memory.last_study_day if memory else shown.study_day)
    retention = shown.set_retention or learner.desired_retention
    weights, predicted = _weights(shown), None
    if memory is not None:
        predicted = scheduling.retrievability(memory, day, parameters=weights, intercept=learner.intercept)
    grade = Grade.AGAIN if shown.hints else Grade(graded.grade)
    weight = 1.0
    if grade != Grade.AGAIN:
        knew = PRIOR_RETRIEVABILITY if predicted is None else predicted
        # An order is no pick among options: one of four things is right by luck once in 24 times, and counts as known.
        options = 1 if shown.format == Format.ORDER_K else graded.option_count
        weight = evidence_weight(retrievability=knew, option_count=options)
    mode = ReviewMode(shown.mode)
    if shown.exposure == Exposure.NONE and mode not in fold.UNSCHEDULED:
        mode = ReviewMode.GUESS_FIRST
    intervals = shown.intervals
    if intervals is None and mode not in fold.UNSCHEDULED:
        intervals = promised_days(
            card=card, memory=memory, weight=weight, day=day, weights=weights, desired_retention=retention
        )
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
        grade=grade,
        weight=weight,
        format=shown.format,
        option_count=graded.option_count,
        milliseconds=milliseconds,
        mode=mode,
        hints=shown.hints,
        predicted=predicted,
        intervals=intervals,
        desired_retention=retention,
        maximum_interval=learner.maximum_interval,
        parameters=learner.parameters,
        intercept=learner.intercept,
        scheduler=scheduling.SCHEDULER,
        answer_fingerprint=card.answer_fingerprint,
        due_on=max(day, memory.due_on) if memory else day,
    )


def _verdict(shown: Any, given: Given) -> Graded:
    """Grade an answer in the format shown; persons are read only where a name was typed."""
    pool, question = shown.version.pool(), shown.card.question
    if shown.format in TYPED_FORMATS:
        named = question.asks == Asks.PERSON and given.text is not None
        roster = roster_of(question, str(pool[0]["value"])) if named else None
        return grade_typed(question.asks, pool, given, roster)
    if shown.format == Format.FLASHCARD:
        return grade_flashcard(given)
    if shown.format == Format.ORDER_K:
        return grade_order_k(shown.options, pool[0]["items"], given)
    if shown.format == Format.TIMELINE:
        return grade_slot(shown.options, pool, given)
    return grade_choice(shown.options, given)


def _raw(given: Given, graded: Graded, milliseconds: int | None) -> dict[str, Any]:
    """The answer as it arrived, and beside it how it was read: what a reload of the feedback shows."""
    raw: dict[str, Any] = {"option": given.option, "unknown": given.unknown, "milliseconds": milliseconds}
    if given.text is not None:
        raw |= {"text": given.text, "chosen": graded.chosen_pool_index}
    if given.order is not None:
        raw["order"] = list(given.order)
    if given.grade is not None:
        raw["grade"] = given.grade
    return raw | ({"reading": dict(graded.reading)} if graded.reading else {})


def insert(row: Review | Correction) -> None:
    """Raises Changed when another answer or correction of the card took the place first."""
    try:
        row.save()
    except IntegrityError as error:
        raise Changed("another row was first") from error
