"""More is due than the day's minutes hold: what comes first, how it is spread, and when it is done with. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from math import ceil
from typing import NamedTuple

# Of the cards of a backlog that are asked on a day these shares come back so many days later. What is missed and asked
# again in the sitting is in the learner's pace. Fitted to simulated returns, which it foretells within about a tenth
# (tests/study/test_backlog_simulated.py).
AGAIN_LATER = ((1, 0.3), (8, 0.2), (20, 0.2))
FARTHEST = 120  # days: nobody believes a plan beyond them
WEEKS_FROM = 21  # days: longer plans are said in weeks


class DueMemory(NamedTuple):
    """A memory that is due: stability in days, and the study day of its last answer."""

    card: int
    stability: float
    last_study_day: date


def least_lost_first(due: Iterable[DueMemory], today: date) -> list[int]:
    """The cards in the order of their retrievability on that day, the highest first.

    Recall falls fastest where it stands highest, and what is almost forgotten has to be learnt anew anyway: it loses
    little by waiting. Under one set of parameters retrievability falls with days passed / stability, so no curve needs
    to be computed. Equal ones come in the order of their ids.
    """

    def faded(memory: DueMemory) -> tuple[float, int]:
        return (today - memory.last_study_day).days / memory.stability, memory.card

    return [memory.card for memory in sorted(due, key=faded)]


def spread(due: Sequence[int], a_day: int) -> list[int]:
    """What is asked on each day of what falls due on it, when a day holds so many: the rest waits for the next one."""
    asked, waiting = [], 0
    for number in due:
        waiting += number
        asked.append(min(waiting, a_day))
        waiting -= asked[-1]
    return asked


def days_back(due: int, a_day: int, coming: Sequence[int] = ()) -> int | None:
    """After how many days nothing waits any more, today being the first; None where it takes more than 120.

    due     cards that are due now
    a_day   questions that the learner's minutes hold, with what comes back of them the same day
    coming  cards that fall due on the days after today, as far as they are known already
    """
    waiting: float = due
    returning: defaultdict[int, float] = defaultdict(float)
    for day in range(1, FARTHEST + 1):
        waiting += returning[day]
        asked = min(waiting, a_day)
        waiting -= asked
        if waiting < 0.5:
            return day
        for later, share in AGAIN_LATER:
            returning[day + later] += share * asked
        waiting += coming[day - 1] if day <= len(coming) else 0
    return None


def in_words(days: int | None, minutes: int, *, was_away: bool) -> str:
    """What a learner with a backlog reads: how long it takes, and never how much it is."""
    a_day = f"{minutes} minute{'' if minutes == 1 else 's'}"
    opening = "You have been away" if was_away else f"More comes back now than fits in {a_day} a day"
    if days is None:
        return f"{opening}. What you still know best comes first; the rest waits, and nothing gets lost by it."
    if days == 1:
        return f"{opening}; today’s minutes are enough to be back."
    needed = f"{days} days" if days < WEEKS_FROM else f"about {ceil(days / 7)} weeks"
    if was_away:
        return f"{opening}; {needed} at {a_day} and you are back."
    return f"{opening}; in {needed} all of it has had its turn."
