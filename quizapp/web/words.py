"""How days, moments and blanks are said. Pure."""

from datetime import date, datetime, timedelta

WEEKDAYS_AHEAD = 7
WORDS_A_MINUTE = 180
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


_YEAR = 365.25  # days
_MONTHS_FROM = 60  # days: shorter intervals are said in days


def interval(days: int, step: timedelta | None = None) -> str:
    """How long until a card comes back: '10 minutes', '1 day', '4 days', '5 months', '1 year'.

    `step` is a learning step, which counts in minutes. Months are rounded: give the day beside them.
    """
    if step is not None:
        return _counted(max(1, round(step / timedelta(minutes=1))), "minute")
    if days < _MONTHS_FROM:
        return _counted(days, "day")
    months = round(days / _YEAR * 12)
    return _counted(months // 12, "year") if months % 12 == 0 else _counted(months, "month")


def is_rounded(days: int, step: timedelta | None = None) -> bool:
    """Whether `interval` leaves the exact day open."""
    return step is None and days >= _MONTHS_FROM


def on_day(day: date) -> str:
    """A day as it is said, as in '3 March 2031'."""
    return f"{day.day} {day:%B} {day.year}"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def reading_time(text: str) -> str:
    """How long a text takes at a calm pace: 'less than a minute', 'about a minute', 'about 3 minutes'."""
    minutes = round(len(text.split()) / WORDS_A_MINUTE)
    if minutes > 1:
        return f"about {minutes} minutes"
    return "about a minute" if minutes else "less than a minute"
