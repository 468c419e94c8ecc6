"""Figures that contradict each other: sums, growth, two values of one series. Pure.

Series: a slug, or `<base>:<part>` with the parts `total`, `export`, `import` and `growth`. Figures with the same base,
period (`date`) and unit belong together, and the total must be the sum of exports and imports. The base names whose
exports they are: `trade-cn:export` are China's.

Growth: a series with the word `growth` in its name tells how the series that is called the same without it changed
since the same period a year before: `trade-cn:growth` and `trade-growth-cn` belong to `trade-cn:total` (or to a plain
`trade-cn`), `trade-cn:export-growth` to `trade-cn:export`. Its unit is percent, or the unit of what grew.

All of it is interval arithmetic. A number stands for everything that rounds to the digits written: 18 for 17.5 to
18.5. Zeros at the end of a whole number count as digits only up to the third (22500 may be 22450 to 22550), since
units are often converted. `about` widens a number by 2 % (growth by a tenth or by one point), more than and less than
leave one end open. Targets and plans are left out; so are more than and less than from sums.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import product

from quizapp.facts.check.findings import ERROR, WARNING, Finding, Topic
from quizapp.facts.rowhash import Fields

type Words = tuple[str, ...]

_SUMMED = ("export", "import")
_GROWTH, _TOTAL = "growth", "total"
_PERCENT = frozenset(("%", "percent", "per cent", "percents", "pct"))
_WORD = re.compile(r"[^\W_]+")
_YEAR_OF_PERIOD = re.compile(r"(?<![0-9-])[0-9]{4}")
_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{2})?(/[0-9]{4}(-[0-9]{2})?)?")
_ENDLESS = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Range:
    """Every value that a written number may stand for, ends included."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Range") -> bool:
        return self.low <= other.high and other.low <= self.high


def number(row: Fields) -> str:
    """A figure's value as it is read: without zeros at the end of its decimals."""
    return f"{Decimal(row['value']).normalize():f}"


def sums(topic: Topic) -> Iterator[Finding]:
    """A total that is not exports plus imports."""
    groups: dict[tuple[str, str, str], dict[str, list[Fields]]] = defaultdict(lambda: defaultdict(list))
    for row in topic.rows["figure"]:
        base, _, part = row["series"].partition(":")
        if part and row["qualifier"] in ("exact", "about") and row["told"] != "planned":
            groups[base, row["date"], row["unit"]][part].append(row)
    for parts in groups.values():
        if not all(parts[name] for name in (_TOTAL, *_SUMMED)):
            continue
        for total in parts[_TOTAL]:
            summands = [parts[name][0] for name in _SUMMED]
            together = sum((Decimal(row["value"]) for row in summands), Decimal(0))
            if abs(Decimal(total["value"]) - together) > _tolerance([total, *summands]):
                facts = [f"figure:{row['key']}" for row in (total, *summands)]
                shown = " + ".join(map(number, summands))
                said = f"{shown} = {together.normalize():f}, but the total is given as {number(total)}"
                yield topic.found("sum", "value", facts, said)


def one_value_a_period(topic: Topic) -> Iterator[Finding]:
    """Two values of one series for one period."""
    seen: dict[tuple[str, str, str], Fields] = {}
    for row in topic.rows["figure"]:
        first = seen.setdefault((row["series"], row["date"], row["unit"]), row)
        if first is not row and row["date"] and row["value"] != first["value"]:
            fact, other = f"figure:{row['key']}", f"figure:{first['key']}"
            said = f"gives {number(row)} for {row['date']}, where {other} of the same series gives {number(first)}"
            yield topic.found("series", "value", (fact, other), said)


def growth(topic: Topic) -> Iterator[Finding]:
    """A growth that the values of the two periods contradict, under every value they are given."""
    values: dict[tuple[Words, str], list[Fields]] = defaultdict(list)
    for row in topic.rows["figure"]:
        if _counts(row):
            values[_words(row["series"]), row["date"]].append(row)
    disputed = _disputed_values(topic)
    for row in topic.rows["figure"]:
        words = _words(row["series"])
        if _GROWTH not in words or not _counts(row) or not _PERIOD.fullmatch(row["date"]):
            continue
        at = words.index(_GROWTH)
        rest = words[:at] + words[at + 1 :]
        for base in ((*rest, _TOTAL), rest):
            now, before = values.get((base, row["date"]), []), values.get((base, _year_before(row["date"])), [])
            if rest and (finding := _contradicted(topic, row, now, before, disputed)):
                yield finding
                break


def value_among_the_disputed(topic: Topic) -> Iterator[Finding]:
    """A figure whose value is none of those that the conflict about it gives: the conflict covers something else."""
    figures = topic.by_key("figure")
    for key, values in _disputed_values(topic).items():
        row = figures.get(key)
        if row is not None and Decimal(row["value"]) not in values:
            given = " or ".join(f"{value.normalize():f}" for value in values)
            yield Finding(WARNING, "disputed", f"figure:{key}", f"is {number(row)}, but its conflicts give {given}")


