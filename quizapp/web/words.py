"""How numbers of minutes and days are said. Pure."""

from datetime import date, datetime

SECONDS_PER_REVIEW = 20
SECONDS_PER_NEW = 35
WEEKDAYS_AHEAD = 7


def minutes_for(*, reviews: int = 0, new: int = 0) -> int:
    """Minutes that a number of reviews and new questions take, at least one when there is anything."""
    seconds = reviews * SECONDS_PER_REVIEW + new * SECONDS_PER_NEW
    return max(1, round(seconds / 60)) if seconds else 0


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
