"""Date of agreement: when a document was signed; never where a similar title stands at another time."""

from collections.abc import Iterator

from quizapp.facts.snapshot import AgreementFact
from quizapp.questions.describe import Piece, Reference
from quizapp.questions.draft import Draft, Gap, NoQuestion
from quizapp.questions.families.common import settled_of_subject
from quizapp.questions.families.dating import Shown, answers, ask, draft, other_window, stated
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
            lambda unit, window, paper=paper: _draft(workshop, paper, unit, window),  # type: ignore[misc]
            recurs=paper.generic,
        )


def _draft(workshop: Workshop, paper: AgreementFact, unit: str, window: str) -> Draft:
    checked_evidence(paper)
    if not workshop.lures.is_option(paper):
        raise NoQuestion("its title names no single document, or is disputed or contains a year")
    piece = Piece("", named(paper), Constraint(Attribute.TITLE, Operator.SIMILAR, short(paper)))
    proof = workshop.world.prove_agreements([piece.constraint], answers(workshop.world, unit, window))
    if not proof.holds:
        raise NoQuestion(proof.problem)
    reference = Reference((piece,), proof)
    did = f"; {it(short(paper))} {paper.purpose}" if paper.purpose else ""
    return draft(
        workshop,
        FAMILY,
        paper,
        window,
        unit=unit,
        shown=[Shown("paper", reference)],
        statement=stated(reference.parts(), act(paper), unit),
        why=sentence(f"{named(paper)} {acted(paper)}{did}"),
        official_title=paper.title,
    )


# --- proved again ------------------------------------------------------------------------------------------------
settled = settled_of_subject
answer_problem = other_window


def prove(world: World, item: Item) -> Proof:
    return world.prove_agreements(item.meant, answers(world, item.asks, str(item.answer["value"])))
