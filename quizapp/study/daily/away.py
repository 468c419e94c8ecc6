"""The days on which somebody does not study: those they announced, and those on which they just did not come. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

ABSENT_DAYS = 7  # so many days without an answer are an absence, asked for or not
BACK_FOR = 30  # for so many days after it somebody is on their way back

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DaysAway:
    """Announced pauses as (first day, last day), both included; the last is None where they are away until they return.

    `day in days_away` asks whether a study day is one of them.
    """

    spans: tuple[tuple[date, date | None], ...] = ()

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and any(
            first <= day and (last is None or day <= last) for first, last in self.spans
        )

    def present(self, first: date, last: date) -> list[date]:
        """The days from first to last, both included, on which the learner is not away."""
        days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
        return [day for day in days if day not in self]

    def ended_since(self, day: date, today: date) -> bool:
        """Whether a pause that began is over, and its last day is `day` or later."""
        return any(last is not None and day <= last < today for _, last in self.spans)


def came_back(study_days: Iterable[date], today: date, away: DaysAway) -> bool:
    """Whether the learner was away a short while ago: on a pause, or for a week without having said so.

    `study_days` are the days with an answer, in any order; who never studied was not away.
    """
    days = sorted({*study_days, today})
    if len(days) == 1:
        return False
    since = today - BACK_FOR * DAY
    missed = ((later - earlier).days - 1 for earlier, later in pairwise(days) if later > since)
    return max(missed, default=0) >= ABSENT_DAYS or away.ended_since(since + DAY, today)
