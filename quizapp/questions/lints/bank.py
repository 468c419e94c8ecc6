"""Lints over a whole bank: what gives answers away only when many items are seen (QUESTIONS, level B). Pure.

They need numbers to mean anything: below `ENOUGH` items of the sort in question they say nothing.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from quizapp.facts.names import content_words, normalise
from quizapp.questions.item import Item
from quizapp.questions.lints.found import BANK, DATES, Lint, is_ordering
from quizapp.questions.vocabulary import Asks, Family

ENOUGH = 40
TRUE_SHARE = (0.45, 0.55)
LARGEST_FAMILY = 0.35
P = 0.01


def check_bank(items: Sequence[Item]) -> list[Lint]:
    """Findings over items that may be drawn together, in order of their numbers."""
    checks = ((10, _longest), (14, _convergence), (15, _ranks), (29, _tells_another), (30, _balance))
    return [Lint(number, BANK, message) for number, check in checks for message in check(items)]


# --- 10, 14: test-wise strategies -----------------------------------------------------------------------------------
def _longest(items: Sequence[Item]) -> Iterator[str]:
    """10: the key is the longest option no more often than chance allows."""
    yield from _strategy(items, "the longest option", lambda item: [len(str(o["text"])) for o in item.options])


def _convergence(items: Sequence[Item]) -> Iterator[str]:
    """14: the option that shares most words with the others is not the key more often than by chance."""
    yield from _strategy(items, "the option most like the others", _shared)


def _shared(item: Item) -> list[int]:
    words = [content_words(str(option["text"])) for option in item.options]
    return [sum(len(mine & other) for other in words if other is not mine) for mine in words]


def _strategy(items: Sequence[Item], name: str, score: Callable[[Item], list[int]]) -> Iterator[str]:
    """A robot that always takes the highest score, and shares its vote where several have it."""
    tried, hits, expected, variance = 0, 0.0, 0.0, 0.0
    for item in items:
        if len(item.options) < 3:
            continue
        scores = score(item)
        best = [index for index, value in enumerate(scores) if value == max(scores)]
        if len(best) == len(scores):
            continue
        chance = 1 / len(scores)
        tried, expected = tried + 1, expected + chance
        hits += 1 / len(best) if 0 in best else 0
        variance += chance * (1 - chance)
    if tried >= ENOUGH and hits > expected + 1.96 * math.sqrt(variance):
        yield f"{name} is right in {hits / tried:.0%} of {tried} items; chance gives {expected / tried:.0%}"


# --- 15: ranks --------------------------------------------------------------------------------------------------------
def rank_of(item: Item) -> int:
    """Where the key stands among its options in their natural order, from 0."""
    if all("position" in option for option in item.options):
        return sorted(int(option["position"]) for option in item.options).index(item.answer["position"])
    values = sorted(str(option["value"]).zfill(4) for option in item.options)
    return values.index(str(item.answer["value"]).zfill(4))


def is_sorted(item: Item) -> bool:
    """Whether its options stand in a natural order."""
    natural = item.asks in DATES or all("position" in option for option in item.options)
    return natural and len(item.options) > 2


def _ranks(items: Sequence[Item]) -> Iterator[str]:
    """15: in sorted options the key stands at every rank alike (chi-squared)."""
    by_size: dict[tuple[str, int], Counter[int]] = defaultdict(Counter)
    for item in items:
        if is_sorted(item) and item.family not in (Family.TREND, Family.TOLD_AS):
            by_size[str(item.asks), len(item.options)][rank_of(item)] += 1
    for (asks, size), counts in sorted(by_size.items()):
        total = counts.total()
        if total < ENOUGH:
            continue
        expected = total / size
        statistic = sum((counts[rank] - expected) ** 2 / expected for rank in range(size))
        if chi_squared_tail(statistic, size - 1) <= P:
            shares = ", ".join(f"{counts[rank] / total:.0%}" for rank in range(size))
            yield f"the right {asks} stands at the {size} ranks unevenly: {shares} of {total}"


def chi_squared_tail(statistic: float, freedom: int) -> float:
    """P(X >= statistic) for a chi-squared variable: the regularised upper incomplete gamma Q(k/2, x/2).

    For whole or half k/2 by its recurrence Q(a + 1, x) = Q(a, x) + x^a e^-x / Gamma(a + 1), from Q(1, x) = e^-x or
    Q(1/2, x) = erfc(sqrt(x)) (Abramowitz and Stegun 6.5.22).
    """
    a, x = freedom / 2, statistic / 2
    start = 0.5 if freedom % 2 else 1.0
    tail = math.erfc(math.sqrt(x)) if freedom % 2 else math.exp(-x)
    while start < a:
        tail += x**start * math.exp(-x) / math.gamma(start + 1)
        start += 1
    return tail


# --- 29, 30 -----------------------------------------------------------------------------------------------------------
def gives_away(item: Item, other: Item) -> bool:
    """Whether the stem of one item says the answer of another about the same fact."""
    if not set(item.subjects) & set(other.subjects) or len(str(other.answer["text"])) < 4:
        return False
    return f" {normalise(str(other.answer['text']))} " in f" {normalise(item.stem)} "


def _tells_another(items: Sequence[Item]) -> Iterator[str]:
    """29: pairs where one stem gives another's answer: sessions keep siblings apart, a printed set does not."""
    by_fact: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for ref in item.subjects:
            by_fact[ref].append(item)
    found = sum(gives_away(a, b) for group in by_fact.values() for a in group for b in group if a is not b)
    if found:
        yield f"{found} stems give the answer of a sibling: such items never stand in one quiz"


def _balance(items: Sequence[Item]) -> Iterator[str]:
    """30: true and false, and the families, are in balance."""
    yield from _evenly(items, Asks.TRUTH, "true", "true/false items are true")
    yield from _evenly(items, Asks.SIDE_OF_ANCHOR, "before", "before/after items are before")
    families = Counter(item.family for item in items)
    for family, count in families.most_common(1):
        if len(items) >= ENOUGH and len(families) > 3 and count > LARGEST_FAMILY * len(items):
            yield f"{family} makes {count / len(items):.0%} of {len(items)} items"


def _evenly(items: Iterable[Item], asks: str, value: str, words: str) -> Iterator[str]:
    found = [item.answer["value"] == value for item in items if item.asks == asks and not is_ordering(item)]
    if len(found) >= ENOUGH and not TRUE_SHARE[0] <= (share := sum(found) / len(found)) <= TRUE_SHARE[1]:
        yield f"{share:.0%} of {len(found)} {words}; 45 to 55 percent tell nothing"
