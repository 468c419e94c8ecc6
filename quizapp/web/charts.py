"""Geometry of charts that the server draws as SVG. Pure: numbers in, coordinates out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 560, 180
TOP, BASE = 24, 150  # the room for bars: numbers stand above them, days below
GAP = 0.25  # of a bar's column


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in user units of the chart; `middle` is where its labels are centred."""

    day: date
    value: int
    x: float
    y: float
    width: float
    height: float
    middle: float

    @property
    def label_y(self) -> float:
        """The baseline of the number above the bar."""
        return round(self.y - 6, 1)


def bars(values: Sequence[tuple[date, int]]) -> list[Bar]:
    """A bar for each day, in a chart of WIDTH by HEIGHT; the highest fills the room, and a 0 has no height."""
    highest = max((value for _, value in values), default=0) or 1
    column = WIDTH / max(1, len(values))
    drawn = []
    for place, (day, value) in enumerate(values):
        height = round((BASE - TOP) * value / highest, 1)
        left = column * (place + GAP / 2)
        width = round(column * (1 - GAP), 1)
        middle = round(column * (place + 0.5), 1)
        drawn.append(Bar(day, value, round(left, 1), round(BASE - height, 1), width, height, middle))
    return drawn
