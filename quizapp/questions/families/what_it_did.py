"""What it did: from a document to its purpose, and from a purpose to the document. Two directions, two cards."""

from collections.abc import Iterator

from quizapp.facts.snapshot import AgreementFact
from quizapp.questions.draft import CITATIONS, Answer, Distractor, Draft, Gap, NoQuestion, Part, parts_of
from quizapp.questions.families.common import OTHER_ANSWER, not_done, readable, settled_of_subject
from quizapp.questions.item import Item
from quizapp.questions.language.wording import (
    acted,
    bare,
    capitalised,
    in_phrase,
    it,
    named,
    sentence,
    short,
    within_phrase,
)
from quizapp.questions.vocabulary import Asks, Attribute, Family, Format, Operator, Rule
from quizapp.questions.workshop import Workshop, attempt, checked_evidence
from quizapp.questions.world.proof import Constraint, Proof, World

FAMILY = Family.WHAT_IT_DID

# (before, after) the document, and whether the question is open without its options.
PURPOSE_WORDINGS = (
    ("What did ", " do?"),
    ("What was the point of ", "?"),
    ("What do the sources say of ", "?"),
    ("How do the sources sum up ", "?"),
    ("What did ", " bring about?"),
    ("What is known of ", "?"),
)
# Around the kind of document with its date, and its purpose.
TITLE_WORDINGS = (
    ("Which ", " ", "?"),
    ("What is the name of the ", " that ", "?"),
    ("Which title belongs to the ", " that ", "?"),
    ("Which document is the ", " that ", "?"),
    ("{a} ", " ", ". Which one was it?"),
    ("Can you name the ", " that ", "?"),
)


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for paper in workshop.snapshot.agreements.values():
        if not paper.purpose:
            yield Gap(FAMILY, (paper.ref,), "the sources do not say what it did", applies=False)
            continue
        yield from attempt(FAMILY, [paper.ref], lambda paper=paper: _purpose(workshop, paper))  # type: ignore[misc]
        yield from attempt(FAMILY, [paper.ref], lambda paper=paper: _title(workshop, paper))  # type: ignore[misc]


def purpose_of(paper: AgreementFact) -> str | None:
    return paper.purpose or None


def itself(paper: AgreementFact) -> str | None:
    return paper.key


def _checked(workshop: Workshop, paper: AgreementFact) -> None:
    checked_evidence(paper)
    workshop.lures.must_be_option(paper)


def _purpose(workshop: Workshop, paper: AgreementFact) -> Draft:
    _checked(workshop, paper)
    constraint = Constraint(Attribute.TITLE, Operator.SIMILAR, short(paper))
    proof = workshop.world.prove_agreements([constraint], purpose_of)
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, [paper.ref], Asks.PURPOSE)
    others = workshop.lures.purposes(paper, key, short(paper), lambda other: _said_of(paper, other.purpose))
    before, after = workshop.pick(PURPOSE_WORDINGS, key)
    return Draft(
        family=FAMILY,
        asks=Asks.PURPOSE,
        subjects=(paper.ref,),
        parts=readable(parts_of(before, (named(paper), 0), after)),
        constraints=(constraint,),
        answer=Answer(_said_of(paper, paper.purpose), paper.purpose),
        distractors=tuple(
            Distractor(
                text=_said_of(paper, other.purpose),
                value=other.purpose,
                rule=Rule.OTHER_PURPOSE,
                facts=(paper.ref, other.ref),
                reason=f"That is what {named(other)} did; the sources say otherwise of this one.",
                truth=sentence(f"That was done by {named(other)}, which {acted(other)}"),
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
        formats=(Format.CHOICE, Format.FLASHCARD),
        statement=(
            Part("This is what the sources say of "),
            Part(named(paper), 0),
            Part(": "),
            Part("", is_blank=True),
            Part("."),
        ),
    )


def _said_of(paper: AgreementFact, purpose: str) -> str:
    """A purpose as an option; the pronoun is the stem's document's, so that grammar fits every option (lint 11)."""
    return capitalised(f"{it(short(paper))} {purpose}")


def _why(workshop: Workshop, paper: AgreementFact) -> str:
    """What the answer does not say already: when, and on which occasion."""
    event = workshop.snapshot.events.get(paper.event)
    occasion = f", during {named(event)}" if event is not None and event.kind == "visit" else ""
    return sentence(f"{named(paper)} {acted(paper)}{occasion}")


def _title(workshop: Workshop, paper: AgreementFact) -> Draft:
    """The other direction. A document of unknown purpose may share it, so kind or date must rule it out."""
    _checked(workshop, paper)
    constraints, phrase, proof = _narrowed(workshop.world, paper)
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, [paper.ref], Asks.AGREEMENT)
    noun = paper.kind.replace("_", " ")
    said = f"{noun} {paper.purpose}"
    others = workshop.lures.purposes(paper, key, said, lambda other: bare(short(other)), kind=paper.kind)
    which = parts_of((noun, 0), *((f" {paper.act} ", (phrase, 2)) if phrase else ()))
    before, between, after = workshop.pick(TITLE_WORDINGS, key)
    before = before.format(a="An" if noun[0] in "aeiou" else "A")
    purpose = Part(paper.purpose, 1)
    return Draft(
        family=FAMILY,
        asks=Asks.AGREEMENT,
        subjects=(paper.ref,),
        parts=readable((Part(before), *which, Part(between), purpose, Part(after))),
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
        formats=(Format.CHOICE, Format.FLASHCARD),
        statement=(
            Part("The "),
            *which,
            Part(" that "),
            purpose,
            Part(" was this: "),
            Part("", is_blank=True),
            Part("."),
        ),
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
        phrase = within_phrase(paper.when) if unit == "day" else in_phrase(paper.when, unit)
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


# --- proved again ------------------------------------------------------------------------------------------------
settled = settled_of_subject


def prove(world: World, item: Item) -> Proof:
    return world.prove_agreements(item.meant, purpose_of if item.asks == Asks.PURPOSE else itself)


def answer_problem(world: World, item: Item) -> str:
    paper = world.snapshot.agreements[item.subjects[0].removeprefix("agreement:")]
    right = paper.purpose if item.asks == Asks.PURPOSE else paper.key
    return not_done(world, item) or ("" if right == item.answer["value"] else OTHER_ANSWER)
