"""A learner's own parameter sets: fitted to their log, judged on its newest part, adopted only if they win there.

Adopting one moves no due day: memories stay as they are until a card is answered next, and then follow from its log
under the new set (`promises.memory_in_force`). The online intercept begins at 0 with each set adopted.

Scored is an answer that was predicted, on a later day than the one before: one that says something of the prediction.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from math import ceil

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Exists, F, OuterRef, Sum
from django.db.models.functions import Coalesce

from quizapp.questions.vocabulary import Format
from quizapp.study.memory import fold, refitting, scheduling
from quizapp.study.memory.fold import Effective
from quizapp.study.memory.intercept import intercept_of, step
from quizapp.study.memory.refitting import Answered, Trial
from quizapp.study.memory.scheduling import MemoryValue
from quizapp.study.models import Correction, CorrectionKind, Grade, Learner, LearnerDay, ParameterSet, Review

NEEDED = 1000  # scored answers; before, the usual weights with the online intercept predict better than a fit
TESTED = 200  # scored answers kept aside, or one in five where that is more
_IN_FIVE = 5
OWN = "own-"  # how the names begin; sets that came with a merged history are called otherwise
_LONGEST = 600  # seconds after which a fit that never ended no longer bars the next; one takes seconds


@dataclass(frozen=True, slots=True)
class Readiness:
    """Scored answers of a learner, and those of them since the last fit; `last` is that fit, adopted or not."""

    scored: int
    new: int
    last: ParameterSet | None

    @property
    def is_due(self) -> bool:
        """Enough answers for a fit, and so many new ones that all it is tested on are newer than the last fit."""
        return self.scored >= NEEDED and self.new >= tested_of(self.scored)

    @property
    def missing(self) -> int:
        """How many more scored answers the next fit waits for."""
        fresh = max(TESTED - self.new, ceil((self.scored - _IN_FIVE * self.new) / (_IN_FIVE - 1)))
        return max(0, NEEDED - self.scored, fresh)


def tested_of(scored: int) -> int:
    """How many of so many scored answers are kept aside, to judge a fit by."""
    return max(TESTED, scored // _IN_FIVE)


def readiness(learner: Learner) -> Readiness:
    """Whether there is enough for a fit. Two queries."""
    void = Correction.objects.filter(
        learner=OuterRef("learner"), card=OuterRef("card"), review_id=OuterRef("id"), kind=CorrectionKind.VOID
    )
    scored = Review.objects.filter(learner=learner, predicted__lt=1).exclude(mode__in=fold.UNSCHEDULED)
    number = scored.exclude(Exists(void)).count()
    last = learner.parameter_sets.filter(name__startswith=OWN).order_by("-pk").first()
    return Readiness(number, number - (last.fitted_on + last.tested_on if last else 0), last)


def learners_due() -> Iterator[Learner]:
    """The learners for whom a fit is due, in the order of their keys. A query, and two for each who has answers enough.

    The counters of days know about how many answers are scored, and never too few.
    """
    days = LearnerDay.objects.filter(learner=OuterRef("pk")).order_by().values("learner")
    answers = days.annotate(total=Sum(F("reviews") - F("new_cards"))).values("total")
    enough = Learner.objects.filter(merged_into=None).annotate(answers=Coalesce(answers, 0)).filter(answers__gte=NEEDED)
    return (learner for learner in enough.order_by("pk") if readiness(learner).is_due)


def refit(*, learner: Learner, at: datetime) -> ParameterSet | None:
    """Fit the learner's weights anew, and adopt them if they win; the row is kept either way.

    None, with nothing changed, where no fit is due or another one of this learner is under way: calling it again is
    harmless. Raises refitting.NotInstalled without the optimizer.
    """
    if not readiness(learner).is_due:
        return None
    lock = f"refit:{learner.pk}"
    if not cache.add(lock, 1, _LONGEST):
        return None
    try:
        return _refit(Learner.objects.get(pk=learner.pk), at)
    finally:
        cache.delete(lock)


def _refit(learner: Learner, at: datetime) -> ParameterSet | None:
    histories = _histories(learner)
    moments = sorted(item.review.at for history in histories for item in history if is_scored(item.review))
    tested = tested_of(len(moments))
    if len(moments) <= tested:  # most of what was scored has been taken back since
        return None
    since = moments[-tested]
    older = [[answered(item) for item in history if item.review.at < since] for history in histories]
    weights = refitting.fit([history for history in older if len(history) > 1])
    trials = trials_of(histories, weights=weights, since=since)
    if not trials:
        return None
    judgement = refitting.judge(trials)
    made = ParameterSet(
        learner=learner,
        name=_free_name(learner),
        weights=list(weights),
        created_at=at,
        fitted_on=sum(moment < since for moment in moments),
        tested_on=len(moments) - sum(moment < since for moment in moments),
        log_loss=judgement.log_loss,
        rival_log_loss=judgement.rival_log_loss,
        is_adopted=judgement.is_better,
    )
    return _kept(learner, made)


def _free_name(learner: Learner) -> str:
    taken = set(learner.parameter_sets.values_list("name", flat=True))
    return next(name for name in (f"{OWN}{number}" for number in count(1)) if name not in taken)


def _kept(learner: Learner, made: ParameterSet) -> ParameterSet | None:
    """Store a fit, and put it in force where it won. None where another was first: that one stands."""
    held = Learner.objects.filter(pk=learner.pk, parameters=learner.parameters)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            in_place = not made.is_adopted or held.update(parameters=made.name, intercept_millionths=0)
            transaction.set_rollback(not in_place)
    except IntegrityError:  # the name is taken
        return None
    return made if in_place else None


# --- the log as the optimizer and the judge see it -------------------------------------------------------------------
def _histories(learner: Learner) -> list[list[Effective]]:
    """What each card's answers count as, in order; a card has several where its answer changed or it was reset."""
    log: dict[int, tuple[list[Review], list[Correction]]] = {}
    for review in Review.objects.filter(learner=learner).defer("given"):
        log.setdefault(review.card_id, ([], []))[0].append(review)
    for correction in Correction.objects.filter(learner=learner):
        log.setdefault(correction.card_id, ([], []))[1].append(correction)
    return [history for card in sorted(log) for history in _split(*log[card])]


