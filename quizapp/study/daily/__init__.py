"""A learner's days: how much fits into one, what is left from others, and the days away.

pace, budget       how many questions fit into the minutes; what of today's is left
backlog            what to do first when more is due than fits, and how long until it is done
begun              facts with cards that are not learnt yet
away, pauses       days on which nobody studies; streak  days on which somebody did
"""
