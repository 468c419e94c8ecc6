"""What may be done in study: the verbs, for pages and commands. Keyword-only, atomic, with the moment passed in.

They live by subject in `learners`, `sittings`, `answers`, `corrections` and `outcomes`; import them from here.
"""

from quizapp.study.answers import submit_answer
from quizapp.study.corrections import NotPossible, mark_guessed, undo
from quizapp.study.grading import AskAgain, BadAnswer, Given
from quizapp.study.learners import (
    adopt_guest,
    erase_idle_guests,
    erase_learner,
    learner_of,
    set_zone,
    start_learner,
    today_of,
)
from quizapp.study.outcomes import Outcome, outcome_of
from quizapp.study.presenting import options_shown
from quizapp.study.sittings import NothingToStudy, next_presentation, start_sitting

__all__ = [
    "AskAgain",
    "BadAnswer",
    "Given",
    "NotPossible",
    "NothingToStudy",
    "Outcome",
    "adopt_guest",
    "erase_idle_guests",
    "erase_learner",
    "learner_of",
    "mark_guessed",
    "next_presentation",
    "options_shown",
    "outcome_of",
    "set_zone",
    "start_learner",
    "start_sitting",
    "submit_answer",
    "today_of",
    "undo",
]
