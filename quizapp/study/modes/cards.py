"""Flashcards: what is due, then what is new, of questions whose answer can be told without options."""

from collections.abc import Sequence

from quizapp.questions.models import QuestionQuerySet
from quizapp.questions.vocabulary import Format
from quizapp.study.asking import askable
from quizapp.study.asking.turns import Candidate
from quizapp.study.daily.pace import questions_in
from quizapp.study.models import Card, Learner, Mode, Sitting
from quizapp.study.modes.base import Place, Programme


class Cards(Programme):
    """Of the whole history, a chapter, or a set: then new ones come in its teacher's order, whatever the level."""

    mode = Mode.CARDS
    takes = frozenset({"chapter", "question_set"})

    def size(self, sitting: Sitting, learner: Learner) -> int:
        return questions_in(learner.minutes_a_day)

    def questions(self, sitting: Sitting) -> QuestionQuerySet:
        return askable.of_formats(super().questions(sitting), [Format.FLASHCARD])

    def new(self, questions: QuestionQuerySet, place: Place) -> QuestionQuerySet:
        if place.sitting.question_set_id:
            unmet = askable.unmet(questions, place.learner, place.today)
            return unmet.order_by("set_items__position", "key")
        return super().new(questions, place)

    def choose(self, candidates: Sequence[Candidate], place: Place) -> Candidate:
        return candidates[0] if place.sitting.question_set_id else super().choose(candidates, place)

    def format_of(self, card: Card, formats: Sequence[str]) -> str:
        return Format.FLASHCARD  # also where the learner leaves flashcards out of other sittings
