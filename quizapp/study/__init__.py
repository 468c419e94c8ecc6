"""WHAT A LEARNER DID: learners, cards, presentations, the append-only log of reviews, and memory as its fold.

What to look at for what; pages and commands call the verbs in `sessions`:

who              learners, preferences, merging (a guest's history into an account's), removal
which question   modes/ (each way to study), sittings, queue, askable, turns (whose turn it is), daily/, exams/
how it is shown  presenting, ladder (which format), options (which order), hints, flashcards
an answer        answers, grading, typed/, roster, points, outcomes
a later word     corrections (undo, regrade, reset), setting_aside (suspend, bury), reports, card_log
what it makes    fold (pure), caches (memory, days, intercept), promises (days on buttons)
when it returns  scheduling (FSRS), intervals, intercept, days (study days), parameters and refitting, workload
the items        item_statistics, item_flags, elo: how hard questions are, and which are bad
"""
