"""Practice: any question, due or not, as often as one likes; the schedule knows nothing of it."""

from collections.abc import Sequence

from quizapp.questions.models import Question, QuestionQuerySet
from quizapp.study.asking import askable
from quizapp.study.asking import turns as rules
from quizapp.study.asking.turns import Candidate
from quizapp.study.models import Mode, ReviewMode, Sitting
from quizapp.study.modes.base import Place
from quizapp.study.modes.drawn import Drawn

MISSED = "missed lately"  # stands where the key of a chapter would; no key has a space
APART = 3  # so many questions lie between siblings while there are others


class Practice(Drawn):
    mode = Mode.PRACTICE
    selects = frozenset({MISSED})

    def questions(self, sitting: Sitting) -> QuestionQuerySet:
        if sitting.chapter != MISSED:
            return super().questions(sitting)
        questions: QuestionQuerySet = Question.objects.servable().filter(topic=sitting.topic_id)
        return askable.missed_lately(questions, sitting.learner, sitting.started_at)

    def may_come(self, candidate: Candidate, place: Place) -> bool:
        return not any(turn.in_sitting and turn.candidate.question_id == candidate.question_id for turn in place.turns)

    def choose(self, candidates: Sequence[Candidate], place: Place) -> Candidate:
        last = [turn.candidate for turn in place.turns if turn.in_sitting][-APART:]
        apart = [one for one in candidates if not any(one.facts & other.facts for other in last)]
        return rules.mixed(apart or candidates, place.turns)

    def review_mode(self, sitting: Sitting) -> ReviewMode:
        return ReviewMode.PRACTICE
