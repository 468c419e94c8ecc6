"""WHAT A LEARNER DID: learners, cards, presentations, the append-only log of reviews, and memory as its fold."""
