"""What may be asked of a learner: due cards, new questions, and what their choices leave out."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from quizapp.questions.models import Question, QuestionQuerySet, QuestionVersion
from quizapp.study.models import (
    Card,
    Correction,
    CorrectionKind,
    Grade,
    Learner,
    Level,
    Memory,
    MemoryState,
    Review,
    ReviewMode,
)

LATELY = timedelta(days=14)
# All that the rules of turns look at (`queue.candidate_of`): queues read nothing else of a question.
OF_A_CANDIDATE = ("subject_facts", "asks", "chapter", "family", "variant", "tier")
_OF_A_MEMORY = ("state", "stability", "last_study_day", "due_on")


class InOrder:
    """Memories in an order that no column has: sliced like a queryset, each slice is one query."""

    def __init__(self, memories: QuerySet[Memory], cards: Sequence[int]) -> None:
        self._memories, self._cards = memories.order_by(), cards

    def __len__(self) -> int:
        return len(self._cards)

    def __getitem__(self, part: slice) -> list[Memory]:
        cards = self._cards[part]
        found = {memory.pk: memory for memory in self._memories.filter(pk__in=cards)} if cards else {}
        return [found[card] for card in cards if card in found]


type Queue = QuerySet[Any] | InOrder
"""Memories or questions in the order in which they may come."""


def due(askable: QuestionQuerySet, learner: Learner, today: date, *, chosen: bool = False) -> QuerySet[Memory]:
    """Memories of the present answer that are due by this study day, the longest due first.

    Those of a family that the learner switched off rest until it is switched on again, unless the questions were
    `chosen` by hand (a set).
    """
    if not chosen:
        askable = awake(askable, learner)
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
        .only(*_OF_A_MEMORY, *(f"card__question__{name}" for name in OF_A_CANDIDATE))
        .order_by("due_on", "pk")
    )


IN_REVIEW = Q(state=MemoryState.REVIEW)


def step_is_over(at: datetime, today: date) -> Q:
    """The memories in a learning step whose time has come."""
    return Q(state__in=(MemoryState.LEARNING, MemoryState.RELEARNING)) & (Q(due_at__lte=at) | Q(due_on__lt=today))


def unmet(askable: QuestionQuerySet, learner: Learner, today: date) -> QuestionQuerySet:
    """Questions without a memory of their present answer, whatever the learner's level; not suspended or put off."""
    cards: QuerySet[Any] = Card.objects.filter(learner=learner, question=OuterRef("pk"))
    is_met = Q(memory__isnull=False, answer_fingerprint=OuterRef("answer_fingerprint"))
    return askable.exclude(Exists(cards.filter(is_met | _is_hidden(today)))).only(*OF_A_CANDIDATE)


def is_met(learner: Learner) -> Exists:
    """The learner has a memory of the question's present answer."""
    # By way of the card, which has an index for it: else each question is looked for among all memories.
    cards: QuerySet[Any] = Card.objects.filter(learner=learner, question=OuterRef("pk"), memory__isnull=False)
    return Exists(cards.filter(answer_fingerprint=OuterRef("answer_fingerprint")))


def missed_lately(questions: QuestionQuerySet, learner: Learner, at: datetime) -> QuestionQuerySet:
    """What the learner answered wrongly, or called a guess, in the 14 days before `at`; not guesses before reading."""
    said = Correction.objects.filter(learner=OuterRef("learner"), review_id=OuterRef("id"), card=OuterRef("card"))
    missed = (
        Review.objects.filter(learner=learner, at__gt=at - LATELY, card__question=OuterRef("pk"))
        .exclude(mode=ReviewMode.PRETEST)
        .filter(Q(grade=Grade.AGAIN) | Exists(said.filter(kind=CorrectionKind.GUESSED)))
        .exclude(Exists(said.filter(kind=CorrectionKind.VOID)))
    )
    return questions.filter(Exists(missed))


def new(askable: QuestionQuerySet, learner: Learner, today: date) -> QuestionQuerySet:
    """What is new to the learner and of their level and families, in the order of the story."""
    return of_choice(unmet(askable, learner, today), learner).in_story_order()


def of_choice(questions: QuestionQuerySet, learner: Learner) -> QuestionQuerySet:
    """What the learner chose to meet: essentials, default study, or everything; without the families switched off."""
    questions = awake(questions, learner)
    if learner.level == Level.EVERYTHING:
        return questions
    questions = questions.worth_asking()
    return essential(questions) if learner.level == Level.ESSENTIALS else questions


def awake(questions: QuestionQuerySet, learner: Learner) -> QuestionQuerySet:
    """Without the families that the learner switched off."""
    return questions.exclude(family__in=learner.families_off) if learner.families_off else questions


def essential(questions: QuestionQuerySet) -> QuestionQuerySet:
    """The essentials; in a topic that has none, because nobody ranked its facts, whatever there is."""
    essentials = Question.objects.filter(topic=OuterRef("topic"), tier=1, default_study=True)
    return questions.filter(Q(tier=1) | ~Exists(essentials))


def of_formats(questions: QuestionQuerySet, formats: Iterable[str]) -> QuestionQuerySet:
    """The questions whose current version may be put in one of these formats."""
    current = QuestionVersion.objects.filter(question=OuterRef("pk"), number=OuterRef("version"))
    # JSON containment is not portable; the words of the vocabulary are plain ASCII, so their quoted text is.
    named = [Q(formats_text__contains=f'"{one}"') for one in formats]
    return questions.filter(
        Exists(current.annotate(formats_text=Cast("formats", TextField())).filter(reduce(or_, named)))
    )


def hidden(learner: Learner, today: date) -> Exists:
    """The learner suspended the question, or put it off to another day."""
    cards: QuerySet[Any] = Card.objects.filter(learner=learner, question=OuterRef("pk"))
    return Exists(cards.filter(_is_hidden(today)))


def _is_hidden(today: date) -> Q:
    """Of a card: suspended, or put off to another day."""
    return Q(suspended=True) | Q(buried_on=today)
