"""Studying: home, the ways to study, a sitting with its questions and their feedback, its finish, sets, progress."""
