"""Referring expressions: how a stem says which event it means, with no more detail than the proof needs. Pure.

Dale and Reiter's incremental algorithm (Cognitive Science 19, 1995): attributes are tried in a fixed order of
preference and kept only if they remove rivals; a backward pass then drops what became redundant.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizapp.facts.snapshot import EventFact
from quizapp.questions.draft import NoQuestion, Part
from quizapp.questions.language.wording import (
    YEAR,
    act,
    in_phrase,
    is_headline,
    named,
    person_label,
    possessive,
    short,
    with_article,
)
from quizapp.questions.vocabulary import Attribute, Operator
from quizapp.questions.world.proof import Constraint, Proof, World


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a stem that carry one constraint; `before` is the plain text in front of them."""

    before: str
    text: str
    constraint: Constraint


@dataclass(frozen=True, slots=True)
class Reference:
    """The chosen pieces with the proof that they suffice."""

    pieces: tuple[Piece, ...]
    proof: Proof

    @property
    def constraints(self) -> tuple[Constraint, ...]:
        return tuple(piece.constraint for piece in self.pieces)

    def parts(self) -> list[Part]:
        """Stem parts in order; constraint indexes count from 0 in the order of the pieces."""
        made: list[Part] = []
        for index, piece in enumerate(self.pieces):
            if piece.before:
                made.append(Part(piece.before))
            made.append(Part(piece.text, index))
        return made


def refer(
    world: World,
    base: Sequence[Piece],
    optional: Sequence[Piece],
    answer: Callable[[EventFact], str | None],
) -> Reference:
    """The shortest description that the preference order allows; raises NoQuestion when attributes run out.

    `base` pieces always stay. Of several optional pieces for one attribute (dates, coarse to fine) only the last
    kept one stays, since a finer one implies the coarser.
    """
    chosen: list[Piece] = []

    def prove(extra: Sequence[Piece]) -> Proof:
        return world.prove_events([piece.constraint for piece in (*base, *extra)], answer)

    proof = prove(chosen)
    for piece in optional:
        if proof.holds:
            break
        rest = [kept for kept in chosen if kept.constraint.attribute != piece.constraint.attribute]
        narrower = prove([*rest, piece])
        if len(narrower.may) < len(proof.may) or narrower.holds:
            chosen, proof = [*rest, piece], narrower
    if not proof.holds:
        raise NoQuestion(proof.problem)
    for piece in list(chosen):
        without = [kept for kept in chosen if kept is not piece]
        lighter = prove(without)
        if lighter.holds:
            chosen, proof = without, lighter
    return Reference((*base, *chosen), proof)


# --- pieces ---------------------------------------------------------------------------------------------------------


def visit_pieces(world: World, event: EventFact, *, clause: bool = False) -> list[Piece]:
    """'Chinese Premier Li Peng's visit to Kazakhstan', for a visit with one leader and a known host country.

    As a clause: 'Chinese Premier Li Peng pay the visit to Kazakhstan'.
    """
    snapshot = world.snapshot
    leaders = event.persons("leader")
    if event.kind != "visit" or len(leaders) != 1 or not event.host_country:
        return []
    person = snapshot.persons[leaders[0].person]
    if person.unnamed:
        return []
    office = "" if world.disputed(event.ref, "office") else leaders[0].office
    label = person_label(snapshot, person, office)
    return [
        Piece("", label if clause else possessive(label), Constraint(Attribute.LEADER, Operator.IS, person.key)),
        Piece(" pay the " if clause else " ", "visit", Constraint(Attribute.KIND, Operator.IS, event.kind)),
        Piece(" to ", snapshot.country_name(event.host_country), host_constraint(event)),
    ]


def clause_pieces(event: EventFact) -> list[Piece]:
    """The event as the clause that its editors wrote for questions: 'did Kazakhstan open its embassy in Beijing'."""
    if not event.question_clause:
        return []
    return [Piece("", event.question_clause, Constraint(Attribute.TITLE, Operator.SIMILAR, event.title))]


SHORT_ENOUGH = 18  # words of a title that a stem can carry; of a longer one the short title stands for it


def title_pieces(event: EventFact) -> list[Piece]:
    """The event by its title, with the article it needs, quoted when it is a headline."""
    is_long = len(event.title.split()) > SHORT_ENOUGH and bool(event.short_title)
    is_better = is_headline(event, event.title) and not is_headline(event)  # 'the fall of the Wall' needs no quoting
    title = event.short_title if is_long or is_better else event.title
    return [Piece("", named(event, title), Constraint(Attribute.TITLE, Operator.SIMILAR, title))]


def event_pieces(world: World, event: EventFact) -> list[Piece]:
    return visit_pieces(world, event) or title_pieces(event)


def host_constraint(event: EventFact) -> Constraint:
    return Constraint(Attribute.HOST_COUNTRY, Operator.IS, event.host_country)


def date_pieces(event: EventFact, units: Sequence[str] = ("month", "day")) -> list[Piece]:
    """The date, coarse to fine, for the units that hold the whole event; never finer than the source."""
    when = event.when
    if not when.is_bounded or when.is_hedged:
        return []
    pieces = []
    for unit in units:
        if unit == "year" and when.year is not None:
            window = f"{when.year:04}"
        elif unit == "month" and when.month is not None:
            window = f"{when.month[0]:04}-{when.month[1]:02}"
        elif unit == "day":
            window = when.edtf
        else:
            continue
        pieces.append(Piece(" ", in_phrase(when, unit), Constraint(Attribute.DATE, Operator.WITHIN, window)))
    return pieces


def signed_pieces(world: World, event: EventFact, words: str = " during which ") -> list[Piece]:
    """'… during which the consular treaty was signed': documents that name one paper and no year, weightiest first."""
    papers = [paper for paper in world.snapshot.agreements_at.get(event.key, ()) if is_anchor(world, paper.key)]
    papers.sort(key=lambda paper: (paper.tier, paper.key))
    return [
        Piece(
            words,
            f"{with_article(short(paper))} {act(paper)}",
            Constraint(Attribute.SIGNED, Operator.HAS, paper.key),
        )
        for paper in papers
    ]


def is_anchor(world: World, agreement: str) -> bool:
    """Whether a document's short title can stand for it alone: specific, done, undisputed, and without a year in it."""
    paper = world.snapshot.agreements[agreement]
    return (
        not paper.generic
        and paper.told == "done"
        and bool(paper.short_title)
        and not YEAR.search(paper.short_title)
        and paper.ref not in world.snapshot.conflicts_of
    )
