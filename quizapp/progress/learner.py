"""What one learner's answers add up to: read-only queries into frozen dataclasses.

Every query is bound to the learner, so that none grows with other learners, and the number of queries of each function
is fixed. Days are study days; `today` is the learner's own.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from quizapp.facts.models import Chapter, Topic
from quizapp.questions.models import Question, QuestionQuerySet
from quizapp.study.caches import value_of
from quizapp.study.models import (
    Card,
    Correction,
    CorrectionKind,
    Grade,
    Learner,
    LearnerDay,
    Level,
    Memory,
    Mode,
    Presentation,
    Review,
    ReviewMode,
    Sitting,
    Verdict,
)
from quizapp.study.scheduling import retrievability

TOLD_RETRIEVABILITY = 0.8
RECALL_DAYS = 30
WEEK = 7
FORECAST_DAYS = 14


@dataclass(frozen=True, slots=True)
class Overview:
    """Where a learner stands in a topic.

    An essential is a tier-1 fact with a question of its own; it is *met* when a question of it was answered, and
    *told* when a card of it was last answered right after exposure and would be recalled today with a probability of
    at least 0.8.
    `due_week` covers today and the six days after, what is overdue included; `forecast` pairs the next 14 days with
    the cards due on each, what is overdue counted today. `minutes_today` and `reviews_today` cover all topics.
    """

    essentials_told: int
    essentials_met: int
    essentials_total: int
    due_today: int
    due_tomorrow: int
    due_week: int
    cards: int
    recall_right_30d: int
    recall_answered_30d: int
    minutes_today: int
    reviews_today: int
    forecast: list[tuple[date, int]] = field(default_factory=list)

    @property
    def recall_rate_30d(self) -> float | None:
        """Right answers among those after exposure in the last 30 study days, 0-1; None before the first one."""
        return self.recall_right_30d / self.recall_answered_30d if self.recall_answered_30d else None


@dataclass(frozen=True, slots=True)
class ChapterState:
    """How many of a chapter's essentials are told."""

    key: str
    title: str
    told: int
    total: int


class Waiting(StrEnum):
    """Why nothing may be asked: siblings of today's answers are held back, a miss is about to return, or nothing is."""

    HELD_BACK = "held back"
    SOON = "soon"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class SittingItem:
    """A question of a sitting as it was last answered there.

    `stuck`: the last answer was right and not called a guess. `returns_on` is None for a card without a memory.
    """

    question_key: str
    subject_facts: list[str]
    stem: str
    answer: str
    verdict: str
    stuck: bool
    returns_on: date | None


