"""How many questions fit into how many minutes: one pace for what is promised and for what is given. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median

QUESTIONS_A_MINUTE = 2  # with reading the feedback, until the learner's own pace is known
READING_SECONDS = 15  # of each question: the feedback, which the clock of an answer does not see

FIRST_SIZE = 6
LARGEST_SIZE = 100

# A learner's own pace is the median of their last answers, once there are enough of them for one slow evening not to
# decide. The bounds keep somebody who clicks through, or leaves the page open, from a plan that nobody could keep.
OWN_ANSWERS, ENOUGH_ANSWERS = 50, 20
FASTEST, SLOWEST = 20.0, 60.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that a question takes, its feedback included."""

    seconds: float = 60 / QUESTIONS_A_MINUTE

    def questions_in(self, seconds: float) -> int:
        """How many whole questions fit; 0 where none does."""
        return max(0, int(seconds / self.seconds))

    def minutes_for(self, questions: int) -> int:
        """Whole minutes that so many questions take, rounded up; 0 for none."""
        return ceil(questions * self.seconds / 60)


def pace_of(milliseconds: Sequence[int]) -> Pace:
    """The pace of somebody whose last answers took so long, reading not included; the usual one where they are few."""
    if len(milliseconds) < ENOUGH_ANSWERS:
        return Pace()
    return Pace(min(max(median(milliseconds) / 1000 + READING_SECONDS, FASTEST), SLOWEST))


def seconds_spent(milliseconds: int, answers: int) -> float:
    """What so many answers took in all: the time before each, and the reading after it."""
    return milliseconds / 1000 + READING_SECONDS * answers


def questions_in(minutes: int) -> int:
    """The size of a sitting of so many minutes at the usual pace; at least one question, never endless."""
    return min(max(minutes * QUESTIONS_A_MINUTE, 1), LARGEST_SIZE)


def minutes_for(questions: int) -> int:
    """Whole minutes that so many questions take at the usual pace, rounded up; 0 for none."""
    return Pace().minutes_for(questions)
