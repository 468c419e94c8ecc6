"""What figures of related series say when they are reckoned with: sums, changes, differences. Pure.

Series are related by their names (README, "What check_facts finds"): `<base>:total`, `:export`, `:import` belong
together, and a series with the word `growth` tells the change of the series that is called the same without it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from quizapp.facts.check.figures import Range, grown, half_a_digit, range_of
from quizapp.facts.snapshot import FigureFact, Snapshot

SUM, CHANGE, EXCESS = "sum", "change", "excess"
TOTAL, EXPORT, IMPORT = "total", "export", "import"
_GROWTH = "growth"
_PERCENT = frozenset(("%", "percent", "per cent", "percents", "pct"))
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?<![0-9-])[0-9]{4}")
_PERIOD = re.compile(r"[0-9]{4}(?:-[0-9]{2})?")
_SUBJECTS = {EXPORT: "exports", IMPORT: "imports"}

type Slot = tuple[tuple[str, ...], str, str]  # the words of a series, its unit, its period


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One calculation: its kind, the figures it takes, in order, and what comes of them (in percent for a change)."""

    kind: str
    figures: tuple[FigureFact, ...]
    result: Decimal

    @property
    def value(self) -> str:
        """Its name: 'sum:exports-1995+imports-1995', from the keys of its figures."""
        return f"{self.kind}:{'+'.join(figure.key for figure in self.figures)}"

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(figure.ref for figure in self.figures)

    @property
    def period(self) -> str:
        """The EDTF period that it speaks of; of a change the later one."""
        return self.figures[-1].when.edtf

    @property
    def text(self) -> str:
        """As an option says it: 'Exports fell from 138 to 75.4, or by 45.3 percent'."""
        one, other = self.figures
        first, second = shown(one.value), shown(other.value)
        match self.kind:
            case "sum":
                said = f"{_name(one)} of {first} and {_name(other)} of {second} add up to {shown(self.result)}"
            case "excess":
                said = f"{_name(one)} of {first} were larger than {_name(other)} of {second}"
            case _:
                way = "fell" if self.result < 0 else "rose"
                said = f"{_name(one)} {way} from {first} to {second}, or by {abs(self.result):.1f} percent"
        return said[:1].upper() + said[1:]


def shown(value: Decimal) -> str:
    """A number as it was given, without zeros at the end: '1,138', '75.447', 'minus 22.7'."""
    text = f"{abs(value).normalize():,f}"
    return f"minus {text}" if value < 0 else text


def _name(figure: FigureFact) -> str:
    return _SUBJECTS.get(_part(figure), "the total")


def _part(figure: FigureFact) -> str:
    return figure.series.partition(":")[2]


def _words(series: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(series.casefold()))