@dataclass(frozen=True, slots=True)
class SittingSummary:
    """What a sitting left behind, in the order in which its questions were first answered."""

    items: list[SittingItem]

    @property
    def stuck(self) -> list[SittingItem]:
        return [item for item in self.items if item.stuck]

    @property
    def missed(self) -> list[SittingItem]:
        return [item for item in self.items if not item.stuck]

    @property
    def right(self) -> list[SittingItem]:
        """The questions whose last answer was right, a guess or not."""
        return [item for item in self.items if item.verdict == Verdict.RIGHT]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sitting stands.

    different  questions answered in it, each counted once
    planned    questions it was started with: what misses add is taken off again
    times      how often the question asked about was answered in it
    """

    different: int
    planned: int
    times: int


def overview(learner: Learner, topic: Topic, today: date) -> Overview:
    """Where the learner stands in the topic today. Six queries."""
    essentials = _essentials(topic)
    met, told = _met_and_told(learner, topic, today)
    due = _due_by_day(learner, topic, today + timedelta(days=FORECAST_DAYS - 1), today)
    days = [today + timedelta(days=ahead) for ahead in range(FORECAST_DAYS)]
    recall = _recall(learner, topic, today)
    spent = LearnerDay.objects.filter(learner=learner, study_day=today).first()
    return Overview(
        essentials_told=len(told & essentials.keys()),
        essentials_met=len(met & essentials.keys()),
        essentials_total=len(essentials),
        due_today=due[today],
        due_tomorrow=due[today + timedelta(days=1)],
        due_week=sum(due[day] for day in days[:WEEK]),
        cards=learner.cards.filter(question__topic=topic).count(),
        recall_right_30d=recall["right"],
        recall_answered_30d=recall["answered"],
        minutes_today=_minutes(spent.milliseconds) if spent else 0,
        reviews_today=spent.reviews if spent else 0,
        forecast=[(day, due[day]) for day in days],
    )


def chapter_states(learner: Learner, topic: Topic, today: date) -> list[ChapterState]:
    """Every chapter of the topic in order, with the essentials told of those it has. Three queries."""
    essentials = _essentials(topic)
    _, told = _met_and_told(learner, topic, today)
    total = Counter(essentials.values())
    done = Counter(chapter for fact, chapter in essentials.items() if fact in told)
    chapters = Chapter.objects.filter(topic=topic).order_by("position", "key")
    return [ChapterState(row.key, row.title, done[row.key], total[row.key]) for row in chapters]


def sitting_summary(sitting: Sitting) -> SittingSummary:
    """What was asked in the sitting and how it ended. Three queries."""
    learner = sitting.learner_id
    reviews = _recalled(_standing(Review.objects.filter(learner=learner, sitting_id=sitting.pk)))
    last = {review.card_id: review for review in reviews.order_by("at", "sequence")}
    shown = Presentation.objects.filter(learner=learner, id__in=[review.presentation_id for review in last.values()])
    presentations = {row.id: row for row in shown.select_related("version__question")}
    due = dict(Memory.objects.filter(learner=learner, card__in=last).values_list("card_id", "due_on"))
    return SittingSummary(
        [_item(presentations[review.presentation_id], review, due.get(card)) for card, review in last.items()]
    )


def place_in(sitting: Sitting, card_id: int | None = None) -> Place:
    """Where the sitting stands, with one of its questions in view. One query."""
    reviews = _recalled(_standing(Review.objects.filter(learner=sitting.learner_id, sitting_id=sitting.pk)))
    seen = reviews.aggregate(
        different=Count("card", distinct=True),
        again=Count("id", filter=Q(counts_as=Grade.AGAIN)),
        times=Count("id", filter=Q(card=card_id)),
    )
    grown = 0 if sitting.mode == Mode.FIRST else seen["again"]  # the first minutes never grow
    return Place(seen["different"], max(sitting.size - grown, seen["different"]), seen["times"])


def _item(presentation: Presentation, review: Any, due_on: date | None) -> SittingItem:
    version = presentation.version
    return SittingItem(
        question_key=version.question.key,
        subject_facts=version.question.subject_facts,
        stem=version.label,
        answer=version.answer["text"],
        verdict=review.verdict,
        stuck=review.recalled,
        returns_on=due_on,
    )


# --- what waits ----------------------------------------------------------------------------------------------------
def waiting(learner: Learner, questions: QuestionQuerySet, *, at: datetime, today: date, chosen: bool) -> Waiting:
    """What becomes of these questions where none of them may be asked now. Two queries.

    `chosen`: they were put together by hand (a set), so that the learner's level leaves none out. What the learner
    suspended or put off is left out.
    """
    same_answer = {"learner": learner, "question": OuterRef("pk"), "answer_fingerprint": OuterRef("answer_fingerprint")}
    cards = Card.objects.filter(**same_answer)
    known = cards.filter(memory__isnull=False)
    hidden = Card.objects.filter(Q(suspended=True) | Q(buried_on=today), learner=learner, question=OuterRef("pk"))
    open_now = questions.servable().exclude(Exists(hidden)).exclude(Exists(cards.filter(memory__due_on__gt=today)))
    in_a_step = Exists(cards.filter(memory__due_at__gt=at))
    may_be_new = Q(pk__isnull=False) if chosen else _of_level(learner)
    if open_now.exclude(in_a_step).filter(Exists(known) | may_be_new).exists():
        return Waiting.HELD_BACK
    return Waiting.SOON if open_now.filter(in_a_step).exists() else Waiting.NOTHING


def _of_level(learner: Learner) -> Q:
    """The new questions that the learner's level lets in."""
    if learner.level == Level.EVERYTHING:
        return Q(pk__isnull=False)
    return Q(default_study=True, tier=1) if learner.level == Level.ESSENTIALS else Q(default_study=True)


