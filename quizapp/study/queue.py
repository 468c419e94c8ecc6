"""What comes next in a sitting: misses of this sitting, then due cards, then new questions, as its programme says."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from quizapp.questions.models import Question
from quizapp.study import askable
from quizapp.study import turns as rules
from quizapp.study.fold import effective
from quizapp.study.models import Correction, Grade, Learner, Memory, Review, Sitting
from quizapp.study.modes import Place, Programme, programme_of
from quizapp.study.turns import Candidate, Turn

_PAGE = 100


def next_question(*, sitting: Sitting, learner: Learner, at: datetime, today: date) -> int | None:
    """The id of the question to ask now; None when nothing is left for this sitting on this study day."""
    programme = programme_of(sitting.mode)
    place = Place(sitting, learner, at, today, turns_of(sitting=sitting, learner=learner, at=at, today=today))
    may_return = programme.may_return(place)
    if may_return and (miss := _returning(programme, place, rules.returning(place.turns))):
        return miss
    for queue in programme.queues(place):
        candidates = list(islice(_allowed(queue, programme, place), programme.window))
        if candidates:
            return programme.choose(candidates, place).question_id
    return _returning(programme, place, rules.returning(place.turns, spaced=False)) if may_return else None


def available(*, sitting: Sitting, learner: Learner, at: datetime, today: date) -> int:
    """How many different questions the sitting could ask now, siblings apart; it stops counting at `sitting.size`."""
    programme = programme_of(sitting.mode)
    turns = turns_of(sitting=sitting, learner=learner, at=at, today=today)
    place = Place(sitting, learner, at, today, turns)
    found = 0
    for queue in programme.queues(place):
        for candidate in _allowed(queue, programme, place):  # sees the turns added below
            turns.append(Turn(candidate, recalled=True, in_sitting=True))
            found += 1
            if found == sitting.size:
                return found
    return found


def turns_of(*, sitting: Sitting, learner: Learner, at: datetime, today: date) -> list[Turn]:
    """What was answered in this sitting or on this study day and still counts, in order."""
    # The index is by moment; two days back holds every answer of a study day, in any zone.
    since = min(sitting.started_at, at - timedelta(days=2))
    own = {"learner": learner, "at__gte": since}
    reviews = Review.objects.filter(**own).select_related("card__question")
    counted = effective(reviews, Correction.objects.filter(**own))
    return [
        Turn(
            candidate=candidate_of(item.review.card.question),
            recalled=item.grade != Grade.AGAIN,
            in_sitting=item.review.sitting_id == sitting.pk,
        )
        for item in sorted(counted, key=lambda item: item.review.at)
        if item.review.sitting_id == sitting.pk or item.review.study_day == today
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
    )


def _returning(programme: Programme, place: Place, misses: list[Candidate]) -> int | None:
    """The first of these misses that may still be asked."""
    questions = programme.questions(place.sitting).exclude(askable.hidden(place.learner, place.today))
    return next((miss.question_id for miss in misses if questions.filter(pk=miss.question_id).exists()), None)


def _allowed(queue: QuerySet[Any], programme: Programme, place: Place) -> Iterator[Candidate]:
    for row in _pages(queue):
        candidate = candidate_of(row.card.question if isinstance(row, Memory) else row)
        if programme.may_come(candidate, place):
            yield candidate


def _pages(queue: QuerySet[Any]) -> Iterator[Memory | Question]:
    """The rows, read a page at a time: nearly always the first page is enough."""
    start = 0
    while page := list(queue[start : start + _PAGE]):
        yield from page
        if len(page) < _PAGE:
            return
        start += _PAGE
