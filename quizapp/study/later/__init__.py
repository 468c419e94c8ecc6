"""What a learner says of an answer or a card afterwards: undo, another grade, suspending, a report."""
