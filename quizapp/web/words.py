"""How days and moments are said. Pure."""

from datetime import date, datetime

WEEKDAYS_AHEAD = 7


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
