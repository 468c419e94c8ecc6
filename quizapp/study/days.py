"""Study days: the day a learner would say it is. Pure.

A study day begins at the rollover hour (4 am unless the learner says otherwise), so that an answer at half past
midnight belongs to the evening before, and one after a night's sleep to the next day, however few hours lie between.
"""

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MAX_ZONE_LENGTH = 64  # of Learner.zone


def study_day(moment: datetime, zone: str, rollover_hour: int) -> date:
    """The study day of an aware `moment` in the IANA `zone`: (wall clock - rollover).date().

    The hours are taken off the wall clock, not off the moment: on the two days a year when clocks change, the day
    still begins at the rollover hour as the learner reads it.

    Raises ValueError for a naive moment, or a zone that `is_zone` denies.
    """
    if moment.tzinfo is None:
        raise ValueError("a study day is of an aware moment")
    if not is_zone(zone):
        raise ValueError(f"{zone!r} is not an IANA time zone")
    wall_clock = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return (wall_clock - timedelta(hours=rollover_hour)).date()


@lru_cache(maxsize=1024)
def is_zone(text: str) -> bool:
    """Whether `text` names a zone of the IANA database ('Asia/Almaty'); it may be anything a browser sent."""
    if not text or len(text) > MAX_ZONE_LENGTH:
        return False
    try:
        ZoneInfo(text)
    except (ValueError, OSError, LookupError):  # malformed, a directory such as 'Asia', unknown
        return False
    return True
