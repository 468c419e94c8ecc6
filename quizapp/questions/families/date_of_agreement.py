"""Date of agreement: the year a document was signed; never where a similar title stands in another year."""

from collections.abc import Iterator

from quizapp.facts.snapshot import AgreementFact
from quizapp.questions.draft import CITATIONS, Answer, Draft, Gap, NoQuestion, parts_of
from quizapp.questions.families.date_of_event import year_of
from quizapp.questions.proof import Constraint
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator
from quizapp.questions.wording import acted, it, sentence, short, was, with_article
from quizapp.questions.workshop import Workshop, attempt, checked_evidence

FAMILY = Family.DATE_OF_AGREEMENT


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for paper in workshop.snapshot.agreements.values():
        yield from attempt(FAMILY, [paper.ref], lambda paper=paper: _draft(workshop, paper))  # type: ignore[misc]


def _draft(workshop: Workshop, paper: AgreementFact) -> Draft:
    checked_evidence(paper)
    year = workshop.settled_year(paper)
    if not workshop.lures.is_option(paper):
        raise NoQuestion("its title names no single document, or is disputed or contains a year")
    constraint = Constraint(Attribute.TITLE, Operator.SIMILAR, short(paper))
    proof = workshop.world.prove_agreements([constraint], year_of(workshop.world))
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, [paper.ref], Asks.YEAR)
    did = f"; {it(short(paper))} {paper.purpose}" if paper.purpose else ""
    return Draft(
        family=FAMILY,
        asks=Asks.YEAR,
        subjects=(paper.ref,),
        parts=parts_of(f"In which year {was(short(paper))} ", (with_article(short(paper)), 0), f" {paper.act}?"),
        constraints=(constraint,),
        answer=Answer(str(year), str(year)),
        distractors=workshop.lures.years(key, paper.when, (), paper.ref),
        proof=proof,
        why=sentence(f"{with_article(short(paper))} {acted(paper)}{did}"),
        citations=paper.citations[:CITATIONS],
        tier=paper.tier,
        official_title=paper.title,
        told=paper.told,
    )