def _split(reviews: Iterable[Review], corrections: Iterable[Correction]) -> list[list[Effective]]:
    corrections = list(corrections)
    reset = {row.review_id for row in corrections if row.kind == CorrectionKind.RESET}
    found: list[list[Effective]] = []
    of_answer, fresh = "", True
    for item in fold.effective(reviews, corrections):
        if item.review.mode not in fold.UNSCHEDULED:
            if fresh or item.review.answer_fingerprint != of_answer:
                found.append([])
            found[-1].append(item)
            of_answer, fresh = item.review.answer_fingerprint, False
        fresh = fresh or item.review.id in reset
    return found


def is_scored(review: Review) -> bool:
    """Whether an answer was predicted, on a later day than the one before."""
    return review.predicted is not None and review.predicted < 1


def answered(item: Effective) -> Answered:
    """An answer as the optimizer gets it."""
    return Answered(str(item.review.id), item.review.study_day, item.grade, item.review.weight)


def trials_of(histories: Sequence[Sequence[Effective]], *, weights: Sequence[float], since: datetime) -> list[Trial]:
    """The scored answers from `since` on, as these weights and as what was in force predicted them.

    The weights get what they would have in force: memories of their own from the whole log, and an online intercept
    that begins at 0 and moves with each answer.
    """
    asked: list[tuple[Effective, MemoryValue]] = []
    for history in histories:
        memory: MemoryValue | None = None
        for item in history:
            review = item.review
            is_later = memory is not None and review.study_day > memory.last_study_day
            if memory is not None and is_later and review.at >= since and is_scored(review):
                asked.append((item, memory))
            memory = fold.after(memory, review, item.grade, weights={"fit": weights}, name="fit")
    asked.sort(key=lambda pair: (pair[0].review.at, pair[0].review.card_id, pair[0].review.sequence))
    trials, millionths = [], 0
    for item, memory in asked:
        review, recalled = item.review, item.grade != Grade.AGAIN
        options = 0 if item.was_guess or review.format == Format.ORDER_K else review.option_count
        knew = scheduling.retrievability(
            memory, review.study_day, parameters=weights, intercept=intercept_of(millionths)
        )
        loss, rival = (
            refitting.log_loss(recalled=recalled, knew=chance, option_count=options)
            for chance in (knew, review.predicted or 0.0)
        )
        trials.append(Trial(review.card_id, loss, rival))
        millionths += step(recalled=recalled, predicted=knew, option_count=options)
    return trials
