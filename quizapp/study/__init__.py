"""WHAT A LEARNER DID: learners, cards, presentations, the append-only log of reviews, and memory as its fold.

Pages and commands call the verbs, all of them named in `sessions`. Behind it, what to look at for what:

models/      the rows
(top)        who: learners, preferences, merging (a guest's history into an account's), removal; sittings; days
modes/       the ways to study, one file each
daily/       how much today: pace, budget, backlog, pauses, streak
exams/       studying for a day: plan, predicted score
asking/      which question: askable, queue, turns (whose turn it is); how shown: presenting, ladder, options, hints
answering/   answers, grading, typed/, roster, points, outcomes, flashcards
later/       corrections (undo, regrade, reset), setting_aside (suspend, bury), reports, card_log
memory/      fold (pure), caches, promises (days on buttons), scheduling (FSRS), intervals, intercept, parameters,
             refitting, workload
items/       how hard questions are (statistics, elo), which are bad (flags)
"""
