"""Wrong values of a figure: what really was the value of another period, or of another figure of its unit. Pure.

A series has one value for one period. So every other number is wrong for it, and whose number it is only decides how
plausible it is. Where the series has fewer than two others to offer, figures of that unit which share a thread join in.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from quizapp.facts.snapshot import FigureFact, Snapshot
from quizapp.questions.draft import NoQuestion, chance
from quizapp.questions.language.amounts import allowed, amount_texts, is_near, settled_value
from quizapp.questions.world.proof import World

WANTED = 3
FEWEST = 2
APART = Decimal("0.10")  # nobody is asked to tell values apart that are nearer than 10 percent
TIMES = 20  # a value so many times larger or smaller is of another order, and no lure while there are others
NEAREST = 40  # so many periods before and after are looked at


class FigureLures:
    """Other figures of one topic, by series and by unit."""

    def __init__(self, world: World) -> None:
        self.snapshot: Snapshot = world.snapshot
        series: dict[str, list[FigureFact]] = defaultdict(list)
        units: dict[tuple[str, str], list[FigureFact]] = defaultdict(list)
        for figure in sorted(self.snapshot.figures.values(), key=_by_time):
            if figure.citations and settled_value(self.snapshot, figure) is not None:
                series[figure.series].append(figure)
                for thread in figure.threads:
                    units[figure.unit, thread].append(figure)
        self._series: Mapping[str, list[FigureFact]] = series
        self._days = {name: [_by_time(figure) for figure in group] for name, group in series.items()}
        self._units = {name: sorted(group, key=_by_value) for name, group in units.items()}
        self._values = {name: [_by_value(figure) for figure in group] for name, group in self._units.items()}

    @classmethod
    def of(cls, world: World) -> "FigureLures":
        """Those of a world, made once."""
        return world.keep(("lures_figures",), lambda: cls(world))

    def others(self, figure: FigureFact, key: str) -> tuple[FigureFact, ...]:
        """Two or three figures with other values, ascending by value; raises NoQuestion.

        How many of them lie below the right one is drawn from the key before they are chosen.
        """
        series, all_of_unit = self._candidates(figure)
        rank = chance(key, "rank") % (WANTED + 1)
        for pool in (series, all_of_unit):
            near = [other for other in pool if _ratio(other, figure) <= TIMES]
            found = max((self._chosen(figure, some, rank) for some in (near, pool)), key=len)
            if len(found) >= FEWEST:
                return found
        raise NoQuestion("fewer than two other figures of its unit and story have values far enough apart")

    def _chosen(self, figure: FigureFact, pool: list[FigureFact], rank: int) -> tuple[FigureFact, ...]:
        """`rank` figures below the right one and the rest above it, as far as there are so many that read apart."""
        low = self._apart(figure, [other for other in pool if other.value < figure.value])
        high = self._apart(figure, [other for other in pool if other.value > figure.value])
        count = min(WANTED, len(low) + len(high))
        rank = max(min(rank, len(low), count), count - len(high))
        chosen = (*low[:rank], *high[: count - rank])
        return tuple(sorted(chosen, key=lambda other: (other.value, other.key)))

    def _apart(self, figure: FigureFact, pool: list[FigureFact]) -> list[FigureFact]:
        """Up to three of a pool, in its order, each far enough from the right value and from the others."""
        values = list(allowed(self.snapshot, figure) or (figure.value,))
        kept: list[FigureFact] = []
        for other in pool:
            numbers = [*values, *(one.value for one in kept)]
            clear = all(not is_near(other.value, n) and _distance(other.value, n) >= APART for n in numbers)
            if clear and amount_texts([*numbers, other.value], figure.unit) is not None:
                kept.append(other)
            if len(kept) == WANTED:
                break
        return kept

    def _candidates(self, figure: FigureFact) -> tuple[list[FigureFact], list[FigureFact]]:
        """Other periods of the series, nearest in time first; and these with others of unit and thread after them."""
        window = _around(self._series.get(figure.series, []), self._days.get(figure.series, []), _by_time(figure))
        same = sorted(
            (other for other in window if other.key != figure.key and other.unit == figure.unit),
            key=lambda other: (_years_apart(figure, other), other.key),
        )
        like: dict[str, FigureFact] = {}
        for name in ((figure.unit, thread) for thread in figure.threads):
            for other in _around(self._units.get(name, []), self._values.get(name, []), _by_value(figure)):
                if other.series != figure.series:
                    like.setdefault(other.key, other)
        return same, [*same, *sorted(like.values(), key=lambda other: (_ratio(other, figure), other.key))]


def _around[K: (tuple[str, str], tuple[Decimal, str])](
    group: list[FigureFact], keys: list[K], own: K
) -> list[FigureFact]:
    """The figures on both sides of a place in a sorted group."""
    place = bisect_left(keys, own)
    return group[max(0, place - NEAREST) : place + NEAREST]


def _by_time(figure: FigureFact) -> tuple[str, str]:
    return str(figure.when.earliest or ""), figure.key


def _by_value(figure: FigureFact) -> tuple[Decimal, str]:
    return figure.value, figure.key


def _years_apart(a: FigureFact, b: FigureFact) -> int:
    if a.when.earliest is None or b.when.earliest is None:
        return 9999
    return abs(a.when.earliest.year - b.when.earliest.year)


def _distance(a: Decimal, b: Decimal) -> Decimal:
    """How far apart two values are, as a share of the larger one."""
    largest = max(abs(a), abs(b))
    return abs(a - b) / largest if largest else Decimal(0)


def _ratio(a: FigureFact, b: FigureFact) -> Decimal:
    """How many times the larger of two values is the smaller one."""
    low, high = sorted((abs(a.value), abs(b.value)))
    return high / low if low else Decimal(10) ** 12
