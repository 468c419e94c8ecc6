"""Preparing for a day: what is worth studying for it, in which order, and what the score may be.

gain and score   pure: what one answer is worth on the day, and what all of it adds up to
days, plan       pure: the last pass spread over the last days, and each day's order
forecast         pure: the preparation played forward
scope            which questions an exam is about, and what its learner knows of them
verbs            making, changing and closing one
"""
