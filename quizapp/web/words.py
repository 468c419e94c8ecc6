"""How days, moments and blanks are said. Pure."""

from datetime import date, datetime

WEEKDAYS_AHEAD = 7
BLANK = "____"  # of a sentence to be completed, as the bank writes it


def blanked(sentence: str) -> str:
    """The sentence to be read after it was asked: '____.' would look like a field, and '….' like a slip."""
    return sentence.replace(BLANK, "[…]")


def returns(due_on: date, today: date, due_at: datetime | None = None) -> str:
    """When a question comes back: 'in a few minutes', 'later today', 'tomorrow', 'in 5 days', 'on 3 March 2031'."""
    days = (due_on - today).days
    if days <= 0:
        return "in a few minutes" if due_at else "later today"
    if days == 1:
        return "tomorrow"
    if days <= 2 * WEEKDAYS_AHEAD:
        return f"in {days} days"
    return f"on {due_on.day} {due_on:%B} {due_on.year}"