class Ledger:
    """The figures of one topic by series, unit and period; only what was done and is a number, not a bound."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    @cached_property
    def _slots(self) -> Mapping[Slot, FigureFact | None]:
        """The figure of each slot; None where two stand in one."""
        found: dict[Slot, FigureFact | None] = {}
        for figure in self.snapshot.figures.values():
            if figure.told == "done" and figure.qualifier == "exact" and _PERIOD.fullmatch(figure.when.edtf):
                slot = (_words(figure.series), figure.unit, figure.when.edtf)
                found[slot] = None if slot in found else figure
        return found

    def _beside(self, figure: FigureFact, part: str, years: int = 0) -> FigureFact | None:
        """The figure of another part of the same base, so many years later."""
        base = _words(figure.series.partition(":")[0])
        return self._slots.get(((*base, part), figure.unit, _moved(figure.when.edtf, years)))

    def sum_of(self, total: FigureFact) -> Reckoning | None:
        """Exports and imports of a total's period, added up."""
        return self._sum_beside(total) if _part(total) == TOTAL else None

    def _sum_beside(self, figure: FigureFact) -> Reckoning | None:
        exports, imports = self._beside(figure, EXPORT), self._beside(figure, IMPORT)
        if exports is None or imports is None:
            return None
        return Reckoning(SUM, (exports, imports), exports.value + imports.value)

    def excess(self, figure: FigureFact) -> Reckoning | None:
        """Which of exports and imports of a figure's period was the larger."""
        both = [self._beside(figure, part) for part in (EXPORT, IMPORT)]
        known = sorted((one for one in both if one is not None), key=lambda one: -one.value)
        if len(known) < 2 or known[0].value == known[1].value:
            return None
        return Reckoning(EXCESS, (known[0], known[1]), known[0].value - known[1].value)

    def change(self, figure: FigureFact) -> Reckoning | None:
        """How a figure changed since the same period a year before."""
        slot = (_words(figure.series), figure.unit, _moved(figure.when.edtf, -1))
        before = self._slots.get(slot)
        if before is None or before.value <= 0 or before.value == figure.value or figure.unit in _PERCENT:
            return None
        return Reckoning(CHANGE, (before, figure), (figure.value / before.value - 1) * 100)

    def change_told_by(self, growth: FigureFact) -> Reckoning | None:
        """The change that a figure of growth, in percent, tells of, reckoned from the two values themselves."""
        words = _words(growth.series)
        if _GROWTH not in words or growth.unit.strip().casefold() not in _PERCENT or growth.qualifier != "exact":
            return None
        at = words.index(_GROWTH)
        rest = (*words[:at], *words[at + 1 :])
        for series in ((*rest, TOTAL), rest):
            for unit in self._units.get(series, ()):
                now = self._slots.get((series, unit, growth.when.edtf))
                if now is not None and (change := self.change(now)) is not None:
                    return change
        return None

    @cached_property
    def _units(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        found: dict[tuple[str, ...], dict[str, None]] = {}
        for series, unit, _ in sorted(self._slots):
            found.setdefault(series, {})[unit] = None
        return {series: tuple(units) for series, units in found.items()}

    # --- do they agree ----------------------------------------------------------------------------------------------
    def holds(self, made: Reckoning) -> bool:
        """Whether a calculation agrees with what is told of its result, within the digits that are written."""
        if made.kind == SUM:
            total = self.total_of(made)
            return total is None or self.fits_sum(made, total)
        if made.kind == CHANGE:
            return all(self.fits_growth(made, growth) for growth in self._growths.get(made.figures, ()))
        return True

    def total_of(self, made: Reckoning) -> FigureFact | None:
        """The total that is told of the period of a sum."""
        return self._beside(made.figures[0], TOTAL)

    def fits_sum(self, made: Reckoning, total: FigureFact) -> bool:
        room = sum((half_a_digit(figure.value) for figure in (total, *made.figures)), Decimal(0))
        return abs(total.value - made.result) <= room

    def fits_growth(self, made: Reckoning, growth: FigureFact) -> bool:
        before, now = (range_of(figure.value, figure.qualifier) for figure in made.figures)
        result: Range | None = grown(now, before, percent=True)
        return result is None or result.meets(range_of(growth.value, growth.qualifier))

    @cached_property
    def _growths(self) -> Mapping[tuple[FigureFact, ...], list[FigureFact]]:
        """Of each pair of figures those that tell how the one grew from the other."""
        found: dict[tuple[FigureFact, ...], list[FigureFact]] = {}
        for figure in self.snapshot.figures.values():
            if figure.told == "done" and (change := self.change_told_by(figure)) is not None:
                found.setdefault(change.figures, []).append(figure)
        return found

    # --- by name ----------------------------------------------------------------------------------------------------
    def named(self, value: str) -> Reckoning | None:
        """The calculation of a name that `Reckoning.value` gave, with the figures as they are now."""
        kind, _, keys = value.partition(":")
        figures = [self.snapshot.figures.get(key) for key in keys.split("+")]
        if len(figures) != 2 or figures[-1] is None:
            return None
        makers = {SUM: self._sum_beside, CHANGE: self.change, EXCESS: self.excess}
        made = makers[kind](figures[-1]) if kind in makers else None
        return made if made is not None and made.value == value else None

    def around(self, figure: FigureFact, years: int) -> Iterator[Reckoning]:
        """Calculations with figures of the same base, in that period and so many years on either side."""
        words = _words(figure.series)
        base = tuple(word for word in words if word not in (TOTAL, EXPORT, IMPORT, _GROWTH))
        for step in sorted(range(-years, years + 1), key=lambda step: (abs(step), step)):
            period = _moved(figure.when.edtf, step)
            for unit in self._units.get((*base, EXPORT), ()):
                exports, imports, total = (
                    self._slots.get(((*base, part), unit, period)) for part in (EXPORT, IMPORT, TOTAL)
                )
                made = [
                    *(self.change(part) for part in (exports, imports, total) if part is not None),
                    self.excess(exports) if exports is not None else None,
                    self._sum_beside(exports) if exports is not None else None,
                ]
                yield from (one for one in made if one is not None)


def _moved(period: str, years: int) -> str:
    """The same period so many years later."""
    return _YEAR.sub(lambda year: f"{max(1, int(year[0]) + years):04}", period)
