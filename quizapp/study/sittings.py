"""A sitting: starting one, and the question it shows next."""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, TextField
from django.db.models.functions import Cast

from quizapp.facts.models import Person, Topic
from quizapp.questions import bank
from quizapp.questions.models import Question, QuestionSet, QuestionVersion
from quizapp.questions.vocabulary import Asks, Format
from quizapp.study import fold, ladder, queue
from quizapp.study.learners import today_of
from quizapp.study.models import (
    Card,
    Correction,
    CorrectionKind,
    Exposure,
    Learner,
    Mode,
    Presentation,
    Sitting,
    Verdict,
)
from quizapp.study.options import shown_options
from quizapp.study.pace import CHAPTER_SIZE, FIRST_SIZE, LARGEST_SIZE, questions_in

# A sitting that was started and left untouched is taken up again instead of making another (a double click on Start).
_UNTOUCHED = timedelta(hours=1)


class NothingToStudy(Exception):
    """Nothing is due and nothing new may be asked in this sitting today."""


def start_sitting(
    *,
    learner: Learner,
    topic: Topic,
    mode: str,
    at: datetime,
    chapter: str = "",
    question_set: QuestionSet | None = None,
    size: int | None = None,
) -> Sitting:
    """Start a sitting of `size` questions, or of as many as may be asked; each miss adds one, but in the first minutes.

    `chapter` is the key of a chapter of the topic (mode chapter), `question_set` goes with mode set.

    Raises NothingToStudy when there is no question, ValidationError when mode, chapter and set do not fit.
    """
    _require_fit(topic, mode, chapter, question_set)
    if topic.is_stale:
        bank.ensure_fresh(topic=topic)
    choice: dict[str, Any] = {"topic": topic, "mode": mode, "chapter": chapter, "question_set": question_set}
    sitting = Sitting(learner=learner, started_at=at, **choice)
    sitting.size = _size(sitting, learner) if size is None else min(max(size, 1), LARGEST_SIZE)
    available = queue.available(sitting=sitting, learner=learner, at=at, today=today_of(learner, at))
    if not available:
        raise NothingToStudy
    sitting.size = min(sitting.size, available)
    untouched = Sitting.objects.filter(
        learner=learner, answered=0, finished_at=None, started_at__gt=at - _UNTOUCHED, size=sitting.size, **choice
    )
    earlier = untouched.order_by("-started_at").first()
    if earlier is not None:
        return earlier
    sitting.save(force_insert=True)
    return sitting


def next_presentation(*, sitting: Sitting, at: datetime) -> Presentation | None:
    """What the sitting shows now: the open question again, as it was shown; else the next one; None at its end.

    A finished sitting gets its `finished_at`. An open question that may no longer be asked (its proof fell, its
    answer changed) is closed and another one shown.
    """
    stored = Sitting.objects.select_related("learner", "topic").get(pk=sitting.pk)
    learner = stored.learner
    if stored.topic.is_stale:  # a fact was edited: nothing is shown before it is proved again
        bank.ensure_fresh(topic=stored.topic)
    for shown, may_be_asked in _open_in(stored):
        if may_be_asked:
            return shown
        _close(shown)
    question_id = None
    if stored.finished_at is None and stored.answered < stored.size:
        today = today_of(learner, at)
        question_id = queue.next_question(sitting=stored, learner=learner, at=at, today=today)
    if question_id is None:
        Sitting.objects.filter(pk=stored.pk, finished_at=None).update(finished_at=at)
        sitting.finished_at = stored.finished_at or at
        return None
    return present(learner=learner, question_id=question_id, sitting_id=stored.pk, at=at)


def present(*, learner: Learner, question_id: int, sitting_id: UUID | None, at: datetime) -> Presentation:
    """The open presentation of a question: a card has one, so that a reload shows the same options, same order."""

    def attempt() -> Presentation:
        versions = QuestionVersion.objects.select_related("question")
        version = versions.get(question=question_id, number=F("question__version"))
        card = Card.objects.filter(learner=learner, question=question_id).first()
        if card is not None:
            card.learner, card.question = learner, version.question
            _follow_answer(card)
        try:
            with transaction.atomic():
                if card is None:
                    return _show(_new_card(learner, version.question, at), version, sitting_id, at)
                return _open_of(card, version, sitting_id) or _show(card, version, sitting_id, at)
        except IntegrityError as error:
            raise fold.Changed("shown in another tab") from error

    return fold.retrying(attempt)


def options_shown(presentation: Presentation) -> list[str]:
    """The texts of the options, or of the items to put in order, as shown: all that a browser may know of them."""
    pool = presentation.version.pool()
    entries = pool[0]["items"] if presentation.format == Format.ORDER_K else pool
    return [str(entries[index]["text"]) for index in presentation.options]


SHOWN_WITH = ("learner", "version", "card__question")