# --- essentials ----------------------------------------------------------------------------------------------------
def _essentials(topic: Topic) -> dict[str, str]:
    """The essentials that can be asked: reference of the fact -> key of its chapter.

    Only questions about a single fact count: the order of two events tells neither of them.
    """
    rows = Question.objects.servable().filter(topic=topic, tier=1).values_list("subject_facts", "chapter")
    return {facts[0]: chapter for facts, chapter in rows if len(facts) == 1}


def _met_and_told(learner: Learner, topic: Topic, today: date) -> tuple[set[str], set[str]]:
    """References of the essentials that the learner has met, and of those they can tell today. One query."""
    last = _standing(Review.objects.filter(learner=learner, card=OuterRef("pk"))).order_by("-sequence")
    recalled = Subquery(_recalled(last, mode=ReviewMode.SCHEDULED).values("recalled")[:1])
    cards = Card.objects.filter(
        learner=learner,
        question__topic=topic,
        question__tier=1,
        answer_fingerprint=F("question__answer_fingerprint"),
        memory__isnull=False,
    )
    met, told = set(), set()
    for card in cards.annotate(recalled=recalled).select_related("memory", "question"):
        facts, memory = card.question.subject_facts, value_of(card.memory)
        if memory is None or len(facts) != 1:
            continue
        met.add(facts[0])
        if card.recalled and retrievability(memory, today) >= TOLD_RETRIEVABILITY:
            told.add(facts[0])
    return met, told


# --- answers that stand --------------------------------------------------------------------------------------------
def _corrections(*kinds: CorrectionKind) -> QuerySet[Correction]:
    """The corrections of a review, newest first (reviews have no foreign key pointing at them)."""
    own = Correction.objects.filter(learner=OuterRef("learner"), review_id=OuterRef("id"), kind__in=kinds)
    return own.order_by("-sequence")


def _standing(reviews: QuerySet[Review]) -> QuerySet[Review]:
    """Answers that nobody took back."""
    return reviews.exclude(Exists(_corrections(CorrectionKind.VOID)))


def _recalled(reviews: QuerySet[Review], **also: Any) -> QuerySet[Any]:
    """Adds `recalled`: right, and not counted as Again by the last "I guessed" or regrade."""
    said = _corrections(CorrectionKind.GUESSED, CorrectionKind.REGRADE)
    grade = Case(
        When(kind=CorrectionKind.GUESSED, then=Value(Grade.AGAIN.value)),
        default=F("grade"),
        output_field=IntegerField(),
    )
    right = Q(verdict=Verdict.RIGHT, counts_as__gt=Grade.AGAIN, **also)
    return reviews.annotate(
        counts_as=Coalesce(
            Subquery(said.annotate(said=grade).values("said")[:1]), F("grade"), output_field=IntegerField()
        ),
        recalled=Case(When(right, then=Value(True)), default=Value(False)),
    )


def _recall(learner: Learner, topic: Topic, today: date) -> dict[str, int]:
    since = today - timedelta(days=RECALL_DAYS)
    reviews = Review.objects.filter(
        learner=learner, mode=ReviewMode.SCHEDULED, study_day__gt=since, card__question__topic=topic
    )
    return _recalled(_standing(reviews)).aggregate(answered=Count("id"), right=Count("id", filter=Q(recalled=True)))


# --- what is due ---------------------------------------------------------------------------------------------------
def _due_by_day(learner: Learner, topic: Topic, last: date, today: date) -> Counter[date]:
    """Cards due on each day up to `last`; overdue ones count today. Suspended and withdrawn ones are not asked."""
    memories = Memory.objects.filter(
        learner=learner,
        due_on__lte=last,
        card__suspended=False,
        card__question__in=Question.objects.servable().filter(topic=topic),
    )
    due: Counter[date] = Counter()
    for day, number in memories.values_list("due_on").annotate(n=Count("pk")).order_by("due_on"):
        due[max(day, today)] += number
    return due


def _minutes(milliseconds: int) -> int:
    """Whole minutes, at least one when there was any time at all."""
    return max(1, round(milliseconds / 60_000)) if milliseconds else 0
