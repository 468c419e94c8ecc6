"""Trend: which way a series went between two periods, and in which of several periods it was highest.

The direction is the same under every value that a conflict leaves open. Most series mostly rise; so that "it rose" is
no safe guess, no more pairs that rose are asked about than a series needs beside those that fell or stayed.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

from quizapp.facts.snapshot import FigureFact
from quizapp.questions.draft import (
    Answer,
    Distractor,
    DoesNotApply,
    Draft,
    Gap,
    NoQuestion,
    Part,
    chance,
    citations_of,
    parts_of,
)
from quizapp.questions.families.common import OTHER_ANSWER, Settled
from quizapp.questions.families.figure import check_figure, period_constraints, recorded, series_name
from quizapp.questions.item import Item
from quizapp.questions.language.amounts import FELL, ROSE, SAME, WAYS, allowed, amount_text, directions, is_lower
from quizapp.questions.language.wording import capitalised, in_phrase, it, sentence, short
from quizapp.questions.vocabulary import Asks, Family, Rule
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.proof import Constraint, Proof, World
from quizapp.questions.world.tellings import certainly_before

FAMILY = Family.TREND
DIRECTION, HIGHEST = "rose_or_fell", "highest"

AHEAD = 4  # a period is compared with so many of the next ones
USES = 2  # how often a figure may be the first, and how often the second of a pair
LURES = 3
TEXTS = {ROSE: "rose", FELL: "fell", SAME: "stayed level (within 2 percent)"}
BETWEEN = "Leaving out the years between, "  # said where they are no neighbours: it may have turned meanwhile
_CHANGE = re.compile(r"(?i)\b(growth|grow|grew|change|increase|decrease|rise|fall|decline)\b")

# Before, then series, first period, second period in this order; each wording names its own words between them.
WORDINGS = (
    ("Which way did ", " go from ", " to ", "?"),
    ("What became of ", " from ", " to ", "?"),
    ("How did ", " change from ", " to ", "?"),
    ("In which direction did ", " move from ", " to ", "?"),
    ("Did ", " rise, fall or stay level from ", " to ", "?"),
    ("What happened to ", " from ", " to ", "?"),
)
HIGHEST_WORDINGS = (
    ("In which of these years was the figure for ", " highest?"),
    ("In which of these years did ", " stand at its highest?"),
    ("Which of these years had the highest figure for ", "?"),
    ("For which of these years is the figure for ", " the largest?"),
    ("Of these years, which one saw the highest figure for ", "?"),
)


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for group in _groups(workshop).values():
        yield from _directions(workshop, group)
        yield from _highest(workshop, group)


def _groups(workshop: Workshop) -> dict[tuple[str, str], list[FigureFact]]:
    """Figures of one series and unit in order of time."""
    found: dict[tuple[str, str], list[FigureFact]] = {}
    for figure in workshop.snapshot.figures.values():
        found.setdefault((figure.series, figure.unit), []).append(figure)
    for group in found.values():
        group.sort(key=lambda figure: (str(figure.when.earliest or ""), figure.key))
    return found


def _check(workshop: Workshop, figure: FigureFact) -> None:
    if figure.qualifier in ("target", "more_than", "less_than") or figure.told != "done":
        raise DoesNotApply("it is a target or a bound, which shows no course")
    if _CHANGE.search(short(figure)) or _CHANGE.search(figure.series.replace("-", " ")):
        raise DoesNotApply("it tells of a change already, whose own course confuses")
    check_figure(workshop.world, figure)
    if allowed(workshop.snapshot, figure) is None:
        raise DoesNotApply("the sources give it several values")


def _directions(workshop: Workshop, group: Sequence[FigureFact]) -> Iterator[Draft | Gap]:
    usable: list[FigureFact] = []
    gaps: dict[str, Gap] = {}
    for figure in group:
        try:
            _check(workshop, figure)
            usable.append(figure)
        except NoQuestion as reason:
            gaps[figure.ref] = Gap(FAMILY, (figure.ref,), str(reason), applies=not isinstance(reason, DoesNotApply))
    covered: set[str] = set()
    for a, b in _pairs(workshop, usable):
        for made in attempt(FAMILY, [a.ref, b.ref], lambda a=a, b=b: _direction(workshop, a, b)):  # type: ignore[misc]
            if isinstance(made, Draft):
                covered |= {a.ref, b.ref}
            yield made
    for figure in group:
        if figure.ref not in covered:
            alone = "its series has no other period" if len(group) == 1 else "no other period shows a certain direction"
            yield gaps.get(figure.ref) or Gap(FAMILY, (figure.ref,), alone, applies=len(group) > 1)


def _pairs(workshop: Workshop, group: Sequence[FigureFact]) -> list[tuple[FigureFact, FigureFact]]:
    """Pairs to ask about: all that fell or stayed, as far as no figure is used too often, and about as many that rose.

    Beyond that a pair that rose is taken only for a figure that no other pair has.
    """
    ways: dict[str, list[tuple[FigureFact, FigureFact]]] = {way: [] for way in WAYS}
    for index, first in enumerate(group):
        for second in group[index + 1 : index + 1 + AHEAD]:
            found = directions(workshop.snapshot, first, second)
            if len(found) == 1 and certainly_before(workshop.snapshot, first, second):
                ways[min(found)].append((first, second))
    firsts: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    chosen: list[tuple[FigureFact, FigureFact]] = []

    near = {figure.key: index for index, figure in enumerate(group)}

    def take(pairs: list[tuple[FigureFact, FigureFact]], most: int | None = None) -> None:
        """Of the pairs the nearest in time, first those of figures that no pair has yet; beyond `most` only those."""
        for wanted in (2, 1, 0):
            nearest = sorted(pairs, key=lambda pair: (near[pair[1].key] - near[pair[0].key], chance(*map(_key, pair))))
            for first, second in nearest:
                new = sum(not firsts[figure.key] and not seconds[figure.key] for figure in (first, second))
                is_enough = most is not None and len(chosen) >= most and not new
                is_used = firsts[first.key] >= USES or seconds[second.key] >= USES or (first, second) in chosen
                if new >= wanted and not is_enough and not is_used:
                    firsts[first.key] += 1
                    seconds[second.key] += 1
                    chosen.append((first, second))

    rare, common = sorted((FELL, ROSE), key=lambda way: (len(ways[way]), way))
    take(ways[SAME])
    before = len(chosen)
    take(ways[rare])
    take(ways[common], most=2 * len(chosen) - before)
    return chosen


def _key(figure: FigureFact) -> str:
    return figure.key


def _years(figure: FigureFact) -> str:
    return in_phrase(figure.when, "year" if figure.when.precision == "year" else "day").partition(" ")[2]


def _amounts(workshop: Workshop, figure: FigureFact) -> str:
    """Its value; where the tellings differ, all that they give."""
    texts = [amount_text(value, figure.unit) for value in allowed(workshop.snapshot, figure) or ()]
    units = {text.partition(" ")[2] for text in texts}
    if len(units) == 1:  # '434.37 or 434.73 million dollars'
        texts = [*(text.partition(" ")[0] for text in texts[:-1]), *texts[-1:]]
    return " or ".join(texts)


def _direction(workshop: Workshop, first: FigureFact, second: FigureFact) -> Draft:
    constraints = (*period_constraints(first), *period_constraints(second))
    proof = _prove_direction(workshop.world, constraints)
    if not proof.holds:
        raise NoQuestion(proof.problem)
    (right,) = proof.answers
    key = workshop.key(FAMILY, [first.ref, second.ref], Asks.TREND, DIRECTION)
    before, between, to, after = workshop.pick(WORDINGS, key)
    if _is_far(first, second):
        before = f"{BETWEEN}{before[:1].lower()}{before[1:]}"
    who = it(short(first))
    amounts = [_amounts(workshop, figure) for figure in (first, second)]
    shown = f"{amounts[0]} in {_years(first)} and {amounts[1]} in {_years(second)}"
    return Draft(
        family=FAMILY,
        asks=Asks.TREND,
        subjects=(first.ref, second.ref),
        variant=DIRECTION,
        parts=parts_of(before, (series_name(first), 0), between, (_years(first), 1), to, (_years(second), 3), after),
        constraints=constraints,
        answer=Answer(capitalised(f"{who} {TEXTS[right]}"), right, position=WAYS.index(right), inside=TEXTS[right]),
        distractors=tuple(
            Distractor(
                text=capitalised(f"{who} {TEXTS[way]}"),
                value=way,
                inside=TEXTS[way],
                rule=Rule.OTHER_DIRECTION,
                facts=(first.ref, second.ref),
                reason="The values that the sources give went another way.",
                truth=sentence(f"by the figures of the sources {series_name(first)} {TEXTS[right]}"),
                truth_facts=(first.ref, second.ref),
                position=WAYS.index(way),
            )
            for way in WAYS
            if way != right
        ),
        proof=proof,
        why=sentence(f"for {series_name(first)} the sources give {shown}, so {who} {TEXTS[right]}"),
        citations=citations_of(workshop.snapshot, [first.ref, second.ref]),
        tier=max(first.tier, second.tier),
        statement=_statement(first, second),
    )


def _is_far(first: FigureFact, second: FigureFact) -> bool:
    """Whether a year or more lies between the two periods."""
    assert first.when.latest and second.when.earliest
    return second.when.earliest.year - first.when.latest.year > 1


def _statement(first: FigureFact, second: FigureFact) -> tuple[Part, ...]:
    """As 'China–Kazakhstan trade rose from 1996 to 1997.' with a blank for its verb."""
    lead = parts_of((capitalised(series_name(first)), 0), " ")
    rest = parts_of(" from ", (_years(first), 1), " to ", (_years(second), 3), ".")
    return (*lead, Part("", is_blank=True), *rest)


# --- highest ----------------------------------------------------------------------------------------------------------
def _highest(workshop: Workshop, group: Sequence[FigureFact]) -> Iterator[Draft]:
    """One question for each figure that was highest of its surroundings, where the rank drawn for it can be had.

    In a series that rises the latest year would always be the answer; so the rank of the right year is drawn first,
    and no other rank takes its place.
    """
    usable = [figure for figure in group if figure.when.precision == "year" and _is_usable(workshop, figure)]
    for place, figure in enumerate(usable):
        lower = [
            [other for other in side if is_lower(workshop.snapshot, other, figure)]
            for side in (usable[max(0, place - 2 * AHEAD) : place][::-1], usable[place + 1 : place + 1 + 2 * AHEAD])
        ]
        rank = chance(workshop.snapshot.slug, figure.key, HIGHEST) % (LURES + 1)
        if rank <= len(lower[0]) and LURES - rank <= len(lower[1]):
            shown = [*lower[0][:rank][::-1], figure, *lower[1][: LURES - rank]]
            with suppress(NoQuestion):
                yield _highest_draft(workshop, figure, shown)


def _is_usable(workshop: Workshop, figure: FigureFact) -> bool:
    try:
        _check(workshop, figure)
    except NoQuestion:
        return False
    return True


def _highest_draft(workshop: Workshop, best: FigureFact, shown: Sequence[FigureFact]) -> Draft:
    constraints = tuple(constraint for figure in shown for constraint in period_constraints(figure))
    proof = _prove_highest(workshop.world, constraints, best.when.edtf)
    if not proof.holds:
        raise NoQuestion(proof.problem)
    refs = tuple(figure.ref for figure in shown)
    key = workshop.key(FAMILY, refs, Asks.TREND, HIGHEST)
    before, after = workshop.pick(HIGHEST_WORDINGS, key)
    return Draft(
        family=FAMILY,
        asks=Asks.TREND,
        subjects=refs,
        variant=HIGHEST,
        parts=parts_of(before, (series_name(best), 0), after),
        constraints=constraints,
        answer=Answer(_years(best), best.when.edtf, position=shown.index(best)),
        distractors=tuple(
            Distractor(
                text=_years(other),
                value=other.when.edtf,
                rule=Rule.OTHER_VALUE,
                facts=(other.ref, best.ref),
                reason=f"The figure for {_years(best)} is higher under every value that the sources give.",
                truth=recorded(workshop.world, other),
                truth_facts=(other.ref,),
                position=place,
            )
            for place, other in enumerate(shown)
            if other is not best
        ),
        proof=proof,
        why=recorded(workshop.world, best),
        citations=citations_of(workshop.snapshot, [best.ref, *(ref for ref in refs if ref != best.ref)]),
        tier=max(figure.tier for figure in shown),
    )


# --- proved again ------------------------------------------------------------------------------------------------
def _meant(world: World, constraints: Sequence[Constraint]) -> list[list[FigureFact]]:
    """For each pair of series and period the figures that it may mean."""
    return [world.may_figures(constraints[index : index + 2]) for index in range(0, len(constraints), 2)]


def _proof(meant: Sequence[Sequence[FigureFact]], answers: frozenset[str], problem: str) -> Proof:
    refs = tuple(dict.fromkeys(figure.ref for figures in meant for figure in figures))
    if not all(meant):
        return Proof(refs, (), "no figure satisfies the stem")
    return Proof(refs, tuple(sorted(answers)), "" if len(answers) == 1 else problem)


def _prove_direction(world: World, constraints: Sequence[Constraint]) -> Proof:
    first, second = meant = _meant(world, constraints)
    ways = [directions(world.snapshot, a, b) for a in first for b in second]
    found: frozenset[str] = frozenset().union(*ways) if all(ways) else frozenset()
    return _proof(meant, found, "the tellings leave open which way it went")


def _prove_highest(world: World, constraints: Sequence[Constraint], best: str) -> Proof:
    meant = _meant(world, constraints)
    periods = [constraint.value for constraint in constraints[1::2]]
    if best not in periods:
        return Proof((), (), "the right period is not among those shown")
    top = meant[periods.index(best)]
    others = [figure for period, figures in zip(periods, meant, strict=True) for figure in figures if period != best]
    is_top = all(is_lower(world.snapshot, other, figure) for other in others for figure in top)
    return _proof(meant, frozenset({best} if is_top else ()), "the tellings leave open when it was highest")


def settled(item: Item) -> Settled:
    """Series and period, in this order, of each figure."""
    for index, constraint in enumerate(item.meant):
        yield item.subjects[index // 2], constraint


def prove(world: World, item: Item) -> Proof:
    if item.variant == HIGHEST:
        return _prove_highest(world, item.meant, str(item.answer["value"]))
    return _prove_direction(world, item.meant)


def answer_problem(world: World, item: Item) -> str:
    figures = [world.snapshot.figures[ref.removeprefix("figure:")] for ref in item.subjects]
    if len({(figure.series, figure.unit) for figure in figures}) > 1:
        return "the figures are of different series or units now"
    if any(figure.told != "done" for figure in figures):
        return "the source no longer tells it as done"
    for earlier, later in pairwise(figures):
        if not certainly_before(world.snapshot, earlier, later):
            return "the periods are not certainly one after the other"
    return "" if list(item.proof["answers"]) == [item.answer["value"]] else OTHER_ANSWER
