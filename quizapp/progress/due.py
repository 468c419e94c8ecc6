"""What falls due, what of it the learner's minutes hold, and what becomes of questions that wait: read-only."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Exists, F, OuterRef, Q

from quizapp.facts.models import Topic
from quizapp.questions.models import Question, QuestionQuerySet
from quizapp.study.asking import askable
from quizapp.study.daily.backlog import spread
from quizapp.study.daily.budget import Budget
from quizapp.study.models import Card, Learner, Memory


@dataclass(frozen=True, slots=True)
class Forecast:
    """What comes back on each of the next days, today first: never more than the minutes of a day hold.

    `planned` pairs each day with its questions; what finds no room waits for the next day.
    """

    planned: Sequence[tuple[date, int]]
    budget: Budget

    def minutes_on(self, ahead: int) -> int:
        """Minutes that the reviews of the day take, so many days after today."""
        return self.budget.pace.minutes_for(self.planned[ahead][1])

    @property
    def today_minutes(self) -> int:
        return self.minutes_on(0)

    @property
    def tomorrow_minutes(self) -> int:
        return self.minutes_on(1)

    @property
    def fullest(self) -> tuple[date, int] | None:
        """The day after today, within the week, with the most to review, and its minutes; None where none has any."""
        week = range(1, min(7, len(self.planned)))
        best = max(week, key=self.minutes_on, default=None)
        return (self.planned[best][0], self.minutes_on(best)) if best and self.minutes_on(best) else None


def forecast(due: Sequence[tuple[date, int]], budget: Budget) -> Forecast:
    """The forecast of these due days (today first, what is overdue included) for a learner with this budget."""
    counts = [number for _, number in due]
    planned = spread(counts, budget.questions_a_day)
    return Forecast([(day, number) for (day, _), number in zip(due, planned, strict=True)], budget)


def due_by_day(learner: Learner, topic: Topic, last: date, today: date) -> Counter[date]:
    """Cards due on each day up to `last`; overdue ones count today. One query.

    Left out is what is not asked: suspended and withdrawn ones, memories of another answer than the present one, and
    what rests because its family is switched off.
    """
    memories = Memory.objects.filter(
        learner=learner,
        due_on__lte=last,
        card__suspended=False,
        card__answer_fingerprint=F("card__question__answer_fingerprint"),
        card__question__in=askable.awake(Question.objects.servable().filter(topic=topic), learner),
    )
    due: Counter[date] = Counter()
    for day, number in memories.values_list("due_on").annotate(n=Count("pk")).order_by("due_on"):
        due[max(day, today)] += number
    return due


def due_ahead(learner: Learner, topic: Topic, today: date, days: int) -> list[tuple[date, int]]:
    """(day, cards due) for so many days from today on. One query."""
    due = due_by_day(learner, topic, today + timedelta(days=days - 1), today)
    return [(day, due[day]) for day in (today + timedelta(days=ahead) for ahead in range(days))]


class Waiting(StrEnum):
    """Why nothing may be asked: siblings of today's answers are held back, a miss is about to return, or nothing is."""

    HELD_BACK = "held back"
    SOON = "soon"
    NOTHING = "nothing"


def waiting(learner: Learner, questions: QuestionQuerySet, *, at: datetime, today: date, chosen: bool) -> Waiting:
    """What becomes of these questions where none of them may be asked now. Two queries.

    `chosen`: they were put together by hand (a set), so that the learner's level leaves none out. What the learner
    suspended or put off is left out.
    """
    same_answer = {"learner": learner, "question": OuterRef("pk"), "answer_fingerprint": OuterRef("answer_fingerprint")}
    cards = Card.objects.filter(**same_answer)
    known = cards.filter(memory__isnull=False)
    if not chosen:
        questions = askable.awake(questions, learner)
    open_now = questions.servable().exclude(askable.hidden(learner, today))
    open_now = open_now.exclude(Exists(cards.filter(memory__due_on__gt=today)))
    in_a_step = Exists(cards.filter(memory__due_at__gt=at))
    may_be_new = Q(pk__isnull=False)
    if not chosen:
        may_be_new = Q(pk__in=askable.of_choice(questions, learner).order_by().values("pk"))
    if open_now.exclude(in_a_step).filter(Exists(known) | may_be_new).exists():
        return Waiting.HELD_BACK
    return Waiting.SOON if open_now.filter(in_a_step).exists() else Waiting.NOTHING
