"""What one learner's answers add up to: read-only queries into frozen dataclasses.

Every query is bound to the learner, so that none grows with other learners, and the number of queries of each function
is fixed. Days are study days; `today` is the learner's own.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery

from quizapp.facts.models import Chapter, Topic
from quizapp.progress.due import due_by_day
from quizapp.progress.standing import RECALL_MODES, recalled, standing
from quizapp.questions.models import Question
from quizapp.study.later.card_rows import with_corrections
from quizapp.study.memory.caches import value_of, weights_of
from quizapp.study.memory.fold import UNSCHEDULED, effective
from quizapp.study.memory.scheduling import retrievability
from quizapp.study.models import (
    Card,
    Grade,
    Learner,
    LearnerDay,
    Memory,
    Presentation,
    Review,
    ReviewMode,
    Sitting,
    Verdict,
)
from quizapp.study.modes import programme_of

TOLD_RETRIEVABILITY = 0.8
RECALL_DAYS = 30
WEEK = 7
FORECAST_DAYS = 14
_COUNTED = ("card", "mode", "grade", "sequence")


@dataclass(frozen=True, slots=True)
class Overview:
    """Where a learner stands in a topic.

    An essential is a tier-1 fact with a question of its own; it is *met* when a question of it was answered, and
    *told* when a card of it was last answered right after exposure and would be recalled today with a probability of
    at least 0.8.
    `due_week` covers today and the six days after, what is overdue included; `forecast` pairs the next 14 days with
    the cards due on each, what is overdue counted today. `reviews_today` covers all topics.
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
    reviews_today: int
    forecast: list[tuple[date, int]] = field(default_factory=list)

    @property
    def recall_rate_30d(self) -> float | None:
        """Right answers among those after exposure in the last 30 study days, 0-1; None before the first one."""
        return self.recall_right_30d / self.recall_answered_30d if self.recall_answered_30d else None


@dataclass(frozen=True, slots=True)
class Told:
    """The essentials of a topic, each with the key of its chapter, and what a learner has met and can tell of them."""

    essentials: dict[str, str]
    met: set[str]
    told: set[str]


