"""The encyclopedia of a topic: its facts with their sources, timeline, places, search."""
