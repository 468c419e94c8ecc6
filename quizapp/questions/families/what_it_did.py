"""What it did: from a document to its purpose, and from a purpose to the document. Two directions, two cards."""

from collections.abc import Iterator

from quizapp.facts.names import content_words, similarity
from quizapp.facts.snapshot import AgreementFact
from quizapp.questions.draft import Answer, Distractor, Draft, Gap, NoQuestion, Part, parts_of
from quizapp.questions.proof import SIMILAR, Constraint
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator, Rule
from quizapp.questions.wording import bare, capitalised, in_phrase, sentence, short, signed, with_article
from quizapp.questions.workshop import Workshop, attempt, checked_evidence

FAMILY = Family.WHAT_IT_DID

PURPOSE_WORDINGS = (("What did ", " do?"), ("What was the effect of ", "?"))
TITLE_WORDINGS = ("Which document ", "Which of these documents ")


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


def _gives_away(seen: str, key: str, others: tuple[str, ...]) -> None:
    """No clang: a content word that only the stem and the right option share gives the answer away."""
    clang = content_words(seen) & content_words(key)
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
    _gives_away(short(paper), paper.purpose, tuple(other.purpose for other in others))
    before, after = PURPOSE_WORDINGS[0]
    return Draft(
        family=FAMILY,
        asks=Asks.PURPOSE,
        subjects=(paper.ref,),
        parts=parts_of(before, (with_article(short(paper)), 0), after),
        constraints=(constraint,),
        answer=Answer(_it(paper), paper.purpose),
        distractors=tuple(
            Distractor(
                text=_it(other),
                value=other.purpose,
                rule=Rule.OTHER_PURPOSE,
                facts=(paper.ref, other.ref),
                reason=f"That is what {with_article(short(other))} did; the sources say otherwise of this one.",
                truth=sentence(f"That was done by {with_article(short(other))}, which {signed(other.when)}"),
                truth_facts=(other.ref,),
            )
            for other in others
        ),
        proof=proof,
        why=sentence(f"{with_article(short(paper))} {paper.purpose}; it {signed(paper.when)}"),
        citations=paper.citations,
        tier=paper.tier,
        official_title=paper.title,
        told=paper.told,
    )


def _it(paper: AgreementFact) -> str:
    return f"It {paper.purpose}"


def _title(workshop: Workshop, paper: AgreementFact) -> Draft:
    """The other direction. Documents whose purpose is unknown may share it, so a date must rule them out."""
    _checked(workshop, paper)
    world = workshop.world
    constraints = [Constraint(Attribute.PURPOSE, Operator.IS, paper.purpose)]
    phrase = ""
    proof = world.prove_agreements(constraints, itself)
    for unit, window in _windows(paper):
        if proof.holds:
            break
        constraints = [constraints[0], Constraint(Attribute.DATE, Operator.WITHIN, window)]
        phrase = in_phrase(paper.when, unit)
        proof = world.prove_agreements(constraints, itself)
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, [paper.ref], Asks.AGREEMENT)
    others = workshop.lures.purposes(paper, key)
    _gives_away(paper.purpose, short(paper), tuple(short(other) for other in others))
    words = workshop.pick(TITLE_WORDINGS, key)
    parts: list[Part] = [Part(words), Part(paper.purpose, 0), Part("?")]
    if phrase:
        parts = [Part(capitalised(phrase), 1), Part(f", {words[0].lower()}{words[1:]}"), *parts[1:]]
    return Draft(
        family=FAMILY,
        asks=Asks.AGREEMENT,
        subjects=(paper.ref,),
        parts=tuple(parts),
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
            if similarity(short(other), short(paper)) < SIMILAR
        ),
        proof=proof,
        why=sentence(f"{with_article(short(paper))} {paper.purpose}; it {signed(paper.when)}"),
        citations=paper.citations,
        tier=paper.tier,
        official_title=paper.title,
        told=paper.told,
    )


def _windows(paper: AgreementFact) -> list[tuple[str, str]]:
    """Date constraints from coarse to fine, as (unit, EDTF)."""
    when = paper.when
    found: list[tuple[str, str]] = []
    if when.year is not None:
        found.append(("year", f"{when.year:04}"))
    if when.month is not None:
        found.append(("month", f"{when.month[0]:04}-{when.month[1]:02}"))
    if when.is_bounded and when.precision in ("day", "interval"):
        found.append(("day", when.edtf))
    return found
