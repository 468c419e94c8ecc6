"""Showing a question: its open presentation, in the format and order that the learner finds again on a reload."""

from datetime import datetime
from functools import reduce
from operator import or_
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from quizapp.facts.models import Person
from quizapp.questions.models import Question, QuestionVersion
from quizapp.questions.vocabulary import Asks, Format
from quizapp.study.asking import ladder
from quizapp.study.asking.options import shown_options
from quizapp.study.learners import today_of
from quizapp.study.memory import caches
from quizapp.study.memory.fold import UNSCHEDULED
from quizapp.study.memory.promises import promised_on
from quizapp.study.models import (
    Card,
    Correction,
    CorrectionKind,
    Exposure,
    Learner,
    Mode,
    Phase,
    Presentation,
    Review,
    ReviewMode,
    Sitting,
    Verdict,
)
from quizapp.study.modes import Programme, modes_that, programme_of

SHOWN_WITH = ("learner", "version", "card__question")


def present(*, learner: Learner, question_id: int, sitting: Sitting | None, at: datetime) -> Presentation:
    """The open presentation of a question: a card has one, so that a reload shows the same options, same order.

    One that is open from another sitting moves to this one, unless the two would show it or count it differently: then
    it is closed, and the question shown anew.
    """

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
                    return _show(_new_card(learner, version.question, at), version, sitting, at, is_new=True)
                return _open_of(card, version, sitting) or _show(card, version, sitting, at)
        except IntegrityError as error:
            raise caches.Changed("shown in another tab") from error

    return caches.retrying(attempt)


def options_shown(presentation: Presentation) -> list[str]:
    """The texts of the options, or of the items to put in order, as shown: all that a browser may know of them."""
    pool = presentation.version.pool()
    entries = pool[0]["items"] if presentation.format == Format.ORDER_K else pool
    return [str(entries[index]["text"]) for index in presentation.options]


def close(presentation: Presentation) -> None:
    """Nobody can answer it any more."""
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
            caches.rebuild(card=card)


def _open_of(card: Card, version: QuestionVersion, sitting: Sitting | None) -> Presentation | None:
    """The card's open presentation, moved to this sitting; an outdated or unfit one is closed instead."""
    shown = Presentation.objects.filter(learner=card.learner, card=card, is_open=True).first()
    if shown is None:
        return None
    sitting_id = sitting.pk if sitting else None
    if shown.version_id != version.pk or (shown.sitting_id != sitting_id and not _fits(shown, card, version, sitting)):
        close(shown)
        return None
    if shown.sitting_id != sitting_id:
        Presentation.objects.filter(pk=shown.pk).update(sitting_id=sitting_id)
        shown.sitting_id = sitting_id
    shown.learner, shown.card, shown.version = card.learner, card, version
    return shown


def _fits(shown: Presentation, card: Card, version: QuestionVersion, sitting: Sitting | None) -> bool:
    """Whether what is open would be shown and counted alike in this sitting.

    Not a flashcard: its days were drawn for another sitting, whose set may aim for another recall.
    """
    if shown.format == Format.FLASHCARD:
        return False
    programme, phase_is_other = _programme(sitting), sitting is not None and bool(sitting.phase)
    asked_alike = programme is None or shown.mode == programme.review_mode(sitting)  # type: ignore[arg-type]
    return asked_alike and not phase_is_other and shown.format == _format_for(card, version, programme)


def _show(
    card: Card, version: QuestionVersion, sitting: Sitting | None, at: datetime, *, is_new: bool = False
) -> Presentation:
    """`is_new`: the card was made this moment, so that the log need not be asked about it."""
    seed = uuid4().hex
    programme = _programme(sitting)
    shown_format = _format_for(card, version, programme, is_new=is_new)
    presentation = Presentation(
        learner=card.learner,
        card=card,
        sitting_id=sitting.pk if sitting else None,
        version=version,
        format=shown_format,
        options=shown_options(shown_format, version.pool(), seed),
        seed=seed,
        exposure=_exposure(card, is_new=is_new),
        shown_at=at,
        study_day=today_of(card.learner, at),
    )
    if programme is not None and sitting is not None:
        presentation.mode = programme.review_mode(sitting)
        presentation.exposure = programme.exposure(sitting, Exposure(presentation.exposure))
    if presentation.format == Format.FLASHCARD and presentation.mode not in UNSCHEDULED:
        of_set = sitting.question_set if sitting is not None else None
        retention = of_set.desired_retention if of_set is not None else None
        presentation.intervals = promised_on(card, presentation.study_day, desired_retention=retention)
    presentation.save(force_insert=True)
    return presentation


