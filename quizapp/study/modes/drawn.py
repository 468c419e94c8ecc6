"""What a quiz and practice share: questions drawn by lot from a history, a chapter or a set, due or not."""

from collections.abc import Iterator

from django.db.models import Value
from django.db.models.functions import MD5, Concat

from quizapp.questions.models import QuestionQuerySet
from quizapp.study.asking import askable
from quizapp.study.models import Learner, Sitting
from quizapp.study.modes.base import Place, Programme

USUAL_SIZE = 10


class Drawn(Programme):
    """Met questions and new ones take turns, each in an order of the sitting's own.

    A set is asked whatever the learner's level, as its teacher put it together; so is a choice of what was met.
    """

    takes = frozenset({"chapter", "question_set", "size"})
    asks_what_is_due = False

    def size(self, sitting: Sitting, learner: Learner) -> int:
        return USUAL_SIZE

    def queues(self, place: Place) -> Iterator[askable.Queue]:
        questions = self.drawn_from(place)
        met = askable.is_met(place.learner)
        halves = [questions.filter(met), questions.exclude(met)]
        asked = sum(turn.in_sitting for turn in place.turns)
        for half in reversed(halves) if asked % 2 else halves:
            yield half.order_by(MD5(Concat("key", Value(str(place.sitting.pk)))), "pk")

    def drawn_from(self, place: Place) -> QuestionQuerySet:
        """Everything this sitting may ask its learner."""
        questions = self.questions(place.sitting).exclude(askable.hidden(place.learner, place.today))
        if place.sitting.question_set_id or place.sitting.chapter in self.selects:
            return questions
        return askable.of_choice(questions, place.learner)
