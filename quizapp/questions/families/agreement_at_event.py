"""Agreement at event: which document was signed on an occasion, among documents certainly signed elsewhere."""

from collections.abc import Iterator, Sequence

from quizapp.facts.snapshot import AgreementFact, EventFact
from quizapp.questions.describe import Piece, Reference, date_pieces, event_pieces, refer
from quizapp.questions.draft import CITATIONS, Answer, Draft, Gap, NoQuestion, Part
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.wording import act, bare, it, sentence, short, with_article
from quizapp.questions.workshop import Workshop, attempt, checked_evidence

FAMILY = Family.AGREEMENT_AT_EVENT

# "Which of these": other documents were signed on most occasions, so the question is open without its options.
WORDINGS = (
    ("Which of these {was} {act} during ", "?"),
    ("Which of these documents {was} {act} during ", "?"),
)


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for paper in workshop.snapshot.agreements.values():
        if paper.event:
            event = workshop.snapshot.events[paper.event]
            yield from attempt(FAMILY, [paper.ref], lambda p=paper, e=event: _draft(workshop, p, e))  # type: ignore[misc]


def referent(event: EventFact) -> str | None:
    """The answer function: the occasion itself, since a document is signed at one."""
    return event.key


def _with_the_coarsest_date(workshop: Workshop, event: EventFact, dates: Sequence[Piece]) -> Reference:
    """The occasion with the one date that makes it unique: a finer one takes the coarser one's place."""
    for coarse in dates[:-1]:
        try:
            return refer(workshop.world, [*event_pieces(workshop.world, event), coarse], [], referent)
        except NoQuestion:
            continue
    return refer(workshop.world, [*event_pieces(workshop.world, event), dates[-1]], [], referent)


def _draft(workshop: Workshop, paper: AgreementFact, event: EventFact) -> Draft:
    checked_evidence(paper)
    checked_evidence(event)
    if not workshop.lures.is_option(paper):
        raise NoQuestion("its title names no single document, or is disputed or contains a year")
    if workshop.disputed(event, "agreements"):
        raise NoQuestion("the tellings disagree on what was signed")
    if event.kind in ("signing", "statement") or not event.when.is_bounded:
        raise NoQuestion("the occasion is the signing itself, or is undated")
    dates = workshop.settled_dates(event, date_pieces(event))
    if not dates:
        raise NoQuestion("the date of the occasion is too vague or disputed")
    reference = _with_the_coarsest_date(workshop, event, dates)
    key = workshop.key(FAMILY, [paper.ref], Asks.AGREEMENT)
    before, after = workshop.pick(WORDINGS, key)
    did = f"; {it(short(paper))} {paper.purpose}" if paper.purpose else ""
    return Draft(
        family=FAMILY,
        asks=Asks.AGREEMENT,
        subjects=(paper.ref,),
        parts=(Part(before.format(was="was", act=paper.act)), *reference.parts(), Part(after)),
        constraints=reference.constraints,
        answer=Answer(bare(short(paper)), paper.key, (paper.title,)),
        distractors=workshop.lures.papers_signed_elsewhere(event, key),
        proof=reference.proof,
        why=sentence(f"{with_article(short(paper))} {act(paper)} during {with_article(short(event))}{did}"),
        citations=(paper.citations or event.citations)[:CITATIONS],
        tier=paper.tier,
        official_title=paper.title,
        told=paper.told,
    )
