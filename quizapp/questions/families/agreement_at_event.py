"""Agreement at event: which document was signed on an occasion, among documents certainly signed elsewhere."""

from collections.abc import Iterator, Sequence

from quizapp.facts.snapshot import AgreementFact, EventFact
from quizapp.questions.describe import Piece, Reference, date_pieces, event_pieces, refer
from quizapp.questions.draft import CITATIONS, Answer, DoesNotApply, Draft, Gap, NoQuestion, Part
from quizapp.questions.families.common import Settled, not_done, readable
from quizapp.questions.item import Item
from quizapp.questions.language.wording import act, bare, it, named, sentence, short
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.workshop import Workshop, attempt, checked_evidence
from quizapp.questions.world.proof import Proof, World

FAMILY = Family.AGREEMENT_AT_EVENT

# "Which of these": other documents were signed on most occasions, so the question is open without its options.
SIGNED = (
    ("Which of these was signed during ", "?"),
    ("Which of these documents was signed during ", "?"),
    ("Which of these was among the documents signed during ", "?"),
)
# Of a document that was exchanged or issued the verb would tell it from those that were signed.
ANY_ACT = (
    ("Which of these documents came out of ", "?"),
    ("Which of these dates from ", "?"),
    ("Which of these belongs to the documents of ", "?"),
    ("Which of these goes back to ", "?"),
    ("Which of these documents did ", " bring?"),
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
    workshop.lures.must_be_option(paper)
    if workshop.disputed(event, "agreements"):
        raise NoQuestion("the tellings disagree on what was signed")
    if event.kind in ("signing", "statement"):
        raise DoesNotApply("the occasion is the signing itself, which its title names")
    if not event.when.is_bounded:
        raise DoesNotApply("the sources do not date the occasion")
    dates = workshop.settled_dates(event, date_pieces(event))
    if not dates:
        raise NoQuestion("the date of the occasion is too vague or disputed")
    reference = _with_the_coarsest_date(workshop, event, dates)
    key = workshop.key(FAMILY, [paper.ref], Asks.AGREEMENT)
    before, after = workshop.pick((*SIGNED, *ANY_ACT) if paper.act == "signed" else ANY_ACT, key)
    occasion = reference.parts()
    said = "".join(part.text for part in occasion if part.constraint is not None)
    did = f"; {it(short(paper))} {paper.purpose}" if paper.purpose else ""
    return Draft(
        family=FAMILY,
        asks=Asks.AGREEMENT,
        subjects=(paper.ref,),
        parts=readable((Part(before), *occasion, Part(after))),
        constraints=reference.constraints,
        answer=Answer(bare(short(paper)), paper.key, (paper.title,)),
        distractors=workshop.lures.papers_signed_elsewhere(paper, event, key, said),
        proof=reference.proof,
        why=sentence(f"{named(paper)} {act(paper)} during {named(event)}{did}"),
        citations=(paper.citations or event.citations)[:CITATIONS],
        tier=paper.tier,
        official_title=paper.title,
        told=paper.told,
        statement=(Part("This is one of the documents of "), *occasion, Part(": "), Part("", is_blank=True), Part(".")),
    )


# --- proved again ------------------------------------------------------------------------------------------------
def settled(item: Item) -> Settled:
    """The stem describes the occasion, not the document asked for."""
    for constraint in item.meant:
        yield f"event:{item.proof['answers'][0]}", constraint


def prove(world: World, item: Item) -> Proof:
    return world.prove_events(item.meant, referent)


def answer_problem(world: World, item: Item) -> str:
    paper = world.snapshot.agreements.get(str(item.answer["value"]))
    if paper is None or paper.ref != item.subjects[0] or list(item.proof["answers"]) != [paper.event]:
        return "the document was signed on another occasion"
    return not_done(world, item)
