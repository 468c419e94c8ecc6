"""How many questions fit into how many minutes: one pace for what is promised and for what is given. Pure."""

from math import ceil

QUESTIONS_A_MINUTE = 2  # with reading the feedback

FIRST_SIZE = 6
GUESSES, RECALLS = 2, 5  # of learning a chapter
DRAWN_SIZES = (5, 10, 20)  # of a quiz and of practice
DRAWN_SIZE = 10
LARGEST_SIZE = 100


def questions_in(minutes: int) -> int:
    """The size of a sitting of today for a daily budget; never shorter than the first minutes, never endless."""
    return min(max(minutes * QUESTIONS_A_MINUTE, FIRST_SIZE), LARGEST_SIZE)


def minutes_for(questions: int) -> int:
    """Whole minutes that so many questions take, rounded up; 0 for none."""
    return ceil(questions / QUESTIONS_A_MINUTE)
