"""Grading what a learner types: dates and names of persons. Pure."""
