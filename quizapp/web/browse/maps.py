"""Geometry of the locator maps: the topic's own places, a graticule and a scale, without any other map data. Pure.

An equirectangular drawing true to scale along its middle parallel: good enough to see where a place lies from others.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import atan2, ceil, cos, degrees, floor, radians, sin, sqrt

WIDTH, TALLEST, LOWEST = 600, 520, 240
MARGIN = 30
CORNER = 64  # no degrees are written nearer to a corner
LETTER, LINE = 10.5, 19  # the room of a label's letter and line, as large as it is drawn on a phone
MOST_LABELS = 40
NEARBY = 12
ALWAYS = 3  # labels that may cover a dot rather than be left out: those of the places with most events
EARTH = 6371.0  # km
STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30)
NARROWEST = 2.0  # degrees: one place alone is not drawn as large as its town hall
WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
AREAS = {"country", "region", "province", "state"}


@dataclass(frozen=True, slots=True)
class Site:
    """A place to draw; the first ones are labelled first. `key` is handed back."""

    key: str
    name: str
    latitude: float
    longitude: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; `label` is empty where there is no room for it."""

    site: Site
    x: float
    y: float
    label: str
    label_x: float
    label_y: float
    anchor: str
    area: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A parallel or meridian with its degrees in words: '40° N'."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str


@dataclass(frozen=True, slots=True)
class Map:
    """A drawing of WIDTH by `height`; `scale` is a bar of `scale_width` that stands for `scale_km`."""

    dots: list[Dot]
    lines: list[Line]
    height: float
    scale_km: int
    scale_width: float

    @property
    def scale_from(self) -> float:
        """Where the bar begins: it ends at the right edge."""
        return round(WIDTH - 14 - self.scale_width, 1)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another place with its distance and where it lies from the one asked about."""

    site: Site
    km: int
    wind: str


def draw(sites: Sequence[Site], chosen: str = "") -> Map | None:
    """A map of all sites; None for none. The chosen one is highlighted and always labelled."""
    if not sites:
        return None
    shifted = _unwrapped(sites)
    south, north = _padded([site.latitude for site in sites], 90)
    west, east = _padded(list(shifted.values()), 540)
    squeeze = max(cos(radians((south + north) / 2)), 0.1)
    per_degree = min((WIDTH - 2 * MARGIN) / ((east - west) * squeeze), (TALLEST - 2 * MARGIN) / (north - south))
    height = round(max((north - south) * per_degree + 2 * MARGIN, LOWEST), 1)
    middle = (west + east) / 2, (south + north) / 2

    def at(longitude: float, latitude: float) -> tuple[float, float]:
        x = WIDTH / 2 + (longitude - middle[0]) * squeeze * per_degree
        return round(x, 1), round(height / 2 - (latitude - middle[1]) * per_degree, 1)

    ordered = sorted(
        sites, key=lambda site: (site.key != chosen, site.kind in AREAS)
    )  # an area is named where there is room
    dots = _labelled([(site, *at(shifted[site.key], site.latitude)) for site in ordered], height, chosen)
    reach = WIDTH / 2 / (squeeze * per_degree), height / 2 / per_degree
    km, width = _scale(per_degree)
    return Map(dots, _graticule(middle, reach, at, height), height, km, width)


def nearby(site: Site, others: Sequence[Site], count: int = NEARBY) -> list[Site]:
    """The place and the others nearest to it: a map of them shows where it lies better than one of the whole world."""
    rest = sorted((other for other in others if other.key != site.key), key=lambda other: _distance(site, other))
    return [site, *rest[:count]]


def nearest(site: Site, others: Sequence[Site], count: int = 3) -> list[Neighbour]:
    """The nearest other places, areas left out: their one point is nowhere in particular."""
    found = [
        Neighbour(other, round(_distance(site, other)), _wind(site, other))
        for other in others
        if other.key != site.key and other.kind not in AREAS
    ]
    return sorted(found, key=lambda row: (row.km, row.site.key))[:count]


def _unwrapped(sites: Sequence[Site]) -> dict[str, float]:
    """Longitudes without a jump: places on both sides of the date line stand side by side."""
    longitudes = {site.key: site.longitude for site in sites}
    if max(longitudes.values()) - min(longitudes.values()) <= 180:
        return longitudes
    moved = {key: value + 360 if value < 0 else value for key, value in longitudes.items()}
    spread = max(moved.values()) - min(moved.values())
    return moved if spread < max(longitudes.values()) - min(longitudes.values()) else longitudes


def _padded(values: Sequence[float], most: float) -> tuple[float, float]:
    low, high = min(values), max(values)
    extra = max((high - low) * 0.08, (NARROWEST - (high - low)) / 2)
    return max(low - extra, -most), min(high + extra, most)


type Box = tuple[float, float, float, float]


def _labelled(placed: Sequence[tuple[Site, float, float]], height: float, chosen: str) -> list[Dot]:
    """Each label beside its dot, above, below or aslant, wherever it first runs into nothing."""
    points = [_point(site, x, y, chosen) for site, x, y in placed]
    labels: list[Box] = []
    dots = []
    for place, (site, x, y) in enumerate(placed):
        undrawn = points[place] is None
        spots = _spots(x, y, len(site.name) * LETTER, height, on_it=undrawn) if place < MOST_LABELS else []
        others = [point for point in (*points[:place], *points[place + 1 :]) if point]
        free = [spot for spot in spots if not any(_meet(spot[0], label) for label in labels)]
        clear = [spot for spot in free if not any(_meet(spot[0], point) for point in others)]
        found = next(iter(clear or (free if place < ALWAYS else [])), None)
        area, here = site.kind in AREAS, site.key == chosen
        if found is None:
            dots.append(Dot(site, x, y, "", x, y, "start", area, here))
        else:
            box, label_x, label_y, anchor = found
            labels.append(box)
            dots.append(Dot(site, x, y, site.name, label_x, label_y, anchor, area, here))
    return dots


def _point(site: Site, x: float, y: float, chosen: str) -> Box | None:
    """The room that a place's dot takes; none for an area, which has a name and no dot unless it is the chosen one."""
    return (x - 5, y - 5, x + 5, y + 5) if site.kind not in AREAS or site.key == chosen else None


