"""Answering: graded, scheduled and stored, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import F

from quizapp.questions.vocabulary import Asks, Format
from quizapp.study.answering.grading import (
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
from quizapp.study.answering.outcomes import Outcome, outcome_of, words_of
from quizapp.study.answering.roster import roster_of
from quizapp.study.asking.ladder import TYPED_FORMATS
from quizapp.study.later.card_rows import CardRows, card_rows
from quizapp.study.learners import today_of
from quizapp.study.memory import caches, fold, scheduling
from quizapp.study.memory.caches import Changed, retrying
from quizapp.study.memory.promises import memory_in_force, promised_days, weights_in_force
from quizapp.study.memory.scheduling import MemoryValue
from quizapp.study.models import (
    Correction,
    Exposure,
    Grade,
    Presentation,
    Review,
    ReviewMode,
    Sitting,
)
from quizapp.study.modes import programme_of

# What grading and scheduling need beside a presentation, in one query; the learner besides, where they are not known.
READ_TO_ANSWER = ("version", "card__question", "card__memory")

_MOVED = "Your answers have moved into your account. Go on there."


def submit_answer(*, presentation: Presentation, given: Given, at: datetime, sitting: Sitting | None = None) -> Outcome:
    """Grade an answer on the server and store it, once: a replay returns the stored outcome and changes nothing.

    A late answer is never refused: its study day is at least the last one. Reads come first; the transaction only
    writes, and starts again from the reads when it was overtaken.

    Who has just read the presentation with READ_TO_ANSWER, its learner, and its sitting with its set, passes the
    `sitting` too: then they are not read again, unless the transaction finds them overtaken.

    Raises BadAnswer for an answer that fits nothing shown, or a question that was replaced before it was answered, and
    AskAgain for a typed one that cannot be graded as it stands: then nothing is stored and the question stays open.
    """
    known = [_Read(presentation, sitting)] if sitting is not None else []
    return retrying(lambda: _submit(presentation, known.pop() if known else _read(presentation), given, at))


@dataclass(frozen=True, slots=True)
class _Read:
    """A presentation with all that READ_TO_ANSWER names, and the sitting it is in."""

    shown: Presentation
    sitting: Sitting | None


@dataclass(frozen=True, slots=True)
class _Known:
    """Of a card: its log, what is remembered of it under the learner's parameter set, and the weights of that set."""

    rows: CardRows
    memory: MemoryValue | None
    weights: Sequence[float]


def _submit(presentation: Presentation, read: _Read, given: Given, at: datetime) -> Outcome:
    shown, sitting = read.shown, read.sitting
    learner = shown.learner
    if not shown.is_open:
        try:
            return outcome_of(learner=learner, presentation_id=shown.id)
        except Review.DoesNotExist:
            moved = learner.merged_into_id is not None
            raise BadAnswer(_MOVED if moved else "This question has been replaced since it was shown.") from None
    if learner.merged_into_id is not None:
        raise BadAnswer(_MOVED)
    shown.card.learner = learner
    # After the memory: should an answer arrive between the reads, the memory is the older one and `swap` notices.
    rows, weights = card_rows(learner.pk, shown.card_id), weights_in_force(learner)
    before = memory_in_force(shown.card, _memory(shown))
    review = _graded(read, _Known(rows, before, weights), given, at)
    programme = programme_of(sitting.mode) if sitting else None
    is_scheduled = review.mode not in fold.UNSCHEDULED
    memory = before
    if is_scheduled:
        memory = fold.after(before, review, review.grade, weights={review.parameters: weights})
        review.due_on = memory.due_on
    grows = int(review.grade == Grade.AGAIN and programme is not None and programme.grows_by(review.mode))
    with transaction.atomic():
        unchanged = Presentation.objects.filter(pk=shown.pk, is_open=True, hints=shown.hints)
        if not unchanged.update(is_open=False):
            raise Changed("answered, or a hint taken, in another tab")
        insert(review)
        if is_scheduled:
            caches.swap(shown.card, _memory(shown), memory)
        is_first = is_scheduled and not rows.has_history
        caches.add_to_days(learner.pk, {review.study_day: fold.counts_of(review, is_first=is_first)})
        if programme is not None and sitting is not None:
            Sitting.objects.filter(pk=sitting.pk).update(
                answered=F("answered") + 1, size=F("size") + grows, **programme.after_answer(sitting)
            )
        caches.note_answer(learner, review.study_day, fold.intercept_step(review, review.grade))
    presentation.is_open = shown.is_open = False
    return Outcome(
        due_on=memory.due_on if memory else review.due_on,
        due_at=memory.due_at if memory else None,
        grade=review.grade,
        answer_changed=rows.last is not None and rows.last.answer_fingerprint != review.answer_fingerprint,
        answered=sitting.answered + 1 if sitting else 0,
        size=sitting.size + grows if sitting else 0,
        rows=rows.followed_by(review),
        **words_of(review, shown),
    )


def _memory(shown: Presentation) -> MemoryValue | None:
    """The card's memory as it is cached."""
    return caches.value_of(getattr(shown.card, "memory", None))


def _read(presentation: Presentation) -> _Read:
    """The presentation as it is stored, and its sitting. Two queries; one outside a sitting."""
    stored = Presentation.objects.select_related("learner", *READ_TO_ANSWER).get(pk=presentation.pk)
    if stored.sitting_id is None:
        return _Read(stored, None)
    return _Read(stored, Sitting.objects.select_related("question_set").filter(pk=stored.sitting_id).first())


def _graded(read: _Read, known: _Known, given: Given, at: datetime) -> Review:
    """The review to be stored; without a schedule it is due when the card is, and never before its day."""
    shown, memory, last = read.shown, known.memory, known.rows.last
    of_set = read.sitting.question_set if read.sitting else None
    graded = _verdict(shown, given)
    learner, card = shown.learner, shown.card
    day = max(today_of(learner, at), shown.study_day, memory.last_study_day if memory else shown.study_day)
    retention = (of_set.desired_retention if of_set else None) or learner.desired_retention
    predicted = None
    if memory is not None:
        predicted = scheduling.retrievability(memory, day, parameters=known.weights, intercept=learner.intercept)
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
            card=card, memory=memory, weight=weight, day=day, weights=known.weights, desired_retention=retention
        )
    milliseconds = capped(given.milliseconds)
    return Review(
        learner=learner,
        id=uuid4(),
        presentation_id=shown.id,
        card=card,
        sitting_id=shown.sitting_id,
        sequence=last.sequence + 1 if last else 1,
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


def _verdict(shown: Presentation, given: Given) -> Graded:
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
