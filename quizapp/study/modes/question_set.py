"""A question set: in its teacher's order, whatever the learner's level."""

from collections.abc import Sequence

from quizapp.questions.models import QuestionQuerySet
from quizapp.study.asking import askable
from quizapp.study.asking.turns import Candidate
from quizapp.study.models import Mode
from quizapp.study.modes.base import Place, Programme


class OfSet(Programme):
    mode = Mode.SET
    needs = frozenset({"question_set"})

    def new(self, questions: QuestionQuerySet, place: Place) -> QuestionQuerySet:
        return askable.unmet(questions, place.learner, place.today).order_by("set_items__position", "key")

    def choose(self, candidates: Sequence[Candidate], place: Place) -> Candidate:
        return candidates[0]  # the order is the teacher's
