"""A quiz: so many questions without a word between, and a score at the end. It is real recall, so it is scheduled."""

from quizapp.study.asking.turns import Candidate
from quizapp.study.models import Mode
from quizapp.study.modes.base import Place
from quizapp.study.modes.drawn import Drawn


class Quiz(Drawn):
    """Each question is asked once. Siblings are kept apart within the quiz; what was asked earlier today may come."""

    mode = Mode.QUIZ
    grows = False
    returns = False
    tells = False

    def may_come(self, candidate: Candidate, place: Place) -> bool:
        return not any(
            turn.in_sitting
            and (turn.candidate.question_id == candidate.question_id or turn.candidate.facts & candidate.facts)
            for turn in place.turns
        )
