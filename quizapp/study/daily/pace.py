"""How many questions fit into how many minutes: one pace for what is promised and for what is given. Pure."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

from quizapp.study.asking.turns import MOST_MISSES

QUESTIONS_A_MINUTE = 2  # with the feedback and with what comes back, until the learner's own pace is known
READING_SECONDS = 15  # of each answer: the feedback, which the clock of an answer does not see
USUAL_ANSWERS = 1.25  # to a question in its sitting: a quarter is missed and asked again

FIRST_SIZE = 6
LARGEST_SIZE = 100

# A learner's own pace is of their last answers, once there are enough of them for one slow evening not to decide. The
# bounds keep somebody who clicks through, or leaves the page open, from a plan that nobody could keep.
OWN_ANSWERS, ENOUGH_ANSWERS = 50, 20
FASTEST, SLOWEST = 20.0, 60.0  # seconds an answer
MOST_ANSWERS = float(MOST_MISSES)  # to a question in its sitting: then it rests


@dataclass(frozen=True, slots=True)
class Pace:
    """How long a planned question keeps its learner: what is missed comes back, and that takes the same minutes.

    answer_seconds  of one answer, its feedback included
    answers         how many a question gets in its sitting, on average; 1 where nothing is missed
    """

    answer_seconds: float = 60 / QUESTIONS_A_MINUTE / USUAL_ANSWERS
    answers: float = USUAL_ANSWERS

    @property
    def seconds(self) -> float:
        """Of a planned question, all its answers and their feedback included."""
        return self.answer_seconds * self.answers

    def questions_in(self, seconds: float) -> int:
        """How many whole questions fit; 0 where none does."""
        return max(0, int(seconds / self.seconds))

    def minutes_for(self, questions: int) -> int:
        """Whole minutes that so many questions take, rounded up; 0 for none."""
        return ceil(questions * self.seconds / 60)


def pace_of(milliseconds: Sequence[int], asked: Sequence[Hashable]) -> Pace:
    """The pace of somebody whose last answers took so long, reading not included; the usual one where they are few.

    `asked` says what each of them answered: what is named twice was missed and came back.
    """
    if len(milliseconds) < ENOUGH_ANSWERS:
        return Pace()
    seconds = median(milliseconds) / 1000 + READING_SECONDS
    return Pace(min(max(seconds, FASTEST), SLOWEST), min(len(asked) / len(set(asked)), MOST_ANSWERS))


def seconds_spent(milliseconds: int, answers: int) -> float:
    """What so many answers took in all: the time before each, and the reading after it."""
    return milliseconds / 1000 + READING_SECONDS * answers


def questions_in(minutes: int) -> int:
    """The size of a sitting of so many minutes at the usual pace; at least one question, never endless."""
    return min(max(minutes * QUESTIONS_A_MINUTE, 1), LARGEST_SIZE)


def minutes_for(questions: int) -> int:
    """Whole minutes that so many questions take at the usual pace, rounded up; 0 for none."""
    return Pace().minutes_for(questions)
