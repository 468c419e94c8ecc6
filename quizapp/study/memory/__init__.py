"""What answers add up to: memory as the fold of the log, and the day on which a card returns."""
