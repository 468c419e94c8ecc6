"""Geometry of charts that the server draws as SVG. Pure: numbers in, coordinates out."""

from collections.abc import Collection, Sequence
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


ROOM = 70  # for a number above its column; a long series is wider than the page and scrolls
WIDEST = 84  # few columns would else be walls
LABEL = 18  # the room of a number below the base


@dataclass(frozen=True, slots=True)
class Column:
    """One value of a series, in user units of the chart; `label_y` is the baseline of the number outside it."""

    label: str
    value: float
    x: float
    y: float
    width: float
    height: float
    middle: float
    label_y: float
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """A chart of `width` by HEIGHT whose columns stand on `base`, or hang from it where a value is negative."""

    columns: list[Column]
    base: float
    width: int = WIDTH

    @property
    def disputed(self) -> bool:
        """Whether any of its values is."""
        return any(column.disputed for column in self.columns)


def columns(values: Sequence[tuple[str, float]], disputed: Collection[int] = ()) -> Columns:
    """A column for each value, to one scale that begins at 0; `disputed` are the places of values in doubt."""
    highest = max([value for _, value in values] + [0])
    lowest = min([value for _, value in values] + [0])
    bottom = BASE - LABEL if lowest < 0 else BASE
    scale = (bottom - TOP) / ((highest - lowest) or 1)
    base = round(TOP + highest * scale, 1)
    whole = max(WIDTH, ROOM * len(values))
    room = whole / max(1, len(values))
    width = round(min(room * (1 - GAP), WIDEST), 1)
    drawn = []
    for place, (label, value) in enumerate(values):
        middle = room * (place + 0.5)
        height = round(abs(value) * scale, 1)
        y = base if value < 0 else round(base - height, 1)
        label_y = y + height + LABEL if value < 0 else y - 6
        left = round(middle - width / 2, 1)
        drawn.append(
            Column(label, value, left, y, width, height, round(middle, 1), round(label_y, 1), place in disputed)
        )
    return Columns(drawn, base, whole)
