"""Today: what is due, then new questions, within the learner's minutes."""

from collections.abc import Iterator, Sequence

from quizapp.questions.models import QuestionQuerySet
from quizapp.study.asking import askable
from quizapp.study.asking.turns import Candidate
from quizapp.study.daily.backlog import DueMemory, least_lost_first
from quizapp.study.daily.budget import budget_of
from quizapp.study.learners import today_of
from quizapp.study.models import Learner, MemoryState, Mode, Sitting
from quizapp.study.modes.base import Place, Programme


class Today(Programme):
    """As many questions as the rest of the day's minutes holds; once they are spent, a helping of three minutes.

    Of what is due the longest due comes first; when more is due than the sitting holds, what is lost least by it. New
    questions come by chapter, then tier, at most two of a fact until both are learnt, what it was for before its date.
    """

    mode = Mode.TODAY

    def size(self, sitting: Sitting, learner: Learner) -> int:
        return budget_of(learner, today_of(learner, sitting.started_at)).next_size

    def due(self, questions: QuestionQuerySet, place: Place) -> Iterator[askable.Queue]:
        """The order is known before the questions are read: one query over the learner's own due memories."""
        due = askable.due(questions, place.learner, place.today)
        due = due.filter(askable.step_is_over(place.at, place.today) | askable.IN_REVIEW)
        rows = list(due.values_list("pk", "state", "stability", "last_study_day"))
        if len(rows) > place.left:
            # A step of an earlier day is no step any more: it may be as good as forgotten.
            is_step = {pk: state != MemoryState.REVIEW and day == place.today for pk, state, _, day in rows}
            steps = [pk for pk in is_step if is_step[pk]]
            others = (DueMemory(pk, stability, day) for pk, _, stability, day in rows if not is_step[pk])
            reviews = least_lost_first(others, place.today)
        else:
            steps = [row[0] for row in rows if row[1] != MemoryState.REVIEW]
            reviews = [row[0] for row in rows if row[1] == MemoryState.REVIEW]
        yield askable.InOrder(due, steps)
        yield askable.InOrder(due, reviews)

    def may_begin(self, candidate: Candidate, place: Place) -> bool:
        if candidate.facts & place.begun.crowded:
            return False
        return not (candidate.is_exact and candidate.facts & place.begun.unopened)

    def choose(self, candidates: Sequence[Candidate], place: Place) -> Candidate:
        """Kinds are mixed among the due ones that this sitting reaches, and within a tier of a chapter."""
        first = candidates[0]
        if first.is_new:
            near = [one for one in candidates if (one.chapter, one.tier) == (first.chapter, first.tier)]
        else:
            near = list(candidates[: place.left])
        return super().choose(near, place)
