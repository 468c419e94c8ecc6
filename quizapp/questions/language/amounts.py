"""Numbers of figures: which values the sources allow, when two differ, and how a group of them is written. Pure."""

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from itertools import product

from quizapp.facts.snapshot import FigureFact, Snapshot

NEAR = Decimal("0.02")  # values within 2 percent of the larger one count as the same
ROUGHLY = Decimal("0.03")  # a shown number is at most 3 percent off its value
ROSE, FELL, SAME = WAYS = ("rose", "fell", "same")
MOST_DECIMALS = 3
LONGEST = 10_000  # from here on a number is shown in the next larger unit
WORTH_A_WORD = 1_000_000  # below it numbers without a word such as 'million' are written out

_SCALES: dict[str, int] = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALED = re.compile(r"(?i)(thousand|million|billion|trillion)\s+(\S.*)")
# Codes of currencies in words: an option need not be decoded, and its acronym needs no glossary.
_CURRENCIES = {
    "USD": "dollars",
    "US dollars": "dollars",
    "EUR": "euros",
    "GBP": "pounds",
    "CNY": "yuan",
    "JPY": "yen",
}


# --- values ---------------------------------------------------------------------------------------------------------
def number_text(value: Decimal) -> str:
    """A value as text, exactly and without trailing zeros: as the export has it."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_of(text: str) -> Decimal | None:
    """The finite number that a text is; None for any other text."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def allowed(snapshot: Snapshot, figure: FigureFact) -> tuple[Decimal, ...] | None:
    """Every value that the tellings leave open, ascending; None where a conflict does not even list the figure's own.

    Such a conflict is about a sum of several figures: what it says of one of them is not known.
    """
    found = {figure.value}
    for conflict in snapshot.conflicts_of.get(figure.ref, ()):
        if conflict.field == "value":
            told = {number for value, *_ in conflict.values if (number := number_of(value)) is not None}
            if figure.value not in told:
                return None
            found |= told
    return tuple(sorted(found))


def settled_value(snapshot: Snapshot, figure: FigureFact) -> Decimal | None:
    """The one value that all tellings allow; None where there are several."""
    values = allowed(snapshot, figure)
    return values[0] if values is not None and len(values) == 1 else None


def is_counted(unit: str) -> bool:
    """Whether a unit counts things; neither money nor shares are counted."""
    _, what, _ = _unit(unit)
    return what not in _CURRENCIES.values() and not re.search(r"(?i)percent|per cent|%|yuan|dollar|euro", what)


def is_near(one: Decimal, other: Decimal) -> bool:
    """Whether two values are within two percent of the larger one: too close to be told apart."""
    return abs(one - other) <= NEAR * max(abs(one), abs(other))


def directions(snapshot: Snapshot, earlier: FigureFact, later: FigureFact) -> frozenset[str]:
    """`rose`, `fell`, `same`: what every combination of allowed values gives; empty where one is not known."""
    before, after = allowed(snapshot, earlier), allowed(snapshot, later)
    if before is None or after is None:
        return frozenset()
    return frozenset(_direction(one, other) for one, other in product(before, after))


def _direction(before: Decimal, after: Decimal) -> str:
    if is_near(before, after):
        return SAME
    return ROSE if after > before else FELL


def is_lower(snapshot: Snapshot, lower: FigureFact, higher: FigureFact) -> bool:
    """Whether a figure is lower than another, by more than two percent, under every allowed value of both."""
    one, other = allowed(snapshot, lower), allowed(snapshot, higher)
    if one is None or other is None:
        return False
    return one[-1] < other[0] and not is_near(one[-1], other[0])


# --- texts ----------------------------------------------------------------------------------------------------------
@lru_cache(maxsize=1024)
def _unit(unit: str) -> tuple[int, str, bool]:
    """(factor, unit without its scale, whether it has one): 'million USD' is (1000000, 'USD', True)."""
    found = _SCALED.fullmatch(unit.strip())
    what = found[2] if found else unit.strip()
    return _SCALES[found[1].lower()] if found else 1, _CURRENCIES.get(what, what), bool(found) or what in _CURRENCIES


def unit_text(unit: str) -> str:
    """A unit as a reader has it, with its own scale: 'million dollars' for 'million USD'."""
    found = _SCALED.fullmatch(unit.strip())
    return f"{found[1].lower()} {_unit(unit)[1]}" if found else _unit(unit)[1]


def amount_texts(values: Sequence[Decimal], unit: str) -> tuple[str, ...] | None:
    """The values in one natural unit and with equally many decimals, 'about' when any had to be rounded.

    None where they cannot be shown so: two would read alike, one would be finer than its source, or it takes more
    decimals than one, or than the first of them needs alone.
    """
    factor, what, is_scaled = _unit(unit)
    exact = [value * factor for value in values]
    word, size = _common_scale(exact, is_scaled=is_scaled)
    scaled = [value / size for value in exact]
    known = min(_decimals(value) for value in values) + len(str(size)) - len(str(factor))
    for decimals in range(min(MOST_DECIMALS, max(0, known)) + 1):
        shown = [_rounded(value, decimals) for value in scaled]
        if decimals > 1 and _is_close(_rounded(scaled[0], decimals - 1), scaled[0]):
            return None
        if _shows(shown, scaled):
            about = "about " if any(number != value for number, value in zip(shown, scaled, strict=True)) else ""
            return tuple(about + _written(number, decimals, word, what) for number in shown)
    return None


def amount_text(value: Decimal, unit: str) -> str:
    """One value in a natural unit, exactly if three decimals suffice: '1.138 billion dollars', 'about 0.1 percent'."""
    factor, what, is_scaled = _unit(unit)
    exact = value * factor
    word, size = _common_scale([exact], is_scaled=is_scaled)
    shown = _rounded(exact / size, MOST_DECIMALS)
    decimals = _decimals(shown)
    return ("" if shown * size == exact else "about ") + _written(shown, decimals, word, what)


def _common_scale(values: Iterable[Decimal], *, is_scaled: bool) -> tuple[str, int]:
    """The largest scale in which the smallest value is at least 1; a larger one where numbers would be long."""
    sizes = [abs(value) for value in values if value]
    least, most = min(sizes, default=Decimal(0)), max(sizes, default=Decimal(0))
    if not is_scaled and least < WORTH_A_WORD:
        return "", 1
    scales = [("", 1), *_SCALES.items()]
    index = max(place for place, (_, size) in enumerate(scales) if least >= size or size == 1)
    while most >= LONGEST * scales[index][1] and index < len(scales) - 1:
        index += 1
    return scales[index]


def _shows(shown: Sequence[Decimal], exact: Sequence[Decimal]) -> bool:
    """Whether rounded numbers are close to their values and still apart from one another."""
    close = all(_is_close(number, value) for number, value in zip(shown, exact, strict=True))
    return close and not any(is_near(a, b) for index, a in enumerate(shown) for b in shown[index + 1 :])


def _decimals(value: Decimal) -> int:
    return len(number_text(value).partition(".")[2])


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _is_close(shown: Decimal, value: Decimal) -> bool:
    return abs(shown - value) <= ROUGHLY * abs(value)


def _written(number: Decimal, decimals: int, word: str, what: str) -> str:
    digits = f"{'minus ' if number < 0 else ''}{abs(number):,.{decimals}f}"
    scaled = f"{digits} {word}" if word else digits
    return f"{scaled} {_singular(what) if abs(number) == 1 and not word else what}".rstrip()


def _singular(unit: str) -> str:
    return unit[:-1] if unit.endswith("s") and not unit.endswith("ss") and " " not in unit else unit
