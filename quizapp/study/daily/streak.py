"""A streak: how many days somebody has studied without losing the habit. Pure.

It counts stored study days, so that neither travel nor a change of clocks can break it.
"""

from collections.abc import Collection
from datetime import date

from quizapp.study.daily.away import DAY, DaysAway

# Of seven days in a row that are no pause, one may be missed.
GRACE_DAYS = 7


def streak(study_days: Collection[date], today: date, away: DaysAway = DaysAway()) -> int:  # noqa: B008 - frozen
    """The days studied in the run that reaches today; 0 where there is none.

    Today is not missed before it is over. A day on a pause is never missed; studied on, it counts. A missed day does
    not count, and the run ends where a second one lies among seven days that are no pause.
    """
    known = {day for day in study_days if day <= today}
    if not known:
        return 0
    length, since_missed = 0, GRACE_DAYS
    day, first = today, min(known)
    while day >= first:
        if day in known:
            length += 1
            since_missed += 1
        elif day not in away and day != today:
            if since_missed < GRACE_DAYS - 1:
                return length
            since_missed = 0
        day -= DAY
    return length
