"""Order of two: which came first, of two facts of one story that are certainly at least sixty days apart."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from quizapp.facts.snapshot import AgreementFact, EventFact, When, first_ref
from quizapp.questions.draft import Answer, Distractor, Draft, Gap, NoQuestion, Part, chance, citations_of
from quizapp.questions.families.common import OTHER_ANSWER, not_done, settled_one_by_one
from quizapp.questions.item import Item
from quizapp.questions.language.wording import (
    act,
    after_a_while,
    at_phrase,
    bare,
    capitalised,
    human,
    named,
    sentence,
    short,
    within_phrase,
)
from quizapp.questions.vocabulary import Asks, Family, Format, Rule
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.orderings import Orderable, Orderings, label_constraint, may_refs, order_problem
from quizapp.questions.world.proof import Constraint, Proof, World

FAMILY = Family.ORDER_TWO

MIN_DAYS = 60
MAX_DAYS = 2922  # eight years: further apart, the answer is guessed from the wording rather than known
NEXT = 8  # so many later facts of each story and tier are looked at
USES = 2  # how often a label may come first, and how often second: else the label alone predicts the answer
RELATED = 2  # a chapter, or two threads: less is a pair of one wide thread, taken only where nothing else is

EVENT_WORDINGS = (
    "Which of these came first?",
    "Which of these two happened earlier?",
    "Which of the two came earlier in time?",
    "Of these two, which one came first?",
    "Which of these stands earlier on a timeline?",
    "Which one of these two came first?",
)
PAPER_WORDINGS = (
    "Which of these documents came first?",
    "Which of these two documents is the older one?",
    "Which of these documents came about earlier?",
    "Of these two documents, which one came first?",
    "Which document stands earlier on a timeline?",
    "Which of the two documents came earlier in time?",
)


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    orderings = Orderings.of(workshop.world)
    for kind in (EventFact, AgreementFact):
        yield from _pairs(workshop, orderings, [fact for fact in orderings.facts if isinstance(fact, kind)])


def _pairs(workshop: Workshop, orderings: Orderings, group: Sequence[Orderable]) -> Iterator[Draft | Gap]:
    """Pairs of one story, weightiest first, as far as no label is used too often on either side."""
    as_first: Counter[str] = Counter()
    as_second: Counter[str] = Counter()
    candidates = [(_rank(orderings, *pair), *pair) for pair in _candidates(orderings, group)]
    for (is_wide, *_), earlier, later in sorted(candidates, key=lambda row: row[0]):
        if as_first[earlier.key] >= USES or as_second[later.key] >= USES:
            continue
        if is_wide and all(as_first[key] + as_second[key] for key in (earlier.key, later.key)):
            continue
        for made in attempt(FAMILY, [earlier.ref, later.ref], partial(_draft, workshop, earlier, later)):
            if isinstance(made, Draft):
                as_first[earlier.key] += 1
                as_second[later.key] += 1
            yield made
    for fact in group:
        if as_first[fact.key] or as_second[fact.key]:
            continue
        if orderings.follows(fact, fact):
            yield Gap(FAMILY, (fact.ref,), "logic alone says that it came first", applies=False)
            continue
        for earlier, later in _with_landmarks(orderings, fact, as_first, as_second):
            if as_first[earlier.key] > USES or as_second[later.key] > USES:
                continue
            as_first[earlier.key] += 1
            as_second[later.key] += 1
            yield from attempt(FAMILY, [earlier.ref, later.ref], partial(_draft, workshop, earlier, later))
            break
        else:
            reason = "no partner of its story, and no essential not used often, is certainly 60 days to 8 years away"
            yield Gap(FAMILY, (fact.ref,), reason)


def _with_landmarks(
    orderings: Orderings, fact: Orderable, as_first: Counter[str], as_second: Counter[str]
) -> list[tuple[Orderable, Orderable]]:
    """A fact with essentials of its type near by, whatever their story, least used ones first."""
    before, after = orderings.essentials_beside(fact, NEXT)
    found = []
    for earlier, later in (*((one, fact) for one in before), *((fact, one) for one in after)):
        is_near = MIN_DAYS <= orderings.days_between(earlier, later) <= MAX_DAYS
        is_apart = type(earlier) is type(later) and is_near
        if is_apart and (orderings.gap(earlier, later) or 0) > 0 and not orderings.follows(earlier, later):
            used = as_first[earlier.key] + as_second[later.key]
            found.append((used, chance(first_ref(earlier), first_ref(later)), earlier, later))
    return [(earlier, later) for *_, earlier, later in sorted(found, key=lambda row: row[:2])]


def _candidates(orderings: Orderings, group: Sequence[Orderable]) -> Iterator[tuple[Orderable, Orderable]]:
    """Pairs that share a thread; or only a chapter, where one of the two is essential."""
    for earlier in group:
        for later in orderings.later_ones(earlier, MIN_DAYS, MAX_DAYS, NEXT):
            has_anchor = min(earlier.tier, later.tier) == 1
            if not (has_anchor or set(earlier.threads) & set(later.threads)) or orderings.follows(earlier, later):
                continue
            if (orderings.gap(earlier, later) or 0) > 0:
                yield earlier, later


def _rank(orderings: Orderings, earlier: Orderable, later: Orderable) -> tuple[bool, int, int, int, int]:
    """Weightiest pair first, of one chapter rather than of one thread; among equals by a stable hash."""
    related = orderings.related(earlier, later)
    tiers = earlier.tier, later.tier
    return related < RELATED, max(tiers), -related, min(tiers), chance(first_ref(earlier), first_ref(later))


def _verb(fact: Orderable) -> str:
    return act(fact) if isinstance(fact, AgreementFact) else "came"


def _at(fact: Orderable) -> str:
    return within_phrase(fact.when) if isinstance(fact, AgreementFact) else at_phrase(fact)


def _truth(workshop: Workshop, later: Orderable) -> str:
    """When the later one came, and of a document what it did: the explanation has said how much later."""
    if isinstance(later, AgreementFact):
        return workshop.lures.truth_of_paper(later)
    return sentence(f"{named(later)} came {_at(later)}")


def prove_order(world: World, refs: Sequence[str], constraints: Sequence[Constraint]) -> Proof:
    """Every fact the first label may name ends before every fact the second may name begins."""
    problem = order_problem(world, refs, constraints, 1)
    return Proof(may_refs(world, refs, constraints), () if problem else (constraints[0].value,), problem)


def _draft(workshop: Workshop, earlier: Orderable, later: Orderable) -> Draft:
    refs = (earlier.ref, later.ref)
    constraints = (label_constraint(earlier), label_constraint(later))
    proof = prove_order(workshop.world, refs, constraints)
    if not proof.holds:
        raise NoQuestion(f"needs a distinguishing detail: {proof.problem}")
    key = workshop.key(FAMILY, refs, Asks.EARLIER)
    stem = workshop.pick(PAPER_WORDINGS if isinstance(earlier, AgreementFact) else EVENT_WORDINGS, key)
    gap = after_a_while(earlier.when, later.when)
    followed = gap if gap != "later" else _at(later)  # the dates are too coarse to say how much
    return Draft(
        family=FAMILY,
        asks=Asks.EARLIER,
        subjects=refs,
        parts=(Part(stem),),
        constraints=constraints,
        answer=Answer(bare(short(earlier)), earlier.key),
        distractors=(
            Distractor(
                text=bare(short(later)),
                value=later.key,
                rule=Rule.LATER,
                facts=(later.ref, earlier.ref),
                reason=f"It is dated {human(later.when)}, after {human(earlier.when)}.",
                truth=_truth(workshop, later),
                truth_facts=(later.ref,),
            ),
        ),
        proof=proof,
        why=sentence(
            f"{capitalised(named(earlier))} {_verb(earlier)} first, {_at(earlier)}; {named(later)} followed {followed}"
        ),
        citations=citations_of(workshop.snapshot, refs),
        tier=max(earlier.tier, later.tier),
        formats=(Format.ORDER_TWO,),
    )


# --- proved again ------------------------------------------------------------------------------------------------
settled = settled_one_by_one


def prove(world: World, item: Item) -> Proof:
    return prove_order(world, item.subjects, item.meant)


def answer_problem(world: World, item: Item) -> str:
    first, second = (getattr(world.snapshot.fact(ref), "when", When()) for ref in item.subjects)
    if first.latest and second.earliest and not MIN_DAYS <= (second.earliest - first.latest).days <= MAX_DAYS:
        return "they are not 60 days to 8 years apart"
    earlier = item.subjects[0].partition(":")[2]
    return not_done(world, item) or ("" if earlier == item.answer["value"] else OTHER_ANSWER)
