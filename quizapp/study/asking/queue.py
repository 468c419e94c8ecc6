"""What comes next in a sitting: misses of this sitting, then due cards, then new questions, as its programme says."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import islice

from quizapp.questions.models import Question
from quizapp.study.asking import askable
from quizapp.study.asking import turns as rules
from quizapp.study.asking.turns import Candidate, Turn
from quizapp.study.later.card_rows import with_corrections
from quizapp.study.memory.fold import UNSCHEDULED, effective
from quizapp.study.models import Grade, Learner, Memory, Review, ReviewMode, Sitting
from quizapp.study.modes import Place, Programme, programme_of

_PAGE = 100
_OF_A_TURN = (
    *("at", "study_day", "sequence", "grade", "mode", "sitting_id"),
    *(f"card__question__{name}" for name in askable.OF_A_CANDIDATE),
)


@dataclass(frozen=True, slots=True)
class Next:
    """The question to ask now; `lengthens`: it stands between a miss and its return, and takes no other one's place."""

    question_id: int
    lengthens: bool = False


@dataclass(slots=True)
class Supply:
    """How many questions a sitting finds: those due, and the new ones by the key of their chapter."""

    due: int = 0
    new: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.due + self.new.total()


def next_question(*, sitting: Sitting, learner: Learner, at: datetime, today: date) -> Next | None:
    """What to ask now; None when nothing is left for this sitting on this study day.

    The last places of a sitting belong to its misses, so that none of them is left behind at its end. Where nothing is
    left to stand between, other questions lengthen it; but not once a question had to be given up for the day.
    """
    programme = programme_of(sitting.mode)
    place = Place(sitting, learner, at, today, turns_of(sitting=sitting, learner=learner, at=at, today=today))
    may_return = programme.may_return(place)
    resting = rules.resting(place.turns)
    owed = len(rules.waiting(place.turns)) + len(resting) if may_return and programme.grows else 0
    is_kept = 0 < sitting.size - sitting.answered <= owed
    misses = rules.returning(place.turns, spaced=not is_kept)
    if may_return and (miss := _returning(programme, place, misses)):
        return Next(miss)
    if is_kept and resting:
        return None
    for queue in programme.queues(place):
        candidates = list(islice(_allowed(queue, programme, place), programme.window))
        if candidates:
            return Next(programme.choose(candidates, place).question_id, lengthens=is_kept)
    miss = _returning(programme, place, rules.returning(place.turns, spaced=False)) if may_return else None
    return Next(miss) if miss else None


def available(*, sitting: Sitting, learner: Learner, at: datetime, today: date) -> Supply:
    """How many different questions the sitting could ask now, siblings apart; it stops counting at `sitting.size`."""
    programme = programme_of(sitting.mode)
    turns = turns_of(sitting=sitting, learner=learner, at=at, today=today)
    place = Place(sitting, learner, at, today, turns)
    found = Supply()
    for queue in programme.queues(place):
        for candidate in _allowed(queue, programme, place):  # sees the turns added below
            turns.append(Turn(candidate, recalled=True, in_sitting=True))
            if candidate.is_new:
                found.new[candidate.chapter] += 1
            else:
                found.due += 1
            if found.total == sitting.size:
                return found
    return found


def turns_of(*, sitting: Sitting, learner: Learner, at: datetime, today: date) -> list[Turn]:
    """What was answered in this sitting or on this study day and still counts, in order.

    A guess before reading is not yet a turn of its sitting: the question comes again. Practice, and the guesses of
    another sitting, hold nothing back.
    """
    # The index is by moment; two days back holds every answer of a study day, in any zone.
    since = min(sitting.started_at, at - timedelta(days=2))
    reviews = Review.objects.filter(learner=learner, at__gte=since).select_related("card__question")
    counted = effective(*with_corrections(reviews.only(*_OF_A_TURN)))
    return [
        Turn(
            candidate=candidate_of(item.review.card.question),
            recalled=item.grade != Grade.AGAIN,
            in_sitting=item.review.sitting_id == sitting.pk and item.review.mode != ReviewMode.PRETEST,
        )
        for item in sorted(counted, key=lambda item: item.review.at)
        if item.review.sitting_id == sitting.pk
        or (item.review.study_day == today and item.review.mode not in UNSCHEDULED)
    ]


def candidate_of(question: Question) -> Candidate:
    """The question as the rules of turns see it."""
    return Candidate(
        question.pk,
        frozenset(question.subject_facts),
        question.asks,
        chapter=question.chapter,
        family=question.family,
        variant=question.variant,
        tier=question.tier,
    )


def _returning(programme: Programme, place: Place, misses: list[Candidate]) -> int | None:
    """The first of these misses that may still be asked."""
    questions = programme.questions(place.sitting).exclude(askable.hidden(place.learner, place.today))
    return next((miss.question_id for miss in misses if questions.filter(pk=miss.question_id).exists()), None)


def _allowed(queue: askable.Queue, programme: Programme, place: Place) -> Iterator[Candidate]:
    for row in _pages(queue):
        if isinstance(row, Memory):
            candidate = candidate_of(row.card.question)
            if programme.may_come(candidate, place):
                yield candidate
            continue
        candidate = replace(candidate_of(row), is_new=True)
        if programme.may_come(candidate, place) and programme.may_begin(candidate, place):
            yield candidate


def _pages(queue: askable.Queue) -> Iterator[Memory | Question]:
    """The rows, read a page at a time: nearly always the first page is enough."""
    if isinstance(queue, askable.InOrder):  # a page of it may come short, where a card is due no more
        for start in range(0, len(queue), _PAGE):
            yield from queue[start : start + _PAGE]
        return
    start = 0
    while page := list(queue[start : start + _PAGE]):
        yield from page
        if len(page) < _PAGE:
            return
        start += _PAGE
