"""What the timeline page shows of a timeline, and where its links lead to."""

from dataclasses import dataclass

from quizapp.facts import periods
from quizapp.facts.density import Density
from quizapp.facts.models import Topic
from quizapp.facts.periods import Period
from quizapp.facts.timeline import MOST_SPANS, Chosen, Page, Span, Timeline, history
from quizapp.web.browse import bands

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Look:
    """The whole history, a period of it, or (window None) the facts without a date.

    `history` and `overview` are None where no fact has a date.
    """

    history: Period | None
    overview: Density | None
    window: Period | None
    density: Density | None
    page: Page
    undated: int
    spans: list[Span]

    @property
    def is_whole(self) -> bool:
        return self.window is not None and self.window == self.history

    @property
    def columns(self) -> list[bands.Column]:
        """The columns of the whole history, those of the period marked."""
        return bands.columns(self.overview, None if self.is_whole else self.window) if self.overview else []

    @property
    def closer(self) -> list[bands.Column]:
        """The columns of the period; none for the whole history, which is drawn already, and for a day."""
        return [] if self.density is None or self.is_whole else bands.columns(self.density)

    @property
    def lanes(self) -> bands.Lanes | None:
        """Each fact of the window in its place, on whichever page of the list it stands; None without any."""
        return bands.lanes(self.spans, self.window, periods.parts(self.window)) if self.window and self.spans else None

    @property
    def around(self) -> list[Period]:
        """The periods around the window, widest first."""
        if self.window is None or self.history is None or self.is_whole:
            return []
        return periods.around(self.window, self.history)

    @property
    def within(self) -> list[Period]:
        """The step between a whole history and its columns: decades of one drawn by year, centuries by decade."""
        coarser = {periods.YEAR: periods.DECADE, periods.DECADE: periods.CENTURY}
        if self.history is None or not self.is_whole or self.history.part_unit not in coarser:
            return []
        found = [periods.of_unit(coarser[self.history.part_unit], part.start) for part in periods.parts(self.history)]
        distinct = list(dict.fromkeys(found))
        return distinct if len(distinct) > 1 else []

    @property
    def before(self) -> Period | None:
        return self._inside(periods.beside(self.window)[0]) if self.window else None

    @property
    def after(self) -> Period | None:
        return self._inside(periods.beside(self.window)[1]) if self.window else None

    @property
    def can_widen(self) -> bool:
        return not self.is_whole and self.history is not None

    @property
    def wider(self) -> str:
        """The key of the period around this one; empty for the whole history."""
        return self.around[-1].key if self.around else ""

    @property
    def closest(self) -> Period | None:
        """The first part of the window in which there is something to see closer."""
        if self.density is None:
            return None
        return next((part.period for part in self.density.parts if part.count), None)

    def _inside(self, period: Period | None) -> Period | None:
        if period is None or self.history is None:
            return None
        return period if period.start <= self.history.end and period.end >= self.history.start else None


def look(topic: Topic, chosen: Chosen, at: str, number: int) -> Look | None:
    """What to show at 'in' = `at`: empty, a period's key, or UNDATED. None for a key that is no period."""
    window = periods.read(at)
    if at and at != UNDATED and window is None:
        return None
    whole = history(topic)
    line = Timeline(topic, chosen)
    undated = line.undated()
    overview = line.density(whole) if whole else None
    window = None if at == UNDATED or whole is None else window or whole
    if window is None:
        return Look(whole, overview, None, None, line.undated_page(undated, number), undated, [])
    density = overview if overview and window == whole else line.density(window)
    drawn = window.unit != periods.DAY and density.total <= MOST_SPANS
    spans = line.spans(window) if drawn else []
    return Look(whole, overview, window, density, line.page(window, density.total, number), undated, spans)
