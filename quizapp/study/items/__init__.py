"""How hard the questions are, and which of them are bad, by the answers of all learners."""
