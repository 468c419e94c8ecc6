"""Timeline: in which slot between three dated essentials a fact belongs, half a year and another year from each."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizapp.facts import dates
from quizapp.facts.snapshot import first_ref
from quizapp.questions.draft import Answer, Distractor, Draft, Gap, NoQuestion, chance, citations_of, parts_of
from quizapp.questions.families.common import OTHER_ANSWER, not_done, settled_one_by_one
from quizapp.questions.item import Item
from quizapp.questions.language.wording import does, era, named, sentence, short
from quizapp.questions.vocabulary import Asks, Family, Format, Rule
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.orderings import (
    Orderable,
    Orderings,
    Span,
    dates_from,
    label_constraint,
    may_refs,
    order_problem,
    span_of,
    told_when,
)
from quizapp.questions.world.proof import Constraint, Proof, World

FAMILY = Family.TIMELINE

LEAST_TIER = 2  # details are not worth a landmark
NEIGHBOURS = 3
MAX_DAYS = 3652  # ten years to the landmark next to it: from further away it says nothing
MIN_DAYS = 180
NEAREST = 8  # so many essentials on each side are tried

# Before and after the label.
WORDINGS = (
    ("Where on this timeline {does} ", " belong?"),
    ("At which place on this timeline {does} ", " stand?"),
    ("Where among these landmarks {does} ", " belong in time?"),
    ("Into which of these gaps {does} ", " fall?"),
    ("Where would you put ", " on this timeline?"),
    ("Which stretch of this timeline holds ", "?"),
)


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    orderings = Orderings.of(workshop.world)
    shown: set[frozenset[str]] = set()  # four facts make one timeline, whichever of them is asked
    for fact in (fact for fact in orderings.facts if fact.tier <= LEAST_TIER):
        neighbours = _neighbours(orderings, fact)
        if len(neighbours) < NEIGHBOURS:
            reason = "too few essentials lie half a year and another year from it, the next within ten years"
            yield Gap(FAMILY, (fact.ref,), reason, applies=len(orderings.essentials) >= NEIGHBOURS)
            continue
        refs = [fact.ref, *(neighbour.ref for neighbour in neighbours)]
        if frozenset(refs) in shown:
            yield Gap(FAMILY, (fact.ref,), "the timeline that it would stand on asks about another of its facts")
            continue
        shown.add(frozenset(refs))
        yield from attempt(FAMILY, refs, lambda f=fact, n=neighbours: _draft(workshop, f, n))  # type: ignore[misc]


def _neighbours(orderings: Orderings, fact: Orderable) -> list[Orderable]:
    """Three essentials in order of time; how many of them come first is drawn before they are chosen."""
    earlier, later = orderings.essentials_beside(fact, NEAREST)
    before = _spaced(orderings, fact, earlier, is_before=True)
    after = _spaced(orderings, fact, later, is_before=False)
    rank = chance(first_ref(fact), FAMILY, "rank") % (NEIGHBOURS + 1)
    rank = max(min(rank, len(before)), NEIGHBOURS - len(after))
    return [*before[:rank][::-1], *after[: NEIGHBOURS - rank]]


def _spaced(orderings: Orderings, fact: Orderable, side: Sequence[Orderable], *, is_before: bool) -> list[Orderable]:
    """Up to three essentials of one side, outwards from the fact, of its own story where there are such.

    Each lies half a year and another calendar year beyond the one before it.
    """

    def clear(inner: Orderable, outer: Orderable) -> bool:
        first, second = (outer, inner) if is_before else (inner, outer)
        days = orderings.gap(first, second)
        return days is not None and days >= MIN_DAYS and orderings.in_other_years(first, second)

    def is_near(other: Orderable) -> bool:
        first, second = (other, fact) if is_before else (fact, other)
        return orderings.days_between(first, second) <= MAX_DAYS

    found: list[Orderable] = []
    dated = [other for other in side if orderings.year(other) is not None]
    for pool in ([other for other in dated if orderings.related(fact, other)], dated):
        chain = [fact]
        for other in pool:
            is_first = len(chain) == 1
            if (
                len(chain) <= NEIGHBOURS
                and all(clear(kept, other) for kept in chain)
                and (not is_first or is_near(other))
            ):
                chain.append(other)
        if len(chain) - 1 > len(found):
            found = chain[1:]
    return found


def _years(world: World, refs: Sequence[str], constraints: Sequence[Constraint]) -> list[int]:
    """The one year of each label; fewer when one is of several years."""
    spans = [span_of(world, ref, constraint) for ref, constraint in zip(refs, constraints, strict=True)]
    return [span.first.year for span in spans if isinstance(span, Span) and span.first.year == span.last.year]


def slots_of(years: Sequence[int]) -> list[str]:
    """The slots between years, as EDTF: '../1992', '1992/1995', '1995/..'."""
    return [f"{low}/{high}" for low, high in pairwise(["..", *(f"{year:04}" for year in years), ".."])]


def _draft(workshop: Workshop, fact: Orderable, neighbours: Sequence[Orderable]) -> Draft:
    subjects = (fact, *neighbours)
    refs = tuple(one.ref for one in subjects)
    constraints = tuple(label_constraint(one) for one in subjects)
    proof = prove_slot(workshop.world, refs, constraints)
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, refs, Asks.SLOT)
    before, after = workshop.pick(WORDINGS, key)
    slots = slots_of(_years(workshop.world, refs[1:], constraints[1:]))
    rank = slots.index(proof.answers[0])
    texts = _texts(neighbours)
    return Draft(
        family=FAMILY,
        asks=Asks.SLOT,
        subjects=refs,
        parts=parts_of(before.format(does=does(short(fact))), (named(fact), 0), after),
        constraints=constraints,
        answer=Answer(texts[rank], slots[rank], position=rank),
        distractors=tuple(
            Distractor(
                text=texts[place],
                value=slot,
                rule=Rule.OTHER_ORDER,
                facts=refs,
                reason=f"It {dates_from(fact)}, which is {'later' if place < rank else 'earlier'}.",
                truth=_truth(fact, neighbours, place, rank),
                truth_facts=refs,
                position=place,
            )
            for place, slot in enumerate(slots)
            if place != rank
        ),
        proof=proof,
        why=sentence(f"{told_when(fact)}, {texts[rank][0].lower()}{texts[rank][1:]}"),
        citations=citations_of(workshop.snapshot, refs),
        tier=max(one.tier for one in subjects),
        formats=(Format.TIMELINE,),
    )


def _texts(neighbours: Sequence[Orderable]) -> list[str]:
    labels = [f"{named(one)} ({era(one.when.earliest.year) if one.when.earliest else ''})" for one in neighbours]
    between = [f"Between {low} and {high}" for low, high in pairwise(labels)]
    return [f"Before {labels[0]}", *between, f"After {labels[-1]}"]


def _truth(fact: Orderable, neighbours: Sequence[Orderable], place: int, rank: int) -> str:
    """Why a slot is the wrong one, by the neighbour on its border towards the right slot."""
    border = neighbours[place] if place < rank else neighbours[place - 1]
    comes = "came after that" if place < rank else "came before that"
    return sentence(f"{told_when(border)}; {named(fact)} {comes}")


# --- proved again ------------------------------------------------------------------------------------------------
def prove_slot(world: World, refs: Sequence[str], constraints: Sequence[Constraint]) -> Proof:
    """Whatever the first label may mean lies in one slot between the others, half a year and a year's end away."""
    may = may_refs(world, refs, constraints)
    spans = [span_of(world, ref, constraint) for ref, constraint in zip(refs, constraints, strict=True)]
    known = [span for span in spans if isinstance(span, Span)]
    if len(known) < len(spans):
        return Proof(may, (), next(problem for problem in spans if isinstance(problem, str)))
    asked, *others = known
    years = [span.first.year for span in others if span.first.year == span.last.year]
    if len(years) < len(others):
        return Proof(may, (), "a neighbour is not certainly of one year")
    if problem := order_problem(world, refs[1:], constraints[1:], 1):
        return Proof(may, (), problem)
    rank = sum(span.last < asked.first for span in others)
    for place, span in enumerate(others):
        first, second = (span, asked) if place < rank else (asked, span)
        if (second.first - first.last).days < MIN_DAYS or first.last.year >= second.first.year:
            return Proof(may, (), f"{refs[place + 1]} is nearer than half a year, or of the same year")
    return Proof(may, (slots_of(years)[rank],))


settled = settled_one_by_one


def prove(world: World, item: Item) -> Proof:
    return prove_slot(world, item.subjects, item.meant)


def answer_problem(world: World, item: Item) -> str:
    slots = sorted([str(option["value"]) for option in item.options], key=lambda slot: dates.parse(slot).text)
    right = slots_of(_years(world, item.subjects[1:], item.meant[1:]))
    if sorted(right) != sorted(slots):
        return "the neighbours are of other years now"
    return not_done(world, item) or ("" if list(item.proof["answers"]) == [item.answer["value"]] else OTHER_ANSWER)
