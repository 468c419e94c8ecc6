"""The first minutes: six essentials, the first of them inviting."""

from collections.abc import Sequence

from quizapp.questions.models import QuestionQuerySet
from quizapp.study.asking import askable
from quizapp.study.asking import turns as rules
from quizapp.study.asking.turns import Candidate
from quizapp.study.daily.pace import FIRST_SIZE
from quizapp.study.models import Learner, Mode, Sitting
from quizapp.study.modes.base import Place, Programme

DIFFERENT = 5


class First(Programme):
    """Five different questions come before a miss returns: six would be three, shown twice."""

    mode = Mode.FIRST
    grows = False
    window = 48

    def size(self, sitting: Sitting, learner: Learner) -> int:
        return FIRST_SIZE

    def questions(self, sitting: Sitting) -> QuestionQuerySet:
        return askable.essential(super().questions(sitting).worth_asking())

    def may_return(self, place: Place) -> bool:
        return len({turn.candidate.question_id for turn in place.turns if turn.in_sitting}) >= DIFFERENT

    def choose(self, candidates: Sequence[Candidate], place: Place) -> Candidate:
        if not place.sitting.answered:
            return rules.inviting(candidates)  # the beginning of the story
        return super().choose(candidates, place)
