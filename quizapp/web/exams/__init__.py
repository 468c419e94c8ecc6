"""Exams: naming a day, and the plan that leads to it."""
