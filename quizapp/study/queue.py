"""What comes next in a sitting: misses of this sitting, then due cards, then new questions."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from quizapp.questions.models import Question, QuestionQuerySet
from quizapp.study import turns as rules
from quizapp.study.fold import effective
from quizapp.study.models import Card, Correction, Grade, Learner, Level, Memory, MemoryState, Mode, Review, Sitting
from quizapp.study.turns import Candidate, Turn

# Among so many in order, the kind of question that was asked least is taken: enough to mix, too few to leave the story.
WINDOW = 32
FIRST_WINDOW = 48

FIRST_DIFFERENT = 5

_PAGE = 100


def next_question(*, sitting: Sitting, learner: Learner, at: datetime, today: date) -> int | None:
    """The id of the question to ask now; None when nothing is left for this sitting on this study day."""
    turns = turns_of(sitting=sitting, learner=learner, at=at, today=today)
    may_return = not _is_still_new(sitting, turns)
    if may_return and (miss := _returning(sitting, learner, today, rules.returning(turns))):
        return miss
    window = FIRST_WINDOW if sitting.mode == Mode.FIRST else WINDOW
    for queue in _queues(sitting, learner, at, today):
        candidates = list(islice(_allowed(queue, turns), window))
        if candidates and sitting.mode == Mode.FIRST and not sitting.answered:
            return rules.inviting(candidates).question_id  # the beginning of the story
        if candidates and sitting.mode == Mode.SET:
            return candidates[0].question_id  # the order is the teacher's
        if candidates:
            return rules.mixed(_of_one_chapter(candidates, sitting), turns).question_id
    return _returning(sitting, learner, today, rules.returning(turns, spaced=False)) if may_return else None


def _returning(sitting: Sitting, learner: Learner, today: date, misses: list[Candidate]) -> int | None:
    """The first of these misses that may still be asked."""
    askable = _askable(sitting).exclude(_hidden(learner, today))
    return next((miss.question_id for miss in misses if askable.filter(pk=miss.question_id).exists()), None)


def _is_still_new(sitting: Sitting, turns: list[Turn]) -> bool:
    """The first minutes show five different questions before a miss returns: six would be three, shown twice."""
    different = {turn.candidate.question_id for turn in turns if turn.in_sitting}
    return sitting.mode == Mode.FIRST and len(different) < FIRST_DIFFERENT


def _of_one_chapter(candidates: list[Candidate], sitting: Sitting) -> list[Candidate]:
    """Today stays in the chapter that comes next until nothing of it may be asked."""
    if sitting.mode != Mode.TODAY:
        return candidates
    return [candidate for candidate in candidates if candidate.chapter == candidates[0].chapter]


def available(*, sitting: Sitting, learner: Learner, at: datetime, today: date) -> int:
    """How many different questions the sitting could ask now, siblings apart; it stops counting at `sitting.size`."""
    turns = turns_of(sitting=sitting, learner=learner, at=at, today=today)
    found = 0
    for queue in _queues(sitting, learner, at, today):
        for candidate in _allowed(queue, turns):  # sees the turns added below
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
            candidate=_candidate(item.review.card.question),
            recalled=item.grade != Grade.AGAIN,
            in_sitting=item.review.sitting_id == sitting.pk,
        )
        for item in sorted(counted, key=lambda item: item.review.at)
        if item.review.sitting_id == sitting.pk or item.review.study_day == today
    ]


def _queues(sitting: Sitting, learner: Learner, at: datetime, today: date) -> Iterator[QuerySet[Any]]:
    """Learning steps that are over, reviews that are due, new questions."""
    askable = _askable(sitting)
    due = _due(askable, learner, today)
    yield due.filter(_step_is_over(at, today))
    yield due.filter(state=MemoryState.REVIEW)
    yield _new(askable, sitting, learner, today)


def _askable(sitting: Sitting) -> QuestionQuerySet:
    """What this sitting may ask at all, due or new."""
    questions: QuestionQuerySet = Question.objects.servable().filter(topic=sitting.topic_id)
    if sitting.mode == Mode.CHAPTER:
        return questions.filter(chapter=sitting.chapter)
    if sitting.mode == Mode.SET:
        return questions.filter(set_items__question_set=sitting.question_set_id)
    if sitting.mode == Mode.FIRST:
        return _essential(questions.worth_asking())
    return questions


def _due(askable: QuestionQuerySet, learner: Learner, today: date) -> QuerySet[Memory]:
    """Memories of the present answer that are due by this study day, the longest due first."""
    return (
        Memory.objects.filter(
            learner=learner,
            due_on__lte=today,
            card__question__in=askable.order_by().values("pk"),
            card__answer_fingerprint=F("card__question__answer_fingerprint"),
            card__suspended=False,
        )
        .exclude(card__buried_on=today)
        .select_related("card__question")
        .order_by("due_on", "pk")
    )


def _step_is_over(at: datetime, today: date) -> Q:
    return Q(state__in=(MemoryState.LEARNING, MemoryState.RELEARNING)) & (Q(due_at__lte=at) | Q(due_on__lt=today))


def _new(askable: QuestionQuerySet, sitting: Sitting, learner: Learner, today: date) -> QuestionQuerySet:
    """Questions without a memory of their present answer, in the order of the story or of the set."""
    known = Memory.objects.filter(
        learner=learner, card__question=OuterRef("pk"), card__answer_fingerprint=OuterRef("answer_fingerprint")
    )
    questions = askable.exclude(Exists(known)).exclude(_hidden(learner, today))
    if sitting.mode == Mode.SET:
        return questions.order_by("set_items__position", "key")
    return _of_level(questions, learner).in_story_order()


def _of_level(questions: QuestionQuerySet, learner: Learner) -> QuestionQuerySet:
    """What the learner chose to meet: essentials, default study, or everything."""
    if learner.level == Level.EVERYTHING:
        return questions
    questions = questions.worth_asking()
    return _essential(questions) if learner.level == Level.ESSENTIALS else questions


def _essential(questions: QuestionQuerySet) -> QuestionQuerySet:
    """The essentials; in a topic that has none, because nobody ranked its facts, whatever there is."""
    essentials = Question.objects.filter(topic=OuterRef("topic"), tier=1, default_study=True)
    return questions.filter(Q(tier=1) | ~Exists(essentials))


def _hidden(learner: Learner, today: date) -> Exists:
    hidden = Card.objects.filter(Q(suspended=True) | Q(buried_on=today), learner=learner, question=OuterRef("pk"))
    return Exists(hidden)


def _allowed(queue: QuerySet[Any], turns: list[Turn]) -> Iterator[Candidate]:
    for row in _pages(queue):
        candidate = _candidate(row.card.question if isinstance(row, Memory) else row)
        if rules.may_come(candidate, turns):
            yield candidate


def _pages(queue: QuerySet[Any]) -> Iterator[Memory | Question]:
    """The rows, read a page at a time: nearly always the first page is enough."""
    start = 0
    while page := list(queue[start : start + _PAGE]):
        yield from page
        if len(page) < _PAGE:
            return
        start += _PAGE


def _candidate(question: Question) -> Candidate:
    return Candidate(
        question.pk,
        frozenset(question.subject_facts),
        question.asks,
        chapter=question.chapter,
        family=question.family,
        variant=question.variant,
    )
