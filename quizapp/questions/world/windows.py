"""Windows of time that a question asks for: a year, a month, a day, or a period of several years. Pure.

A window is an EDTF text: `1992`, `1992-03`, `1992-03-26`, `1992/1996`. Periods lie on a fixed grid, so that one more
fact moves none: blocks of three or five years from the first year of the topic on, in long histories decades or more.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from quizapp.facts.snapshot import AgreementFact, EventFact, Snapshot, When
from quizapp.questions.language.wording import ERA, human
from quizapp.questions.vocabulary import Asks
from quizapp.questions.world.proof import World
from quizapp.questions.world.tellings import dated_within, settled_year, tellings

Dated = EventFact | AgreementFact

PERIOD_YEARS = (3, 5, 10, 20, 50, 100, 200, 500)
MOST_PERIODS = 12  # the shortest length of a period that cuts a history into no more
FEWEST_PERIODS = 4  # as many as there are options
DECADE = 10


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years of a topic, first and last, and the length in years of its periods; 0 where it is too short.

    Periods begin with the year `start` and every `length` years before and after it.
    """

    first: int
    last: int
    start: int
    length: int

    def begin(self, year: int) -> int:
        """The first year of the period of a year."""
        return year - (year - self.start) % self.length

    def period(self, year: int) -> str:
        """The period of a year: '1992/1996' for 1994."""
        begin = self.begin(year)
        return f"{max(1, begin):04}/{begin + self.length - 1:04}"


def calendar_of(world: World) -> Calendar:
    """The calendar of a topic: its own first and last year, widened to those of its facts."""
    return world.keep("windows.calendar", lambda: _calendar(world.snapshot))


def _calendar(snapshot: Snapshot) -> Calendar:
    facts: list[Dated] = [*snapshot.events.values(), *snapshot.agreements.values()]
    known = [fact.when.year for fact in facts if fact.when.year is not None]
    known += [year for year in (snapshot.first_year, snapshot.last_year) if year is not None]
    if not known:
        return Calendar(1, date.max.year, 1, 0)
    first, last = min(known), max(known)
    length = next((years for years in PERIOD_YEARS if (last - first) // years < MOST_PERIODS), PERIOD_YEARS[-1])
    # Decades and centuries have their own first years; shorter periods begin with the history.
    start = (snapshot.first_year or first) if length < DECADE else 0
    made = Calendar(first, last, start, length)
    return made if (made.begin(last) - made.begin(first)) // length >= FEWEST_PERIODS - 1 else replace(made, length=0)


def window_of(calendar: Calendar, when: When, unit: str) -> str | None:
    """The window that holds a whole date, as an EDTF text; None where none does, or the date is hedged."""
    if not when.is_bounded or when.is_hedged:
        return None
    assert when.earliest and when.latest
    if unit == Asks.YEAR:
        return None if when.year is None else f"{when.year:04}"
    if unit == Asks.MONTH:
        return None if when.month is None else f"{when.month[0]:04}-{when.month[1]:02}"
    if unit == Asks.DAY:
        return when.edtf if when.precision == "day" else None
    if not calendar.length or calendar.period(when.earliest.year) != calendar.period(when.latest.year):
        return None
    return calendar.period(when.earliest.year)


def settled_window(world: World, fact: Dated, unit: str) -> str | None:
    """The window of a fact under every telling of its date; None where they do not agree on one."""
    calendar = calendar_of(world)
    found = {window_of(calendar, when, unit) for when in tellings(world.snapshot, fact)}
    return found.pop() if len(found) == 1 else None


def answer_in(world: World, unit: str, window: str, fact: Dated) -> str | None:
    """What a fact answers when `unit` is asked: its window; None when that is not certain.

    Of a period only the one asked for counts, since the grid may be another when the question is proved again: that
    `window` where the fact lies certainly inside it, another text where it lies certainly outside.
    """
    if unit == Asks.PERIOD:
        if any(when.is_hedged for when in tellings(world.snapshot, fact)):
            return None
        inside = dated_within(world.snapshot, fact, window)
        return None if inside is None else window if inside else "another period"
    if unit == Asks.YEAR:
        year = settled_year(world.snapshot, fact)
        return None if year is None else f"{year:04}"
    return settled_window(world, fact, unit)


def unit_of(window: str) -> str:
    """Which unit a window is of: year, month, day or period."""
    if "/" in window:
        return Asks.PERIOD
    return (Asks.YEAR, Asks.MONTH, Asks.DAY)[window.count("-")]


def text_of(window: str, beside: Iterable[str] = ()) -> str:
    """A window as an option: '1992', '800 CE', 'March 1992', '26 March 1992', '1990–1994'.

    If one of the windows `beside` it needs its era, it has one too: the form of an option must say nothing.
    """
    text = human(When.of(window))
    needs_era = any(int(other[:4]) < ERA for other in beside)
    return f"{text} CE" if needs_era and not text.endswith(" CE") else text


def accepted_of(window: str, text: str) -> tuple[str, ...]:
    """What else is a right answer: the year without the era that its text has."""
    return (str(int(window)),) if unit_of(window) == Asks.YEAR and text != str(int(window)) else ()


def touched(snapshot: Snapshot, ref: str, window: str) -> str:
    """Why a fact, under some telling, or its announcement may have a day in a window; '' when neither has one."""
    fact = snapshot.fact(ref)
    if not isinstance(fact, EventFact | AgreementFact) or dated_within(snapshot, fact, window) is not False:
        return f"{ref} may be dated {text_of(window)}"
    announcement = snapshot.events.get(fact.announced_by) if isinstance(fact, EventFact) else None
    if announcement and dated_within(snapshot, announcement, window) is not False:
        return f"{ref} was announced then"
    return ""
