"""Simulated time: days, and parts of days, since an epoch."""

from datetime import UTC, date, datetime, time, timedelta

EPOCH = date(2025, 1, 1)
_START = datetime.combine(EPOCH, time(), tzinfo=UTC)


def when(moment: float) -> datetime:
    """A time in days as a moment."""
    return _START + timedelta(days=moment)


def moment_of(at: datetime) -> float:
    """A moment as a time in days."""
    return (at - _START) / timedelta(days=1)


def date_of(day: int) -> date:
    """A study day, counted from the epoch, as a date."""
    return EPOCH + timedelta(days=day)


def day_of(day: date) -> int:
    """A date as a study day counted from the epoch."""
    return (day - EPOCH).days
