"""quizapp: a history-learning app whose questions carry a proof that exactly one answer is right."""