@dataclass(frozen=True, slots=True)
class ChapterState:
    """How many of a chapter's essentials are told."""

    key: str
    title: str
    told: int
    total: int


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

    different  questions answered in it, each counted once; a guess before reading is one of its own
    planned    questions it was started with: what misses add is taken off again
    times      how often the question asked about was answered in it
    """

    different: int
    planned: int
    times: int


def overview(learner: Learner, topic: Topic, today: date, *, known: Told | None = None) -> Overview:
    """Where the learner stands in the topic today. Seven queries; four for who has asked `told_in` already."""
    known = known or told_in(learner, topic, today)
    due = due_by_day(learner, topic, today + timedelta(days=FORECAST_DAYS - 1), today)
    days = [today + timedelta(days=ahead) for ahead in range(FORECAST_DAYS)]
    recall = _recall(learner, topic, today)
    spent = LearnerDay.objects.filter(learner=learner, study_day=today).first()
    return Overview(
        essentials_told=len(known.told & known.essentials.keys()),
        essentials_met=len(known.met & known.essentials.keys()),
        essentials_total=len(known.essentials),
        due_today=due[today],
        due_tomorrow=due[today + timedelta(days=1)],
        due_week=sum(due[day] for day in days[:WEEK]),
        cards=learner.cards.filter(question__topic=topic, memory__isnull=False).count(),
        recall_right_30d=recall["right"],
        recall_answered_30d=recall["answered"],
        reviews_today=spent.reviews if spent else 0,
        forecast=[(day, due[day]) for day in days],
    )


def chapter_states(learner: Learner, topic: Topic, today: date, *, known: Told | None = None) -> list[ChapterState]:
    """Every chapter of the topic in order, with the essentials told of those it has.

    Four queries; one for who has asked `told_in` already.
    """
    known = known or told_in(learner, topic, today)
    total = Counter(known.essentials.values())
    done = Counter(chapter for fact, chapter in known.essentials.items() if fact in known.told)
    chapters = Chapter.objects.filter(topic=topic).order_by("position", "key")
    return [ChapterState(row.key, row.title, done[row.key], total[row.key]) for row in chapters]


def sitting_summary(sitting: Sitting) -> SittingSummary:
    """What was asked in the sitting and how it ended, guesses before reading aside. Three queries."""
    learner = sitting.learner_id
    told = Review.objects.filter(learner=learner, sitting_id=sitting.pk).exclude(mode=ReviewMode.PRETEST)
    reviews = recalled(standing(told))
    last = {review.card_id: review for review in reviews.order_by("at", "sequence")}
    shown = Presentation.objects.filter(learner=learner, id__in=[review.presentation_id for review in last.values()])
    presentations = {row.id: row for row in shown.select_related("version__question")}
    due = dict(Memory.objects.filter(learner=learner, card__in=last).values_list("card_id", "due_on"))
    return SittingSummary(
        [_item(presentations[review.presentation_id], review, due.get(card)) for card, review in last.items()]
    )


def place_in(sitting: Sitting, card_id: int | None = None) -> Place:
    """Where the sitting stands, with one of its questions in view. One query; a second where an answer was corrected.

    A guess before reading is a question of its own beside the one that asks the same later.
    """
    own = Review.objects.filter(learner=sitting.learner_id, sitting_id=sitting.pk)
    given = [(item.review, item.grade) for item in effective(*with_corrections(own.only(*_COUNTED)))]
    different = len({(review.card_id, review.mode == ReviewMode.PRETEST) for review, _ in given})
    recalls = [(review, grade) for review, grade in given if review.mode != ReviewMode.PRETEST]
    grown = sum(grade == Grade.AGAIN for _, grade in recalls) if programme_of(sitting.mode).grows else 0
    times = sum(review.card_id == card_id for review, _ in recalls)
    return Place(different, max(sitting.size - grown, different), times)


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


# --- essentials ----------------------------------------------------------------------------------------------------
def _essentials(topic: Topic) -> dict[str, str]:
    """The essentials that can be asked: reference of the fact -> key of its chapter.

    Only questions about a single fact count: the order of two events tells neither of them.
    """
    rows = Question.objects.servable().filter(topic=topic, tier=1).values_list("subject_facts", "chapter")
    return {facts[0]: chapter for facts, chapter in rows if len(facts) == 1}


def told_in(learner: Learner, topic: Topic, today: date) -> Told:
    """What the learner can tell of the topic today. Three queries."""
    return Told(_essentials(topic), *_met_and_told(learner, topic, today))


def _met_and_told(learner: Learner, topic: Topic, today: date) -> tuple[set[str], set[str]]:
    """References of the essentials that the learner has met, and of those they can tell today. Two queries."""
    weights = weights_of(learner.pk)
    evidence = Review.objects.filter(learner=learner, card=OuterRef("pk")).exclude(mode__in=UNSCHEDULED)
    last = standing(evidence).order_by("-sequence")
    last_recalled = Subquery(recalled(last, mode__in=RECALL_MODES).values("recalled")[:1])
    cards = Card.objects.filter(
        learner=learner,
        question__topic=topic,
        question__tier=1,
        answer_fingerprint=F("question__answer_fingerprint"),
        memory__isnull=False,
    )
    met, told = set(), set()
    for card in cards.annotate(last_recalled=last_recalled).select_related("memory", "question"):
        facts, memory = card.question.subject_facts, value_of(card.memory)
        if memory is None or len(facts) != 1:
            continue
        met.add(facts[0])
        holds = retrievability(memory, today, parameters=weights[memory.parameters], intercept=learner.intercept)
        if card.last_recalled and holds >= TOLD_RETRIEVABILITY:
            told.add(facts[0])
    return met, told


def _recall(learner: Learner, topic: Topic, today: date) -> dict[str, int]:
    since = today - timedelta(days=RECALL_DAYS)
    reviews = Review.objects.filter(
        learner=learner, mode__in=RECALL_MODES, study_day__gt=since, card__question__topic=topic
    )
    return recalled(standing(reviews)).aggregate(answered=Count("id"), right=Count("id", filter=Q(recalled=True)))
