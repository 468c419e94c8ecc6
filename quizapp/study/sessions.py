"""What may be done in study: the verbs, for pages and commands. Keyword-only, atomic, with the moment passed in.

They live by subject in `learners`, `sittings`, `answers`, `flashcards`, `corrections`, `setting_aside`, `exams`,
`hints`, `pauses`, `reports` and `outcomes`; import them from here.
"""

from quizapp.study.answering.answers import READ_TO_ANSWER, submit_answer
from quizapp.study.answering.flashcards import Promise, Rated, last_rated, turn_over
from quizapp.study.answering.grading import AskAgain, BadAnswer, Given
from quizapp.study.answering.outcomes import Outcome, outcome_of, outcomes_in
from quizapp.study.asking.hints import hint_for, take_hint
from quizapp.study.asking.presenting import options_shown
from quizapp.study.daily.pauses import days_away, end_pause, pauses_of, start_pause
from quizapp.study.exams.verbs import change_exam, close_exam, create_exam, current_exam, exams_of, open_exams
from quizapp.study.later.corrections import NotPossible, last_undoable, mark_guessed, regrade, reset_card, undo
from quizapp.study.later.reports import open_report, report, settle
from quizapp.study.later.setting_aside import bury, bury_siblings, keep_leech, suspend, unbury, unsuspend
from quizapp.study.learners import (
    adopt_guest,
    erase_idle_guests,
    erase_learner,
    learner_of,
    set_zone,
    start_learner,
    today_of,
)
from quizapp.study.merging import CannotMerge, Merged, merge_guest, merged_id
from quizapp.study.sittings import (
    NothingToStudy,
    begin_recall,
    guest_just_begun,
    next_presentation,
    start_sitting,
)

__all__ = [
    "READ_TO_ANSWER",
    "AskAgain",
    "BadAnswer",
    "CannotMerge",
    "Given",
    "Merged",
    "NotPossible",
    "NothingToStudy",
    "Outcome",
    "Promise",
    "Rated",
    "adopt_guest",
    "begin_recall",
    "bury",
    "bury_siblings",
    "change_exam",
    "close_exam",
    "create_exam",
    "current_exam",
    "days_away",
    "end_pause",
    "erase_idle_guests",
    "erase_learner",
    "exams_of",
    "guest_just_begun",
    "hint_for",
    "keep_leech",
    "last_rated",
    "last_undoable",
    "learner_of",
    "mark_guessed",
    "merge_guest",
    "merged_id",
    "next_presentation",
    "open_exams",
    "open_report",
    "options_shown",
    "outcome_of",
    "outcomes_in",
    "pauses_of",
    "regrade",
    "report",
    "reset_card",
    "set_zone",
    "settle",
    "start_learner",
    "start_pause",
    "start_sitting",
    "submit_answer",
    "suspend",
    "take_hint",
    "today_of",
    "turn_over",
    "unbury",
    "undo",
    "unsuspend",
]
