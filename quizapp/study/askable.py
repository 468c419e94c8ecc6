"""What may be asked of a learner: due cards, new questions, and what their choices leave out. Querysets only."""

from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from quizapp.questions.models import Question, QuestionQuerySet
from quizapp.study.models import Card, Learner, Level, Memory, MemoryState


def due(askable: QuestionQuerySet, learner: Learner, today: date) -> QuerySet[Memory]:
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


def step_is_over(at: datetime, today: date) -> Q:
    """The memories in a learning step whose time has come."""
    return Q(state__in=(MemoryState.LEARNING, MemoryState.RELEARNING)) & (Q(due_at__lte=at) | Q(due_on__lt=today))


def unmet(askable: QuestionQuerySet, learner: Learner, today: date) -> QuestionQuerySet:
    """Questions without a memory of their present answer, whatever the learner's level; not suspended or put off."""
    known = Memory.objects.filter(
        learner=learner, card__question=OuterRef("pk"), card__answer_fingerprint=OuterRef("answer_fingerprint")
    )
    return askable.exclude(Exists(known)).exclude(hidden(learner, today))


def new(askable: QuestionQuerySet, learner: Learner, today: date) -> QuestionQuerySet:
    """What is new to the learner and of their level and families, in the order of the story."""
    return of_choice(unmet(askable, learner, today), learner).in_story_order()


def of_choice(questions: QuestionQuerySet, learner: Learner) -> QuestionQuerySet:
    """What the learner chose to meet: essentials, default study, or everything; without the families switched off."""
    if learner.families_off:
        questions = questions.exclude(family__in=learner.families_off)
    if learner.level == Level.EVERYTHING:
        return questions
    questions = questions.worth_asking()
    return essential(questions) if learner.level == Level.ESSENTIALS else questions


def essential(questions: QuestionQuerySet) -> QuestionQuerySet:
    """The essentials; in a topic that has none, because nobody ranked its facts, whatever there is."""
    essentials = Question.objects.filter(topic=OuterRef("topic"), tier=1, default_study=True)
    return questions.filter(Q(tier=1) | ~Exists(essentials))


def hidden(learner: Learner, today: date) -> Exists:
    """The learner suspended the question, or put it off to another day."""
    cards: QuerySet[Any] = Card.objects.filter(learner=learner, question=OuterRef("pk"))
    return Exists(cards.filter(Q(suspended=True) | Q(buried_on=today)))
