"""Order of two: which came first, of two facts of one thread that are certainly at least sixty days apart."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from quizapp.facts.snapshot import AgreementFact, EventFact, When
from quizapp.questions.describe import RECURRENT_KINDS
from quizapp.questions.draft import Answer, Distractor, Draft, Gap, NoQuestion, Part, chance, citations_of
from quizapp.questions.proof import Constraint, Proof, World
from quizapp.questions.tellings import certainly_before
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator, Rule
from quizapp.questions.wording import (
    YEAR,
    act,
    after_a_while,
    bare,
    capitalised,
    sentence,
    short,
    with_article,
    within_phrase,
)
from quizapp.questions.workshop import Workshop, attempt

FAMILY = Family.ORDER_TWO

MIN_DAYS = 60
MAX_YEARS = 8  # further apart, the answer is guessed from the wording rather than known
USES = 2  # how often a label may come first, and how often second: else the label alone predicts the answer
ORDINAL = re.compile(
    r"(?i)\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+teenth|eleventh|twelfth|[a-z]+tieth"
    r"|\d+(st|nd|rd|th)|supplementary|initial|inaugural|final|last|next|new|renewed|later|earlier)\b"
)

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
    return (
        fact.told == "done"
        and bool(fact.citations)
        and bool(fact.short_title)
        and fact.when.is_bounded
        and not fact.when.is_hedged
        and not workshop.disputed(fact, "date")
        and not YEAR.search(label)
        and not ORDINAL.search(label)
        and not (isinstance(fact, AgreementFact) and fact.generic)
        and not (isinstance(fact, EventFact) and fact.kind in RECURRENT_KINDS | {"signing"})
    )


def _pairs[F: Orderable](workshop: Workshop, group: list[F]) -> Iterator[Draft | Gap]:
    """Pairs of one thread, weightiest first, as far as no label is used too often on either side."""
    by_thread: dict[str, list[F]] = {}
    for fact in group:
        for thread in fact.threads:
            by_thread.setdefault(thread, []).append(fact)
    as_first: Counter[str] = Counter()
    as_second: Counter[str] = Counter()
    for earlier, later in sorted(_candidates(workshop, group, by_thread), key=_rank):
        if as_first[earlier.key] >= USES or as_second[later.key] >= USES:
            continue
        for made in attempt(FAMILY, [earlier.ref, later.ref], lambda a=earlier, b=later: _draft(workshop, a, b)):  # type: ignore[misc]
            if isinstance(made, Draft):
                as_first[earlier.key] += 1
                as_second[later.key] += 1
            yield made
    for fact in group:
        if not as_first[fact.key] and not as_second[fact.key]:
            yield Gap(FAMILY, (fact.ref,), "no partner in its threads, 60 days to 8 years away, makes a fair pair")


def _candidates[F: Orderable](
    workshop: Workshop, group: list[F], by_thread: Mapping[str, list[F]]
) -> Iterator[tuple[F, F]]:
    for earlier in group:
        near = {later.key: later for thread in earlier.threads for later in by_thread[thread]}
        for later in near.values():
            if _is_apart(earlier.when, later.when) and not _follows(workshop, earlier, later):
                yield earlier, later


def _rank(pair: tuple[Orderable, Orderable]) -> tuple[int, int, int]:
    """Weightiest pair first; among equals by a stable hash, so that a new fact moves few pairs."""
    earlier, later = pair
    return (max(earlier.tier, later.tier), min(earlier.tier, later.tier), chance(earlier.key, later.key))


def _follows(workshop: Workshop, earlier: Orderable, later: Orderable) -> bool:
    """Whether logic alone gives the order: nothing diplomatic comes before relations, no result before its cause."""
    begins = {event.key for event in workshop.snapshot.events.values() if event.kind == "diplomatic_relations"}
    results = set(earlier.led_to) if isinstance(earlier, AgreementFact) else set()
    return earlier.key in begins or later.key in results or bool(results & begins)


def _verb(fact: Orderable) -> str:
    return act(fact) if isinstance(fact, AgreementFact) else "came"


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
            if not certainly_before(world.snapshot, a, b):
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
    stem = "Which of these documents came first?" if papers else "Which of these came first?"
    gap = after_a_while(earlier.when, later.when)
    first, then = _verb(earlier), _verb(later)
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
                truth=sentence(f"{with_article(short(later))} {then} {gap}, {within_phrase(later.when)}"),
                truth_facts=(later.ref,),
            ),
        ),
        proof=proof,
        why=sentence(
            f"{capitalised(with_article(short(earlier)))} {first} first, {within_phrase(earlier.when)}; "
            f"{with_article(short(later))} followed {gap}"
        ),
        citations=citations_of(workshop.snapshot, [earlier.ref, later.ref]),
        tier=max(earlier.tier, later.tier),
    )