def _spots(x: float, y: float, wide: float, height: float, *, on_it: bool) -> list[tuple[Box, float, float, str]]:
    """Where a label so wide may stand inside the drawing: its box, its x and y, its anchor; the best place first.

    `on_it` when no dot is drawn there, so that the label may stand on the very spot.
    """
    centre = ((x, y + 6, "middle"), (x, y + 1, "middle"), (x, y + 11, "middle")) if on_it else ()
    beside = ((x + 9, y + 6, "start"), (x - 9, y + 6, "end"), (x, y - 10, "middle"), (x, y + 24, "middle"))
    aslant = ((x + 6, y - 8, "start"), (x + 6, y + 21, "start"), (x - 6, y - 8, "end"), (x - 6, y + 21, "end"))
    found = []
    for at, base, anchor in (*centre, *beside, *aslant):
        left = at - {"start": 0.0, "end": wide, "middle": wide / 2}[anchor]
        box = (left, base - LINE + 4, left + wide, base + 4)
        if box[0] >= 2 and box[2] <= WIDTH - 2 and box[1] >= 2 and box[3] <= height - 2:
            found.append((box, round(at, 1), round(base, 1), anchor))
    return found


def _meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _graticule(
    middle: tuple[float, float],
    reach: tuple[float, float],
    at: Callable[[float, float], tuple[float, float]],
    height: float,
) -> list[Line]:
    """Parallels and meridians at a round number of degrees, at most seven of a kind; the corner's label is left out."""
    step = next((step for step in STEPS if max(reach) * 2 / step <= 7), STEPS[-1])
    lines = []
    for place in _between(middle[0], reach[0], step):
        x, _ = at(place * step, 0)
        label = _degrees((place * step + 180) % 360 - 180, "E", "W")
        lines.append(Line(x, 0, x, height, label if CORNER < x < WIDTH - CORNER else ""))
    for place in _between(middle[1], reach[1], step):
        _, y = at(0, place * step)
        lines.append(
            Line(0, y, WIDTH, y, _degrees(place * step, "N", "S") if CORNER / 2 < y < height - CORNER / 2 else "")
        )
    return lines


def _between(middle: float, reach: float, step: float) -> range:
    return range(ceil((middle - reach) / step), floor((middle + reach) / step) + 1)


def _degrees(value: float, positive: str, negative: str) -> str:
    side = positive if value > 0 else negative if value < 0 else ""
    return f"{round(abs(value), 1):g}° {side}".strip()


def _scale(per_degree: float) -> tuple[int, float]:
    """The longest round distance that is at most a fifth of the map wide."""
    km_each = EARTH * radians(1) / per_degree
    longest = WIDTH / 5 * km_each
    round_ones = [digit * 10**power for power in range(5) for digit in (1, 2, 5)]
    km = max((km for km in round_ones if km <= longest), default=1)
    return km, round(km / km_each, 1)


def _distance(a: Site, b: Site) -> float:
    """Kilometres along the great circle (haversine)."""
    phi, psi = radians(a.latitude), radians(b.latitude)
    half = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin(radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH * atan2(sqrt(half), sqrt(1 - half))


def _wind(a: Site, b: Site) -> str:
    """The direction in which `b` lies from `a` at the start of the great circle."""
    phi, psi, turn = radians(a.latitude), radians(b.latitude), radians(b.longitude - a.longitude)
    bearing = atan2(sin(turn) * cos(psi), cos(phi) * sin(psi) - sin(phi) * cos(psi) * cos(turn))
    return WINDS[round(degrees(bearing) % 360 / 45) % 8]


def coordinates(site: Site) -> str:
    """'43.2° N, 76.9° E'."""
    return f"{_degrees(site.latitude, 'N', 'S')}, {_degrees(site.longitude, 'E', 'W')}"
