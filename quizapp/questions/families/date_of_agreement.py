"""Date of agreement: when a document was signed; never where a similar title stands at another time."""

from collections.abc import Iterator

from quizapp.facts.snapshot import AgreementFact
from quizapp.questions.describe import Piece, Reference
from quizapp.questions.draft import Draft, Gap, NoQuestion
from quizapp.questions.families.common import settled_of_subject
from quizapp.questions.families.dating import Shown, answers, ask, draft, other_window, stated, year_piece
from quizapp.questions.item import Item
from quizapp.questions.language.wording import act, acted, it, named, sentence, short
from quizapp.questions.vocabulary import Attribute, Family, Operator
from quizapp.questions.workshop import Workshop, checked_evidence
from quizapp.questions.world.proof import Constraint, Proof, World

FAMILY = Family.DATE_OF_AGREEMENT


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for paper in workshop.snapshot.agreements.values():
        yield from ask(
            workshop,
            FAMILY,
            paper,
            lambda unit, window, year, paper=paper: _draft(workshop, paper, unit, window, year),  # type: ignore[misc]
            recurs=paper.generic,
        )


def _draft(workshop: Workshop, paper: AgreementFact, unit: str, window: str, year: str) -> Draft:
    checked_evidence(paper)
    workshop.lures.must_be_option(paper)
    piece = Piece("", named(paper), Constraint(Attribute.TITLE, Operator.SIMILAR, short(paper)))
    pieces = (piece, year_piece(year)) if year else (piece,)
    constraints = [one.constraint for one in pieces]
    proof = workshop.world.prove_agreements(constraints, answers(workshop.world, unit, window))
    if not proof.holds:
        raise NoQuestion(proof.problem)
    reference = Reference(pieces, proof)
    did = f"; {it(short(paper))} {paper.purpose}" if paper.purpose else ""
    return draft(
        workshop,
        FAMILY,
        paper,
        window,
        unit=unit,
        shown=[Shown("paper", reference)],
        statement=() if year else stated(reference.parts(), act(paper), unit),
        why=sentence(f"{named(paper)} {acted(paper)}{did}"),
        official_title=paper.title,
        year=year,
    )


# --- proved again ------------------------------------------------------------------------------------------------
settled = settled_of_subject
answer_problem = other_window


def prove(world: World, item: Item) -> Proof:
    return world.prove_agreements(item.meant, answers(world, item.asks, str(item.answer["value"])))
