"""Who one is and what one prefers: signing up, settings, days away, privacy and everything that may be taken along."""
