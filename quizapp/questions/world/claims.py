"""A source's claim of growth over a span of years, and the two totals that test it. Pure.

A claim such as 'trade grew more than 60 times in thirty years' is tested by the first and the last total of that span
and by no others: shorter spans say nothing of it.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from quizapp.facts.snapshot import FigureFact
from quizapp.questions.draft import Distractor, NoQuestion, chance
from quizapp.questions.language.amounts import amount_text
from quizapp.questions.language.wording import sentence
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.proof import World
from quizapp.questions.world.reckoning import TOTAL

WANTED = 3
_TIMES = frozenset(("times", "fold", "-fold"))
_SPAN = re.compile(r"([0-9]{4})/([0-9]{4})")
_YEAR = re.compile(r"[0-9]{4}")
SPAN = "span"
LATE = 1  # by so many years a last total may lie before the end of the span
BOUNDS = {"more_than": "more than ", "less_than": "less than ", "about": "about "}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two totals of one quantity, the earlier first."""

    first: FigureFact
    last: FigureFact

    @property
    def value(self) -> str:
        return f"{SPAN}:{self.first.key}+{self.last.key}"

    @property
    def facts(self) -> tuple[str, str]:
        return self.first.ref, self.last.ref

    @property
    def text(self) -> str:
        return " and ".join(
            f"{amount_text(one.value, one.unit)} in {one.when.human()}" for one in (self.first, self.last)
        )

    @property
    def times(self) -> Decimal:
        return self.last.value / self.first.value


def is_claim_of_growth(figure: FigureFact) -> bool:
    """Whether a figure tells how many times something grew over a span of years."""
    return figure.unit in _TIMES and "growth" in figure.series and _SPAN.fullmatch(figure.when.edtf) is not None


def bounded(figure: FigureFact) -> str:
    return f"{BOUNDS.get(figure.qualifier, '')}{amount_text(figure.value, figure.unit).removeprefix('about ')}"


def tested(world: World, claim: FigureFact) -> Pair:
    """The totals at the two ends of a claim's span; raises NoQuestion where the sources do not give both."""
    span = _SPAN.fullmatch(claim.when.edtf)
    totals = _totals(world, claim)
    if span is None or not totals:
        raise NoQuestion("the sources give no totals of what it speaks of")
    first = [one for one in totals if one.when.edtf == span[1]]
    last = [one for one in totals if int(span[2]) - LATE <= int(one.when.edtf) <= int(span[2])]
    if len(first) != 1 or not last or first[0].value <= 0:
        raise NoQuestion("the sources give no totals at both ends of its span")
    return Pair(first[0], last[-1])


def _totals(world: World, claim: FigureFact) -> list[FigureFact]:
    """Undisputed totals of the claim's quantity, in order of time: its name has all the words of theirs."""

    def found() -> list[FigureFact]:
        figures = world.snapshot.figures.values()
        named = [one for one in figures if one.series.endswith(f":{TOTAL}") and _YEAR.fullmatch(one.when.edtf)]
        sound = [one for one in named if one.told == "done" and one.qualifier == "exact" and one.citations]
        return sorted(sound, key=lambda one: (one.when.edtf, one.key))

    said = world.telling_words(claim.title)
    totals = world.keep(("claims", "totals"), found)
    kept = [one for one in totals if one.ref not in world.snapshot.conflicts_of and _told_words(world, one) <= said]
    units = {one.unit for one in kept}
    return kept if len(units) == 1 else []


def _told_words(world: World, figure: FigureFact) -> set[str]:
    words = {word for word in world.telling_words(figure.title) if not word.isdecimal()}
    return words or {figure.key}


def lures(world: World, claim: FigureFact, test: Pair, key: str) -> tuple[Distractor, ...]:
    """Pairs of true totals of which one at least is not at an end of the span; raises NoQuestion if there are few."""
    totals = _totals(world, claim)
    middle = [one for one in totals if test.first.when.edtf < one.when.edtf < test.last.when.edtf]
    middle.sort(key=lambda one: chance(key, one.key))
    if len(middle) < WANTED:
        raise NoQuestion("too few other totals are known")
    inner = sorted(middle[2:4], key=lambda one: one.when.edtf)
    pairs = [Pair(test.first, middle[0]), Pair(middle[1], test.last)]
    pairs += [Pair(*inner)] if len(inner) == WANTED - 1 else []
    return tuple(
        Distractor(
            text=pair.text,
            value=pair.value,
            rule=Rule.NO_BEARING,
            facts=pair.facts,
            reason="These totals are not those of the first and the last year that it speaks of.",
            truth=sentence(
                f"From {pair.first.when.human()} to {pair.last.when.human()} it came to {_times(pair)} times as much, "
                "which says nothing of the whole span"
            ),
            truth_facts=pair.facts,
        )
        for pair in pairs
    )


def verdict(claim: FigureFact, test: Pair) -> str:
    """What comes of the test."""
    return sentence(f"{test.text}: that is {_times(test)} times as much, where the claim is {bounded(claim)}")


def _times(pair: Pair) -> str:
    return f"{pair.times:.1f}"


def pair_named(world: World, value: str) -> Pair | None:
    """The pair of a name that `Pair.value` gave."""
    kind, _, keys = value.partition(":")
    figures = [world.snapshot.figures.get(key) for key in keys.split("+")]
    if kind != SPAN or len(figures) != WANTED - 1 or figures[0] is None or figures[1] is None:
        return None
    return Pair(figures[0], figures[1])


def why_not_beside(world: World, ref: str, value: str) -> str:
    """Why a pair may test the claim after all, or is no pair of undisputed totals; '' while it is a lure."""
    claim, pair = world.snapshot.fact(ref), pair_named(world, value)
    if not isinstance(claim, FigureFact) or pair is None:
        return "a figure it rests on is gone"
    if any(one.ref in world.snapshot.conflicts_of for one in (pair.first, pair.last)):
        return "one of its totals is in dispute"
    try:
        test = tested(world, claim)
    except NoQuestion as problem:
        return str(problem)
    return "it spans what the claim speaks of" if pair == test or _spans(pair, claim) else ""


def _spans(pair: Pair, claim: FigureFact) -> bool:
    span = _SPAN.fullmatch(claim.when.edtf)
    return span is not None and pair.first.when.edtf <= span[1] and int(pair.last.when.edtf) >= int(span[2]) - LATE
