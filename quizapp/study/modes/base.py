"""What every way to study decides for itself; each mode is a subclass in a file of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar

from quizapp.questions.models import Question, QuestionQuerySet
from quizapp.study.asking import askable
from quizapp.study.asking import turns as rules
from quizapp.study.asking.turns import Candidate, Turn
from quizapp.study.daily.begun import Begun, begun_in
from quizapp.study.daily.pace import LARGEST_SIZE
from quizapp.study.models import Card, Exposure, Learner, MemoryState, Mode, ReviewMode, Sitting


@dataclass(frozen=True)
class Place:
    """A sitting at a moment: whose it is, which study day it is, and what was answered so far (`turns`, in order)."""

    sitting: Sitting
    learner: Learner
    at: datetime
    today: date
    turns: Sequence[Turn] = ()

    @property
    def left(self) -> int:
        """How many questions the sitting may still ask; at least one."""
        return max(1, self.sitting.size - self.sitting.answered)

    @cached_property
    def begun(self) -> Begun:
        """The facts that the learner has begun in this topic. Two queries, when it is first asked for."""
        return begun_in(self.sitting.topic_id, self.learner, self.today)


class Programme:
    """How one mode of study chooses its questions and what an answer in it counts as.

    needs    what goes with the mode, each a field of Sitting that must be given: 'chapter', 'question_set', 'exam'
    takes    what may go with it besides; 'size' where the learner says how many questions
    selects  words that may stand in place of a chapter's key, for a choice of questions that is no chapter
    asks_what_is_due  it asks due and new questions only; else any, due or not
    grows    a miss adds a question to the sitting
    returns  a miss comes back in the sitting
    tells    each answer gets its feedback at once; else the finish page tells all
    window   among so many in order, the kind that was asked least is taken: enough to mix, too few to leave the story
    """

    mode: ClassVar[Mode]
    needs: ClassVar[frozenset[str]] = frozenset()
    takes: ClassVar[frozenset[str]] = frozenset()
    selects: ClassVar[frozenset[str]] = frozenset()
    asks_what_is_due: ClassVar[bool] = True
    grows: ClassVar[bool] = True
    returns: ClassVar[bool] = True
    tells: ClassVar[bool] = True
    window: ClassVar[int] = 32

    def size(self, sitting: Sitting, learner: Learner) -> int:
        """How many questions the sitting has unless the learner says."""
        return LARGEST_SIZE

    def parts(self, sitting: Sitting, size: int) -> Sequence[tuple[str, int]]:
        """The phases in which a sitting of `size` asks, in order, and how many questions each may have.

        It starts with the first of them in which anything can be asked.
        """
        return (("", size),)

    def questions(self, sitting: Sitting) -> QuestionQuerySet:
        """What this sitting may ask at all, due or new."""
        found: QuestionQuerySet = Question.objects.servable().filter(topic=sitting.topic_id)
        if sitting.chapter:
            found = found.filter(chapter=sitting.chapter)
        if sitting.of_set:
            of = sitting.question_set_id
            found = found.filter(set_items__question_set=of) if of else found.none()
        return found

    def queues(self, place: Place) -> Iterator[askable.Queue]:
        """What may come next, of memories or of questions: a queue is looked at when those before it are empty."""
        questions = self.questions(place.sitting)
        yield from self.due(questions, place)
        yield self.new(questions, place)

    def due(self, questions: QuestionQuerySet, place: Place) -> Iterator[askable.Queue]:
        """The memories that are due: learning steps whose time has come, then reviews."""
        chosen = bool(place.sitting.question_set_id)
        due = askable.due(questions, place.learner, place.today, chosen=chosen)
        yield due.filter(askable.step_is_over(place.at, place.today))
        yield due.filter(state=MemoryState.REVIEW)

    def new(self, questions: QuestionQuerySet, place: Place) -> QuestionQuerySet:
        """The new questions, in their order."""
        return askable.new(questions, place.learner, place.today)

    def may_come(self, candidate: Candidate, place: Place) -> bool:
        """Whether what was answered before leaves the candidate fair."""
        return rules.may_come(candidate, place.turns)

    def may_begin(self, candidate: Candidate, place: Place) -> bool:
        """Whether a new question that may come is not one to wait with, for what the learner has begun already."""
        return True

    def may_return(self, place: Place) -> bool:
        """Whether a miss of this sitting may come back now."""
        return self.returns

    def choose(self, candidates: Sequence[Candidate], place: Place) -> Candidate:
        """The next of these, which may all be asked; they are in order, and not empty."""
        return rules.mixed(candidates, place.turns)

    def format_of(self, card: Card, formats: Sequence[str]) -> str | None:
        """The format to show the card in, of those its question has; None leaves it to the ladder."""
        return None

    def review_mode(self, sitting: Sitting) -> ReviewMode:
        """What an answer to a question shown now will count as."""
        return ReviewMode.SCHEDULED

    def exposure(self, sitting: Sitting, found: Exposure) -> Exposure:
        """What the learner had met of the fact, where the sitting knows more than the log (`found`)."""
        return found

    def tells_of(self, mode: str) -> bool:
        """Whether an answer that counts as `mode` gets its feedback at once."""
        return self.tells and mode != ReviewMode.PRETEST

    def grows_by(self, mode: str) -> bool:
        """Whether a miss that counts as `mode` adds a question."""
        return self.grows and mode != ReviewMode.PRETEST

    def waits(self, sitting: Sitting) -> bool:
        """Whether the sitting asks nothing until the learner says so, and is not over."""
        return False

    def after_answer(self, sitting: Sitting) -> dict[str, Any]:
        """Changes of the sitting's row once a question more was answered; `sitting` is as it was before."""
        return {}

    def when_empty(self, sitting: Sitting) -> dict[str, Any]:
        """Changes of the sitting's row where nothing is left to ask; without any it is over."""
        return {}
