"""A learner's own questions: the list of them, a page for each, why it is due, what is wrong with it."""