def _require_fit(topic: Topic, mode: str, chapter: str, question_set: QuestionSet | None) -> None:
    if mode not in Mode.values:
        raise ValidationError("There is no such way to study.")
    if bool(chapter) != (mode == Mode.CHAPTER):
        raise ValidationError("A chapter goes with studying a chapter.")
    if (question_set is not None) != (mode == Mode.SET):
        raise ValidationError("A question set goes with studying a set.")
    if question_set is not None and question_set.topic_id != topic.pk:
        raise ValidationError("This question set belongs to another history.")


def _size(sitting: Sitting, learner: Learner) -> int:
    if sitting.mode == Mode.FIRST:
        return FIRST_SIZE
    if sitting.mode == Mode.TODAY:
        return questions_in(learner.minutes_a_day)
    return CHAPTER_SIZE if sitting.mode == Mode.CHAPTER else LARGEST_SIZE


def _open_in(sitting: Sitting) -> list[tuple[Presentation, bool]]:
    """The sitting's open presentations, the oldest first, and whether each may be asked still."""
    same_answer = Question.objects.servable().filter(
        pk=OuterRef("card__question"), answer_fingerprint=OuterRef("card__answer_fingerprint")
    )
    shown = Presentation.objects.filter(learner_id=sitting.learner_id, sitting_id=sitting.pk, is_open=True)
    shown = shown.select_related(*SHOWN_WITH).order_by("shown_at")
    return [(row, row.may_be_asked) for row in shown.annotate(may_be_asked=Exists(same_answer))]


def _close(presentation: Presentation) -> None:
    Presentation.objects.filter(pk=presentation.pk).update(is_open=False)


def _new_card(learner: Learner, question: Question, at: datetime) -> Card:
    return Card.objects.create(
        learner=learner, question=question, answer_fingerprint=question.answer_fingerprint, created_at=at
    )


def _follow_answer(card: Card) -> None:
    """Memory starts again where the question's answer has changed."""
    fingerprint = card.question.answer_fingerprint
    if card.answer_fingerprint != fingerprint:
        with transaction.atomic():
            Card.objects.filter(pk=card.pk).update(answer_fingerprint=fingerprint)
            card.answer_fingerprint = fingerprint
            fold.rebuild(card=card)


def _open_of(card: Card, version: QuestionVersion, sitting_id: UUID | None) -> Presentation | None:
    """The card's open presentation, moved to this sitting; an outdated one is closed instead."""
    shown = Presentation.objects.filter(learner=card.learner, card=card, is_open=True).first()
    if shown is None:
        return None
    if shown.version_id != version.pk:
        _close(shown)
        return None
    if shown.sitting_id != sitting_id:
        Presentation.objects.filter(pk=shown.pk).update(sitting_id=sitting_id)
        shown.sitting_id = sitting_id
    shown.learner, shown.card, shown.version = card.learner, card, version
    return shown


def _show(card: Card, version: QuestionVersion, sitting_id: UUID | None, at: datetime) -> Presentation:
    seed = uuid4().hex
    version_format = _format_for(card, version)
    return Presentation.objects.create(
        learner=card.learner,
        card=card,
        sitting_id=sitting_id,
        version=version,
        format=version_format,
        options=shown_options(version_format, version.pool(), seed),
        seed=seed,
        exposure=_exposure(card),
        shown_at=at,
        study_day=today_of(card.learner, at),
    )


def _format_for(card: Card, version: QuestionVersion) -> str:
    """The rung of the format ladder; what it depends on is asked for only where the version has another rung."""
    asks, formats = card.question.asks, version.formats
    if not ladder.may_climb(formats, asks):
        return ladder.format_shown(formats, asks, successes=0)
    name_tier = None
    if asks == Asks.PERSON:
        asked = Person.objects.filter(topic=card.question.topic_id, key=str(version.answer["value"]))
        name_tier = asked.values_list("tier", flat=True).first()
    return ladder.format_shown(formats, asks, successes=_successes(card), name_tier=name_tier)


def _successes(card: Card) -> int:
    """Right answers to the present question that stand: neither undone nor called a guess."""
    taken_back = Correction.objects.filter(
        learner=OuterRef("learner"),
        card=OuterRef("card"),
        review_id=OuterRef("id"),
        kind__in=(CorrectionKind.VOID, CorrectionKind.GUESSED),
    )
    right = card.reviews.filter(
        learner=card.learner, verdict=Verdict.RIGHT, answer_fingerprint=card.answer_fingerprint
    ).exclude(Exists(taken_back))
    return len(right[: ladder.SUCCESSES_BEFORE_TYPING].values_list("sequence"))


def _exposure(card: Card) -> Exposure:
    """What the learner has met of the fact: its own feedback, or a question that shares a subject fact with it."""
    if card.reviews.exists():
        return Exposure.READ
    answered = Card.objects.filter(learner=card.learner, memory__isnull=False)
    # JSON containment is not portable; the references are plain ASCII, so their quoted text is.
    facts = answered.annotate(facts_text=Cast("question__subject_facts", TextField()))
    shared = [Q(facts_text__contains=f'"{reference}"') for reference in card.question.subject_facts]
    return Exposure.SIBLING if shared and facts.filter(reduce(or_, shared)).exists() else Exposure.NONE
