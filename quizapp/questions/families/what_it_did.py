"""What it did: from a document to its purpose, and from a purpose to the document. Two directions, two cards."""

from collections.abc import Iterator

from quizapp.facts.names import content_words
from quizapp.facts.snapshot import AgreementFact
from quizapp.questions.draft import CITATIONS, Answer, Distractor, Draft, Gap, NoQuestion, Part, parts_of
from quizapp.questions.proof import Constraint, Proof, World
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator, Rule
from quizapp.questions.wording import acted, bare, capitalised, in_phrase, it, sentence, short, with_article
from quizapp.questions.workshop import Workshop, attempt, checked_evidence

FAMILY = Family.WHAT_IT_DID


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for paper in workshop.snapshot.agreements.values():
        if not paper.purpose:
            yield Gap(FAMILY, (paper.ref,), "the sources do not say what it did")
            continue
        yield from attempt(FAMILY, [paper.ref], lambda paper=paper: _purpose(workshop, paper))  # type: ignore[misc]
        yield from attempt(FAMILY, [paper.ref], lambda paper=paper: _title(workshop, paper))  # type: ignore[misc]


def purpose_of(paper: AgreementFact) -> str | None:
    return paper.purpose or None


def itself(paper: AgreementFact) -> str | None:
    return paper.key


def _checked(workshop: Workshop, paper: AgreementFact) -> None:
    checked_evidence(paper)
    if not workshop.lures.is_option(paper) or workshop.disputed(paper, "purpose"):
        raise NoQuestion("its title names no single document, or is disputed or contains a year")


def _gives_away(workshop: Workshop, seen: str, key: str, others: tuple[str, ...]) -> None:
    """No clang: a content word that only the stem and the right option share gives the answer away."""
    clang = workshop.world.telling_words(seen) & content_words(key)
    for other in others:
        clang -= content_words(other)
    if clang:
        raise NoQuestion(f"the stem shares “{min(clang)}” with the right option alone")


def _purpose(workshop: Workshop, paper: AgreementFact) -> Draft:
    _checked(workshop, paper)
    constraint = Constraint(Attribute.TITLE, Operator.SIMILAR, short(paper))
    proof = workshop.world.prove_agreements([constraint], purpose_of)
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, [paper.ref], Asks.PURPOSE)
    others = workshop.lures.purposes(paper, key)
    _gives_away(workshop, short(paper), paper.purpose, tuple(other.purpose for other in others))
    return Draft(
        family=FAMILY,
        asks=Asks.PURPOSE,
        subjects=(paper.ref,),
        parts=parts_of("What did ", (with_article(short(paper)), 0), " do?"),
        constraints=(constraint,),
        answer=Answer(_said_of(paper, paper.purpose), paper.purpose),
        distractors=tuple(
            Distractor(
                text=_said_of(paper, other.purpose),
                value=other.purpose,
                rule=Rule.OTHER_PURPOSE,
                facts=(paper.ref, other.ref),
                reason=f"That is what {with_article(short(other))} did; the sources say otherwise of this one.",
                truth=sentence(f"That was done by {with_article(short(other))}, which {acted(other)}"),
                truth_facts=(other.ref,),
            )
            for other in others
        ),
        proof=proof,
        why=_why(workshop, paper),
        citations=paper.citations[:CITATIONS],
        tier=paper.tier,
        official_title=paper.title,
        told=paper.told,
    )


def _said_of(paper: AgreementFact, purpose: str) -> str:
    """A purpose as an option; the pronoun is the stem's document's, so that grammar fits every option (lint 11)."""
    return capitalised(f"{it(short(paper))} {purpose}")


def _why(workshop: Workshop, paper: AgreementFact) -> str:
    """What the answer does not say already: when, and on which occasion."""
    event = workshop.snapshot.events.get(paper.event)
    occasion = f", during {with_article(short(event))}" if event is not None and event.kind == "visit" else ""
    return sentence(f"{with_article(short(paper))} {acted(paper)}{occasion}")


def _title(workshop: Workshop, paper: AgreementFact) -> Draft:
    """The other direction. A document of unknown purpose may share it, so kind or date must rule it out."""
    _checked(workshop, paper)
    constraints, phrase, proof = _narrowed(workshop.world, paper)
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, [paper.ref], Asks.AGREEMENT)
    others = workshop.lures.purposes(paper, key, kind=paper.kind)
    _gives_away(workshop, paper.purpose, short(paper), tuple(short(other) for other in others))
    noun = paper.kind.replace("_", " ")
    lead = [Part(phrase, 2), Part(", which ")] if phrase else [Part("Which ")]
    return Draft(
        family=FAMILY,
        asks=Asks.AGREEMENT,
        subjects=(paper.ref,),
        parts=(*lead, Part(noun, 0), Part(" "), Part(paper.purpose, 1), Part("?")),
        constraints=tuple(constraints),
        answer=Answer(bare(short(paper)), paper.key, (paper.title,)),
        distractors=tuple(
            Distractor(
                text=bare(short(other)),
                value=other.key,
                rule=Rule.OTHER_PURPOSE,
                facts=(paper.ref, other.ref),
                reason=f"Its purpose is known and was another: it {other.purpose}.",
                truth=workshop.lures.truth_of_paper(other),
                truth_facts=(other.ref,),
            )
            for other in others
        ),
        proof=proof,
        why=_why(workshop, paper),
        citations=paper.citations[:CITATIONS],
        tier=paper.tier,
        official_title=paper.title,
        told=paper.told,
    )


def _narrowed(world: World, paper: AgreementFact) -> tuple[list[Constraint], str, Proof]:
    """Kind and purpose, and a date from coarse to fine as far as the proof needs one."""
    constraints = [
        Constraint(Attribute.KIND, Operator.IS, paper.kind),
        Constraint(Attribute.PURPOSE, Operator.IS, paper.purpose),
    ]
    phrase = ""
    proof = world.prove_agreements(constraints, itself)
    for unit, window in _windows(world, paper):
        if proof.holds:
            break
        constraints = [*constraints[:2], Constraint(Attribute.DATE, Operator.WITHIN, window)]
        phrase = capitalised(in_phrase(paper.when, unit))
        proof = world.prove_agreements(constraints, itself)
    return constraints, phrase, proof


def _windows(world: World, paper: AgreementFact) -> list[tuple[str, str]]:
    """Date constraints from coarse to fine, as (unit, EDTF); none finer or surer than the sources."""
    when = paper.when
    if when.is_hedged or world.disputed(paper.ref, "date"):
        return []
    found: list[tuple[str, str]] = []
    if when.year is not None:
        found.append(("year", f"{when.year:04}"))
    if when.month is not None:
        found.append(("month", f"{when.month[0]:04}-{when.month[1]:02}"))
    if when.is_bounded and when.precision in ("day", "interval"):
        found.append(("day", when.edtf))
    return found
