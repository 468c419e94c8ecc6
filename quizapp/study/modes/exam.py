"""For an exam: what gains most on its day for the time it takes, the last pass when its days have come."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Case, IntegerField, Value, When

from quizapp.questions.models import Question, QuestionQuerySet
from quizapp.study.asking import askable
from quizapp.study.asking.turns import Candidate
from quizapp.study.daily.pace import LARGEST_SIZE
from quizapp.study.exams.plan import order_of
from quizapp.study.exams.scope import preparation, questions_for
from quizapp.study.learners import today_of
from quizapp.study.models import Exam, Learner, Mode, ReviewMode, Sitting
from quizapp.study.modes.base import Place, Programme

LOOK_SIZE = 10  # questions of a short look: on the day itself, and for who goes on after the day's minutes
_PAGE = 50  # questions of the plan read together


class ForExam(Programme):
    """Misses in their learning steps, then the plan's order; what is due, where nothing gains.

    What may come next is the plan's first; only, the family of the last question waits for the next two of the plan.
    An answer stores the due day that the learner's own retention gives: the plan, not the due day, brings a card back
    before the exam, and after it nothing is left to undo.
    """

    mode = Mode.EXAM
    needs = frozenset({"exam"})
    window = 3

    def size(self, sitting: Sitting, learner: Learner) -> int:
        """What fits into the exam's minutes less what was done for it today; a short look where they are used up."""
        exam, today = sitting.exam, today_of(learner, sitting.started_at)
        if exam is None or today >= exam.on:
            return LOOK_SIZE
        prepared = preparation(exam, learner, today=today)
        order = order_of(prepared.askable, prepared.terms)
        fits = order.within(prepared.seconds_left).count
        if not order.ids:
            fits = prepared.pace.questions_in(prepared.seconds_left)
        return min(fits or LOOK_SIZE, LARGEST_SIZE)

    def questions(self, sitting: Sitting) -> QuestionQuerySet:
        """Nothing once the exam was closed."""
        exam = sitting.exam
        if exam is None or exam.closed_at is not None:
            none: QuestionQuerySet = Question.objects.none()
            return none
        return questions_for(exam, sitting.learner)

    def queues(self, place: Place) -> Iterator[askable.Queue]:
        exam = place.sitting.exam
        if exam is None or exam.closed_at is not None or place.today > exam.on:
            return
        due = askable.due(self.questions(place.sitting), place.learner, place.today)
        yield due.filter(askable.step_is_over(place.at, place.today))
        ids = planned(exam, place.learner, place.at)
        for start in range(0, len(ids), _PAGE):
            yield _in_order(ids[start : start + _PAGE])
        yield due.filter(askable.IN_REVIEW)

    def choose(self, candidates: Sequence[Candidate], place: Place) -> Candidate:
        last = next((turn.candidate.family for turn in reversed(place.turns) if turn.in_sitting), "")
        return next((one for one in candidates if one.family != last), candidates[0])

    def review_mode(self, sitting: Sitting) -> ReviewMode:
        return ReviewMode.EXAM


def planned(exam: Exam, learner: Learner, at: datetime) -> list[int]:
    """The ids of the questions of today's plan, in its order."""
    prepared = preparation(exam, learner, today=today_of(learner, at))
    return order_of(prepared.askable, prepared.terms).ids


def _in_order(ids: Sequence[int]) -> QuestionQuerySet:
    """These questions, in this order."""
    places = Case(*(When(pk=pk, then=Value(place)) for place, pk in enumerate(ids)), output_field=IntegerField())
    found: QuestionQuerySet = Question.objects.filter(pk__in=ids).order_by(places)
    return found
