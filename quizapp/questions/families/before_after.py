"""Before or after an anchor: on which side of an essential a fact lies, at least sixty days away."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

from quizapp.facts.snapshot import first_ref
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
from quizapp.questions.families.common import OTHER_ANSWER, not_done, settled_one_by_one
from quizapp.questions.item import Item
from quizapp.questions.language.wording import capitalised, does, named, sentence, short
from quizapp.questions.vocabulary import Asks, Family, Rule
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.orderings import (
    Orderable,
    Orderings,
    follows_after,
    label_constraint,
    may_refs,
    order_problem,
    told_when,
)
from quizapp.questions.world.proof import Constraint, Proof, World

FAMILY = Family.BEFORE_AFTER
VARIANT = "anchor"
BEFORE, AFTER = SIDES = ("before", "after")

LEAST_TIER = 2  # details are not worth a landmark
MIN_DAYS = 60
MAX_DAYS = 2922  # eight years: further apart, the answer is guessed from the wording rather than known
NEAREST = 8  # so many essentials on each side are tried as anchors
EVEN = 2  # an anchor that was the answer's side so much oftener than the other gives the answer away
MOST_WORDS = 30

# Before, between, after; the fact asked about comes first. {does} agrees with it.
WORDINGS = (
    ("Did ", " come before or after ", "?"),
    ("{Does} ", " belong before or after ", " on a timeline?"),
    ("Which is right: did ", " come before ", ", or after it?"),
    ("In order of time, {does} ", " come before or after ", "?"),
    ("With ", " as the landmark, did ", " come before or after it?"),
    ("Take ", " as a landmark: did ", " come before or after it?"),
)
ANCHOR_FIRST = {4, 5}  # wordings that name the anchor first


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    orderings = Orderings.of(workshop.world)
    lead: Counter[str] = Counter()  # by anchor: how much oftener 'before' than 'after' was right
    total = 0  # the same over all anchors
    asked_of: defaultdict[str, set[str]] = defaultdict(set)  # by anchor: never the same pair the other way round
    asked = [fact for fact in orderings.facts if fact.tier <= LEAST_TIER]
    for fact in sorted(asked, key=lambda fact: chance(workshop.snapshot.slug, FAMILY, first_ref(fact))):
        wanted = AFTER if total > 0 or (total == 0 and chance(first_ref(fact), "side") % 2) else BEFORE
        try:
            anchor, side = _anchor(orderings, fact, wanted, lead, asked_of[fact.ref])
        except NoQuestion as reason:
            yield Gap(FAMILY, (fact.ref,), str(reason), applies=not isinstance(reason, DoesNotApply))
            continue
        refs = [fact.ref, anchor.ref]
        for made in attempt(FAMILY, refs, partial(_draft, workshop, fact, anchor, side)):
            if isinstance(made, Draft):
                step = 1 if side == BEFORE else -1
                lead[anchor.ref] += step
                total += step
                asked_of[anchor.ref].add(fact.ref)
            yield made


def _anchor(
    orderings: Orderings, fact: Orderable, wanted: str, lead: Counter[str], taken: set[str]
) -> tuple[Orderable, str]:
    """An essential: of the fact's story if there is one, not used too one-sidedly, and on the wanted side."""
    earlier, later = orderings.essentials_beside(fact, NEAREST)
    has_near = False
    found: list[tuple[tuple[bool, bool, bool, int, int], str, Orderable]] = []
    for side, anchors in ((AFTER, earlier), (BEFORE, later)):
        for anchor in anchors:
            first, second = (anchor, fact) if side == AFTER else (fact, anchor)
            days = orderings.gap(first, second)
            related = orderings.related(fact, anchor)
            if orderings.days_between(first, second) > MAX_DAYS or orderings.follows(first, second):
                continue
            has_near = True
            if days is None or days < MIN_DAYS or anchor.ref in taken:
                continue
            one_sided = lead[anchor.ref] * (1 if side == BEFORE else -1) >= EVEN
            rank = (not related, one_sided, side != wanted, -related, chance(first_ref(fact), first_ref(anchor)))
            found.append((rank, side, anchor))
    if not has_near:
        raise DoesNotApply("no essential lies within eight years of it")
    if not found:
        raise NoQuestion("its label leaves the order open, or the essentials near it are less than 60 days away")
    _, side, anchor = min(found, key=lambda row: row[0])
    return anchor, side


def _draft(workshop: Workshop, fact: Orderable, anchor: Orderable, side: str) -> Draft:
    refs = (fact.ref, anchor.ref)
    constraints = (label_constraint(fact), label_constraint(anchor))
    proof = prove_side(workshop.world, refs, constraints, side)
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, refs, Asks.SIDE_OF_ANCHOR, VARIANT)
    parts = _stem(workshop, fact, anchor, key)
    if len("".join(part.text for part in parts).split()) > MOST_WORDS:
        raise NoQuestion("the two labels are too long for one question")
    earlier, later = (fact, anchor) if side == BEFORE else (anchor, fact)
    why = sentence(f"{told_when(earlier)}; {told_when(later)}{follows_after(earlier, later)}")
    wrong = AFTER if side == BEFORE else BEFORE
    return Draft(
        family=FAMILY,
        asks=Asks.SIDE_OF_ANCHOR,
        subjects=refs,
        variant=VARIANT,
        parts=parts,
        constraints=constraints,
        answer=Answer(capitalised(side), side, position=SIDES.index(side), inside=side),
        distractors=(
            Distractor(
                text=capitalised(wrong),
                value=wrong,
                inside=wrong,
                rule=Rule.OTHER_ORDER,
                facts=refs,
                reason=f"{capitalised(told_when(earlier))}, before {named(later)}.",
                truth=sentence(f"{named(fact)} came {side} {named(anchor)}"),
                truth_facts=refs,
                position=SIDES.index(wrong),
            ),
        ),
        proof=proof,
        why=why,
        citations=citations_of(workshop.snapshot, refs),
        tier=max(fact.tier, anchor.tier),
        statement=(
            *parts_of((capitalised(named(fact)), 0), " came "),
            Part("", is_blank=True),
            *parts_of(" ", (named(anchor), 1), "."),
        ),
    )


def _stem(workshop: Workshop, fact: Orderable, anchor: Orderable, key: str) -> tuple[Part, ...]:
    wording = workshop.pick(WORDINGS, key)
    before, between, after = wording
    pair = [(named(fact), 0), (named(anchor), 1)]
    if WORDINGS.index(wording) in ANCHOR_FIRST:
        pair.reverse()
    before = before.format(does=does(short(fact)), Does=capitalised(does(short(fact))))
    return parts_of(before, pair[0], between, pair[1], after)


# --- proved again ------------------------------------------------------------------------------------------------
def prove_side(world: World, refs: tuple[str, ...], constraints: tuple[Constraint, ...], side: str) -> Proof:
    """Whatever the first label may mean lies on that side of whatever the anchor's may mean, sixty days away."""
    order = 1 if side == BEFORE else -1
    problem = order_problem(world, refs[::order], constraints[::order], MIN_DAYS)
    return Proof(may_refs(world, refs, constraints), () if problem else (side,), problem)


settled = settled_one_by_one


def prove(world: World, item: Item) -> Proof:
    return prove_side(world, tuple(item.subjects), tuple(item.meant), str(item.answer["value"]))


def answer_problem(world: World, item: Item) -> str:
    anchor = world.snapshot.fact(item.subjects[1])
    if anchor is None or anchor.tier != 1:
        return "the anchor is no essential any more"
    return not_done(world, item) or ("" if item.answer["value"] in SIDES else OTHER_ANSWER)
