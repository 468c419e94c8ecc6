"""Today: what is due, then new questions, within the learner's minutes."""

from collections.abc import Sequence

from quizapp.study.models import Learner, Mode, Sitting
from quizapp.study.modes.base import Place, Programme
from quizapp.study.pace import questions_in
from quizapp.study.turns import Candidate


class Today(Programme):
    """Stays in the chapter that comes next until nothing of it may be asked."""

    mode = Mode.TODAY

    def size(self, sitting: Sitting, learner: Learner) -> int:
        return questions_in(learner.minutes_a_day)

    def choose(self, candidates: Sequence[Candidate], place: Place) -> Candidate:
        return super().choose([one for one in candidates if one.chapter == candidates[0].chapter], place)
