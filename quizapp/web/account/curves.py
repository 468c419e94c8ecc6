"""Geometry of the curve of workload against recall, drawn by the server as SVG. Pure: numbers in, coordinates out."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 560, 220
LEFT, RIGHT, TOP, BASE = 84, 530, 20, 180  # the room of the curve; numbers stand outside it
_LABELLED = 5  # percent between the labels of the x-axis


@dataclass(frozen=True, slots=True)
class Point:
    """One desired retention of a topic: what it costs, what it holds, and where it lies in the drawing.

    percent  of recall aimed for;  minutes  of review a day;  held  questions that can be told on any day
    """

    percent: int
    minutes: float
    held: int
    x: float
    y: float

    @property
    def is_labelled(self) -> bool:
        return self.percent % _LABELLED == 0

    @property
    def minutes_in_words(self) -> str:
        """'9 minutes', '4.6 minutes', '1 minute'."""
        shown = f"{self.minutes:.1f}".removesuffix(".0") if self.minutes < 10 else str(round(self.minutes))
        return f"{shown} minute{'' if shown == '1' else 's'}"


@dataclass(frozen=True, slots=True)
class Curve:
    points: Sequence[Point]
    highest: int

    @property
    def path(self) -> str:
        """For an SVG polyline."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    @property
    def first(self) -> Point:
        return self.points[0]

    @property
    def last(self) -> Point:
        return self.points[-1]

    def at(self, percent: int) -> Point:
        """The point nearest to so many percent."""
        return min(self.points, key=lambda point: abs(point.percent - percent))


def curve(points: Sequence[tuple[int, float, float]]) -> Curve:
    """The curve through (percent, minutes, held), which are in order of percent; minutes begin at 0."""
    first, last = points[0][0], points[-1][0]
    highest = max(1, -int(-max(minutes for _, minutes, _ in points) // 1))
    return Curve(
        [
            Point(
                percent,
                minutes,
                round(held),
                round(LEFT + (RIGHT - LEFT) * (percent - first) / (last - first), 1),
                round(BASE - (BASE - TOP) * minutes / highest, 1),
            )
            for percent, minutes, held in points
        ],
        highest,
    )