def _programme(sitting: Sitting | None) -> Programme | None:
    return programme_of(sitting.mode) if sitting else None


def _format_for(card: Card, version: QuestionVersion, programme: Programme | None, *, is_new: bool = False) -> str:
    """What the programme shows; else the rung of the format ladder, of those formats that the learner left on.

    What the rung depends on is asked for only where the version has another rung.
    """
    asks = card.question.asks
    formats = [one for one in version.formats if one not in card.learner.formats_off] or version.formats
    if programme is not None and (chosen := programme.format_of(card, formats)):
        return chosen
    if not ladder.may_climb(formats, asks):
        return ladder.format_shown(formats, asks, successes=0)
    name_tier = None
    if asks == Asks.PERSON:
        asked = Person.objects.filter(topic=card.question.topic_id, key=str(version.answer["value"]))
        name_tier = asked.values_list("tier", flat=True).first()
    return ladder.format_shown(formats, asks, successes=0 if is_new else _successes(card), name_tier=name_tier)


def _successes(card: Card) -> int:
    """Right answers to the present question since it last began afresh, neither undone nor last called a guess.

    Practice and guesses before reading leave the ladder alone, as they do the schedule.
    """
    said = Correction.objects.filter(learner=OuterRef("learner"), card=OuterRef("card"), review_id=OuterRef("id"))
    last_word = said.filter(kind__in=(CorrectionKind.GUESSED, CorrectionKind.REGRADE)).order_by("-sequence")
    own = card.reviews.filter(learner=card.learner)
    reset = own.filter(Exists(said.filter(kind=CorrectionKind.RESET))).order_by("-sequence")
    right = (
        own.filter(verdict=Verdict.RIGHT, answer_fingerprint=card.answer_fingerprint)
        .exclude(mode__in=UNSCHEDULED)
        .exclude(Exists(said.filter(kind=CorrectionKind.VOID)))
        .alias(last_word=Coalesce(Subquery(last_word.values("kind")[:1]), Value("")))
        .exclude(last_word=CorrectionKind.GUESSED)
        .filter(sequence__gt=Coalesce(Subquery(reset.values("sequence")[:1]), Value(0)))
    )
    return len(right[: ladder.SUCCESSES_BEFORE_TYPING].values_list("sequence"))


def _exposure(card: Card, *, is_new: bool) -> Exposure:
    """What the learner has met of the fact: its own feedback, its chapter, or a question that shares a subject fact.

    An answer has had no feedback while its sitting keeps that for later. What was practised, undone or reset has left
    no memory, but was seen.
    """
    untold = Sitting.objects.filter(learner=card.learner, finished_at=None)
    untold = untold.filter(Q(mode__in=modes_that(tell=False)) | Q(phase=Phase.GUESS))
    told = Review.objects.filter(learner=card.learner).exclude(sitting_id__in=untold.values("pk"))
    if (not is_new and told.filter(card=card).exists()) or _chapter_was_read(card):
        return Exposure.READ
    answered = Card.objects.filter(learner=card.learner)
    answered = answered.filter(Q(memory__isnull=False) | Exists(told.filter(card=OuterRef("pk"))))
    # JSON containment is not portable; the references are plain ASCII, so their quoted text is.
    facts = answered.annotate(facts_text=Cast("question__subject_facts", TextField()))
    shared = [Q(facts_text__contains=f'"{reference}"') for reference in card.question.subject_facts]
    return Exposure.SIBLING if shared and facts.filter(reduce(or_, shared)).exists() else Exposure.NONE


def _chapter_was_read(card: Card) -> bool:
    """A sitting of the question's chapter, earlier or not over, came past its page to read: that follows guesses."""
    question = card.question
    if not question.chapter:
        return False
    guesses = Review.objects.filter(learner=card.learner, sitting_id=OuterRef("pk"), mode=ReviewMode.PRETEST)
    recalling = Sitting.objects.filter(learner=card.learner, topic=question.topic_id, chapter=question.chapter)
    return recalling.filter(Exists(guesses), mode=Mode.CHAPTER, phase=Phase.RECALL).exists()
