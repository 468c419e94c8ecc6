"""Order of two: which came first, of two facts of one thread that are certainly at least sixty days apart."""

from collections.abc import Iterator

from quizapp.facts.snapshot import AgreementFact, EventFact, When
from quizapp.questions.describe import RECURRENT_KINDS
from quizapp.questions.draft import Answer, Distractor, Draft, Gap, NoQuestion, Part, chance, citations_of
from quizapp.questions.proof import Constraint, Proof, World
from quizapp.questions.vocabulary import Asks, Attribute, Family, Format, Operator, Rule
from quizapp.questions.wording import YEAR, bare, capitalised, months_between, sentence, short, was, with_article
from quizapp.questions.workshop import Workshop, attempt

FAMILY = Family.ORDER_TWO

MIN_DAYS = 60
MAX_YEARS = 8  # further apart, the answer is guessed from the wording rather than known
PARTNERS = 2
ORDINAL = ("first", "second", "third", "fourth", "fifth", "supplementary", "initial", "final", "last", "new")

Orderable = EventFact | AgreementFact


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    snapshot = workshop.snapshot
    events = [event for event in snapshot.events.values() if _is_orderable(workshop, event)]
    papers = [paper for paper in snapshot.agreements.values() if _is_orderable(workshop, paper)]
    yield from _pairs(workshop, events)
    yield from _pairs(workshop, papers)


def _is_orderable(workshop: Workshop, fact: Orderable) -> bool:
    """Done, sourced, undisputed, certainly dated, and named by a label without ordinal or year that cannot recur."""
    label = short(fact)
    words = label.lower().split()
    return (
        fact.told == "done"
        and bool(fact.citations)
        and bool(fact.short_title)
        and fact.when.is_bounded
        and not fact.when.is_hedged
        and not workshop.disputed(fact, "date")
        and not YEAR.search(label)
        and not any(word in ORDINAL for word in words)
        and not (isinstance(fact, AgreementFact) and fact.generic)
        and not (isinstance(fact, EventFact) and fact.kind in RECURRENT_KINDS)
    )


def _pairs[F: Orderable](workshop: Workshop, group: list[F]) -> Iterator[Draft | Gap]:
    """Each fact with the few later partners of its threads that a stable hash prefers."""
    by_thread: dict[str, list[F]] = {}
    for fact in group:
        for thread in fact.threads:
            by_thread.setdefault(thread, []).append(fact)
    for earlier in group:
        partners = {
            later.key: later
            for thread in earlier.threads
            for later in by_thread[thread]
            if _is_apart(earlier.when, later.when)
        }
        ranked = sorted(partners.values(), key=lambda later: (later.tier, chance(earlier.key, later.key)))
        if not ranked:
            yield Gap(FAMILY, (earlier.ref,), "no later fact of its threads lies 60 days to 8 years after it")
        for later in ranked[:PARTNERS]:
            yield from attempt(
                FAMILY,
                [earlier.ref, later.ref],
                lambda a=earlier, b=later: _draft(workshop, a, b),  # type: ignore[misc]
            )


def _is_apart(earlier: When, later: When) -> bool:
    assert earlier.latest and later.earliest and earlier.earliest
    days = (later.earliest - earlier.latest).days
    return days >= MIN_DAYS and later.earliest.year - earlier.earliest.year <= MAX_YEARS


def prove_order(world: World, earlier: Constraint, later: Constraint, *, papers: bool) -> Proof:
    """Every fact the first label may name ends before every fact the second may name begins."""
    find = world.may_agreements if papers else world.may_events
    first: list[Orderable] = list(find([earlier]))
    second: list[Orderable] = list(find([later]))
    refs = tuple(fact.ref for fact in (*first, *second))
    for a in first:
        for b in second:
            if a.when.latest is None or b.when.earliest is None:
                return Proof(refs, (), f"{a.ref} or {b.ref} is not certainly dated, and a label may mean it")
            if a.when.latest >= b.when.earliest:
                return Proof(refs, (), f"{a.ref} does not certainly come before {b.ref}, and the labels may mean them")
    if not first or not second:
        return Proof(refs, (), "a label names nothing")
    return Proof(refs, (earlier.value,))


def _draft(workshop: Workshop, earlier: Orderable, later: Orderable) -> Draft:
    papers = isinstance(earlier, AgreementFact)
    constraints = tuple(Constraint(Attribute.TITLE, Operator.SIMILAR, short(fact)) for fact in (earlier, later))
    proof = prove_order(workshop.world, *constraints, papers=papers)
    if not proof.holds:
        raise NoQuestion(f"needs a distinguishing detail: {proof.problem}")
    stem = "Which of these was signed first?" if papers else "Which of these came first?"
    gap = months_between(earlier.when, later.when)
    first, then = (f"{was(short(fact))} signed" if papers else "came" for fact in (earlier, later))
    return Draft(
        family=FAMILY,
        asks=Asks.EARLIER,
        subjects=(earlier.ref, later.ref),
        parts=(Part(stem),),
        constraints=constraints,
        answer=Answer(bare(short(earlier)), earlier.key),
        distractors=(
            Distractor(
                text=bare(short(later)),
                value=later.key,
                rule=Rule.LATER,
                facts=(later.ref, earlier.ref),
                reason=f"It is dated {later.when.human()}, after {earlier.when.human()}.",
                truth=sentence(f"{with_article(short(later))} {then} {gap} later, {later.when.human()}"),
                truth_facts=(later.ref,),
            ),
        ),
        proof=proof,
        why=sentence(
            f"{capitalised(with_article(short(earlier)))} {first} first, {earlier.when.human()}; "
            f"{with_article(short(later))} followed {gap} later"
        ),
        citations=citations_of(workshop.snapshot, [earlier.ref, later.ref]),
        tier=max(earlier.tier, later.tier),
        formats=(Format.CHOICE,),
    )
