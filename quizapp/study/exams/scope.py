"""What an exam asks of its learner, read for the plan: questions, memories, pace, days away."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from quizapp.questions.models import Question, QuestionQuerySet
from quizapp.questions.vocabulary import Asks, Family
from quizapp.study.asking import askable
from quizapp.study.asking.ladder import SUCCESSES_BEFORE_TYPING, TYPED_FORMATS
from quizapp.study.asking.options import OPTIONS_SHOWN
from quizapp.study.daily.budget import budget_of
from quizapp.study.daily.pace import Pace, seconds_spent
from quizapp.study.exams.days import Terms, days_between
from quizapp.study.exams.gain import Item
from quizapp.study.learners import own_day
from quizapp.study.memory import caches
from quizapp.study.memory.promises import weights_in_force
from quizapp.study.memory.scheduling import MemoryValue
from quizapp.study.models import Card, Exam, Learner, LearnerDay, Memory, Review

# Options that the families show, where they are not four; an order of several is right by luck too rarely to count.
_OPTIONS: dict[str, int] = {
    Family.TRUE_FALSE: 2,
    Family.ORDER_TWO: 2,
    Family.BEFORE_AFTER: 2,
    Family.TOLD_AS: 3,
    Family.TREND: 3,
    Family.WHICH_SOURCE: 3,
    Family.ORDER_K: 0,
}


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything a plan is made of. `hidden` are questions of the scope put off for today: they count, unasked."""

    items: list[Item]
    terms: Terms
    pace: Pace
    hidden: frozenset[int]

    @property
    def askable(self) -> list[Item]:
        """The items that may be asked today."""
        return [item for item in self.items if item.question_id not in self.hidden]

    @property
    def seconds_left(self) -> float:
        """Of the minutes for today; the exam day has none."""
        return self.terms.seconds_on(self.terms.today)


def questions_for(exam: Exam, learner: Learner) -> QuestionQuerySet:
    """The questions an exam is of, in the order of the story.

    A set is asked whatever the learner's level, as its teacher put it together; else it is those of their choice, of
    the chapters or of the whole topic.
    """
    questions: QuestionQuerySet = Question.objects.servable().filter(topic=exam.topic_id)
    if exam.question_set_id:
        questions = questions.filter(set_items__question_set=exam.question_set_id)
    elif exam.of_set:  # it was deleted
        questions = questions.none()
    else:
        questions = askable.of_choice(questions, learner)
        if exam.chapters:
            questions = questions.filter(chapter__in=exam.chapters)
    return questions.in_story_order()


def preparation(exam: Exam, learner: Learner, *, today: date) -> Preparation:
    """What the plan of the exam is made of on a study day. Nine queries, however large the scope."""
    budget, away = budget_of(learner, today), _away(learner, today, exam.on)
    done = Review.objects.filter(learner=learner, study_day=today, sitting_id__in=exam.sittings.values("pk"))
    spent = done.aggregate(milliseconds=Coalesce(Sum("milliseconds"), 0), answers=Count("id"))
    terms = Terms(
        on=exam.on,
        today=today,
        minutes=exam.minutes_a_day,
        parameters=tuple(weights_in_force(learner)),
        intercept=learner.intercept,
        answers=LearnerDay.objects.filter(learner=learner).aggregate(n=Coalesce(Sum("reviews"), 0))["n"],
        done_seconds=seconds_spent(spent["milliseconds"], spent["answers"]),
        since=own_day(learner, exam.created_at),
        away=away,
    )
    put_off = Card.objects.filter(Q(suspended=True) | Q(buried_on=today), learner=learner)
    hidden = dict(put_off.values_list("question_id", "suspended"))
    items = [item for item in _items(exam, learner, budget.pace) if not hidden.get(item.question_id)]
    return Preparation(items, terms, budget.pace, frozenset(hidden))


def _items(exam: Exam, learner: Learner, pace: Pace) -> list[Item]:
    """The questions of the scope with what is remembered of each. Two queries."""
    scope = questions_for(exam, learner)
    # Memories are taken as they are cached: after new parameters they differ a little from a replay under those.
    same_answer = Memory.objects.filter(
        learner=learner, card__answer_fingerprint=F("card__question__answer_fingerprint")
    )
    memories = {
        memory.question_id: caches.value_of(memory)
        for memory in same_answer.filter(card__question__topic=exam.topic_id).annotate(
            question_id=F("card__question_id")
        )
    }
    is_typed = not set(TYPED_FORMATS) <= set(learner.formats_off)
    return [
        Item(pk, memories.get(pk), pace.seconds, options_of(family, asks, memories.get(pk), is_typed=is_typed))
        for pk, family, asks in scope.values_list("pk", "family", "asks")
    ]


def options_of(family: str, asks: str, memory: MemoryValue | None, *, is_typed: bool = True) -> int:
    """Options the question will be asked with; 0 where luck has no part. A year is typed after two successes."""
    climbed = memory is not None and memory.reps - memory.lapses >= SUCCESSES_BEFORE_TYPING
    if asks == Asks.YEAR and climbed and is_typed:
        return 0
    return _OPTIONS.get(family, OPTIONS_SHOWN)


def _away(learner: Learner, today: date, on: date) -> frozenset[date]:
    """The days before the exam that the learner said they are away; one open at its end ends when they come back.

    Who looks at a plan is about to: only today is taken off for it.
    """
    pauses = list(learner.pauses.values_list("starts_on", "ends_on"))
    return frozenset(
        day
        for day in days_between(min(today, on), on)
        if any(first <= day <= (last or max(first, today)) for first, last in pauses)
    )
