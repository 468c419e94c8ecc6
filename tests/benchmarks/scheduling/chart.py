"""The fronts as an SVG of our own: one panel a kind of memory, readable in light and dark, without scripts."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from tests.benchmarks.scheduling.fronts import Point, front

_PANEL, _PLOT = 320, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 12, 46, 54
_HEAD, _ROW = 72, _TOP + _PLOT + _BOTTOM
_LEGEND_AT = 46
_LEGEND_STEP = 150

# Apart in hue and lightness on both grounds; marks and dashes say the same without colour.
_LOOKS = (
    ("#1f5fbf", "#7db2ff", "circle", ""),
    ("#0b7a6b", "#4fd1bd", "square", "5 3"),
    ("#6b7280", "#a8b0bd", "diamond", "2 3"),
    ("#b34700", "#ff9d5c", "triangle", ""),
    ("#8e2f8a", "#e58fe0", "cross", "7 3"),
    ("#7a6400", "#d9c04a", "bar", "1 3"),
)
_STYLE = """
    svg { --ground: #ffffff; --ink: #1c2326; --soft: #5b666b; --grid: #dfe3e5; background: var(--ground); }
    @media (prefers-color-scheme: dark) {
      svg { --ground: #13181a; --ink: #e9edee; --soft: #a4afb4; --grid: #2b3438; }
    }
    text { font: 12px system-ui, sans-serif; fill: var(--ink); }
    .soft { fill: var(--soft); } .title { font-size: 15px; font-weight: 600; } .middle { text-anchor: middle; }
    .end { text-anchor: end; } .grid { stroke: var(--grid); } .front { fill: none; stroke-width: 2; }
    .mark { stroke: none; } .behind { opacity: 0.35; }
"""


@dataclass(frozen=True, slots=True)
class Panel:
    """One kind of memory: minutes and what each scheduler reached, by name, in the same order in every panel."""

    title: str
    points: Mapping[str, Sequence[Point]]


@dataclass(frozen=True, slots=True)
class Row:
    """Panels of one measure."""

    title: str
    panels: Sequence[Panel]


def drawing(title: str, description: str, rows: Sequence[Row]) -> str:
    """The whole SVG document; every row has a panel at least."""
    width = max(len(row.panels) for row in rows) * _PANEL
    height = _HEAD + len(rows) * _ROW
    body = [f'<text class="title" x="{_LEFT}" y="24">{escape(title)}</text>', *_legend(list(rows[0].panels[0].points))]
    for number, row in enumerate(rows):
        top = _HEAD + number * _ROW
        body.append(f'<text x="{_LEFT}" y="{top + 14}">{escape(row.title)}</text>')
        for place, panel in enumerate(row.panels):
            body += _panel(panel, place * _PANEL, top + _TOP)
    inside = "\n  ".join(body)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">\n'
        f'  <title id="title">{escape(title)}</title>\n  <desc id="desc">{escape(description)}</desc>\n'
        f"  <style>{_STYLE}{_colours()}  </style>\n"
        f'  <rect width="100%" height="100%" fill="var(--ground)"/>\n  {inside}\n</svg>\n'
    )


def _colours() -> str:
    light = " ".join(f".of-{place} {{ --hue: {one[0]}; }}" for place, one in enumerate(_LOOKS))
    dark = " ".join(f".of-{place} {{ --hue: {one[1]}; }}" for place, one in enumerate(_LOOKS))
    return f"  {light}\n    @media (prefers-color-scheme: dark) {{ {dark} }}\n"


def _legend(names: Sequence[str]) -> list[str]:
    drawn = []
    for place, name in enumerate(names):
        x = _LEFT + place * _LEGEND_STEP
        drawn.append(
            f'<g class="of-{place % len(_LOOKS)}"><path class="front" d="M{x} {_LEGEND_AT}h28" {_line(place)}/>'
            f'{_mark(place, x + 14, _LEGEND_AT)}<text x="{x + 36}" y="{_LEGEND_AT + 4}">{escape(name)}</text></g>'
        )
    return drawn


def _panel(panel: Panel, left: int, top: int) -> list[str]:
    """A panel whose plot begins at `top`. The upright axis need not begin at 0: fronts differ by little."""
    fronts = [front(points) for points in panel.points.values()]
    every = [point for points in panel.points.values() for point in points]
    widest = _pleasant(max(minutes for minutes, _ in every))
    step = _pleasant(max(reached for _, reached in every) / 5)
    lowest = step * math.floor(min(reached for points in fronts for _, reached in points[-2:]) / 2 / step)
    highest = step * math.ceil(max(reached for _, reached in every) / step)

    def at(point: Point) -> Point:
        x = left + _LEFT + point[0] / widest * (_PANEL - _LEFT - _RIGHT)
        y = top + _PLOT * (highest - point[1]) / (highest - lowest)
        return round(x, 1), round(y, 1)

    drawn = [f'<text class="soft" x="{left + _LEFT}" y="{top - 10}">{escape(panel.title)}</text>']
    for value in range(round((highest - lowest) / step) + 1):
        reached = lowest + value * step
        (x0, y), (x1, _) = at((0.0, reached)), at((widest, reached))
        drawn.append(f'<path class="grid" d="M{x0} {y}H{x1}"/>')
        drawn.append(f'<text class="soft end" x="{x0 - 6}" y="{y + 4}">{reached:g}</text>')
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, base = at((share * widest, lowest))
        drawn.append(f'<text class="soft middle" x="{x}" y="{base + 18}">{share * widest:g}</text>')
    middle, base = at((widest / 2, lowest))
    drawn.append(f'<text class="soft middle" x="{middle}" y="{base + 36}">minutes a day</text>')
    for place, (points, best) in enumerate(zip(panel.points.values(), fronts, strict=True)):
        line = "L".join(f"{x} {y}" for x, y in map(at, best) if y <= base)
        behind = "".join(
            _mark(place, *at(point), behind=True) for point in points if point not in best and point[1] >= lowest
        )
        marks = "".join(_mark(place, *at(point)) for point in best if point[1] >= lowest)
        drawn.append(
            f'<g class="of-{place % len(_LOOKS)}">{behind}<path class="front" d="M{line}" {_line(place)}/>{marks}</g>'
        )
    return drawn


def _line(place: int) -> str:
    dashes = _LOOKS[place % len(_LOOKS)][3]
    return 'stroke="var(--hue)"' + (f' stroke-dasharray="{dashes}"' if dashes else "")


def _mark(place: int, x: float, y: float, *, behind: bool = False) -> str:
    shapes = {
        "circle": "m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z",
        "square": "m-3-3h6v6h-6z",
        "diamond": "m0-4.5l4 4.5l-4 4.5l-4-4.5z",
        "triangle": "m0-4.5l4.2 7.6h-8.4z",
        "cross": "m-1.2-4h2.4v2.8h2.8v2.4h-2.8v2.8h-2.4v-2.8h-2.8v-2.4h2.8z",
        "bar": "m-1.5-4.5h3v9h-3z",
    }
    shape = shapes[_LOOKS[place % len(_LOOKS)][2]]
    return f'<path class="mark{" behind" if behind else ""}" fill="var(--hue)" d="M{x} {y}{shape}"/>'


def _pleasant(value: float) -> float:
    """The least of 1, 2, 4, 5, 6, 8, 10, 12 and their multiples by powers of ten that is not below."""
    scale = 10.0 ** math.floor(math.log10(value))
    return next(step * scale for step in (1, 2, 4, 5, 6, 8, 10, 12) if value <= step * scale)