def _contradicted(
    topic: Topic, row: Fields, now: list[Fields], before: list[Fields], disputed: dict[str, list[Decimal]]
) -> Finding | None:
    told = _growth_range(row)
    results = []
    for new, old in product(now, before):
        if new["unit"] != old["unit"] or not (_is_percent(row) or row["unit"] == new["unit"]):
            continue
        for new_range, old_range in product(_ranges(new, disputed), _ranges(old, disputed)):
            result = grown(new_range, old_range, percent=_is_percent(row))
            if result is None or result.meets(told):
                return None
            results.append((result, new, old))
    if not results:
        return None
    result, new, old = results[0]
    said = (
        f"is given as {number(row)} {row['unit']}, but {number(old)} (figure:{old['key']}) and {number(new)} "
        f"(figure:{new['key']}) give {_shown(result)}"
    )
    # Where the series are named by the convention they are meant to belong together; otherwise the name only says so,
    # and growth in real terms is not that of the plain numbers.
    meant = ":" in row["series"] or ":" in new["series"]
    return topic.found("growth", "value", [f"figure:{row['key']}"], said, ERROR if meant else WARNING)


def _counts(row: Fields) -> bool:
    return bool(row["date"]) and row["qualifier"] != "target" and row["told"] != "planned"


def _words(series: str) -> Words:
    return tuple(_WORD.findall(series.casefold()))


def _is_percent(row: Fields) -> bool:
    return row["unit"].strip().casefold() in _PERCENT


def _year_before(period: str) -> str:
    return _YEAR_OF_PERIOD.sub(lambda year: f"{int(year[0]) - 1:04}", period)


def _disputed_values(topic: Topic) -> dict[str, list[Decimal]]:
    """The numbers that recorded conflicts give for a figure, by its key."""
    figures = {
        row["key"]: [key[-1] for key in row["figures"]] for row in topic.rows["conflict"] if row["field"] == "value"
    }
    given: dict[str, list[Decimal]] = defaultdict(list)
    for row in topic.rows["conflictvalue"]:
        named = figures.get(row["conflict"][-1], [])
        if len(named) == 1:  # of several figures, nothing says whose value it is
            try:
                value = Decimal(row["value"])
            except InvalidOperation:
                continue
            if value.is_finite():
                given[named[0]].append(value)
    return given


def half_a_digit(value: Decimal) -> Decimal:
    """Half a unit of the last digit written."""
    _, digits, exponent = value.normalize().as_tuple()
    if not isinstance(exponent, int):
        return Decimal(0)
    return Decimal("0.5").scaleb(min(exponent, max(0, exponent + len(digits) - 3)))


def range_of(value: Decimal, qualifier: str) -> Range:
    half = half_a_digit(value)
    match qualifier:
        case "about":
            half = max(half, abs(value) * Decimal("0.02"))
        case "more_than":
            return Range(value - half, _ENDLESS)
        case "less_than":
            return Range(Decimal(0), value + half)
    return Range(value - half, value + half)


def _ranges(row: Fields, disputed: dict[str, list[Decimal]]) -> list[Range]:
    values = dict.fromkeys([Decimal(row["value"]), *disputed.get(row["key"], ())])
    return [range_of(value, row["qualifier"]) for value in values]


def _growth_range(row: Fields) -> Range:
    value = Decimal(row["value"])
    half = half_a_digit(value)
    match row["qualifier"]:
        case "about":
            half = max(half, abs(value) / 10, Decimal(1))
        case "more_than":
            return Range(value - half, _ENDLESS)
        case "less_than":
            return Range(-_ENDLESS, value + half)
    return Range(value - half, value + half)


def grown(new: Range, old: Range, *, percent: bool) -> Range | None:
    """The growth between two values; None where it is boundless, since the older one may be nothing."""
    if not percent:
        return Range(new.low - old.high, new.high - old.low)
    if old.low <= 0 or new.low < 0:
        return None
    return Range((new.low / old.high - 1) * 100, (new.high / old.low - 1) * 100)


def _shown(result: Range) -> str:
    def text(value: Decimal) -> str:
        return f"{value:.2f}" if value.is_finite() else "any number"

    return f"{text(result.low)} to {text(result.high)}"


def _tolerance(rows: list[Fields]) -> Decimal:
    """Half a unit of the last digit written, for each number; 2 % of the largest when one is approximate."""
    exact = sum((half_a_digit(Decimal(row["value"])) for row in rows), Decimal(0))
    if any(row["qualifier"] == "about" for row in rows):
        return max(exact, max(abs(Decimal(row["value"])) for row in rows) * Decimal("0.02"))
    return exact
